"""A bar on stderr with rate and time left, for long work on a terminal."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def show_progress(total: int, *, done: int = 0, is_shown: bool) -> Iterator[Callable[[int], None]]:
    """Give a function that is told of each step of n sentences; it draws nothing unless `is_shown`."""
    if not is_shown:
        yield lambda n: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TimeRemainingColumn
    from rich.text import Text

    class Rate(ProgressColumn):
        def render(self, task: Task) -> Text:
            speed = task.finished_speed or task.speed
            return Text("" if speed is None else f"{speed:,.0f} sentences/s")

    columns = (BarColumn(), MofNCompleteColumn(), Rate(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("scoring", total=total, completed=done)
        yield lambda n: bar.advance(task, n)
