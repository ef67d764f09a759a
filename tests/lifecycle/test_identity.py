"""Which item is it: spellings, entities, placeholders of firmware and templates."""

from __future__ import annotations

import logging
from typing import Any

import pytest

from pulumi_itsmng.catalog import CATALOG, ItemType
from pulumi_itsmng.lifecycle.errors import ItemError
from tests.lifecycle.conftest import Computers, Managed
from tools.harness.colleague import Colleague
from tools.harness.sandbox import SandboxServer

pytestmark = pytest.mark.heavy

TEXTS = [
    (itemtype, name)
    for itemtype in CATALOG.values()
    for name in itemtype.identified_by
    if itemtype.readable[name].kind == "text" and not itemtype.is_link
]
every_text_that_tells = pytest.mark.parametrize(
    ("itemtype", "field"), TEXTS, ids=[f"{itemtype.name}-{field}" for itemtype, field in TEXTS]
)

SPELLINGS = [("5cg1abc", "5CG1ABC"), ("Caf\u00e9", "cafe"), ("cafe", "Caf\u00e9"), ("strasse", "Stra\u00dfe")]


@pytest.fixture
def told(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    """What a user is told, although nothing failed."""
    caplog.set_level(logging.WARNING, "pulumi_itsmng.lifecycle")
    return caplog


def lines(told: pytest.LogCaptureFixture) -> list[str]:
    return [record.getMessage() for record in told.records if record.name == "pulumi_itsmng.lifecycle"]


def with_blanks(itemtype: ItemType, field: str) -> list[tuple[str, str]]:
    """Where the server and the client keep blanks at the end, they are a spelling, too."""
    keeps = not itemtype.readable[field].trimmed and itemtype.readable[field].format == "plain"
    return [("S1", "S1 "), ("S2 ", "s2")] if keeps else []


@every_text_that_tells
def test_another_spelling_is_an_error_that_names_both_and_the_id(
    sandbox: SandboxServer, itemtype: ItemType, field: str
) -> None:
    managed = Managed(sandbox.url, itemtype)
    for there, declared in SPELLINGS + with_blanks(itemtype, field):
        item_id, state = managed.create(**{field: there})

        with pytest.raises(ItemError) as error:
            managed.create(**{field: declared})

        assert f"there is {itemtype.name} {item_id} " in str(error.value)
        assert repr(there) in str(error.value)
        assert repr(declared) in str(error.value)
        assert f"adopt={item_id}" in str(error.value)
        managed.delete(item_id, state | {"on_destroy": "purge"})


@every_text_that_tells
def test_matching_takes_over_and_corrects_the_spelling(
    sandbox: SandboxServer, colleague: Colleague, told: pytest.LogCaptureFixture, itemtype: ItemType, field: str
) -> None:
    managed = Managed(sandbox.url, itemtype)
    column = itemtype.readable[field].column or ""
    for there, declared in SPELLINGS[:2] + with_blanks(itemtype, field):
        item_id, _ = managed.create(**{field: there})

        taken_id, state = managed.create(**{field: declared}, adopt="matching")

        assert (taken_id, state[field]) == (item_id, declared)
        assert (colleague.see_all().get(itemtype.name, item_id) or {})[column] == declared
        assert lines(told)[-1] == f"{itemtype.name} {item_id} taken over: changed {field}"
        managed.delete(item_id, state | {"on_destroy": "purge"})


def test_looking_for_spellings_costs_no_more_requests(
    sandbox: SandboxServer, colleague: Colleague, computers: Computers
) -> None:
    wanted = [{"serial": f"5CG{number:04}"} for number in range(20)]
    colleague.create("Computer", serial="5cg0007 ")

    with pytest.raises(ItemError, match=r"there is Computer 1 .*'5cg0007 '"):
        computers.create_many(wanted)

    asked = {request: count for request, count in sandbox.requests()["requests"].items() if "/search/" in request}
    assert asked == {"GET /search/Computer": 1}


def test_what_only_begins_like_a_name_is_not_listed_page_by_page(
    sandbox: SandboxServer, colleague: Colleague, computers: Computers
) -> None:
    colleague.create_many("Computer", [{"name": f"pc{number}"} for number in range(2_500)])
    colleague.create("Computer", name="PC ")
    before = sandbox.requests()["requests"].get("GET /Computer", 0)

    with pytest.raises(ItemError, match=r"there is Computer 2501 .*'PC '"):
        computers.create(name="pc")

    assert sandbox.requests()["requests"]["GET /Computer"] - before == 1


@pytest.mark.parametrize("field", ["serial", "uuid"])
def test_a_machine_in_another_entity_is_an_error_that_names_it(
    computers: Computers, colleague: Colleague, field: str
) -> None:
    paris = colleague.create_entity("Paris")
    item_id = colleague.create("Computer", entities_id=paris, name="pc", **{field: "4C4C4544-0042"})

    for entity in ({}, {"entity": "Root entity"}):
        with pytest.raises(ItemError) as error:
            computers.create(**{field: "4c4c4544-0042"}, **entity)

        assert f"there is Computer {item_id} " in str(error.value)
        assert "in the entity 'Root entity > Paris'" in str(error.value)


@pytest.mark.parametrize("field", ["serial", "uuid"])
def test_a_machine_is_moved_only_if_the_program_names_an_entity(
    computers: Computers, colleague: Colleague, told: pytest.LogCaptureFixture, field: str
) -> None:
    paris, lyon = colleague.create_entity("Paris"), colleague.create_entity("Lyon")
    key: dict[str, Any] = {field: "4C4C4544-0042", "adopt": "matching"}
    item_id = colleague.create("Computer", entities_id=paris, **{field: "4C4C4544-0042"})

    assert computers.create(**key)[0] == item_id
    assert (colleague.get("Computer", item_id) or {})["entities_id"] == paris
    assert lines(told) == [f"Computer {item_id} taken over: nothing changed"]

    assert computers.create(**key, entity=lyon, comment="new")[0] == item_id
    assert (colleague.get("Computer", item_id) or {})["entities_id"] == lyon
    assert lines(told)[1] == (f"Computer {item_id} taken over: changed comment, entity (from 'Root entity > Paris')")


def test_inventory_numbers_and_names_hold_within_their_entity(computers: Computers, colleague: Colleague) -> None:
    paris = colleague.create_entity("Paris")
    for key in ({"inventory_number": "I1"}, {"name": "pc"}):
        first, _ = computers.create(**key)
        assert computers.create(**key, entity=paris, adopt="matching")[0] != first


def test_identified_by_with_the_entity_lets_another_be_elsewhere(computers: Computers, colleague: Colleague) -> None:
    paris = colleague.create_entity("Paris")
    first, _ = computers.create(serial="S1")

    within = {"serial": "S1", "identified_by": ["serial", "entity"]}
    other, _ = computers.create(**within, entity=paris)

    assert other != first
    with pytest.raises(ItemError, match=f"there is Computer {other} with the same serial and entity already"):
        computers.create(**within, entity=paris)


@pytest.mark.parametrize(
    ("field", "junk"),
    [
        ("serial", "To be filled by O.E.M."),
        ("serial", "TO BE FILLED BY O.E.M. "),
        ("serial", "0000000"),
        ("serial", "0"),
        ("serial", "xxxxxxxx"),
        ("serial", "Default string"),
        ("serial", "System Serial Number"),
        ("serial", "Not Specified"),
        ("serial", "None"),
        ("serial", "N/A"),
        ("serial", "INVALID"),
        ("serial", "123456789"),
        ("serial", "..."),
        ("uuid", "00000000-0000-0000-0000-000000000000"),
        ("uuid", "ffffffff-ffff-ffff-ffff-ffffffffffff"),
        ("uuid", "03000200-0400-0500-0006-000700080009"),
        ("uuid", "Not Set"),
    ],
)
def test_what_many_machines_say_tells_none_and_a_line_says_so(
    computers: Computers, told: pytest.LogCaptureFixture, field: str, junk: str
) -> None:
    ids = [computers.create(**{field: junk}, name=name)[0] for name in ("one", "two")]

    assert ids[0] != ids[1]
    assert lines(told) == [
        f"Computer {item_id}: many items have the {field} that the program gives, so it is recognised by its name"
        for item_id in ids
    ]
    with pytest.raises(ItemError, match=f"there is Computer {ids[0]} .*with the same name and entity"):
        computers.create(**{field: junk}, name="one")


def test_a_machine_without_a_natural_key_is_an_error(computers: Computers) -> None:
    with pytest.raises(ItemError, match=r"nothing tells it from others.*inventory_number.*identified_by.*duplicate"):
        computers.create(serial="Default string", uuid="FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF")

    one, _ = computers.create(serial="Default string", identified_by=["serial"])
    two, _ = computers.create(serial="Default string", adopt="duplicate")

    assert one != two


def test_a_shared_serial_is_an_error_with_a_way_out(computers: Computers, colleague: Colleague) -> None:
    for name in ("one", "two"):
        colleague.create("Computer", serial="S1", name=name)

    for adopt in ("never", "matching"):
        with pytest.raises(ItemError, match=r"1 \('one'\), 2 \('two'\).*identified_by=\['serial', 'name'\]"):
            computers.create(serial="S1", name="two", adopt=adopt)

    key = {"serial": "S1", "name": "two", "identified_by": ["serial", "name"]}
    assert computers.create(**key, adopt="matching")[0] == 2


@pytest.mark.parametrize("adopt", ["never", "matching"])
def test_a_template_is_no_item(sandbox: SandboxServer, colleague: Colleague, computers: Computers, adopt: str) -> None:
    template = colleague.create("Computer", serial="S1", name="pc", is_template=1, template_name="usual")
    before = colleague.get("Computer", template)

    item_id, _ = computers.create(serial="S1", comment="new", adopt=adopt)
    several = computers.create_many([{"name": "pc", "adopt": adopt}, {"name": "other", "adopt": adopt}])

    assert template not in (item_id, *(one for one, _ in several))
    assert colleague.get("Computer", template) == before
    with pytest.raises(ItemError, match=f"Computer {template}: not taken over: it is a template"):
        computers.create(name="pc two", adopt=template)
    with pytest.raises(ItemError, match=f"{template} is a template"):
        computers.in_one_run(lambda item: item.look_up(template, {}))
    with pytest.raises(ItemError, match=r"there is none with name 'usual'$"):
        computers.in_one_run(lambda item: item.look_up(None, {"name": "usual"}))
    assert computers.read(template, {}) is None


def test_a_take_over_says_what_it_changes_and_never_to_what(
    sandbox: SandboxServer, colleague: Colleague, told: pytest.LogCaptureFixture
) -> None:
    place = colleague.create("Location", name="HQ", is_recursive=1)
    for number in range(4):
        colleague.create("Computer", serial=f"S{number}", comment="old")
    colleague.trash("Computer", 3)
    colleague.trash("Computer", 4)
    computers = Managed(sandbox.url, CATALOG["Computer"], adopt="matching")

    computers.create(serial="S0", comment="new secret", location=place)
    computers.create(serial="S1", comment="old")
    computers.create(serial="S2", comment="new secret")
    computers.create(serial="S3")

    assert lines(told) == [
        "Computer 1 taken over: changed comment, location",
        "Computer 2 taken over: nothing changed",
        "Computer 3 taken over: out of the trash; changed comment",
        "Computer 4 taken over: out of the trash",
    ]


def test_a_take_over_of_a_user_tells_of_the_password(
    sandbox: SandboxServer, colleague: Colleague, told: pytest.LogCaptureFixture
) -> None:
    user = colleague.create("User", name="ada")

    Managed(sandbox.url, CATALOG["User"]).create(login="ADA", password="of-a-test-1", adopt=user)

    assert lines(told) == [f"User {user} taken over: changed login, password"]


def test_a_link_that_is_there_already_is_nothing_to_tell(
    sandbox: SandboxServer, colleague: Colleague, told: pytest.LogCaptureFixture
) -> None:
    group = colleague.create("Group", name="Team")
    user = colleague.create("User", name="ada")
    colleague.create("Group_User", users_id=user, groups_id=group)
    members = Managed(sandbox.url, CATALOG["GroupUser"])

    members.create(user=user, group=group)
    members.create(user=user, group=group, manager=True)

    assert lines(told) == ["GroupUser 1 taken over: changed manager"]


def test_a_lookup_prefers_the_exact_spelling(computers: Computers, locations: Managed, colleague: Colleague) -> None:
    colleague.create("Computer", serial="s1", name="Caf\u00e9")
    colleague.create("Computer", serial="S1", name="plain")
    hq = colleague.create("Location", name="HQ", is_recursive=1)
    room = colleague.create("Location", name="Caf\u00e9", locations_id=hq, is_recursive=1)

    def found(managed: Managed, **key: Any) -> Any:
        return managed.in_one_run(lambda item: item.look_up(None, key))["item_id"]

    assert found(computers, serial="s1") == 1
    assert found(computers, serial="S1") == 2
    assert found(computers, name="CAFE") == 1
    assert found(locations, name="hq > cafe") == room
    with pytest.raises(ItemError, match="there are several with serial 'S1 '"):
        found(computers, serial="S1 ")


@pytest.mark.parametrize("field", ["serial", "inventory_number"])
@pytest.mark.parametrize("adopt", ["never", "matching"])
def test_a_blank_tells_no_machine(sandbox: SandboxServer, colleague: Colleague, field: str, adopt: str) -> None:
    item_id = colleague.create("Computer", name="theirs", serial="", otherserial="", comment="precious")
    blank = {field: "  ", "identified_by": [field], "name": "new", "comment": "mine"}

    with pytest.raises(ItemError, match="nothing tells it from others"):
        Managed(sandbox.url, CATALOG["Computer"], adopt=adopt).create(**blank)

    assert (colleague.get("Computer", item_id) or {})["comment"] == "precious"
    assert len(colleague.list("Computer")) == 1


def test_a_blank_serial_is_not_said_to_be_shared(computers: Computers, caplog: pytest.LogCaptureFixture) -> None:
    computers.create(serial=" ", name="pc")

    assert "many items" not in caplog.text
