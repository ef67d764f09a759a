"""When a provider's process has to end: as soon as Pulumi's engine is gone, or asks for it.

The engine reads this process's standard output: when it is killed, that pipe breaks, and nobody is left who could
store what is done from then on. When it is done, it sends SIGINT, and kills this process five seconds later.

Python's handlers run in the main thread alone, which here sleeps until a signal comes. It sleeps on where the system
gives the signal to another thread, and where the engine was started with SIGINT ignored, as a shell starts what runs in
the background. So the signal is heard through a pipe, and the main thread is woken.
"""

from __future__ import annotations

import ctypes
import faulthandler
import os
import select
import signal
import threading
from typing import Any

LOOK_EVERY = 500
"""Milliseconds between looks at the engine's pipe, where the system does not wake who waits for its break."""


def end_with_the_engine(output: int) -> None:
    """Watch, in a thread, for the engine's end. Windows has no way to, and there nobody watches.

    Asked to end, the main thread is interrupted, and the process ends in its own way. If the engine is gone, it ends at
    once, and nothing more is done.

    Args:
        output: the file descriptor that the engine reads from.
    """
    if not hasattr(select, "poll"):
        return
    interrupts = _interrupts()
    threading.Thread(target=_watch, args=(output, interrupts), daemon=True, name="engine").start()


def _watch(output: int, interrupts: int) -> None:
    waiting = select.poll()
    waiting.register(output, 0)
    waiting.register(interrupts, select.POLLIN)
    while True:
        for file, _ in waiting.poll(LOOK_EVERY):
            if file == interrupts:
                os.read(interrupts, 1)
                _wake_main_thread()
        if _is_broken(output):
            os._exit(1)


def _is_broken(output: int) -> bool:
    """Whether nobody reads a pipe any more: macOS tells only who asks whether the pipe can be written to."""
    looking = select.poll()
    looking.register(output, select.POLLOUT)
    broken = select.POLLERR | select.POLLHUP | select.POLLNVAL
    return any(events & broken for _, events in looking.poll(0))


def _interrupts() -> int:
    """A pipe that can be read once SIGINT came, whichever thread got it."""
    reading, writing = os.pipe()
    os.set_blocking(writing, False)

    def listen(_: object) -> int:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        signal.set_wakeup_fd(writing, warn_on_full_buffer=False)
        return 0

    _call_in_main_thread(_Callback(listen))
    return reading


def _call_in_main_thread(callback: Any) -> None:
    """Let the main thread call something: it alone may set what hears signals."""
    _called.append(callback)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    # Of all that can be done about signals outside the main thread, only this makes it wake up.
    faulthandler.register(signal.SIGURG, file=nowhere, all_threads=False, chain=True)
    ctypes.pythonapi.Py_AddPendingCall(callback, None)
    _wake_main_thread()


def _wake_main_thread() -> None:
    signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGURG)


_Callback = ctypes.PYFUNCTYPE(ctypes.c_int, ctypes.c_void_p)
_called: list[Any] = []
"""What must not be collected before it is called."""
