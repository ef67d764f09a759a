"""A sandbox server of the demo's own."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType

import httpx
from typing_extensions import Self

from tools.demo.narration import StepFailedError

COMMAND = (str(Path(sys.prefix) / "bin" / "itsmng"), "sandbox", "--port", "0")
LISTENING = re.compile(r"listening on (?P<url>http://\S+)/apirest\.php")
SECONDS_TO_START = 30
SECONDS_TO_STOP = 5


class Sandbox:
    """`itsmng sandbox` on a free port, in memory, for as long as the context lasts."""

    def __init__(self, log: Path) -> None:
        self._log = log

    def __enter__(self) -> Self:
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(
                COMMAND,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,  # Ctrl-C must not stop it before the CLI has finished with it.
            )
        try:
            self._address = self._wait_for_address()
        except BaseException:
            self._stop()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop()

    @property
    def url(self) -> str:
        """The address of the API."""
        return f"{self._address}/apirest.php"

    def requests(self) -> int:
        """How many requests the API has had so far."""
        answer = httpx.get(f"{self._address}/_sandbox/requests", trust_env=False).raise_for_status()
        return int(answer.json()["total"])

    def _wait_for_address(self) -> str:
        deadline = time.monotonic() + SECONDS_TO_START
        while time.monotonic() < deadline and self._process.poll() is None:
            found = LISTENING.search(self._log.read_text())
            if found:
                return found["url"]
            time.sleep(0.05)
        raise StepFailedError(f"the sandbox did not start: {self._log.read_text().strip()}")

    def _stop(self) -> None:
        self._process.terminate()
        try:
            self._process.wait(SECONDS_TO_STOP)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
