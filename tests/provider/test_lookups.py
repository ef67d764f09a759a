"""Lookups in a program: what they find on a server, and what they say where they find nothing."""

from __future__ import annotations

import asyncio
import re
import traceback
from collections.abc import Callable
from typing import Any

import pulumi
import pytest

import pulumi_itsmng as itsmng
from pulumi_itsmng.catalog import CATALOG, ItemType
from tests.lifecycle.conftest import Managed
from tests.support.registering import Registered, run
from tests.support.values import all_fields, normalised
from tools.classes.source import snake_case
from tools.harness.colleague import SUPER_ADMIN_TOKEN, Colleague
from tools.harness.sandbox import SandboxServer


@pytest.fixture
def program(sandbox: SandboxServer, registered: Registered, monkeypatch: pytest.MonkeyPatch) -> Registered:
    """A program on a stack that is configured for the server."""
    monkeypatch.setenv("ITSMNG_URL", sandbox.url)
    monkeypatch.setenv("ITSMNG_USER_TOKEN", SUPER_ADMIN_TOKEN)
    return registered


def known(make: Callable[[], pulumi.Output[Any]]) -> Any:
    """What an output is in the end."""
    seen: list[Any] = []
    run(lambda: make().apply(seen.append))
    return seen[0]


def error_of(lookup: Callable[[], Any]) -> str:
    with pytest.raises(itsmng.ItsmngError) as error:
        lookup()
    return str(error.value)


@pytest.mark.parametrize(
    "itemtype", [one for one in CATALOG.values() if not one.is_link], ids=lambda itemtype: itemtype.name
)
def test_an_item_of_every_kind_is_found_with_all_that_is_set(
    program: Registered,
    event_loop: asyncio.AbstractEventLoop,
    sandbox: SandboxServer,
    colleague: Colleague,
    itemtype: ItemType,
) -> None:
    given = normalised(itemtype, {name: some[0] for name, some in all_fields(itemtype, colleague).items()})
    given = {name: value for name, value in given.items() if not itemtype.readable[name].not_clearable}
    item_id, state = Managed(sandbox.url, itemtype).create(**given)
    asyncio.set_event_loop(event_loop)  # it has taken it away
    look_up = getattr(itsmng, f"get_{snake_case(itemtype.name)}")
    key = {name: given[name] for name in itemtype.lookup_fields if name in given}

    by_id, by_key = look_up(item_id), look_up(**key)
    later = known(lambda: getattr(itsmng, f"get_{snake_case(itemtype.name)}_output")(str(item_id)))
    untyped = itsmng.get_item(itemtype.name, **key)

    assert by_id == by_key == later
    assert by_id.id == untyped.id == str(item_id)
    resolved = {
        name: state["resolved"][field.key]["id"] for name, field in itemtype.references.items() if name in given
    }
    assert {name: getattr(by_id, name) for name in given} == given | resolved
    assert untyped.properties | {name: getattr(by_id, name) for name in itemtype.outputs if hasattr(by_id, name)} == (
        untyped.properties
    )


def test_what_is_not_set_has_the_servers_default(program: Registered, colleague: Colleague) -> None:
    group = itsmng.get_group(colleague.create("Group", name="Support"))

    assert (group.comment, group.requester, group.parent) == ("", True, None)
    user = itsmng.get_user(login="tech")
    assert (user.valid_since, user.authentication, user.location) == (None, "internal", None)
    root = itsmng.get_entity(0)
    assert (root.calendar, root.ldap_directory, root.automatic_closing_delay) == ("24/7", None, "never")


def test_a_place_is_found_by_complete_name_end_or_parent(program: Registered, colleague: Colleague) -> None:
    paris, lyon = (colleague.create("Location", name=town, entities_id=0) for town in ("Paris", "Lyon"))
    hq = colleague.create("Location", name="HQ", locations_id=paris, entities_id=0)
    other = colleague.create("Location", name="HQ", locations_id=lyon, entities_id=0)
    alone = colleague.create("Location", name="Archive", locations_id=lyon, entities_id=0)

    assert itsmng.get_location(name="Paris > HQ").item_id == hq
    assert itsmng.get_location(name="HQ", parent="Lyon").item_id == other
    assert itsmng.get_location(name="HQ", parent=itsmng.get_location(name="Lyon")).item_id == other
    assert itsmng.get_location(name="Archive").complete_name == "Lyon > Archive"
    assert itsmng.get_location(alone).parent == lyon
    assert error_of(lambda: itsmng.get_location(name="HQ")) == (
        f"Location: there are several with name 'HQ': 'Paris > HQ' ({hq}), 'Lyon > HQ' ({other}): say more, or the id"
    )


def test_a_login_is_found_whatever_its_case(program: Registered) -> None:
    assert itsmng.get_user(login="TECH").item_id == itsmng.get_user(login="tech").item_id


