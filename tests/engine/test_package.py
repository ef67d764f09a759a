"""The package, as Pulumi finds it among those that are installed."""

import json
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.support.stack import Stack

REPOSITORY = Path(__file__).parents[2]


@pytest.mark.essential
@pytest.mark.parametrize("kind", ["standard", "editable"])
def test_pulumi_wants_no_plugin_of_the_installed_package(stack: Stack, tmp_path: Path, kind: str) -> None:
    site = _installed(kind, tmp_path)
    stack.environment["PYTHONPATH"] = str(site)

    about = json.loads(stack.pulumi("about", "--json"))

    assert "pulumi-itsmng" in {package["name"] for package in about["dependencies"]}
    assert [plugin["name"] for plugin in about["plugins"] if plugin["kind"] == "resource"] == []


def _installed(kind: str, folder: Path) -> Path:
    command = [sys.executable, "-m", "hatchling", "build", "-t", f"wheel:{kind}", "-d", str(folder / "dist")]
    subprocess.run(command, cwd=REPOSITORY, check=True, capture_output=True)
    (wheel,) = (folder / "dist").glob("*.whl")
    with ZipFile(wheel) as archive:
        assert len(archive.namelist()) == len(set(archive.namelist()))
        archive.extractall(folder / "site")
    return folder / "site"
