"""Times of several methods taken in turn, so that what else the machine does falls on all alike."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Timed:
    """The seconds of every method in every round; all methods have as many rounds."""

    seconds: dict[str, list[float]]

    def median_of(self, name: str) -> float:
        return median(self.seconds[name])

    def ratio(self, name: str, base: str) -> str:
        """Give the median of the ratios within rounds, and the least and the greatest of them.

        >>> Timed({"a": [1.0, 2.0, 3.0], "b": [1.0, 1.0, 2.0]}).ratio("a", "b")
        '1.50 (1.00 to 2.00)'
        """
        ratios = [one / other for one, other in zip(self.seconds[name], self.seconds[base], strict=True)]
        return f"{median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f})"


def time_in_turn(methods: Mapping[str, Callable[[], object]], *, rounds: int) -> Timed:
    """Run every method once a round, every second round in reverse; a first round warms up and does not count."""
    seconds: dict[str, list[float]] = {name: [] for name in methods}
    for number in range(rounds + 1):
        names = list(methods) if number % 2 else list(methods)[::-1]
        for name in names:
            start = time.perf_counter()
            methods[name]()
            if number:
                seconds[name].append(time.perf_counter() - start)
    return Timed(seconds)
