"""The pipelines' files are what their vendors say such files are."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from tests.support.pipelines import is_valid, parsed
from tests.support.repository import EXAMPLE

WORKFLOWS = sorted((EXAMPLE / ".github" / "workflows").glob("*.yml"))
ROOT = EXAMPLE.parents[1]


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_is_valid(workflow: Path) -> None:
    assert is_valid("vendor.github-workflows", workflow)


def test_the_gitlab_pipeline_is_valid() -> None:
    assert is_valid("vendor.gitlab-ci", EXAMPLE / ".gitlab-ci.yml")


@pytest.mark.parametrize(
    ("schema", "file", "right", "wrong"),
    [
        ("vendor.github-workflows", WORKFLOWS[0], "runs-on:", "run-on:"),
        ("vendor.gitlab-ci", EXAMPLE / ".gitlab-ci.yml", "when: always", "when: sometimes"),
    ],
)
def test_a_mistake_in_a_file_would_be_noticed(tmp_path: Path, schema: str, file: Path, right: str, wrong: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert right in text
    (tmp_path / file.name).write_text(text.replace(right, wrong), encoding="utf-8")

    assert not is_valid(schema, tmp_path / file.name)


def test_what_touches_the_stack_runs_one_at_a_time() -> None:
    for workflow in WORKFLOWS:
        concurrency = parsed(workflow)["concurrency"]
        if workflow.name != "preview.yml":  # which writes nothing
            assert concurrency == {"group": "stack-production", "cancel-in-progress": False}
    pipeline = parsed(EXAMPLE / ".gitlab-ci.yml")
    groups = {name: pipeline[name].get("resource_group") for name in ("up", "drift", ".by-hand")}
    assert set(groups.values()) == {"production"}


def test_only_jobs_that_write_get_the_write_token() -> None:
    environments = {
        workflow.name: job["environment"] for workflow in WORKFLOWS for job in parsed(workflow)["jobs"].values()
    }
    pipeline = parsed(EXAMPLE / ".gitlab-ci.yml")
    environments |= {name: pipeline[name]["environment"]["name"] for name in ("preview", "up", "drift", "destroy")}

    assert {name for name, one in environments.items() if one == "production-read"} == {
        "preview.yml",
        "drift.yml",
        "preview",
        "drift",
    }


def test_refresh_and_destroy_run_the_program() -> None:
    for file in (*WORKFLOWS, EXAMPLE / ".gitlab-ci.yml"):
        text = file.read_text(encoding="utf-8")
        for command in re.findall(r"pulumi (?:refresh|destroy|\"\$command\").*", text):
            assert "--run-program" in command


def test_the_image_has_the_engine_that_the_tests_ran_with() -> None:
    image = (EXAMPLE / "Dockerfile").read_text(encoding="utf-8")
    lock = (ROOT / "tools" / "lock.in").read_text(encoding="utf-8")

    (version,) = re.findall(r"^ARG PULUMI_VERSION=(.+)$", image, re.MULTILINE)
    assert f"pulumi=={version}\n" in lock


STACK = {
    "serviceAccountName": str,
    "stack": str,
    "useLocalStackOnly": bool,
    "projectRepo": str,
    "branch": str,
    "shallow": bool,
    "backend": str,
    "envRefs": dict,
    "refresh": bool,
    "continueResyncOnCommitMatch": bool,
    "resyncFrequencySeconds": int,
    "destroyOnFinalize": bool,
    "workspaceTemplate": dict,
}
"""The fields of the operator's `Stack` (pulumi.com/v1) that the example uses, and their types in its definition."""


def test_the_operator_puts_drift_right_and_never_destroys() -> None:
    documents = yaml.safe_load_all((EXAMPLE / "kubernetes" / "stack.yaml").read_text(encoding="utf-8"))
    account, binding, stack = documents
    spec = stack["spec"]

    assert (stack["apiVersion"], stack["kind"]) == ("pulumi.com/v1", "Stack")
    assert {name: type(value) for name, value in spec.items()} == STACK
    for reference in spec["envRefs"].values():
        assert reference["type"] == "Secret"
        assert reference["secret"].keys() == {"name", "key"}
    assert spec["refresh"]
    assert spec["continueResyncOnCommitMatch"]
    assert spec["resyncFrequencySeconds"] >= 60
    assert not spec["destroyOnFinalize"]
    assert spec["serviceAccountName"] == account["metadata"]["name"] == binding["subjects"][0]["name"]
