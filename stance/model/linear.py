"""Linear weights for one task: strength of regularisation, calibration and thresholds from inner folds.

Everything is chosen on out-of-fold scores of training documents. Calibration is Platt's
(a logistic curve on the score), which stays linear and is folded into the weights.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from joblib import Parallel, delayed, parallel_config
from scipy import sparse
from scipy.optimize import minimize
from scipy.special import expit, log_softmax, softmax
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from threadpoolctl import threadpool_limits

from stance.codebook import Task
from stance.model.decisions import decide

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]
Fold = tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]

_ITERATIONS = 1000
GRID = np.linspace(0.02, 0.98, 97)
_FEWEST = 5
_POWERS = (0.0, 0.25, 0.5, 0.75, 1.0)


@dataclass(frozen=True, eq=False)
class Weights:
    """A fitted task: coefficients (features, labels), intercepts (labels,), thresholds (labels,).

    `support` (thresholds of GRID, labels) is the precision on inner folds of a label given from a threshold
    on, nan where fewer than five sentences reach it. `inner_loss` is the log loss of the calibrated
    out-of-fold probabilities. Both are empty where there were no inner folds.
    """

    coefficients: Floats
    intercepts: Floats
    thresholds: Floats
    support: Floats | None = None
    inner_loss: float = float("nan")


@dataclass(frozen=True)
class FoldPlan:
    """The inner folds: train and test positions of each."""

    folds: tuple[Fold, ...]


def plan_folds(groups: npt.NDArray[Any], *, n_folds: int, seed: int) -> FoldPlan:
    """Split by group; with fewer groups than folds, one group a fold."""
    n_groups = len(np.unique(groups))
    folds = GroupKFold(min(n_folds, n_groups), shuffle=True, random_state=seed).split(groups, groups=groups)
    return FoldPlan(tuple(folds))


def fit_task(
    X: sparse.csr_matrix, gold: Bools, task: Task, plan: FoldPlan, *, strengths: Sequence[float], jobs: int
) -> Weights:
    """Fit one task, with the strength of regularisation that inner folds prefer."""
    scores_by_strength = out_of_fold(X, gold, task, plan, strengths=strengths, jobs=jobs)
    strength = min(strengths, key=lambda value: log_loss(scores_by_strength[value], gold, task))
    scores = scores_by_strength[strength]
    coefficients, intercepts = _fit(X, gold, task, strength)
    slopes, shifts = _calibrate(scores, gold, task)
    calibrated = scores * slopes + shifts
    shares = probabilities(calibrated, task)
    thresholds = _choose_thresholds(shares, gold, task) if X.shape[1] else _equal_thresholds(task)
    return Weights(
        coefficients * slopes,
        intercepts * slopes + shifts,
        thresholds,
        _support(shares, gold, decide(shares, thresholds, task), task),
        log_loss(calibrated, gold, task),
    )


def out_of_fold(
    X: Any, gold: Bools, task: Task, plan: FoldPlan, *, strengths: Sequence[float], jobs: int
) -> dict[float, Floats]:
    """Give for each strength the score of every sentence by weights that were fitted without its document.

    All fits are handed out at once, and each takes its rows itself: processes of this machine then share one
    copy of X, and those of a cluster get it once.
    """
    fits = [(strength, fold) for strength in strengths for fold in plan.folds]
    parts = Parallel(n_jobs=jobs)(delayed(_fold_scores)(X, gold, fold, task, strength) for strength, fold in fits)
    scores = {strength: np.zeros(gold.shape) for strength in strengths}
    for (strength, (_, test)), part in zip(fits, parts, strict=True):
        scores[strength][test] = part
    return scores


def probabilities(scores: Floats, task: Task) -> Floats:
    """Turn scores into probabilities: each label by itself, or summing to 1 over the labels of a multiclass task."""
    shares: Floats = expit(scores) if task.is_multilabel else softmax(scores, axis=1)
    return shares


def log_loss(scores: Floats, gold: Bools, task: Task) -> float:
    """Give the mean negative log likelihood of gold under uncalibrated scores."""
    if not task.is_multilabel:
        return float(-log_softmax(scores, axis=1)[gold].mean())
    return float(np.logaddexp(0, np.where(gold, -scores, scores)).mean())


def _fold_scores(X: Any, gold: Bools, fold: Fold, task: Task, strength: float) -> Floats:
    train, test = fold
    coefficients, intercepts = _fit(X[train], gold[train], task, strength)
    return np.asarray(X[test] @ coefficients + intercepts)


def _fit(X: Any, gold: Bools, task: Task, strength: float) -> tuple[Floats, Floats]:
    # A fit is one piece of work wherever it runs; before version 1.8 scikit-learn would hand it to further processes.
    with threadpool_limits(1), parallel_config(backend="sequential"):
        if task.is_multilabel:
            columns = [_fit_label(X, gold[:, index], strength) for index in range(gold.shape[1])]
            return np.column_stack([column for column, _ in columns]), np.array([shift for _, shift in columns])
        return _fit_classes(X, gold, strength)


def _fit_label(X: Any, gold: Bools, strength: float) -> tuple[Floats, float]:
    """Fit one label; without features, or where it never or always occurs, it gets its smoothed share alone."""
    if gold.all() or not gold.any() or not X.shape[1]:
        share = (gold.sum() + 0.5) / (len(gold) + 1)
        return np.zeros(X.shape[1]), float(np.log(share / (1 - share)))
    model = LogisticRegression(C=strength, max_iter=_ITERATIONS).fit(X, gold)
    return model.coef_[0], float(model.intercept_[0])


def _fit_classes(X: Any, gold: Bools, strength: float) -> tuple[Floats, Floats]:
    """Fit a multiclass task; a class that does not occur gets a low score everywhere."""
    chosen = gold.argmax(axis=1)
    present = np.unique(chosen)
    coefficients, intercepts = np.zeros((X.shape[1], gold.shape[1])), np.full(gold.shape[1], -10.0)
    if len(present) == 1 or not X.shape[1]:
        intercepts[present] = np.log(gold.mean(axis=0)[present])
        return coefficients, intercepts
    model = LogisticRegression(C=strength, max_iter=_ITERATIONS).fit(X, chosen)
    if len(present) == 2:
        coefficients[:, present[1]] = model.coef_[0]
        intercepts[present] = 0.0, model.intercept_[0]
    else:
        coefficients[:, present], intercepts[present] = model.coef_.T, model.intercept_
    return coefficients, intercepts


def _calibrate(scores: Floats, gold: Bools, task: Task) -> tuple[Floats, Floats]:
    """Give slope and shift for every label: Platt's for a multilabel task, one temperature for a multiclass one."""
    if not task.is_multilabel:
        found = minimize(lambda t: log_loss(scores * np.exp(t[0]), gold, task), [0.0], method="BFGS")
        return np.full(gold.shape[1], float(np.exp(found.x[0]))), np.zeros(gold.shape[1])
    curves = [_platt(scores[:, index], gold[:, index]) for index in range(gold.shape[1])]
    return np.array([slope for slope, _ in curves]), np.array([shift for _, shift in curves])


