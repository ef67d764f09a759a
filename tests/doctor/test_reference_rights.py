"""The rights that references need: whoever may not read an itemtype cannot look up its names."""

from __future__ import annotations

import httpx
import pytest

from pulumi_itsmng.catalog import CATALOG
from pulumi_itsmng.doctor import Status
from pulumi_itsmng.doctor.reference_rights import RIGHT_OF, right_to_read, rights_for_references
from tests.doctor.conftest import Examine
from tools.harness.colleague import TECHNICIAN_TOKEN, Colleague
from tools.harness.sandbox import SandboxServer

TECHNICIAN = 6

TARGETS = sorted(
    {target for itemtype in CATALOG.values() for those in rights_for_references(itemtype).values() for target in those}
)


def state_of(*itemtypes: str) -> list[dict[str, object]]:
    """Resources of these itemtypes, as a state has them."""
    return [{"type": f"pulumi-python:dynamic/itsmng:{name}", "outputs": {}} for name in itemtypes]


@pytest.mark.parametrize("target", TARGETS)
def test_this_right_alone_lets_an_itemtype_be_listed(sandbox: SandboxServer, colleague: Colleague, target: str) -> None:
    right = right_to_read(target)
    statuses = []
    for bits in (0, 1):
        colleague.set_right(TECHNICIAN, right, bits)
        with httpx.Client(base_url=sandbox.url, trust_env=False) as client:
            session = client.get("initSession", headers={"Authorization": f"user_token {TECHNICIAN_TOKEN}"}).json()
            statuses.append(client.get(target, headers={"Session-Token": session["session_token"]}).status_code)
    assert statuses[0] == 403
    assert statuses[1] in (200, 206)


def test_every_right_of_the_table_is_of_a_reference() -> None:
    assert RIGHT_OF.keys() <= set(TARGETS)


def test_doctor_names_each_right_that_references_lack(examined: Examine) -> None:
    results = examined(user_token=TECHNICIAN_TOKEN, resources=state_of("Computer"))

    allowed, lacking = results["rights"]
    assert allowed.what == "Computer: create, read, update, delete, purge"
    assert lacking.status is Status.WARNING
    assert lacking.what == (
        "Computer: the profile may not read AutoUpdateSystem, ComputerModel, ComputerType, Manufacturer, Network "
        "(`dropdown`); Location (`location`); State (`state`): names of these cannot be looked up"
    )
    assert "'Technician'" in (lacking.fix or "")


def test_reading_needs_the_rights_of_references_too(examined: Examine) -> None:
    observer = {"user_token": None, "login": "normal", "password": "normal"}

    read, lacking = examined(read_only=True, resources=state_of("Computer"), **observer)["rights"]

    assert (read.status, lacking.status) == (Status.OK, Status.WARNING)
    assert "Location (`location`)" in lacking.what


def test_without_a_stack_all_references_are_looked_at(examined: Examine) -> None:
    rights = examined(user_token=TECHNICIAN_TOKEN)["rights"]

    named = " ".join(one.what for one in rights if "cannot be looked up" in one.what)
    assert all(
        target in named for target in ("Manufacturer", "Location", "Calendar", "Profile", "AuthLDAP", "AuthMail")
    )


def test_what_the_itemtype_itself_needs_is_named_once(examined: Examine) -> None:
    rights = examined(user_token=TECHNICIAN_TOKEN, resources=state_of("Location"))["rights"]

    assert [one.what for one in rights] == ["Location: the profile may not create, read, update, purge"]
