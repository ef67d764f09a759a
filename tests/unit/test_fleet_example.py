"""The fleet of the examples says all that is wrong with its rows, before anything is declared."""

from __future__ import annotations

import runpy
import shutil
from collections.abc import Callable
from pathlib import Path

import pulumi
import pytest

from tests.support.examples import EXAMPLES
from tests.support.registering import Registered, run


@pytest.fixture
def fleet(tmp_path: Path) -> Path:
    (example,) = (one for one in EXAMPLES if one.name == "fleet")
    return Path(shutil.copytree(example, tmp_path / "fleet"))


def what_is_wrong(fleet: Path) -> list[str]:
    with pytest.raises(pulumi.RunError) as raised:
        run(lambda: runpy.run_path(str(fleet / "__main__.py")) and None)
    return str(raised.value).splitlines()


@pytest.mark.parametrize(
    ("file", "change", "reason"),
    [
        ("laptops.csv", lambda text: text.replace("5CG1234502", ""), "laptops.csv:3: serial: Field required"),
        (
            "laptops.csv",
            lambda text: text.replace("5CG1234502", "5CG1234501"),
            "laptops.csv:3: 5CG1234501 is that of laptops.csv:2, too",
        ),
        (
            "laptops.csv",
            lambda text: text.replace("LAP-BRN-003", "Petr's"),
            "laptops.csv:4: name: String should match pattern '^(LAP|SRV)-[A-Z]{3}-\\d{3}$'",
        ),
        (
            "servers.yaml",
            lambda text: text.replace("  status:", "  stauts:"),
            "servers.yaml, number 3: stauts: Extra inputs are not permitted",
        ),
        (
            "servers.yaml",
            lambda text: text.replace("CZJ0000002", "5CG1234501"),
            "servers.yaml, number 2: 5CG1234501 is that of laptops.csv:2, too",
        ),
    ],
)
def test_a_bad_row_is_named(
    registered: Registered, fleet: Path, file: str, change: Callable[[str], str], reason: str
) -> None:
    text = (fleet / file).read_text(encoding="utf-8")
    (fleet / file).write_text(change(text), encoding="utf-8")

    assert what_is_wrong(fleet) == [reason]
    assert registered.resources == []


def test_all_bad_rows_are_named_at_once(registered: Registered, fleet: Path) -> None:
    laptops = (fleet / "laptops.csv").read_text(encoding="utf-8")
    (fleet / "laptops.csv").write_text(laptops.replace(",Brno,", ",,"), encoding="utf-8")

    assert what_is_wrong(fleet) == [f"laptops.csv:{line}: location: Field required" for line in (2, 3, 4)]