def test_a_serial_number_is_looked_for_in_an_entity(program: Registered, colleague: Colleague) -> None:
    elsewhere = colleague.create_entity("Elsewhere")
    here = colleague.create("Computer", name="here", serial="S1", entities_id=0)
    there = colleague.create("Computer", name="there", serial="S1", entities_id=elsewhere)

    assert itsmng.get_computer(serial="S1", entity="Root entity").item_id == here
    assert itsmng.get_computer(serial="S1", entity=itsmng.get_entity(name="Elsewhere")).item_id == there
    assert itsmng.get_computer(serial="S1", name="there").item_id == there
    assert f"'here' ({here}), 'there' ({there})" in error_of(lambda: itsmng.get_computer(serial="S1"))


def test_a_membership_is_found_by_who_is_a_member_of_what(program: Registered, colleague: Colleague) -> None:
    support = colleague.create("Group", name="Support", entities_id=0)
    membership = colleague.create("Group_User", users_id=4, groups_id=support, is_manager=1)

    found = itsmng.get_item("GroupUser", user="tech", group="Support")

    assert (found.item_id, found.properties["manager"]) == (membership, True)


def test_an_item_in_the_trash_is_found_only_by_its_id(program: Registered, colleague: Colleague) -> None:
    item_id = colleague.create("Computer", name="old", serial="S1", entities_id=0)
    colleague.trash("Computer", item_id)

    assert itsmng.get_computer(item_id).is_deleted
    assert "there is none with serial 'S1'" in error_of(lambda: itsmng.get_computer(serial="S1"))


def test_a_kind_that_is_no_resource_is_found_by_its_name(program: Registered, colleague: Colleague) -> None:
    dell = colleague.create("Manufacturer", name="Dell")

    found = itsmng.get_item("Manufacturer", name="Dell")
    assert (found.item_id, found.properties["name"]) == (dell, "Dell")
    run(lambda: itsmng.Computer("pc", serial="S1", manufacturer=found) and None)

    assert program.inputs("pc")["manufacturer"] == dell
    assert error_of(lambda: itsmng.get_item("Manufacturer", name="Del")) == (
        "Manufacturer: there is none with name 'Del': did you mean 'Dell'?"
    )


@pytest.mark.parametrize(
    ("lookup", "message"),
    [
        (lambda: itsmng.get_computer(4711), "Computer: there is none with the id 4711"),
        (lambda: itsmng.get_computer(0), "Computer: there is none with the id 0: ids begin with 1"),
        (lambda: itsmng.get_computer("PC"), "Computer: 'PC' is not an id: ids are whole numbers"),
        (
            lambda: itsmng.get_location(name="Pariss"),
            "Location: there is none with name 'Pariss': did you mean 'Paris'?",
        ),
        (
            lambda: itsmng.get_computer(serial="ABC-124"),
            "Computer: there is none with serial 'ABC-124': did you mean 'ABC-123'?",
        ),
        (
            lambda: itsmng.get_computer(serial="ABC-123", entity="Root entitty"),
            "Computer: not looked up: entity: there is no Entity 'Root entitty': did you mean 'Root entity'?",
        ),
        (
            itsmng.get_computer,
            "Computer: give either its id, or some of serial, inventory_number, uuid, name, entity",
        ),
        (
            lambda: itsmng.get_user(2, login="tech"),
            "User: give either its id, or some of login",
        ),
        (
            lambda: itsmng.get_computer(entity=0),
            "Computer: say at least one of serial, inventory_number, uuid, name",
        ),
        (
            lambda: itsmng.get_item("Computer", comment="x"),
            "Computer: comment does not tell one from another: serial, inventory_number, uuid, name, entity do",
        ),
        (
            lambda: itsmng.get_user(login="a/b"),
            "User: login: it must have only letters, digits, spaces and the signs ' @ . - _",
        ),
    ],
)
def test_an_error_says_what_to_do(
    program: Registered, colleague: Colleague, lookup: Callable[[], Any], message: str
) -> None:
    colleague.create("Location", name="Paris", entities_id=0)
    colleague.create("Computer", name="pc", serial="ABC-123", entities_id=0)

    assert error_of(lookup) == message


SECRET = "Hidden-1"


@pytest.mark.parametrize(
    ("lookup", "message"),
    [
        (lambda one: itsmng.get_computer_output(serial=one("Hidden-2")), "there is none with serial (secret)"),
        (lambda one: itsmng.get_computer_output(one("Hidden-2")), "(secret) is not an id: ids are whole numbers"),
        (lambda one: itsmng.get_computer_output(one("4711")), "there is none with the id (secret)"),
        (lambda one: itsmng.get_item_output("Manufacturer", name=one(SECRET)), "there is none with name (secret)"),
        (
            lambda one: itsmng.get_computer_output(serial="S1", entity=one(SECRET)),
            "not looked up: entity: (secret) does not lead to one item",
        ),
        (lambda one: itsmng.get_location_output(name=one(SECRET)), "there are several with name (secret): 2, 4:"),
    ],
)
def test_an_error_never_shows_a_key_that_is_secret(
    program: Registered,
    colleague: Colleague,
    lookup: Callable[[Callable[[str], pulumi.Output[Any]]], pulumi.Output[Any]],
    message: str,
) -> None:
    colleague.create("Computer", name="pc", serial=SECRET, entities_id=0)
    for town in ("Paris", "Lyon"):
        above = colleague.create("Location", name=town, entities_id=0)
        colleague.create("Location", name=SECRET, locations_id=above, entities_id=0)

    with pytest.raises(itsmng.ItsmngError) as error:
        known(lambda: lookup(pulumi.Output.secret))

    assert message in str(error.value)
    assert not re.search("hidden|4711", "".join(traceback.format_exception(error.value)), re.IGNORECASE)


