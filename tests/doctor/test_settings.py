"""What doctor says of the settings themselves."""

from __future__ import annotations

from pathlib import Path

import anyio
import pytest

from pulumi_itsmng.doctor import CheckContext, Status
from pulumi_itsmng.doctor.connectivity import check_settings
from pulumi_itsmng.doctor.result import Finding
from pulumi_itsmng.stack.cli import Setting, Stack

GOOD = {"url": "https://itsm.example.org", "userToken": "t"}


def checked(
    folder: Path, config: dict[str, str], environment: dict[str, str] | None = None, project: str = "inventory"
) -> list[Finding]:
    (folder / "Pulumi.yaml").write_text(f"name: {project}\nruntime: python\n", encoding="utf-8")
    case = CheckContext(folder, environment or {}, stack=Stack(folder, {}))
    case.config = {
        key if ":" in key else f"itsmng:{key}": Setting(value, secret=False) for key, value in config.items()
    }
    return anyio.run(lambda: check_settings(case))


def test_a_misspelt_setting_is_a_failure(tmp_path: Path) -> None:
    good, misspelt = checked(tmp_path, GOOD | {"tiemout": "5"})

    assert good.status is Status.OK
    assert misspelt.status is Status.FAILURE
    assert misspelt.what == "itsmng:tiemout in the stack's configuration is no setting"
    assert (misspelt.fix or "").startswith("did you mean itsmng:timeout? Remove it with")
    assert "pulumi config rm itsmng:tiemout" in (misspelt.fix or "")


def test_doctor_names_a_missing_setting_and_its_misspelling(tmp_path: Path) -> None:
    missing, misspelt = checked(tmp_path, {"urll": GOOD["url"]}, {"ITSMNG_USER_TOKEN": "t"})

    assert "itsmng:url is not set" in missing.what
    assert "did you mean itsmng:url?" in (misspelt.fix or "")


def test_doctor_tells_what_to_do_about_two_addresses(tmp_path: Path) -> None:
    (found,) = checked(tmp_path, GOOD, {"ITSMNG_URL": "https://other.example.org"})

    assert found.what == (
        "two addresses: itsmng:url is https://itsm.example.org, ITSMNG_URL is https://other.example.org"
    )
    assert found.fix == (
        "remove one of them (`pulumi refresh` and `pulumi destroy` have the first from the stack's state, unless they "
        "are run with --run-program)"
    )


@pytest.mark.parametrize(
    ("config", "what", "fix"),
    [
        ({"url": GOOD["url"]}, "the provider's settings do not fit together: no credentials", "set a user token"),
        (GOOD | {"url": "http://itsm.example.org"}, "lets everyone on the way read the tokens", "use https"),
        (GOOD | {"url": "ftp://itsm"}, "itsmng:url (or ITSMNG_URL) is wrong", "it must be an address such as"),
        ({"userToken": "t"}, "itsmng:url is not set", "run `pulumi config set itsmng:url VALUE`"),
    ],
)
def test_doctor_tells_what_to_do_about_a_setting(tmp_path: Path, config: dict[str, str], what: str, fix: str) -> None:
    (found,) = checked(tmp_path, config)

    assert found.what.endswith(what)
    assert (found.fix or "").startswith(fix)


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
    assert "did you mean itsmng:entity?" in (lost.fix or "")
    (good,) = checked(tmp_path, GOOD | {"inventory:entity": "north", "entity": "Paris"})
    assert good.status is Status.OK


def test_every_setting_is_known(tmp_path: Path) -> None:
    (good,) = checked(
        tmp_path, GOOD | {"timeout": "5", "retries": "1", "adopt": "matching", "onDestroy": "purge", "entity": "Paris"}
    )

    assert good.status is Status.OK
