"""The one place where numbers become text."""

from collections.abc import Sequence

ABSENT = "–"


def format_figure(value: float | None) -> str:
    """Write a share as two decimals without the leading zero.

    >>> format_figure(0.8349), format_figure(1.0), format_figure(None)
    ('.83', '1.00', '–')
    """
    return ABSENT if value is None else _drop_zero(f"{value:.2f}")


def format_interval(bounds: Sequence[float] | None) -> str:
    """Write an interval.

    >>> format_interval([0.7512, 0.9]), format_interval(None)
    ('[.75, .90]', '–')
    """
    return ABSENT if bounds is None else f"[{format_figure(bounds[0])}, {format_figure(bounds[1])}]"


def format_with_interval(value: float | None, bounds: Sequence[float] | None) -> str:
    """Write a figure with its interval."""
    return format_figure(value) if bounds is None else f"{format_figure(value)} {format_interval(bounds)}"


def format_difference(value: float) -> str:
    """Write a signed difference.

    >>> format_difference(-0.0312), format_difference(0.2)
    ('−.03', '+.20')
    """
    return ("−" if round(value, 2) < 0 else "+") + _drop_zero(f"{abs(value):.2f}")


def format_p(value: float) -> str:
    """Write a p-value to three decimals.

    >>> format_p(0.0004), format_p(0.0416)
    ('<.001', '.042')
    """
    return "<.001" if value < 0.001 else _drop_zero(f"{value:.3f}")


def _drop_zero(text: str) -> str:
    return text[1:] if text.startswith("0.") else text
