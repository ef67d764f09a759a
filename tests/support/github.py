"""GitHub Actions, as far as the workflows use it: steps, expressions, summaries, outputs."""

from __future__ import annotations

import json
import re
import shutil
import sys
from pathlib import Path
from typing import Any

import yaml

from tests.support import gh
from tests.support.repository import Job, Repository


class GitHub:
    """Runs the workflows of a repository.

    Args:
        repository: the repository.
        folder: for what GitHub keeps.
    """

    def __init__(self, repository: Repository, folder: Path) -> None:
        self._repository = repository
        self._folder = folder
        programs = folder / "bin"
        programs.mkdir(parents=True)
        self._kept = programs / "github.json"
        shutil.copy(gh.__file__, programs / "gh.py")
        (programs / "gh").write_text(f'#!/bin/sh\nexec {sys.executable} {programs}/gh.py "$@"\n', encoding="utf-8")
        (programs / "gh").chmod(0o755)
        repository.on_path(programs)

    def preview(self) -> Job:
        """Somebody opens a pull request, or pushes to it."""
        return self._run("preview.yml", {"github.event.pull_request.number": "7"})

    def merge(self) -> Job:
        """The pull request is merged."""
        return self._run("up.yml", {})

    def nightly(self) -> Job:
        """The night comes."""
        return self._run("drift.yml", {})

    def by_hand(self, operation: str) -> Job:
        """Somebody starts an operation."""
        return self._run("by-hand.yml", {"inputs.operation": operation})

    @property
    def comments(self) -> list[str]:
        """The comments on the pull request."""
        return [comment["body"] for comment in self._all["comments"] if comment["number"] == "7"]

    @property
    def issues(self) -> list[tuple[str, str, str]]:
        """Title, state and text of each issue."""
        return [(issue["title"], issue["state"], issue["body"]) for issue in self._all["issues"]]

    @property
    def _all(self) -> dict[str, Any]:
        nothing: dict[str, Any] = {"comments": [], "issues": []}
        return json.loads(self._kept.read_text(encoding="utf-8")) if self._kept.exists() else nothing

    def _run(self, workflow: str, context: dict[str, str]) -> Job:
        file = self._repository.folder / ".github" / "workflows" / workflow
        parsed = yaml.safe_load(file.read_text(encoding="utf-8"))
        assert parsed["defaults"]["run"]["shell"] == "bash"  # in a container it would be sh otherwise
        (job,) = parsed["jobs"].values()
        context = context | {
            "github.token": "the-token-of-the-job",
            "github.repository": "team/inventory",
            "github.server_url": "https://github.example.org",
            "github.run_id": "1",
        }
        places = {"PULUMI_BACKEND_URL": "vars"}
        context |= {f"{places.get(name, 'secrets')}.{name}": value for name, value in self._repository.secrets.items()}
        return _Run(self._repository, self._folder, context).steps(job)


class _Run:
    """One run of a job."""

    def __init__(self, repository: Repository, folder: Path, context: dict[str, str]) -> None:
        self._repository = repository
        self._context = context
        self._files = {"GITHUB_STEP_SUMMARY": folder / "summary", "GITHUB_OUTPUT": folder / "output"}

    def steps(self, job: dict[str, Any]) -> Job:
        passed, log, artifacts = True, "", ()
        for file in self._files.values():
            file.write_text("", encoding="utf-8")
        for step in job["steps"]:
            if not self._due(step.get("if"), passed=passed):
                continue
            if step.get("uses", "").startswith("actions/upload-artifact@"):
                artifacts = tuple(
                    sorted(path.name for path in (self._repository.folder / step["with"]["path"]).iterdir())
                )
            if "run" not in step:
                continue
            assert "${{" not in step["run"]  # what others write must not become a part of the script
            environment = {name: self._value(text) for name, text in (job["env"] | step.get("env", {})).items()}
            environment |= {name: str(file) for name, file in self._files.items()}
            done = self._repository.shell(step["run"], environment)
            log += f"## {step['name']}\n{done.stdout}"
            passed = passed and done.returncode == 0
            for line in self._files["GITHUB_OUTPUT"].read_text(encoding="utf-8").splitlines():
                name, _, value = line.partition("=")
                self._context[f"steps.{step['id']}.outputs.{name}"] = value
            self._files["GITHUB_OUTPUT"].write_text("", encoding="utf-8")
        return Job(passed, log, self._files["GITHUB_STEP_SUMMARY"].read_text(encoding="utf-8"), artifacts)

    def _due(self, condition: str | None, *, passed: bool) -> bool:
        if condition is None:
            return passed
        parts = condition.removeprefix("${{").removesuffix("}}").strip().split(" && ")
        assert parts[0] == "!cancelled()"
        patterns = [re.fullmatch(r"hashFiles\('(.+)'\) != ''", part) for part in parts[1:]]
        return all(pattern and any(self._repository.folder.glob(pattern[1])) for pattern in patterns)

    def _value(self, text: str) -> str:
        return re.sub(r"\$\{\{ (.+?) \}\}", lambda found: self._context[found[1]], text)