def test_what_is_found_by_a_secret_key_is_secret(program: Registered, colleague: Colleague) -> None:
    colleague.create("Computer", name="pc", serial=SECRET, entities_id=0)

    secrecy: list[bool] = []

    async def look(found: pulumi.Output[Any]) -> None:
        secrecy.append(await found.is_secret())

    run(lambda: pulumi.Output.from_input(look(itsmng.get_computer_output(serial=pulumi.Output.secret(SECRET)))))

    assert secrecy == [True]


def test_a_value_known_only_later_needs_the_output_form(program: Registered) -> None:
    later: Any = pulumi.Output.from_input("Paris")

    for look_up in (
        lambda: itsmng.get_location(name=later),
        lambda: itsmng.get_item("Location", name=later),
        lambda: itsmng.get_location(name="HQ", parent=later),
    ):
        with pytest.raises(itsmng.ProgramError, match=r"lookup of a Location: (name|parent) may be .*`_output` form"):
            look_up()
    with pytest.raises(TypeError, match="name is compared with a text or a number, not with a Output"):
        itsmng.where("name").contains(later)


def test_a_lookup_finds_a_name_with_a_tree_separator(program: Registered, colleague: Colleague) -> None:
    colleague.create("Computer", name="B", entities_id=0)
    both = colleague.create("Computer", name="A > B", entities_id=0)

    assert itsmng.get_computer(name="A > B").item_id == both


def test_what_this_run_makes_in_a_new_entity_is_found(program: Registered, colleague: Colleague) -> None:
    assert itsmng.get_user(login="tech").item_id == 4  # the session is open, and sees no entity made from now on
    site = colleague.create_entity("Site")
    pc = colleague.create("Computer", name="pc", serial="S1", entities_id=site)

    def declare() -> pulumi.Output[Any]:
        itsmng.Entity("site", name="Site")
        serial = pulumi.Output.from_input("S1")
        return pulumi.Output.all(itsmng.get_computer_output(serial=serial), itsmng.search_output("Computer"))

    found, rows = known(declare)
    assert (found.item_id, [row["id"] for row in rows]) == (pc, [pc])


def test_a_found_item_serves_as_a_reference_by_its_id(program: Registered, colleague: Colleague) -> None:
    paris = colleague.create("Location", name="Paris", entities_id=0)

    def declare() -> None:
        tech = itsmng.get_user_output(login=pulumi.Output.from_input("tech"))
        itsmng.Computer("pc", serial="S1", location=itsmng.get_location(name="Paris"), technician=tech)
        itsmng.Account("ada", login="ada", groups=[], authorizations=[itsmng.get_item("Profile", name="Technician")])

    run(declare)

    assert program.inputs("pc") == {"serial": "S1", "location": paris, "technician": 4}
    assert program.inputs("ada-6")["profile"] == 6


def test_concurrent_lookups_share_requests(program: Registered, sandbox: SandboxServer, colleague: Colleague) -> None:
    ids = [
        colleague.create("Computer", name=f"pc-{number}", serial=f"S{number}", entities_id=0) for number in range(30)
    ]
    itsmng.get_computer(ids[0])  # the session is open
    before = sandbox.requests()["total"]

    found = known(lambda: pulumi.Output.all(*(itsmng.get_computer_output(serial=f"S{number}") for number in range(30))))

    assert [one.item_id for one in found] == ids
    assert sandbox.requests()["total"] - before <= 15  # one by one it would be 60


def test_a_search_gives_rows_with_the_fields_asked_for(program: Registered, colleague: Colleague) -> None:
    paris = colleague.create("Location", name="Paris", entities_id=0)
    for number in range(3):
        colleague.create("Computer", name=f"pc-{number}", entities_id=0, locations_id=paris * (number < 2))
    in_paris = itsmng.where("Location.completename").contains("Paris")

    rows = itsmng.search("Computer", in_paris, show=["name"], sort="name", descending=True)
    later = known(
        lambda: itsmng.search_output("Computer", pulumi.Output.from_input(in_paris), show=["name"], sort="name")
    )

    assert [row["name"] for row in rows] == ["pc-1", "pc-0"]
    assert [row["name"] for row in later] == ["pc-0", "pc-1"]
    assert len(itsmng.search("Computer")) == 3
    with pytest.raises(LookupError, match="Computer has no field 'serail' to search by; did you mean 'serial'"):
        itsmng.search("Computer", itsmng.where("serail").contains("x"))


def test_a_program_without_settings_is_told_which(program: Registered, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ITSMNG_URL")

    assert "itsmng:url is not set: run `pulumi config set itsmng:url VALUE`" in error_of(lambda: itsmng.get_computer(1))
