"""The second way: the official installation, through the SDK's Automation API."""

from __future__ import annotations

import subprocess
from http.client import HTTPException
from pathlib import Path

import httpx
from pulumi.automation import InvalidVersionError, PulumiCommand

from tools.pulumi_cli.programs import UnavailableError
from tools.pulumi_cli.wanted import Wanted

SITE = "https://get.pulumi.com"


def install(folder: Path, wanted: Wanted) -> None:
    """Download the CLI and install it below a folder.

    Raises:
        UnavailableError: the site cannot be reached, or its installer failed.
    """
    _require_reachable()
    try:
        PulumiCommand.install(root=str(folder), version=wanted.version)
    except subprocess.CalledProcessError as error:
        raise UnavailableError(f"the official installer failed: {_last_line(error.output)}") from error
    except (OSError, HTTPException, InvalidVersionError) as error:
        raise UnavailableError(f"the official installer failed: {error}") from error


def _require_reachable() -> None:
    """Ask first, as the SDK sets no time limit: behind a silent firewall it would wait for minutes."""
    try:
        httpx.head(SITE, timeout=10, follow_redirects=True)
    except httpx.HTTPError as error:
        raise UnavailableError(f"{SITE} cannot be reached: {error}") from error


def _last_line(output: bytes) -> str:
    lines = output.decode(errors="replace").split("\n")
    return next((line.strip() for line in reversed(lines) if line.strip()), "it said nothing")
