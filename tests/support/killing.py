"""Killing a server while somebody writes to it, and processes while they talk to a server."""

from __future__ import annotations

import itertools
import os
import signal
import subprocess
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import httpx

from tools.harness.sandbox import SandboxServer


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


def hold(server: SandboxServer, moment: int) -> None:
    """Let the answer to the request of that number, counted from now, come only after everybody has given up."""
    fine = [{"kind": "delay", "times": moment - 1}] if moment > 1 else []
    server.faults([*fine, {"kind": "delay", "seconds": 60, "after": True}])


def until_held(server: SandboxServer, moment: int, since: int, process: subprocess.Popen[str]) -> bool:
    """Wait until the server holds the answer to a request; False if the process ended before it came to that."""
    while server.requests()["total"] < since + moment:
        if process.poll() is not None:
            return False
        time.sleep(0.01)
    return True


def provider_of(engine: subprocess.Popen[str]) -> int:
    """The process id of the dynamic provider that an engine has started."""
    listed = subprocess.run(["ps", "-eo", "pid=,ppid=,args="], capture_output=True, text=True, check=True).stdout
    rows = [line.split(None, 2) for line in listed.splitlines()]
    family = {str(engine.pid)}
    for _ in range(3):  # a shell stands between the two
        family |= {pid for pid, parent, _ in rows if parent in family}
    return next(
        int(pid)
        for pid, _, args in rows
        if pid in family and "-m pulumi.dynamic" in args and "python" in args.split()[0]
    )


def kill(process_id: int) -> None:
    """End a process as a power cut does."""
    os.kill(process_id, signal.SIGKILL)


def until_gone(process_id: int) -> None:
    """Wait until a process has ended by itself."""
    for _ in range(3000):
        try:
            os.kill(process_id, 0)
        except ProcessLookupError:
            return
        time.sleep(0.01)
    raise AssertionError(f"process {process_id} lives on")
