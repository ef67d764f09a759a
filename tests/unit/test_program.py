"""A program's view: resource classes under Pulumi's mocks."""

import base64
import json
import pickle
from collections.abc import Callable
from typing import Any

import pulumi
import pytest

import pulumi_itsmng as itsmng
from pulumi_itsmng.dynamic import PROVIDERS
from tests.support.registering import Registered, run


def test_a_computer_has_its_fixed_type_and_camel_case_keys(registered: Registered) -> None:
    run(lambda: itsmng.Computer("pc", name="pc-1", inventory_number="INV-1") and None)

    (computer,) = registered.resources
    assert computer.typ == "pulumi-python:dynamic/itsmng:Computer"
    assert {key: value for key, value in computer.inputs.items() if key != "__provider"} == {
        "name": "pc-1",
        "inventoryNumber": "INV-1",
    }


def test_outputs_are_attributes_with_python_names(registered: Registered) -> None:
    seen: dict[str, Any] = {}

    def program() -> pulumi.Output[None]:
        computer = itsmng.Computer("pc", inventory_number="INV-1")
        return pulumi.Output.all(computer.inventory_number, computer.item_id).apply(
            lambda values: seen.update(inventory_number=values[0], item_id=values[1])
        )

    run(program)

    assert seen == {"inventory_number": "INV-1", "item_id": None}


@pytest.mark.parametrize("name", PROVIDERS)
def test_a_provider_is_pickled_by_its_import_path_alone(name: str) -> None:
    pickled = pickle.dumps(PROVIDERS[name]())

    assert pickle.loads(pickled).__class__ is PROVIDERS[name]
    assert f"{name}Provider".encode() in pickled
    assert b"pulumi_itsmng.dynamic" in pickled
    assert len(pickled) < 100


def test_the_computer_provider_keeps_its_import_path(registered: Registered) -> None:
    run(lambda: itsmng.Computer("pc", name="pc") and None)

    pickled = base64.b64decode(registered.resources[0].inputs["__provider"])
    assert b"pulumi_itsmng.dynamic" in pickled
    assert b"ComputerProvider" in pickled


def test_errors_of_a_program_are_shown_without_a_traceback() -> None:
    assert issubclass(itsmng.ProgramError, pulumi.RunError)
    assert issubclass(itsmng.OrganizationError, itsmng.ProgramError)
    assert issubclass(itsmng.LookupFailed, pulumi.RunError)


def test_a_resource_is_passed_by_its_id(registered: Registered) -> None:
    def program() -> None:
        hall = itsmng.Location("hall", name="Hall")
        itsmng.Computer("pc", name="pc", location=hall)

    run(program)

    computer = next(one for one in registered.resources if one.typ.endswith(":Computer"))
    assert computer.inputs["location"] == 1


@pytest.mark.parametrize("given", ["7", 7, pulumi.Output.from_input(7), itsmng.GetItemResult(item_id=7, properties={})])
def test_an_item_is_read_by_its_id_however_that_comes(registered: Registered, given: Any) -> None:
    run(lambda: itsmng.Computer.get("pc", given) and None)

    assert [one.resource_id for one in registered.resources] == ["7"]


@pytest.mark.parametrize(
    ("declared", "name"),
    [
        ({"name": "HQ", "parent": "Paris"}, "Paris > HQ"),
        ({"name": "HQ", "parent": "Paris"}, "HQ"),
        ({"name": "HQ"}, "HQ"),
    ],
)
def test_a_name_that_is_declared_only_later_is_an_error(
    registered: Registered, declared: dict[str, str], name: str
) -> None:
    def program() -> None:
        itsmng.Computer("pc", name="pc", location=name)
        with pytest.raises(itsmng.ProgramError, match=r"'hq' is declared after 'pc', .* declare it before"):
            itsmng.Location("hq", **declared)

    run(program)


@pytest.mark.parametrize(
    ("kind", "declared", "name"),
    [
        (itsmng.Location, {"name": "HQ"}, "Paris > HQ"),
        (itsmng.Location, {"name": "HQ", "parent": "Paris"}, "Lyon > HQ"),
        (itsmng.User, {"login": "ada"}, "x > ada"),
    ],
)
def test_a_name_that_means_another_item_may_come_before(
    registered: Registered, kind: Any, declared: dict[str, str], name: str
) -> None:
    def program() -> None:
        itsmng.Computer("pc", name="pc", **{"user" if kind is itsmng.User else "location": name})
        kind("other", **declared)

    run(program)


