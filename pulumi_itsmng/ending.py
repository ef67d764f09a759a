"""When a provider's process has to end: as soon as Pulumi's engine is gone, or asks for it.

The engine reads this process's standard output: when it is killed, that pipe breaks, and nobody is left who could
store what is done from then on. When it is done, it sends SIGINT, which is lost where it was started with SIGINT
ignored, as a shell starts what runs in the background; it would then kill this process only after five seconds.
"""

from __future__ import annotations

import faulthandler
import os
import select
import signal
import sys
import threading
from collections.abc import Callable

LOOK_EVERY = 500
"""Milliseconds between looks at the pipe, where the system does not wake who waits for its break."""


def end_with_the_engine(close: Callable[[], None]) -> None:
    """Watch, in a thread, for the engine's end. Windows has no way to, and there nobody watches.

    Args:
        close: what is to be done before the process ends on request; nothing is done if the engine is gone.
    """
    if not hasattr(select, "poll"):
        return
    output = sys.__stdout__.fileno() if sys.__stdout__ else -1
    threading.Thread(target=_watch, args=(output, _interrupts(), close), daemon=True, name="engine").start()


def _watch(output: int, interrupts: int | None, close: Callable[[], None]) -> None:
    waiting = select.poll()
    waiting.register(output, 0)
    if interrupts is not None:
        waiting.register(interrupts, select.POLLIN)
    while True:
        for file, _ in waiting.poll(LOOK_EVERY):
            if file == interrupts:
                close()
                os._exit(0)
        if _is_broken(output):
            os._exit(1)


def _is_broken(output: int) -> bool:
    """Whether nobody reads a pipe any more: macOS tells only who asks whether the pipe can be written to."""
    looking = select.poll()
    looking.register(output, select.POLLOUT)
    broken = select.POLLERR | select.POLLHUP | select.POLLNVAL
    return any(events & broken for _, events in looking.poll(0))


def _interrupts() -> int | None:
    """A pipe that can be read once SIGINT came, where Python would not notice; else None.

    Only the main thread, which is not ours, may set a signal's handler. But `faulthandler` hears signals from
    anywhere, and writes to a file what the threads were doing then.
    """
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
        return None
    reading, writing = os.pipe()
    faulthandler.register(signal.SIGINT, file=writing, all_threads=False)
    return reading
