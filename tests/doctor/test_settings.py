"""What doctor says of the settings themselves."""

from __future__ import annotations

from pathlib import Path

import anyio

from pulumi_itsmng.doctor import Case, Status
from pulumi_itsmng.doctor.reach import check_settings
from pulumi_itsmng.doctor.result import Finding
from pulumi_itsmng.stack import Setting


def checked(folder: Path, **config: str) -> list[Finding]:
    settings = {"url": "https://itsm.example.org", "userToken": "t"} | config
    case = Case(folder, {}, config={f"itsmng:{key}": Setting(value, secret=False) for key, value in settings.items()})
    return anyio.run(lambda: check_settings(case))


def test_a_misspelt_setting_is_a_warning(tmp_path: Path) -> None:
    good, misspelt = checked(tmp_path, tiemout="5")

    assert good.status is Status.OK
    assert misspelt.status is Status.WARNING
    assert misspelt.what == "itsmng:tiemout is no setting of the provider"
    assert "pulumi config rm itsmng:tiemout" in (misspelt.fix or "")


def test_every_setting_is_known(tmp_path: Path) -> None:
    (good,) = checked(tmp_path, timeout="5", retries="1", adopt="matching", onDestroy="purge", entity="Paris")

    assert good.status is Status.OK
