"""The project's own pipeline runs with every version that the project names, and in no other way than make does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pulumi_itsmng.doctor.toolchain import OLDEST_CLI
from tests.support.pipelines import is_valid, parsed
from tests.support.versions import LOCK, MEANT, in_lock
from tools.harness.sandbox import SandboxServer
from tools.pulumi_cli.programs import OLDEST
from tools.pulumi_cli.wanted import newest

ROOT = Path(__file__).parents[2]
WORKFLOW = ROOT / ".github" / "workflows" / "ci.yml"
JOBS = parsed(WORKFLOW)["jobs"]
MATRIX = JOBS["versions"]["strategy"]["matrix"]
PROJECT = (ROOT / "pyproject.toml").read_text(encoding="utf-8")


def test_the_pipeline_is_valid() -> None:
    assert is_valid("vendor.github-workflows", WORKFLOW)


def test_it_runs_with_every_python_that_the_project_names() -> None:
    assert MATRIX["python"] == re.findall(r'"Programming Language :: Python :: (3\.\d+)"', PROJECT)
    assert f'requires-python = ">={MATRIX["python"][0]}"\n' in PROJECT


def test_it_runs_with_the_locked_newest_and_oldest_pulumi() -> None:
    clis = {one["pulumi"]: one["cli"] for one in MATRIX["include"]}

    assert clis == {"locked": in_lock(LOCK), "newest": str(newest().version), "oldest": str(OLDEST)}
    assert {*MATRIX["pulumi"], "oldest"} == MEANT.keys()
    assert str(OLDEST_CLI) == str(OLDEST)


def test_it_runs_on_both_kinds_of_sql() -> None:
    for pulumi in ("locked", "newest", "oldest"):
        kinds = [one["sql"] for one in MATRIX["include"] if one["pulumi"] == pulumi and "sql" in one] or MATRIX["sql"]
        assert kinds == ["lenient", "strict"]


def test_a_run_is_on_the_kind_that_was_asked_for(sandbox: SandboxServer, pytestconfig: pytest.Config) -> None:
    assert sandbox.strict_sql == pytestconfig.getoption("--strict-sql")


def test_it_runs_what_make_offers() -> None:
    steps = [step["run"] for job in JOBS.values() for step in job["steps"] if "run" in step]
    targets = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)

    assert all(step.startswith("make ") for step in steps)
    assert set(re.findall(r"test[a-z-]*", " ".join(steps))) <= set(targets)
