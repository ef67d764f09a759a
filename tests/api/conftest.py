"""The client is tested on both kinds of server."""

from __future__ import annotations

import pytest

from tools.harness.sandbox import SandboxServer


@pytest.fixture(params=[False, True], ids=["lenient", "strict"])
def sandbox(sandbox_process: SandboxServer, request: pytest.FixtureRequest) -> SandboxServer:
    """A fresh server of either kind; `strict_sql` tells which."""
    sandbox_process.reset(strict_sql=request.param)
    return sandbox_process
