"""Doctor, asked about a server by somebody who has no program yet: the environment has all settings."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import anyio
import pytest

from pulumi_itsmng.doctor import CheckContext, Result, Status, examine
from pulumi_itsmng.stack.state import State, read_state
from tools.harness.colleague import SUPER_ADMIN_TOKEN
from tools.harness.sandbox import SandboxServer

Examine = Callable[..., dict[str, list[Result]]]


@pytest.fixture
def machine(tmp_path: Path) -> dict[str, str]:
    """The environment of a machine on which all programs are there, and nothing is configured."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("PULUMI_", "ITSMNG_"))}
    return inherited | {
        "PULUMI_HOME": str(tmp_path / "home"),
        "PULUMI_BACKEND_URL": f"file://{tmp_path}",
        "PULUMI_SKIP_UPDATE_CHECK": "true",
    }


@pytest.fixture
def examined(tmp_path: Path, machine: dict[str, str], sandbox: SandboxServer) -> Examine:
    """What each check says of the sandbox, with settings changed by keywords; None takes one away."""

    def run(
        *,
        resources: list[dict[str, Any]] | None = None,
        path: str | None = None,
        read_only: bool = False,
        **settings: object,
    ) -> dict[str, list[Result]]:
        chosen = {"url": sandbox.url, "user_token": SUPER_ADMIN_TOKEN, "retries": 0} | settings
        environment = machine | {
            f"ITSMNG_{name.upper()}": str(value) for name, value in chosen.items() if value is not None
        }
        if path is not None:
            environment["PATH"] = path
        case = CheckContext(tmp_path, environment, read_only=read_only, state=state_with(resources or []))
        results = anyio.run(lambda: examine(case, names=False))
        return {one.check: [other for other in results if other.check == one.check] for one in results}

    return run


def state_with(resources: list[dict[str, Any]]) -> State:
    """A state with resources of which just so much is said as matters."""
    named = [{"urn": f"urn:pulumi:dev::p::t::{n}", "id": "1"} | one for n, one in enumerate(resources)]
    return read_state(json.dumps({"deployment": {"resources": named}}))


def problem(results: dict[str, list[Result]]) -> Result:
    """The one thing that is not well; everything that does not depend on it is."""
    found = [one for those in results.values() for one in those if one.status in (Status.WARNING, Status.FAILURE)]
    assert len(found) == 1, found
    assert found[0].fix
    return found[0]
