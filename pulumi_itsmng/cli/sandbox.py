"""`itsmng sandbox`: an ITSM-NG REST API to try things on."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

_NO_EXTRA = "The sandbox needs Starlette and uvicorn: pip install 'pulumi-itsmng[sandbox]'"


def sandbox(
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port to listen on; 0 takes a free one.")] = 8089,
    data: Annotated[
        Path | None, typer.Option(dir_okay=False, help="File to keep the items in. Without it they are in memory.")
    ] = None,
    strict_sql: Annotated[
        bool, typer.Option("--strict-sql", help="Break off where the database refuses, as on PHP 8.1 and later.")
    ] = False,
    allow_remote: Annotated[
        bool, typer.Option("--allow-remote", help="Allow a host other machines reach: the passwords are public.")
    ] = False,
) -> None:
    """Run an ITSM-NG REST API, fresh from the installation, for development and tests.

    It answers as ITSM-NG 1.4.0 does, below /apirest.php/ and /api/, and writes a line per request. Ctrl-C ends it.

    Users: itsm/itsm (Super-Admin), tech/tech (Technician), normal/normal (Observer), post-only/postonly (Self-Service).

    User tokens: SuperAdminApiToken0000000000000000000001 of itsm, TechApiToken0000000000000000000000000002 of tech.
    This machine is let in without an App-Token, or with AppToken00000000000000000000000000000001.

    Try it: curl -u itsm:itsm http://127.0.0.1:8089/apirest.php/initSession

    Beside the API, for tests: POST /_sandbox/reset makes it fresh again ({"strict_sql": true} as that kind of server),
    GET /_sandbox/requests counts what was asked, GET /_sandbox/tables shows all that is kept, POST /_sandbox/faults
    makes the next requests fail, such as [{"kind": "status", "status": 503, "times": 2}]; kinds: status, html, empty,
    cut_before, cut_after, half, delay, session_ended.
    """
    try:
        from pulumi_itsmng.sandbox.server import ServerOptions, is_loopback, serve  # noqa: PLC0415 - an extra
        from pulumi_itsmng.sandbox.storage import DataFileError  # noqa: PLC0415
    except ModuleNotFoundError as error:
        raise _failure(_NO_EXTRA) from error
    if not allow_remote and not is_loopback(host):
        raise typer.BadParameter(
            f"{host} can be reached by others, who know the passwords; --allow-remote permits it", param_hint="--host"
        )
    try:
        serve(ServerOptions(host, port, str(data) if data else None, strict_sql))
    except DataFileError as error:
        raise _failure(f"{error}; choose another file for --data") from error
    except OSError as error:
        raise _failure(f"Cannot listen on {host}:{port}: {error.strerror}; choose another --host or --port") from error


def _failure(sentence: str) -> typer.Exit:
    typer.echo(sentence, err=True)
    return typer.Exit(1)
