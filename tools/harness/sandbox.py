"""A sandbox server as a process of its own."""

from __future__ import annotations

import os
import queue
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx

if TYPE_CHECKING:
    from collections.abc import Sequence

    from typing_extensions import Self

_START_SECONDS = 300  # on a busy machine, with nothing compiled yet, it takes more than one minute
_STOP_SECONDS = 10
_ANNOUNCEMENT = "ITSM-NG sandbox listening on "


class SandboxFailedError(Exception):
    """The sandbox did not start; the text has what it printed."""


class SandboxServer:
    """Starts `python -m pulumi_itsmng sandbox` on a free port and ends it.

    Args:
        arguments: Further arguments of the command, such as `--strict-sql`.
        measured: Whether its coverage is measured, which makes it half as fast.
        in_own_session: Whether Ctrl-C on this terminal leaves it running, for those who have to finish with it first.

    Attributes:
        url: The address of the API, ending with `/apirest.php`.
        strict_sql: Whether it is the kind of server that breaks off at refused SQL.
        log: The file its standard error goes to.
    """

    def __init__(self, *arguments: str, measured: bool = True, in_own_session: bool = False) -> None:
        self.strict_sql = "--strict-sql" in arguments
        self._folder = tempfile.TemporaryDirectory(prefix="sandbox-")
        self.log = Path(self._folder.name) / "stderr.log"
        command = [sys.executable, "-m", "pulumi_itsmng", "sandbox", "--port", "0", *arguments]
        environment = {key: value for key, value in os.environ.items() if measured or not key.startswith("COVERAGE_")}
        with self.log.open("wb") as stderr:
            self.process = subprocess.Popen(
                command,
                stdout=subprocess.PIPE,
                stderr=stderr,
                text=True,
                env=environment,
                start_new_session=in_own_session,
            )
        try:
            self.url = self._announced_url()
        except BaseException:
            self.stop()
            raise
        self._client = httpx.Client(base_url=self.origin, trust_env=False, timeout=30)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exception: object) -> None:
        self.stop()

    @property
    def origin(self) -> str:
        """The address without the API's path."""
        return self.url.removesuffix("/apirest.php")

    def reset(self, *, strict_sql: bool | None = None) -> None:
        """Back to a fresh installation.

        Args:
            strict_sql: The kind of server from now on; None for that of before.
        """
        self.strict_sql = self.strict_sql if strict_sql is None else strict_sql
        self._client.post("/_sandbox/reset", json={"strict_sql": self.strict_sql}).raise_for_status()

    def clear_cache(self) -> None:
        """Clear the user data cache, as *Setup > General > Performance* of a server does."""
        self._client.post("/_sandbox/cache").raise_for_status()

    def requests(self) -> dict[str, Any]:
        """What was asked of the API since the last reset.

        Returns:
            `total`, and `requests`: the count of each "METHOD /path".
        """
        answer: dict[str, Any] = self._client.get("/_sandbox/requests").raise_for_status().json()
        return answer

    def tables(self) -> dict[str, dict[int, dict[str, Any]]]:
        """All rows of all tables, by table and id, as the database keeps them; those of the trash, too."""
        answer = self._client.get("/_sandbox/tables").raise_for_status().json()
        return {table: {row["id"]: row for row in rows} for table, rows in answer.items()}

    def faults(self, faults: Sequence[dict[str, Any]]) -> None:
        """Let the next requests fail.

        Args:
            faults: What goes wrong, instead of all that was ordered before.
        """
        self._client.post("/_sandbox/faults", json=list(faults)).raise_for_status()

    def kill(self) -> None:
        """End the process as a power cut does."""
        self.process.kill()
        self.process.wait(_STOP_SECONDS)

    def stop(self) -> None:
        """End the process and forget its log."""
        if hasattr(self, "_client"):
            self._client.close()
        self.process.terminate()
        try:
            self.process.wait(_STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait(_STOP_SECONDS)
        if self.process.stdout:
            self.process.stdout.close()
        self._folder.cleanup()

    def _announced_url(self) -> str:
        """The address it prints once it accepts connections."""
        lines: queue.Queue[str] = queue.Queue()
        stdout = self.process.stdout
        if stdout is None:
            raise SandboxFailedError("the sandbox has no standard output")
        threading.Thread(target=lambda: lines.put(stdout.readline()), daemon=True).start()
        try:
            line = lines.get(timeout=_START_SECONDS).strip()
        except queue.Empty:
            line = ""
        if not line.startswith(_ANNOUNCEMENT):
            raise SandboxFailedError(f"the sandbox did not start: {self.log.read_text(encoding='utf-8').strip()}")
        return line.removeprefix(_ANNOUNCEMENT)
