"""Killing a server while somebody writes to it."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import httpx

from tests.support.sandbox import SandboxServer


def kill_while_writing(server: SandboxServer, write: Callable[[int], object], *, after: int) -> int:
    """Write over and over, and kill the server once so many writes were answered; how many were in the end.

    Args:
        server: the server.
        write: writes something; its argument is how many writes were answered before.
        after: how many answers to wait for.
    """
    answers = threading.Semaphore(0)

    def write_on() -> int:
        for answered in itertools.count():
            try:
                write(answered)
            except httpx.HTTPError:
                return answered  # the server is gone
            answers.release()
        raise AssertionError

    with ThreadPoolExecutor(1) as pool:
        writer = pool.submit(write_on)
        for _ in range(after):
            assert answers.acquire(timeout=30)
        server.kill()
        return writer.result()