def _platt(scores: Floats, gold: Bools) -> tuple[float, float]:
    """Fit a logistic curve with Platt's smoothed targets (Platt 1999), so that few positives do not push to 0 or 1."""
    n_positive, n_negative = int(gold.sum()), int((~gold).sum())
    if not n_positive or not n_negative:
        return 1.0, 0.0
    target = np.where(gold, (n_positive + 1) / (n_positive + 2), 1 / (n_negative + 2))

    def loss(parameters: Floats) -> float:
        fitted = np.exp(parameters[0]) * scores + parameters[1]
        return float((np.logaddexp(0, fitted) - target * fitted).mean())

    slope, shift = minimize(loss, np.zeros(2), method="BFGS").x
    return float(np.exp(slope)), float(shift)


def _equal_thresholds(task: Task) -> Floats:
    """Give what labels the most frequent alone; without features, scores differ between folds by chance only."""
    return np.full(len(task.labels), 0.5 if task.is_multilabel else 1.0)


def _choose_thresholds(shares: Floats, gold: Bools, task: Task) -> Floats:
    """Choose the threshold of each label: the one with the best F1 by itself, or for classes the best macro-F1."""
    if not task.is_multilabel:
        return _class_thresholds(shares, gold, task)
    return np.array([_threshold(shares[:, index], gold[:, index]) for index in range(gold.shape[1])])


def _class_thresholds(shares: Floats, gold: Bools, task: Task) -> Floats:
    """Choose how far thresholds of classes follow their prevalence; following it gives rare classes their due."""
    prevalence = np.maximum(gold.mean(axis=0), 1 / (len(gold) + 1))
    candidates = [prevalence**power for power in _POWERS]
    return max(candidates, key=lambda thresholds: _macro_f1(decide(shares, thresholds, task), gold))


def _macro_f1(predicted: Bools, gold: Bools) -> float:
    hits, total = (predicted & gold).sum(axis=0), predicted.sum(axis=0) + gold.sum(axis=0)
    return float((2 * hits / np.maximum(total, 1)).mean())


def _threshold(shares: Floats, gold: Bools) -> float:
    if not gold.any() or np.ptp(shares) < 1e-3:
        return 0.5
    predicted = shares[:, None] >= GRID
    hits = (predicted & gold[:, None]).sum(axis=0)
    f1 = 2 * hits / (predicted.sum(axis=0) + gold.sum())
    smooth = np.convolve(np.pad(f1, 2, mode="edge"), np.full(5, 0.2), mode="valid")
    return float(GRID[smooth.argmax()])


def _support(shares: Floats, gold: Bools, chosen: Bools, task: Task) -> Floats:
    """Give the precision of each label from each threshold of GRID on: (thresholds, labels)."""
    if not task.is_multilabel:
        shares = np.where(chosen, shares, 0.0)
    reached = shares[None] >= GRID[:, None, None]
    number = reached.sum(axis=1)
    hits = (reached & gold[None]).sum(axis=1)
    return np.where(number >= _FEWEST, hits / np.maximum(number, 1), np.nan)
