"""A team's repository, on either host."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.github import GitHub
from tests.support.gitlab import GitLab
from tests.support.repository import Repository
from tools.harness.colleague import SUPER_ADMIN_TOKEN, Colleague
from tools.harness.sandbox import SandboxServer

READER = "TokenOfTheAccountThatOnlyReads"


@pytest.fixture
def reader(colleague: Colleague) -> str:
    """The token of an account that may read everything the team manages, and write nothing."""
    rights = {"computer": 1, "location": 1, "group": 1, "logs": 1}
    for row in colleague.list("ProfileRight"):
        if row["profiles_id"] == 2 and row["name"] in rights:
            colleague.edit("ProfileRight", row["id"], rights=rights[row["name"]])
    colleague.edit("User", 5, api_token=READER)
    return READER


@pytest.fixture
def repository(tmp_path: Path, sandbox: SandboxServer) -> Repository:
    return Repository(tmp_path, sandbox)


@pytest.fixture(params=["GitHub", "GitLab"])
def host(request: pytest.FixtureRequest, repository: Repository, tmp_path: Path) -> Iterator[GitHub | GitLab]:
    repository.secrets["ITSMNG_USER_TOKEN"] = SUPER_ADMIN_TOKEN
    if request.param == "GitHub":
        yield GitHub(repository, tmp_path / "github")
        return
    gitlab = GitLab(repository)
    yield gitlab
    gitlab.close()
