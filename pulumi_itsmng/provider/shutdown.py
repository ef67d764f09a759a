"""When a provider's process has to end: as soon as Pulumi's engine is gone, or asks for it.

The engine reads this process's standard output: when it is killed, that pipe breaks, and nobody is left who could
store what is done from then on. When it is done, it sends SIGINT, and kills this process five seconds later.

Python's handlers run in the main thread alone, which here sleeps until a signal comes. It sleeps on where the system
gives the signal to another thread; so it is woken time and again. Nothing of ours runs in it, where an interrupt would
be lost, but where the engine was started with SIGINT ignored, as a shell starts what runs in the background.
"""

from __future__ import annotations

import ctypes
import faulthandler
import os
import select
import signal
import threading

LOOK_EVERY = 500
"""Milliseconds between looks at the engine's pipe, where the system does not wake who waits for its break, and between
two times that the main thread is woken."""


def end_with_the_engine(output: int) -> None:
    """Watch, in a thread, for the engine's end. Windows has no way to, and there nobody watches.

    Asked to end, the main thread is interrupted, and the process ends in its own way. If the engine is gone, it ends at
    once, and nothing more is done.

    Args:
        output: the file descriptor that the engine reads from.
    """
    if not hasattr(select, "poll"):
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    # Of all that can be done about signals outside the main thread, only this makes it wake up.
    faulthandler.register(signal.SIGURG, file=nowhere, all_threads=False, chain=True)
    if signal.getsignal(signal.SIGINT) is not signal.default_int_handler:
        ctypes.pythonapi.Py_AddPendingCall(_heed_interrupts, None)
    threading.Thread(target=_watch, args=(output,), daemon=True, name="engine").start()


def _watch(output: int) -> None:
    waiting = select.poll()
    waiting.register(output, 0)
    while True:
        signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGURG)
        waiting.poll(LOOK_EVERY)
        if _is_broken(output):
            os._exit(1)


def _is_broken(output: int) -> bool:
    """Whether nobody reads a pipe any more: macOS tells only who asks whether the pipe can be written to."""
    looking = select.poll()
    looking.register(output, select.POLLOUT)
    broken = select.POLLERR | select.POLLHUP | select.POLLNVAL
    return any(events & broken for _, events in looking.poll(0))


def _heed(_: object) -> int:
    signal.signal(signal.SIGINT, signal.default_int_handler)
    return 0


_heed_interrupts = ctypes.PYFUNCTYPE(ctypes.c_int, ctypes.c_void_p)(_heed)
"""For the main thread to call once it wakes up, as no other may set what a signal does."""