@pytest.mark.parametrize(
    ("kind", "field", "name"),
    [(itsmng.Entity, "entity", "Root entity > Paris > HQ"), (itsmng.Location, "location", "Paris > HQ")],
)
def test_a_name_below_a_resource_is_known_by_its_complete_name(
    registered: Registered, kind: Any, field: str, name: str
) -> None:
    def program() -> None:
        itsmng.Computer("pc", name="pc", **{field: name})
        paris = kind("paris", name="Paris")
        with pytest.raises(itsmng.ProgramError, match="'hq' is declared after 'pc'"):
            kind("hq", name="HQ", parent=paris)

    run(program)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ({"serial": "S1", "name": "a"}, {"serial": "S1", "name": "b"}, True),
        ({"serial": "S1"}, {"serial": "S1", "entity": 1}, False),
        ({"serial": "S1", "entity": "1"}, {"serial": "S1", "entity": 1}, True),
        ({"name": "a"}, {"name": "a", "serial": "S1"}, False),
        ({"name": "a"}, {"name": "a", "adopt": "duplicate"}, False),
    ],
)
def test_two_resources_for_one_item_are_an_error(
    registered: Registered, one: dict[str, Any], other: dict[str, Any], same: bool
) -> None:
    def program() -> None:
        itsmng.Computer("one", **one)
        if same:
            with pytest.raises(itsmng.ProgramError, match="stand for the same item"):
                itsmng.Computer("other", **other)
        else:
            itsmng.Computer("other", **other)

    run(program)


