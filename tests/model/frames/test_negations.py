"""How negations compose, and what two clauses of opposite positions amount to."""

import pytest

from stance.model.features import SentenceView

_TYPES = ("pledge", "refusal", "opposition", "acquiescence")


def types(text: str) -> set[str]:
    return {frame.label for frame in SentenceView(text).frames if frame.label in _TYPES}


NEGATIONS = [
    ("Nothing will make us pay the levy.", {"refusal"}),
    ("Nothing will make us abandon the garrison.", {"pledge"}),
    ("No threat will force us to accept the raid.", {"opposition"}),
    ("Nothing will stop us from supporting the miners.", {"pledge"}),
    ("Bergen stopped short of contributing to the fund.", {"refusal"}),
    ("Bergen stopped short of vetoing the charter.", {"acquiescence"}),
    ("Bergen stopped short of saying when it would sail.", set()),
    ("Neither town will desert the garrison.", {"pledge"}),
    ("We will not bow to the ultimatum.", {"refusal"}),
    ("The duchy has not refused to send a frigate.", set()),
    ("The duke is not unwilling to send a frigate.", set()),
    ("The duke would not exclude sending a frigate.", set()),
    ("The duke cannot refuse to send a frigate.", {"pledge"}),
    ("The duke will not refuse his help to the miners.", {"pledge"}),
    ("The duke will not refuse to send a frigate.", {"pledge"}),
    ("The abbots will never stop opposing the merger.", {"opposition"}),
]

VERBS = [
    ("The duke will scrap his contribution to the fleet.", {"refusal"}),
    ("The envoy stormed out of the talks.", {"refusal"}),
    ("The clerks will not slow-walk the reform.", {"acquiescence"}),
    ("The islands will not take it lying down.", {"opposition"}),
    ("The islands will go along with the merger.", {"acquiescence"}),
    ("The league will not pony up for the harbour.", {"refusal"}),
    ("The league will never grow tired of helping the islands.", {"pledge"}),
]

JOINED = [
    ("The islands neither backed nor blocked the motion.", {"refusal", "acquiescence"}),
    ("The islands neither support nor oppose the motion.", {"refusal", "acquiescence"}),
    ("Bergen will send tents but not arms.", {"pledge", "refusal"}),
    ("Bergen will send not arms but tents.", {"pledge", "refusal"}),
    ("Bergen not only refused to take part but threatened to veto the plan.", {"refusal", "opposition"}),
    ("Bergen opposes the levy but is ready to host the talks.", {"pledge", "opposition"}),
    ("Bergen will not pay, and neither will the islands.", {"refusal"}),
]


@pytest.mark.parametrize(("text", "expected"), NEGATIONS + VERBS + JOINED)
def test_negations_compose(text: str, expected: set[str]) -> None:
    assert types(text) == expected
