"""Requests fail under the provider's process, in every way: told in one line, and made good by calling again."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any, TypeVar

import pytest
from pulumi.runtime.proto.provider_pb2 import DiffResponse

from pulumi_itsmng.catalog import CATALOG, ItemType
from tests.support.colleague import SUPER_ADMIN_TOKEN, Colleague
from tests.support.faults import SHORT_TIMEOUT, WAYS_TO_FAIL
from tests.support.host import ProviderError, ProviderHost
from tests.support.sandbox import SandboxServer

T = TypeVar("T")

ITEMTYPES = [itemtype for itemtype in CATALOG.values() if {"name", "comment"} <= itemtype.stored.keys()]

LATE = 4 * SHORT_TIMEOUT
"""Seconds that an answer comes too late here."""


def told_and_again(sandbox: SandboxServer, fault: dict[str, Any], method: str, call: Callable[[], T]) -> T:
    """Call the provider while a request of a method fails, and again if it told that something went wrong."""
    late = {"seconds": 2 * LATE} if fault["kind"] == "delay" else {}
    sandbox.faults([fault | late | {"method": method}])
    try:
        return call()
    except ProviderError as error:
        told = str(error)
    sandbox.faults([])
    assert "\n" not in told
    return call()


def create(host: ProviderHost, sandbox: SandboxServer, fault: dict[str, Any], name: str) -> tuple[str, dict[str, Any]]:
    """Create an item, while that fails at first; its id and its state."""
    inputs = {"name": name}
    item_id, state = told_and_again(sandbox, fault, "POST", lambda: host.create(inputs))
    if state["unverified"]:
        assert host.diff(item_id, state, inputs).changes == DiffResponse.DIFF_SOME
        state = host.update(item_id, state, inputs)
    return item_id, state


def change_and_read(
    host: ProviderHost, sandbox: SandboxServer, fault: dict[str, Any], item_id: str, state: dict[str, Any]
) -> dict[str, Any]:
    """Change an item, and read it, while each fails at first; its last state."""
    inputs = {"name": state["name"], "comment": "changed"}
    changed = told_and_again(sandbox, fault, "PUT", lambda: host.update(item_id, state, inputs))
    assert told_and_again(sandbox, fault, "GET", lambda: host.read(item_id, changed)) == (item_id, changed, inputs)
    return changed


@pytest.mark.parametrize("itemtype", ITEMTYPES, ids=lambda itemtype: itemtype.name)
def test_a_life_in_which_every_step_fails_in_every_way(
    sandbox: SandboxServer, colleague: Colleague, itemtype: ItemType
) -> None:
    settings = {"url": sandbox.url, "userToken": SUPER_ADMIN_TOKEN, "adopt": "matching", "onDestroy": "purge"}
    settings |= {"retries": "0", "timeout": str(LATE)}
    config = {f"itsmng:{key}": value for key, value in settings.items()}
    others = colleague.see_all().list(itemtype.name)

    with ProviderHost(itemtype.name, config) as host:
        lives = [create(host, sandbox, fault, str(fault)) for fault in WAYS_TO_FAIL]

    new = [row for row in colleague.see_all().list(itemtype.name) if row not in others]
    assert [(str(row["id"]), row["name"]) for row in new] == [(item_id, state["name"]) for item_id, state in lives]

    with ProviderHost(itemtype.name, config) as host:  # in a run of its own, what was created before is deleted
        pairs = list(zip(WAYS_TO_FAIL, lives, strict=True))
        states = [change_and_read(host, sandbox, fault, *life) for fault, life in pairs]

        assert {row["comment"] for row in colleague.list(itemtype.name) if row not in others} == {"changed"}
        for (fault, (item_id, _)), state in zip(pairs, states, strict=True):
            told_and_again(sandbox, fault, "DELETE", functools.partial(host.delete, item_id, state))
    assert colleague.list(itemtype.name) == others