@pytest.mark.parametrize("where", ["configuration", "environment"])
def test_adopt_duplicate_allows_equal_items_but_no_equal_links(
    registered: Registered, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    if where == "configuration":
        monkeypatch.setenv("PULUMI_CONFIG", json.dumps({"itsmng:adopt": "duplicate"}))
    monkeypatch.setenv("ITSMNG_ADOPT", "duplicate" if where == "environment" else "matching")

    def program() -> None:
        itsmng.Computer("one", name="a")
        itsmng.Computer("other", name="a")
        itsmng.Computer("looking", name="a", adopt="never")
        itsmng.UserEmail("mail", user="ada", email="ada@example.org")
        for declare in (
            lambda: itsmng.Computer("looking-too", name="a", adopt="matching"),
            lambda: itsmng.UserEmail("mail-too", user="ada", email="ada@example.org"),
        ):
            with pytest.raises(itsmng.ProgramError, match="stand for the same item"):
                declare()

    run(program)


def test_each_run_of_a_program_begins_anew(registered: Registered) -> None:
    run(lambda: itsmng.Computer("pc", name="pc") and None)
    pulumi.runtime.set_mocks(Registered(), project="inventory", stack="test")

    run(lambda: itsmng.Computer("pc", name="pc") and None)


# ---------------------------------------------------------------- what the stack's configuration holds


def configured(monkeypatch: pytest.MonkeyPatch, *keys: str) -> None:
    """As the language host hands the stack's configuration to the program."""
    monkeypatch.setenv("PULUMI_CONFIG", json.dumps(dict.fromkeys(keys, "x")))


@pytest.mark.parametrize(
    "use", [lambda: itsmng.Computer("pc", name="pc") and None, lambda: itsmng.get_user(login="ada") and None]
)
def test_a_misspelt_setting_is_an_error_of_the_program(
    registered: Registered, monkeypatch: pytest.MonkeyPatch, use: Callable[[], None]
) -> None:
    configured(monkeypatch, "itsmng:url", "itsmng:entty", "inventory:entty")

    def program() -> None:
        for _ in range(2):
            with pytest.raises(itsmng.ProgramError, match=r"^itsmng:entty in .* did you mean itsmng:entity\?"):
                use()

    run(program)
    assert registered.resources == []


def test_a_project_of_the_same_name_gets_one_misspelling_warning(
    registered: Registered, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    configured(monkeypatch, "itsmng:url", "itsmng:entty", "itsmng:site")
    pulumi.runtime.set_mocks(registered, project="itsmng", stack="test")

    run(lambda: [itsmng.Computer(name, name=name) for name in ("one", "other")] and None)

    (warning,) = caplog.messages
    assert "itsmng:entty in the stack's configuration is no setting" in warning
    assert len(registered.resources) == 2


# ---------------------------------------------------------------- ways to give inputs


@pytest.mark.parametrize(
    "declare",
    [
        lambda: itsmng.Computer("pc", pulumi.ResourceOptions(protect=True), name="pc-1", serial="S1"),
        lambda: itsmng.Computer("pc", name="pc-1", serial="S1", opts=pulumi.ResourceOptions(protect=True)),
        lambda: itsmng.Computer("pc", itsmng.ComputerArgs(name="pc-1", serial="S1"), pulumi.ResourceOptions()),
        lambda: itsmng.Computer("pc", args={"name": "pc-1", "serial": "S1"}, opts=pulumi.ResourceOptions()),
    ],
    ids=["options first", "options by name", "class", "dictionary"],
)
def test_inputs_are_keywords_a_class_or_a_dictionary(registered: Registered, declare: Callable[[], Any]) -> None:
    run(lambda: declare() and None)

    assert registered.inputs("pc") == {"name": "pc-1", "serial": "S1"}


def test_an_account_takes_its_inputs_as_a_class(registered: Registered) -> None:
    run(lambda: itsmng.Account("ada", itsmng.AccountArgs(login="ada", emails=["ada@example.org"])) and None)

    assert registered.inputs("ada-ada@example.org")["email"] == "ada@example.org"


def test_a_misspelt_input_is_an_error_that_names_the_right_one(registered: Registered) -> None:
    inputs: Any = {"serail": "S1"}

    with pytest.raises(itsmng.ProgramError, match=r"Computer 'pc' has no input 'serail'; did you mean 'serial'\?"):
        itsmng.Computer("pc", **inputs)
    with pytest.raises(itsmng.ProgramError, match=r"Account 'ada' has no input 'email'; did you mean 'emails'\?"):
        itsmng.Account("ada", {"login": "ada", "email": []})  # type: ignore[typeddict-unknown-key]


@pytest.mark.parametrize(
    ("declare", "message"),
    [
        (lambda given: itsmng.Computer("pc", given), "Computer 'pc': give its inputs as keywords, such as name=..., "),
        (lambda given: itsmng.Computer("pc", pulumi.ResourceOptions(), pulumi.ResourceOptions()), "options once"),
        (
            lambda given: itsmng.Account("ada", login="ada", groups=[{"grop": given}]),
            "Account 'ada': one of its parts has grop, and must have group",
        ),
    ],
)
def test_the_error_of_invalid_inputs_says_how_to_give_them(registered: Registered, declare: Any, message: str) -> None:
    with pytest.raises(itsmng.ProgramError, match=message):
        declare("PC-1")


def test_inputs_that_are_given_twice_are_an_error(registered: Registered) -> None:
    twice: Any = {"args": {"name": "pc-1"}, "serial": "S1"}

    with pytest.raises(itsmng.ProgramError, match="either as args or as keywords"):
        itsmng.Computer("pc", **twice)


# ---------------------------------------------------------------- accounts


def test_an_account_is_a_component_with_a_resource_for_each_part(registered: Registered) -> None:
    def program() -> None:
        team = itsmng.Group("team", name="Team")
        itsmng.Account(
            "ada",
            login="ada",
            first_name="Ada",
            emails=["ada@example.org", "countess@example.org"],
            groups=[team, {"group": "Analysts", "manager": True}],
            authorizations=["Observer", {"profile": "Technician", "entity": "Root entity", "child_entities": False}],
        )

    run(program)

    of_user = {"user": 3}
    team = 1 + [one.name for one in registered.resources].index("team")  # before or after the component
    assert {
        (one.typ.rpartition(":")[2], one.name): {key: value for key, value in one.inputs.items() if key != "__provider"}
        for one in registered.resources
        if one.name != "team"
    } == {
        ("Account", "ada"): {},
        ("User", "ada"): {"login": "ada", "firstName": "Ada"},
        ("UserEmail", "ada-ada@example.org"): of_user | {"email": "ada@example.org", "default": True},
        ("UserEmail", "ada-countess@example.org"): of_user | {"email": "countess@example.org", "default": False},
        ("GroupUser", "ada-team"): of_user | {"group": team},
        ("GroupUser", "ada-Analysts"): of_user | {"group": "Analysts", "manager": True},
        ("ProfileUser", "ada-Observer"): of_user | {"profile": "Observer"},
        ("ProfileUser", "ada-Technician-Root entity"): of_user
        | {"profile": "Technician", "entity": "Root entity", "childEntities": False},
    }


def test_an_account_stands_for_its_user_wherever_one_is_wanted(registered: Registered) -> None:
    def program() -> None:
        ada = itsmng.Account("ada", login="ada")
        itsmng.Computer("pc", name="pc", user=ada)
        itsmng.Computer("other", name="other", user="ada")

    run(program)

    computers = {one.name: one.inputs["user"] for one in registered.resources if one.typ.endswith(":Computer")}
    assert computers == {"pc": 2, "other": "ada"}


@pytest.mark.parametrize(("first", "second"), [("ada", "ADA"), ("Ada", "ada")])
def test_two_users_whose_logins_differ_only_in_case_are_an_error(
    registered: Registered, first: str, second: str
) -> None:
    def program() -> None:
        itsmng.User("one", login=first)
        with pytest.raises(itsmng.ProgramError, match="stand for the same item: they have the same login"):
            itsmng.User("other", login=second)

    run(program)


def test_a_login_that_is_declared_only_later_is_an_error(registered: Registered) -> None:
    def program() -> None:
        itsmng.Computer("pc", name="pc", user="ada")
        with pytest.raises(itsmng.ProgramError, match="'ada' is declared after 'pc', which refers to it as 'ada'"):
            itsmng.User("ada", login="ada")

    run(program)
