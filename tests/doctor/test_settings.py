"""What doctor says of the settings themselves."""

from __future__ import annotations

from pathlib import Path

import anyio

from pulumi_itsmng.doctor import Case, Status
from pulumi_itsmng.doctor.reach import check_settings
from pulumi_itsmng.doctor.result import Finding
from pulumi_itsmng.stack.cli import Setting, Stack

GOOD = {"url": "https://itsm.example.org", "userToken": "t"}


def checked(
    folder: Path, config: dict[str, str], environment: dict[str, str] | None = None, project: str = "inventory"
) -> list[Finding]:
    (folder / "Pulumi.yaml").write_text(f"name: {project}\nruntime: python\n", encoding="utf-8")
    case = Case(folder, environment or {}, stack=Stack(folder, {}))
    case.config = {
        key if ":" in key else f"itsmng:{key}": Setting(value, secret=False) for key, value in config.items()
    }
    return anyio.run(lambda: check_settings(case))


def test_a_misspelt_setting_is_a_failure(tmp_path: Path) -> None:
    good, misspelt = checked(tmp_path, GOOD | {"tiemout": "5"})

    assert good.status is Status.OK
    assert misspelt.status is Status.FAILURE
    assert misspelt.what == "itsmng:tiemout in the stack's configuration is no setting; did you mean itsmng:timeout?"
    assert "pulumi config rm itsmng:tiemout" in (misspelt.fix or "")


def test_doctor_names_a_missing_setting_and_its_misspelling(tmp_path: Path) -> None:
    missing, misspelt = checked(tmp_path, {"urll": GOOD["url"]}, {"ITSMNG_USER_TOKEN": "t"})

    assert "itsmng:url is not set" in missing.what
    assert "did you mean itsmng:url?" in misspelt.what


def test_what_may_be_there_for_something_else_is_a_warning(tmp_path: Path) -> None:
    good, key, variable = checked(
        tmp_path, GOOD | {"entty": "Paris", "site": "north"}, {"ITSMNG_URLL": "x", "ITSMNG_TEST_URL": "x"}, "itsmng"
    )

    assert [one.status for one in (good, key, variable)] == [Status.OK, Status.WARNING, Status.WARNING]
    assert "itsmng:entty in the stack's configuration" in key.what
    assert "ITSMNG_URLL in the environment" in variable.what


def test_a_setting_that_was_given_to_the_project_is_a_warning(tmp_path: Path) -> None:
    good, lost = checked(tmp_path, GOOD | {"inventory:entity": "Paris", "inventory:site": "north"})

    assert [one.status for one in (good, lost)] == [Status.OK, Status.WARNING]
    assert "inventory:entity in the stack's configuration is the project's own" in lost.what
    assert "did you mean itsmng:entity?" in lost.what
    (good,) = checked(tmp_path, GOOD | {"inventory:entity": "north", "entity": "Paris"})
    assert good.status is Status.OK


def test_every_setting_is_known(tmp_path: Path) -> None:
    (good,) = checked(
        tmp_path, GOOD | {"timeout": "5", "retries": "1", "adopt": "matching", "onDestroy": "purge", "entity": "Paris"}
    )

    assert good.status is Status.OK
