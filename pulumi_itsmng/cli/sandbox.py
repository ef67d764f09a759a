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

    Users: itsm/itsm (Super-Admin), tech/tech, normal/normal, post-only/postonly.
    User token of itsm: SuperAdminApiToken0000000000000000000001.
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
        raise _failure(f"{error}; choose another file for --data, or delete this one") from error
    except OSError as error:
        raise _failure(f"Cannot listen on {host}:{port}: {error.strerror}") from error


def _failure(sentence: str) -> typer.Exit:
    typer.echo(sentence, err=True)
    return typer.Exit(1)
