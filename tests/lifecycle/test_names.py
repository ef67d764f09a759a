"""Names that others have: swapped in one run, given to somebody else's item, or held by another resource of the run."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import pytest

from pulumi_itsmng.api import Items, Rejected
from pulumi_itsmng.catalog import CATALOG
from pulumi_itsmng.lifecycle.claims import Claims
from pulumi_itsmng.lifecycle.compare import changed_inputs
from pulumi_itsmng.lifecycle.errors import ItemError
from tests.lifecycle.conftest import Managed, in_one_run
from tests.support.lifecycle import ItemLifecycle
from tools.harness.colleague import Colleague
from tools.harness.sandbox import SandboxServer

Get = Callable[[str], ItemLifecycle]
State = dict[str, Any]


def announced(claims: Claims, kind: str, item_id: int, state: State, inputs: State) -> None:
    """What a diff tells of an item."""
    itemtype = CATALOG[kind]
    claims.know(kind, item_id)
    claims.renames.note(itemtype, item_id, state, inputs, changed_inputs(itemtype, state, inputs))


def requests(sandbox: SandboxServer) -> list[str]:
    return [request for request in sandbox.requests()["requests"] if not request.endswith("ession")]


@pytest.mark.parametrize("together", [True, False])
def test_nested_places_swap_names_and_references_follow(
    sandbox: SandboxServer, locations: Managed, colleague: Colleague, *, together: bool
) -> None:
    top, _ = locations.create(name="Top")
    (one, of_one), (other, of_other) = (locations.create(name=name, parent=top) for name in ("Paris", "Lyon"))
    room, _ = locations.create(name="Room", parent=one)
    pc, of_pc = Managed(sandbox.url, CATALOG["Computer"]).create(name="pc", location="Top > Paris")
    claims = Claims()

    async def swap(get: Get) -> None:
        places = get("Location")
        wanted = {one: (of_one, "Lyon"), other: (of_other, "PARIS")}
        for item_id, (state, name) in wanted.items():
            announced(claims, "Location", item_id, state, {"name": name, "parent": top})
        updates = [
            places.update(item_id, state, {"name": name, "parent": top}) for item_id, (state, name) in wanted.items()
        ]
        if together:
            await asyncio.gather(*updates)
        else:
            for update in updates:
                await update
        inputs = {"name": "pc", "location": "Top > Paris"}
        assert claims.stale_references(CATALOG["Computer"], of_pc) == {"location"}
        await get("Computer").update(pc, of_pc, inputs | {"location": "Top > PARIS"})

    in_one_run(sandbox.url, swap, claims=claims)

    rows = {row["id"]: row for row in colleague.list("Location")}
    assert [rows[item_id]["completename"] for item_id in (one, other, room)] == [
        "Top > Lyon",
        "Top > PARIS",
        "Top > Lyon > Room",
    ]
    assert (colleague.get("Computer", pc) or {})["locations_id"] == other


def test_a_rename_that_meets_nobody_sends_what_it_did_before(sandbox: SandboxServer, locations: Managed) -> None:
    item_id, state = locations.create(name="Paris")
    before = sandbox.requests()["total"]
    claims = Claims()
    announced(claims, "Location", item_id, state, {"name": "Lyon"})

    in_one_run(sandbox.url, lambda get: get("Location").update(item_id, state, {"name": "Lyon"}), claims=claims)
    known = sandbox.requests()["total"] - before
    locations.update(item_id, state, name="Nice")

    assert known == sandbox.requests()["total"] - before - known


@pytest.mark.parametrize(("kind", "field"), [("Location", "name"), ("Entity", "name"), ("User", "login")])
def test_a_foreign_item_keeps_its_name_and_is_named(
    sandbox: SandboxServer, colleague: Colleague, kind: str, field: str
) -> None:
    managed = Managed(sandbox.url, CATALOG[kind])
    item_id, state = managed.create(**{field: "ada"})
    foreign, _ = managed.create(**{field: "bob"})
    claims = Claims()
    announced(claims, kind, item_id, state, {field: "Bob"})

    with pytest.raises(
        ItemError, match=rf"^{kind} {item_id}: .* called 'Bob' instead of 'ada', and {kind} {foreign} has that name"
    ):
        in_one_run(sandbox.url, lambda get: get(kind).update(item_id, state, {field: "Bob"}), claims=claims)

    colleague.see_all()
    assert (colleague.get(kind, foreign) or {})["name"] == "bob"


def test_what_waits_for_a_failed_update_says_so(
    sandbox: SandboxServer, locations: Managed, monkeypatch: pytest.MonkeyPatch
) -> None:
    (one, of_one), (other, of_other) = (locations.create(name=name) for name in ("Paris", "Lyon"))
    claims = Claims()
    announced(claims, "Location", one, of_one, {"name": "Lyon"})
    announced(claims, "Location", other, of_other, {"name": "Paris"})
    update = Items.update

    async def refused(self: Items, item_id: int, row: dict[str, Any]) -> None:
        if item_id == one:
            raise Rejected(status=400, code="ERROR_GLPI_UPDATE")
        await update(self, item_id, row)

    monkeypatch.setattr(Items, "update", refused)

    async def swap(get: Get) -> None:
        places = get("Location")
        with pytest.raises(ItemError):
            await places.update(one, of_one, {"name": "Lyon"})
        await places.update(other, of_other, {"name": "Paris"})

    with pytest.raises(ItemError, match=rf"Location {one} still has that name, as its own update failed"):
        in_one_run(sandbox.url, swap, claims=claims)


def test_a_failed_update_tells_of_the_temporary_name(
    sandbox: SandboxServer, locations: Managed, colleague: Colleague
) -> None:
    (one, of_one), (other, of_other) = (locations.create(name=name) for name in ("Paris", "Lyon"))
    locations.create(name="Nice")
    claims = Claims()

    async def both(get: Get) -> None:
        announced(claims, "Location", one, of_one, {"name": "Lyon"})
        announced(claims, "Location", other, of_other, {"name": "Nice"})
        await get("Location").update(one, of_one, {"name": "Lyon"})
        await get("Location").update(other, of_other, {"name": "Nice"})

    temporary = f"being renamed by Pulumi - {other}"
    with pytest.raises(
        ItemError, match=rf"^Location {other}: .*called '{temporary}' until then: it was 'Lyon', and is to be 'Nice'"
    ):
        in_one_run(sandbox.url, both, claims=claims)

    rows = {row["id"]: row["name"] for row in colleague.list("Location")}
    assert (rows[one], rows[other]) == ("Lyon", temporary)
    assert locations.update(other, of_other, name="Lille")["name"] == "Lille"


def test_what_made_way_for_nothing_gets_its_name_back(
    sandbox: SandboxServer, locations: Managed, colleague: Colleague
) -> None:
    (one, of_one), (other, of_other) = (locations.create(name=name) for name in ("Paris", "Lyon"))
    claims = Claims()

    async def refused(get: Get) -> None:
        announced(claims, "Location", one, of_one, {"name": "Lyon"})
        announced(claims, "Location", other, of_other, {"name": "Nice"})
        fine = {"kind": "delay", "times": 5}  # a session, three reads, and the other one is renamed
        sandbox.faults([fine, {"kind": "status", "status": 400}])
        await get("Location").update(one, of_one, {"name": "Lyon"})

    with pytest.raises(ItemError, match=f"^Location {one}"):
        in_one_run(sandbox.url, refused, claims=claims)

    asked = sandbox.requests()["requests"]
    assert asked[f"PUT /Location/{other}"] == 2  # there and back
    assert {row["id"]: row["name"] for row in colleague.list("Location")}[other] == "Lyon"


@pytest.mark.parametrize("adopt", ["never", "matching"])
def test_an_item_of_another_resource_is_never_offered(sandbox: SandboxServer, computers: Managed, adopt: str) -> None:
    item_id, state = computers.create(name="pc", serial="S1")
    claims = Claims()
    announced(claims, "Computer", item_id, state, {"name": "pc", "serial": "S1"})
    claims.keep("Computer", item_id)

    with pytest.raises(ItemError, match=r"another resource of this program stands for it: .*aliases=") as raised:
        in_one_run(sandbox.url, lambda get: get("Computer").create({"serial": "S1", "adopt": adopt}), claims=claims)

    assert "adopt=" not in str(raised.value)
    assert "delete" not in str(raised.value)


def test_an_item_that_is_there_suggests_an_alias_first(computers: Managed) -> None:
    item_id, _ = computers.create(name="pc", serial="S1")

    with pytest.raises(
        ItemError, match=rf"already: if a resource was renamed .*aliases=.*; else .*adopt={item_id}"
    ) as it:
        computers.create(serial="S1")

    assert "delete" not in str(it.value)


@pytest.mark.parametrize(("kind", "field"), [("Location", "name"), ("Entity", "name"), ("User", "login")])
@pytest.mark.parametrize("adopt", ["never", "matching"])
@pytest.mark.parametrize("together", [True, False])
def test_a_new_item_gets_the_name_that_another_gives_up(
    sandbox: SandboxServer, colleague: Colleague, kind: str, field: str, adopt: str, *, together: bool
) -> None:
    old, state = Managed(sandbox.url, CATALOG[kind]).create(**{field: "ada", "comment": "old"})
    claims = Claims()

    async def pass_on(get: Get) -> int:
        announced(claims, kind, old, state, {field: "eve", "comment": "old"})
        create = get(kind).create({field: "ada", "adopt": adopt, "comment": "new"})
        update = get(kind).update(old, state, {field: "eve", "comment": "old"})
        if together:
            return (await asyncio.gather(create, update))[0][0]
        new, _ = await create
        await update
        return new

    new = in_one_run(sandbox.url, pass_on, claims=claims)

    colleague.see_all()
    rows = {row["id"]: (row["name"], row["comment"]) for row in colleague.list(kind)}
    assert (rows[old], rows[new]) == (("eve", "old"), ("ada", "new"))


def test_a_failed_creation_gives_the_name_back(sandbox: SandboxServer, colleague: Colleague) -> None:
    old, state = Managed(sandbox.url, CATALOG["Location"]).create(name="ada")
    claims = Claims()

    async def refused(get: Get) -> None:
        announced(claims, "Location", old, state, {"name": "eve"})
        await get("Location").create({"name": "ada"})

    sandbox.faults([{"kind": "status", "status": 400, "method": "POST"}])
    with pytest.raises(ItemError, match=r"^Location: not created"):
        in_one_run(sandbox.url, refused, claims=claims)

    assert [row["name"] for row in colleague.list("Location")] == ["ada"]
