"""A web server in front of the sandbox, as people have one: with a certificate, and a clock of its own."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType

import httpx
from typing_extensions import Self


class Front:
    """Passes every request on to the sandbox.

    Args:
        origin: the sandbox's address without the API's path.
        tls: with which certificate; None for plain http.
        ahead: how much its clock is ahead.
        rewrite: what it makes of the path and query of a request.
        longest: bytes of the longest request line that it takes, as nginx and Apache limit it; 0 for any.

    Attributes:
        lines: the request lines that came, without the version of HTTP.
        refused: how many of them were too long.
    """

    def __init__(
        self,
        origin: str,
        *,
        tls: ssl.SSLContext | None = None,
        ahead: timedelta = timedelta(),
        rewrite: Callable[[str], str] = str,
        longest: int = 0,
    ) -> None:
        self.lines: list[str] = []
        self.refused = 0
        front = self
        behind = httpx.Client(base_url=origin, trust_env=False, timeout=60)

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                asked = {name: value for name, value in self.headers.items() if name.lower() != "host"}
                body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                front.lines.append(f"{self.command} {self.path}")
                if longest and len(self.requestline) > longest:
                    front.refused += 1
                    self.send_error(414)
                    return
                answer = behind.request(self.command, rewrite(self.path), headers=asked, content=body)
                self.send_response_only(answer.status_code)
                for name, value in answer.headers.items():
                    if name.lower() not in ("date", "content-length", "transfer-encoding", "connection"):
                        self.send_header(name, value)
                self.send_header("Date", format_datetime(datetime.now(timezone.utc) + ahead, usegmt=True))
                self.send_header("Content-Length", str(len(answer.content)))
                self.end_headers()
                self.wfile.write(answer.content)

            do_POST = do_PUT = do_DELETE = do_GET

            def log_message(self, *_: object) -> None:
                pass

        self._behind = behind
        self._server = _Server(("127.0.0.1", 0), Handler)
        if tls is not None:
            self._server.socket = tls.wrap_socket(self._server.socket, server_side=True, do_handshake_on_connect=False)
        self._scheme = "https" if tls else "http"
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01})

    @property
    def url(self) -> str:
        """The API's address."""
        return f"{self._scheme}://127.0.0.1:{self._server.server_address[1]}/apirest.php"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()
        self._behind.close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Clients that do not like the certificate hang up; that is what is tested."""
