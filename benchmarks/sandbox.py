"""How fast the sandbox is: `python -m benchmarks.sandbox [seconds]` prints a table.

The load of 64 clients lasts as long as the argument says, 60 seconds without one.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx

from tools.harness.colleague import Colleague
from tools.harness.sandbox import SandboxServer

CLIENTS = 64
DOCUMENT_MB = 50
SEARCH = {
    "criteria[0][field]": "1",
    "criteria[0][searchtype]": "contains",
    "criteria[0][value]": "pc-",
    "range": "0-999",
}


def median_ms(work: Callable[[], object], times: int = 15) -> float:
    """The median duration of some work, in milliseconds."""
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        work()
        taken.append((time.perf_counter() - began) * 1000)
    return statistics.median(taken)


def batch(colleague: Colleague, server: SandboxServer, count: int) -> None:
    """Create computers in one request."""
    rows = [{"name": f"pc-{number}", "serial": f"S{number}"} for number in range(count)]
    colleague._http.post(f"{server.url}/Computer", json={"input": rows}).raise_for_status()


def memory_mb(server: SandboxServer, figure: str = "VmRSS") -> float:
    """The resident memory of the sandbox's process, or its peak, VmHWM (Linux only)."""
    status = Path(f"/proc/{server.process.pid}/status").read_text(encoding="ascii")
    line = next(line for line in status.splitlines() if line.startswith(f"{figure}:"))
    return int(line.split()[1]) / 1024


def document(colleague: Colleague, server: SandboxServer) -> None:
    """A document of 50 MB up and down, held in memory by nobody."""
    with tempfile.TemporaryFile() as file:
        file.truncate(DOCUMENT_MB << 20)
        manifest = ("uploadManifest", (None, b'{"input": {"name": "large"}}', "application/json"))
        parts = [manifest, ("filename[0]", ("large.zip", file, "application/zip"))]
        answer = colleague._http.post(f"{server.url}/Document", files=parts).raise_for_status().json()
    url = f"{server.url}/Document/{answer['id']}"
    with colleague._http.stream("GET", url, params={"alt": "media"}) as download:
        assert sum(map(len, download.iter_bytes())) == DOCUMENT_MB << 20


def load(server: SandboxServer, seconds: float) -> tuple[int, int]:
    """Requests and errors of many clients that create and read for a while."""
    end = time.monotonic() + seconds

    def client(_: int) -> tuple[int, int]:
        done = errors = 0
        with Colleague(server.url) as colleague:
            while time.monotonic() < end:
                try:
                    colleague.get("Computer", colleague.create("Computer", name="pc"))
                except httpx.HTTPError:
                    errors += 1
                done += 2
        return done, errors

    with ThreadPoolExecutor(CLIENTS) as pool:
        results = list(pool.map(client, range(CLIENTS)))
    return sum(done for done, _ in results), sum(errors for _, errors in results)


def main() -> None:
    """Measure and print."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 60.0
    with SandboxServer() as server, Colleague(server.url) as colleague:
        print(f"50 computers in one request     {median_ms(lambda: batch(colleague, server, 50)):8.1f} ms")
        server.reset()
    with SandboxServer() as server, Colleague(server.url) as colleague:
        batch(colleague, server, 1000)
        page = {"range": "0-999", "get_hateoas": "false"}
        read = median_ms(lambda: colleague._http.get(f"{server.url}/Computer", params=page).raise_for_status())
        print(f"a page of 1,000 computers       {read:8.1f} ms")
        search = median_ms(
            lambda: colleague._http.get(f"{server.url}/search/Computer", params=SEARCH).raise_for_status()
        )
        print(f"a search that finds 1,000       {search:8.1f} ms")
        for _ in range(9):
            batch(colleague, server, 1000)
        print(f"memory with 10,000 computers    {memory_mb(server):8.1f} MB")
    with SandboxServer() as server, Colleague(server.url) as colleague:
        colleague.create("Document", name="small")
        before = memory_mb(server)
        taken = median_ms(lambda: document(colleague, server), times=1)
        growth = memory_mb(server, "VmHWM") - before
        print(f"a document of {DOCUMENT_MB} MB up and down  {taken:8.1f} ms, {growth:.1f} MB more memory at most")
    with SandboxServer() as server:
        requests, errors = load(server, seconds)
        print(f"{CLIENTS} clients for {seconds:.0f} s: {requests} requests, {errors} errors")


if __name__ == "__main__":
    main()
