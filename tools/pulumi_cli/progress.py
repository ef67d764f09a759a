"""The progress of a Go build: live on a terminal, a line now and then in a log."""

from __future__ import annotations

import time
from types import TracebackType

from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from typing_extensions import Self

from tools.console import console, say

SECONDS_BETWEEN_LOG_LINES = 15


class BuildProgress:
    """Tell what `go build -v` is doing, from the lines it prints, and how long it took."""

    def __init__(self, program: str) -> None:
        self._program = program
        self._packages = 0
        self._started = self._last_logged = time.monotonic()
        self._live = Progress(
            SpinnerColumn(),
            TextColumn("{task.description}"),
            TimeElapsedColumn(),
            console=console,
            transient=True,
        )
        self._task = self._live.add_task(f"building {program}")

    def __enter__(self) -> Self:
        if console.is_terminal:
            self._live.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if console.is_terminal:
            self._live.stop()
        if error is None:
            say(f"Built {self._program} ({time.monotonic() - self._started:.0f} s)")

    def saw(self, line: str) -> None:
        """Take in one line: `go: downloading module version`, or the package being compiled."""
        if line.startswith("go: "):
            doing = line.removeprefix("go: ")
        else:
            self._packages += 1
            doing = f"compiling package {self._packages}, {line}"
        if console.is_terminal:
            self._live.update(self._task, description=f"building {self._program}: {doing}")
        else:
            self._log(doing)

    def _log(self, doing: str) -> None:
        now = time.monotonic()
        if now - self._last_logged >= SECONDS_BETWEEN_LOG_LINES:
            self._last_logged = now
            say(f"  {now - self._started:4.0f} s: {doing}")
