"""Running the sandbox as a program."""

from __future__ import annotations

import ipaddress
import logging
import socket
import sys
from dataclasses import dataclass

import uvicorn

from pulumi_itsmng.sandbox.app import create_app
from pulumi_itsmng.sandbox.http.cutting import CuttableProtocol
from pulumi_itsmng.sandbox.http.log import LOGGER
from pulumi_itsmng.sandbox.installation import Installation

_LARGEST_HEAD = 1 << 20
"""Bytes of a request's line and headers: enough to answer long lines ourselves, as web servers do."""


@dataclass(frozen=True, slots=True)
class ServerOptions:
    """How to run.

    Attributes:
        host: The address to listen on.
        port: The port; 0 takes any that is free.
        data: The file to keep the items in; None keeps them in memory.
        strict_sql: The kind of server.
    """

    host: str = "127.0.0.1"
    port: int = 8089
    data: str | None = None
    strict_sql: bool = False


class _AnnouncingServer(uvicorn.Server):
    """Says where it listens as soon as it accepts connections."""

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        for listener in sockets or ():
            host, port = listener.getsockname()[:2]
            host = f"[{host}]" if ":" in host else host
            sys.stdout.write(f"ITSM-NG sandbox listening on http://{host}:{port}/apirest.php\n")
            sys.stdout.flush()


def serve(options: ServerOptions) -> None:
    """Answer requests until Ctrl-C or SIGTERM.

    Args:
        options: How to run.

    Raises:
        OSError: The port is taken, or the address not ours.
    """
    _log_to_stderr()
    with _listen(options.host, options.port) as listener:
        installation = Installation(options.data, strict_sql=options.strict_sql)
        config = uvicorn.Config(
            create_app(installation),
            http=CuttableProtocol,
            access_log=False,
            log_level="warning",
            timeout_graceful_shutdown=2,
            lifespan="off",
            ws="none",
            server_header=False,
            h11_max_incomplete_event_size=_LARGEST_HEAD,
        )
        try:
            _AnnouncingServer(config).run(sockets=[listener])
        except KeyboardInterrupt:
            pass  # Ctrl-C is how one ends it
        finally:
            installation.database.close()


def is_loopback(host: str) -> bool:
    """Whether an address can only be reached from this machine.

    Args:
        host: An address or name.
    """
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # Without the protocol's number, asyncio does not switch Nagle's algorithm off: 40 ms for every answer.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen(1024)
    except OSError:
        listener.close()
        raise
    return listener


def _log_to_stderr() -> None:
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s", "%H:%M:%S"))
    LOGGER.addHandler(handler)
    LOGGER.setLevel(logging.INFO)
    LOGGER.propagate = False
