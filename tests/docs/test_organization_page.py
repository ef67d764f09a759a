"""The page on an organisation in YAML: its programs run, and its descriptions become what it says."""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pulumi
import pytest

import pulumi_itsmng as itsmng
from tests.support.blocks import Block, blocks
from tests.support.registering import Resources, resources

pytestmark = pytest.mark.usefixtures("event_loop")


def on_page(*languages: str) -> list[Block]:
    return [block for block in blocks(*languages) if block.page == "docs/organization.md"]


DESCRIPTIONS = [(block, below) for block, below in pairwise(on_page()) if block.language == "yaml"]


@pytest.fixture
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    pulumi.runtime.set_config("inventory:adaPassword", "Secret-3")


@pytest.mark.usefixtures("_in_a_folder_of_its_own")
def test_the_programs_of_the_page_run() -> None:
    Path("organization.yaml").write_text(on_page("yaml")[0].text, encoding="utf-8")

    found = resources(lambda: exec("\n".join(block.text for block in on_page("python")), {}))

    assert found["Computer", "kiosk"]["location"] == "Location company-Room 1"
    assert ("User", "company-charles") in found
    assert ("Location", "sites-Lyon") in found


@pytest.mark.usefixtures("_in_a_folder_of_its_own")
@pytest.mark.parametrize(("block", "below"), DESCRIPTIONS, ids=str)
def test_each_description_gives_resources_or_the_shown_errors(block: Block, below: Block) -> None:
    Path("organization.yaml").write_text(block.text, encoding="utf-8")

    def declare() -> Resources:
        return resources(lambda: itsmng.Organization("acme", file=Path("organization.yaml").absolute()))

    if below.language == "text":
        with pytest.raises(itsmng.OrganizationError) as raised:
            declare()
        assert f"{raised.value}\n" == below.text
    else:
        assert declare()


@pytest.mark.usefixtures("_in_a_folder_of_its_own")
def test_the_commands_of_the_page_write_a_fitting_schema() -> None:
    Path("organization.yaml").write_text(on_page("yaml")[0].text, encoding="utf-8")
    commands = "".join(block.text for block in on_page("sh") if not block.text.startswith("pulumi config"))
    path = os.pathsep.join([str(Path(sys.prefix) / "bin"), os.environ["PATH"]])

    done = subprocess.run(
        ["sh", "-ec", commands], env=os.environ | {"PATH": path}, capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stdout + done.stderr
    assert Path("organization.schema.json").stat().st_size > 0
