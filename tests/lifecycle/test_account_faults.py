"""One request of the creation of a user, or of what belongs to one, fails: run again, it is there once."""

from __future__ import annotations

from typing import Any

import pytest

from pulumi_itsmng.catalog import CATALOG
from pulumi_itsmng.lifecycle import ItemError
from tests.lifecycle.conftest import Managed
from tests.support.colleague import Colleague
from tests.support.faults import WAYS_TO_FAIL
from tests.support.sandbox import SandboxServer

KINDS: dict[str, dict[str, Any]] = {
    "User": {"login": "bob", "password": "S3cret-of-bob", "adopt": "matching"},
    "UserEmail": {"user": "ada", "email": "ada@example.org", "default": True},
    "GroupUser": {"user": "ada", "group": "Team", "manager": True},
    "ProfileUser": {"user": "ada", "profile": "Technician", "entity": 0},
}


@pytest.mark.parametrize("kind", KINDS)
def test_whatever_fails_running_again_makes_it_once(sandbox: SandboxServer, kind: str) -> None:
    managed, inputs = Managed(sandbox.url, CATALOG[kind]), KINDS[kind]
    told: list[str] = []
    faults = [fault for fault in WAYS_TO_FAIL if fault["kind"] != "delay"]
    for place, fault in enumerate(faults):
        sandbox.reset()
        with Colleague(sandbox.url) as colleague:
            colleague.create("User", name="ada")
            colleague.create("Group", name="Team")
            before = {row["id"] for row in colleague.list(CATALOG[kind].in_api)}
        number = place % 5
        sandbox.faults([*([{"kind": "delay", "times": number}] if number else []), fault])
        try:
            item_id, _ = managed.create(**inputs)
        except ItemError as error:
            told.append(str(error))
            sandbox.faults([])
            item_id, _ = managed.create(**inputs)
        sandbox.faults([])
        with Colleague(sandbox.url) as colleague:
            assert {row["id"] for row in colleague.list(CATALOG[kind].in_api)} - before == {item_id}, fault
    assert told
    assert not any("S3cret" in sentence or "\n" in sentence for sentence in told)
