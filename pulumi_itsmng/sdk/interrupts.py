"""A program that Pulumi interrupts ends without a traceback."""

from __future__ import annotations

import sys
from pathlib import Path
from types import TracebackType

PROGRAM_RUNNER = "pulumi-language-python-exec"
"""What Pulumi's language host runs a program with."""


def hide_interrupts() -> None:
    """Let a program that Pulumi runs end without a traceback where Pulumi interrupts it. A script stays as it is.

    Once a resource has failed, the engine interrupts the program, which still waits for others: that buries the error
    of the resource. A person's Ctrl-C reaches only the engine. Whatever else ends a program is shown as ever, and the
    exit status is that of an interrupt.
    """
    if any(Path(argument).name == PROGRAM_RUNNER for argument in sys.orig_argv):
        show = sys.excepthook

        def show_all_but_interrupts(
            kind: type[BaseException], error: BaseException, trace: TracebackType | None
        ) -> None:
            if not issubclass(kind, KeyboardInterrupt):
                show(kind, error, trace)

        sys.excepthook = show_all_but_interrupts
