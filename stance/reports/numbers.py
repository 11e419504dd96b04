"""The one place where numbers become text."""

from collections.abc import Iterable, Sequence

ABSENT = "–"
FEW_MARK = "†"

_LETTERS = "abcdefghijklmnoprstuvwxyz"
SUPERSCRIPT_BY_LETTER = dict(zip(_LETTERS, "ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ", strict=True))


def format_figure(value: float | None, *, digits: int = 2) -> str:
    """Write a share as decimals without the leading zero.

    >>> format_figure(0.8349), format_figure(1.0), format_figure(None), format_figure(-0.0349, digits=3)
    ('.83', '1.00', '–', '−.035')
    """
    if value is None:
        return ABSENT
    return ("−" if round(value, digits) < 0 else "") + _drop_zero(f"{abs(value):.{digits}f}")


def format_interval(bounds: Sequence[float] | None, *, digits: int = 2) -> str:
    """Write an interval.

    >>> format_interval([0.7512, 0.9]), format_interval(None)
    ('[.75, .90]', '–')
    """
    if bounds is None:
        return ABSENT
    return f"[{format_figure(bounds[0], digits=digits)}, {format_figure(bounds[1], digits=digits)}]"


def format_with_interval(
    value: float | None, bounds: Sequence[float] | None, *, digits: int = 2, is_few: bool = False
) -> str:
    """Write a figure with its interval, marked where it rests on too few items.

    >>> format_with_interval(0.5, [0.1, 0.9], is_few=True)
    '.50† [.10, .90]'
    """
    figure = format_figure(value, digits=digits) + (FEW_MARK if is_few and value is not None else "")
    return figure if bounds is None else f"{figure} {format_interval(bounds, digits=digits)}"


def format_share(value: float | None) -> str:
    """Write a share as a percentage.

    >>> format_share(0.1234), format_share(0.0042), format_share(1.0), format_share(None)
    ('12%', '0.4%', '100%', '–')
    """
    if value is None:
        return ABSENT
    return f"{100 * value:.1f}%" if 0 < value < 0.0995 else f"{100 * value:.0f}%"


def format_share_with_interval(value: float, bounds: Sequence[float] | None) -> str:
    """Write a percentage with its interval.

    >>> format_share_with_interval(0.12, [0.0912, 0.15])
    '12% [9.1%, 15%]'
    """
    share = format_share(value)
    return share if bounds is None else f"{share} [{format_share(bounds[0])}, {format_share(bounds[1])}]"


def format_difference(value: float) -> str:
    """Write a signed difference.

    >>> format_difference(-0.0312), format_difference(0.2), format_difference(-0.001)
    ('−.03', '+.20', '.00')
    """
    return ("+" if round(value, 2) > 0 else "") + format_figure(value)


def format_signed_interval(bounds: Sequence[float] | None) -> str:
    """Write the interval of a difference.

    >>> format_signed_interval([-0.05, 0.1]), format_signed_interval(None)
    ('[−.05, +.10]', '')
    """
    return "" if bounds is None else f"[{format_difference(bounds[0])}, {format_difference(bounds[1])}]"


def format_p(value: float, *, is_bound: bool = False) -> str:
    """Write a p-value to three decimals; one that the number of swaps bounds from below as at most that.

    >>> format_p(0.0004), format_p(0.0416), format_p(0.01, is_bound=True)
    ('<.001', '.042', '≤.010')
    """
    return "<.001" if value < 0.001 else ("≤" if is_bound else "") + _drop_zero(f"{value:.3f}")


def letter_of(number: int) -> str:
    """Name the runs of a comparison; Unicode has no raised q, so that letter is left out.

    >>> letter_of(0), letter_of(16), letter_of(25)
    ('a', 'r', 'aa')
    """
    times, place = divmod(number, len(_LETTERS))
    return _LETTERS[place] * (times + 1)


def format_letters(letters: Sequence[str]) -> str:
    """Write letters raised, for the end of a figure.

    >>> ".37" + format_letters(["b", "c"])
    '.37ᵇᶜ'
    """
    return "".join(SUPERSCRIPT_BY_LETTER[letter] for letter in "".join(letters))


def format_size(value: float) -> str:
    """Write the size of a difference.

    >>> format_size(0.0312), format_size(0.0)
    ('.03', '.00')
    """
    return format_figure(abs(value))


def format_count(value: int) -> str:
    """Write a rough number, two figures of it.

    >>> format_count(1234), format_count(87), format_count(3)
    ('1,200', '87', '3')
    """
    size = 10 ** max(0, len(str(value)) - 2)
    return f"{round(value / size) * size:,}"


def list_few(names: Iterable[str], *, most: int = 5) -> str:
    """Write the first names of a list, and how many there are where some are left out.

    >>> list_few("abc"), list_few("abcdefg")
    ('a, b, c', 'a, b, c, d, e and 2 more')
    """
    known = list(names)
    return ", ".join(known[:most]) + (f" and {len(known) - most} more" if len(known) > most else "")


def _drop_zero(text: str) -> str:
    return text[1:] if text.startswith("0.") else text
