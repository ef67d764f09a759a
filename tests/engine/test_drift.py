"""`itsmng drift` and the engine's own way give the same answer, on every kind of drift."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest

from pulumi_itsmng.catalog import CATALOG
from tests.support.stack import Stack
from tools.harness.colleague import Colleague

SAME, DRIFT = 0, 7
"""The exit codes of the Pulumi CLI and of `itsmng drift`."""

PROGRAM = """
O = pulumi.ResourceOptions
paris = itsmng.Location("paris", name="Paris", comment="capital")
hq = itsmng.Location("hq", name="HQ", parent=paris)
itsmng.Location("lyon", name="Lyon")
itsmng.Group("team", name="Team", requester=True)
itsmng.Computer("same", name="SAME", serial="S0", location=hq)
itsmng.Computer("edited", name="EDITED", serial="S1", location=hq, user="tech", child_entities=True)
itsmng.Computer("ignored", name="I", serial="S2", comment="c", opts=O(ignore_changes=["comment"]))
itsmng.Computer("all-ignored", name="A", serial="S3", opts=O(ignore_changes=["*"]))
itsmng.Computer("trash-ignored", name="T", serial="S4", opts=O(ignore_changes=["is_deleted"]))
itsmng.Computer("retained", name="R", serial="S5", opts=O(retain_on_delete=True))
itsmng.Computer("protected", name="P", serial="S6", opts=O(protect=True))
itsmng.Computer("trashed", name="B", serial="S7")
itsmng.Computer("trashed-and-edited", name="C", serial="S8")
itsmng.Computer("purged", name="D", serial="S9")
itsmng.Computer("secret", name="E", serial=pulumi.Output.secret("S10"), comment="c")
ada = itsmng.User("ada", login="ada", last_name="Lovelace", password="a-s3cret", active=True)
itsmng.UserEmail("address", user=ada, email="ada@example.org")
itsmng.GroupUser("member", user=ada, group="Team", manager=True)
itsmng.ProfileUser("allowed", user=ada, profile="Technician", entity=0)
itsmng.Computer.get("read", "{read}")
itsmng.Computer.get("read-in-trash", "{read_in_trash}")
"""


def drift(stack: Stack, *arguments: str, exit_code: int = DRIFT) -> str:
    """What `itsmng drift` writes of the stack that is selected in the program's folder."""
    done = subprocess.run(
        [sys.executable, "-m", "pulumi_itsmng", "drift", *arguments],
        cwd=stack.program,
        env=stack.environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == exit_code, done.stderr + done.stdout
    return done.stdout


def found(stack: Stack, *, exit_code: int = DRIFT) -> dict[str, tuple[str, set[str]]]:
    """What the engine would call the drift of each resource, and the keys of the fields."""
    report = json.loads(drift(stack, "--format", "json", exit_code=exit_code))
    return {
        item["resource"]: ("delete", set()) if item["status"] == "missing" else ("update", keys(item))
        for item in report["items"]
        if item["status"] != "in sync"
    }


def keys(item: dict[str, Any]) -> set[str]:
    if item["external"]:  # it has no inputs, and the engine shows changes of inputs
        return set()
    properties = CATALOG[item["itemtype"]].properties
    return {properties[one["field"]].key for one in item["fields"]}


@pytest.mark.every_version
def test_drift_and_the_engine_tell_the_same(stack: Stack, colleague: Colleague) -> None:
    read, read_in_trash = (colleague.create("Computer", name=name, comment="x") for name in ("X1", "X2"))
    stack.declare(PROGRAM.format(read=read, read_in_trash=read_in_trash))
    stack.up()
    assert found(stack, exit_code=SAME) == {}
    ids = {name: int(resource["id"]) for name, resource in stack.resources().items()}

    def edit(name: str, **row: Any) -> None:
        colleague.edit("Computer", ids[name], **row)

    edit("same", contact="nobody declared it")
    edit("edited", serial="EDITED", locations_id=ids["lyon"], users_id=5, is_recursive=0)
    for name in ("ignored", "all-ignored", "retained", "trashed-and-edited", "secret"):
        edit(name, serial="EDITED", comment="edited")
    edit("read", comment="y")
    for name in ("trash-ignored", "protected", "trashed", "trashed-and-edited", "read-in-trash"):
        colleague.trash("Computer", ids[name])
    colleague.purge("Computer", ids["purged"])
    colleague.edit("Location", ids["paris"], name="Lutetia", locations_id=0)
    colleague.edit("Location", ids["hq"], name="HQ", locations_id=ids["lyon"])
    colleague.edit("Group", ids["team"], is_requester=0)
    colleague.edit("User", ids["ada"], realname="Byron", is_active=0, password="another", password2="another")
    colleague.edit("Group_User", ids["member"], is_manager=0)
    colleague.purge("UserEmail", ids["address"])
    colleague.purge("Profile_User", ids["allowed"])

    ours = found(stack)
    refresh = stack.refresh_preview("--expect-no-changes", exit_code=DRIFT)
    repair = stack.preview("--refresh", "--expect-no-changes", exit_code=DRIFT)

    assert ours == {change.name: (change.operation, set(change.properties)) for change in refresh.changes}
    assert ours.keys() == {
        *("edited", "ignored", "retained", "protected", "trashed", "trashed-and-edited", "purged", "secret"),
        *("read", "read-in-trash", "paris", "hq", "team", "ada", "address", "member", "allowed"),
    }
    managed = {name: properties for name, (_, properties) in ours.items() if not name.startswith("read")}
    assert managed == {
        change.name: set() if change.operation == "create" else set(change.properties)
        for change in repair.changes
        if change.operation in ("update", "create")
    }
    assert "S10" not in drift(stack)
    assert "s3cret" not in drift(stack, "--format", "json")

    colleague.purge("Computer", read)  # a program that reads it fails from now on, so no preview after this
    refresh = stack.refresh_preview("--expect-no-changes", exit_code=DRIFT)
    assert found(stack)["read"] == ("delete", set())
    assert refresh.summary["read"] == "delete"

    stack.operate("refresh", "--yes", "--skip-preview")  # that accepts all of it
    assert found(stack, exit_code=SAME) == {}
