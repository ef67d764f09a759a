"""An organisation in YAML becomes resources, whatever the order; what is wrong with it is said before anything is."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pulumi
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

import pulumi_itsmng as itsmng
from pulumi_itsmng.sdk.components.organization.structure import SECTIONS
from tests.support.companies import Company, companies, shuffled
from tests.support.properties import examples
from tests.support.registering import Resources, resources

pytestmark = pytest.mark.usefixtures("event_loop")


def described(**description: Any) -> Resources:
    return resources(lambda: itsmng.Organization("acme", description=description))


@pytest.fixture
def written(tmp_path: Path) -> Callable[[str], Resources]:
    """What the text of a file becomes."""
    file = tmp_path / "organization.yaml"

    def declare(text: str) -> Resources:
        file.write_text(text, encoding="utf-8")
        return resources(lambda: itsmng.Organization("acme", file=file))

    return declare


def secret(value: str) -> dict[str, str]:
    """A value as the engine gets it that is to encrypt it."""
    return {"4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", "value": value}


def problems(declare: Callable[[str], Resources], text: str) -> list[str]:
    """All that is said to be wrong with a file, without the file's folder."""
    with pytest.raises(itsmng.OrganizationError) as raised:
        declare(text)
    return [line.partition("organization.yaml:")[2] for line in str(raised.value).splitlines()]


# ---------------------------------------------------------------- what becomes of it


@pytest.mark.no_cover  # what it runs, others run, too
@examples(20)
@given(company=companies(), chance=st.randoms(use_true_random=False))
def test_in_any_order_a_description_becomes_the_same_resources(
    written: Callable[[str], Resources], company: Company, chance: random.Random
) -> None:
    assert written(yaml.safe_dump(shuffled(company.written, chance), sort_keys=False)) == company.expected


def test_what_is_written_in_an_entity_belongs_to_it() -> None:
    found = described(
        entities=[
            {
                "name": "Paris",
                "locations": [
                    {"name": "HQ", "locations": ["Hall"]},
                    {"name": "Depot", "entity": "Lyon", "locations": ["Gate"]},
                ],
                "users": [{"login": "ada", "authorizations": ["Technician"]}],
            },
            "Lyon",
        ]
    )

    assert found["Location", "Hall"] == {"name": "Hall", "parent": "Location acme-HQ", "entity": "Entity acme-Paris"}
    assert found["Location", "Depot"]["entity"] == found["Location", "Gate"]["entity"] == "Entity acme-Lyon"
    assert found["ProfileUser", "ada-Technician-acme-Paris"]["entity"] == "Entity acme-Paris"
    assert "entity" not in found["User", "ada"]


def test_a_whole_account(written: Callable[[str], Resources], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ADA_PASSWORD", "Secret-1")
    found = written(
        """
        users:
          - login: ada
            password: {env: ADA_PASSWORD}
            active: false
            phone: 0033
            emails: [ada@example.org, countess@example.org]
            groups: [{group: Support, manager: true}, Others]
            authorizations: [Observer, {profile: Technician, entity: Root entity, child_entities: false}]
        groups: [Support]
        """
    )

    user = {"user": "User acme-ada"}
    assert found == {
        ("Group", "Support"): {"name": "Support"},
        ("User", "ada"): {"login": "ada", "password": secret("Secret-1"), "active": False, "phone": "0033"},
        ("UserEmail", "ada-ada@example.org"): user | {"email": "ada@example.org", "default": True},
        ("UserEmail", "ada-countess@example.org"): user | {"email": "countess@example.org", "default": False},
        ("GroupUser", "ada-acme-Support"): user | {"group": "Group acme-Support", "manager": True},
        ("GroupUser", "ada-Others"): user | {"group": "Others"},
        ("ProfileUser", "ada-Observer"): user | {"profile": "Observer"},
        ("ProfileUser", "ada-Technician-Root entity"): user
        | {"profile": "Technician", "entity": "Root entity", "childEntities": False},
    }


def test_yaml_values_take_the_types_of_their_fields(written: Callable[[str], Resources]) -> None:
    found = written(
        """
        entities:
          - name: 2026
            postal_code: 01234
            contract_alarms: yes
            automatic_closing_delay: 14
            calendar: 24/7
            comment: |
              Two
              lines
        """
    )

    assert found["Entity", "2026"] == {
        "name": "2026",
        "postalCode": "01234",
        "contractAlarms": "yes",
        "automaticClosingDelay": 14,
        "calendar": "24/7",
        "comment": "Two\nlines\n",
    }


def test_every_field_of_every_kind_of_item_may_be_written() -> None:
    for section, itemtype in SECTIONS.items():
        with pytest.raises(itsmng.OrganizationError) as raised:
            described(**{section: [dict.fromkeys(itemtype.inputs)]})

        reasons = str(raised.value).splitlines()
        assert len(reasons) == len(itemtype.inputs)
        assert all("it has no value" in reason for reason in reasons)


def test_what_belongs_to_a_user_is_written_in_the_user_alone() -> None:
    assert {"entities", "locations", "groups", "users", "computers"} <= SECTIONS.keys()
    assert not {"UserEmail", "GroupUser", "ProfileUser"} & {itemtype.name for itemtype in SECTIONS.values()}


def test_parts_that_are_written_once_can_be_taken_elsewhere(written: Callable[[str], Resources]) -> None:
    found = written(
        """
        locations:
          - &paris {name: HQ, town: Paris, country: France}
          - {<<: *paris, name: Depot}
        """
    )

    assert found["Location", "Depot"] == {"name": "Depot", "town": "Paris", "country": "France"}


# ---------------------------------------------------------------- names in the stack


def test_moving_an_item_changes_its_parent_and_no_name() -> None:
    before = described(locations=[{"name": "HQ", "locations": [{"name": "Hall", "locations": ["Desk"]}]}, "Depot"])
    after = described(locations=["HQ", {"name": "Depot", "locations": [{"name": "Hall", "locations": ["Desk"]}]}])

    assert before.keys() == after.keys()
    changed = [name for name in before if before[name] != after[name]]
    assert changed == [("Location", "Hall")]


def test_an_item_with_its_former_name_as_key_can_be_renamed() -> None:
    ada = {"login": "ada", "location": "HQ", "groups": ["Support"]}
    before = described(locations=[{"name": "HQ", "locations": ["Hall"]}], groups=["Support"], users=[ada])
    after = described(
        locations=[{"key": "HQ", "name": "Headquarters", "locations": ["Hall"]}],
        groups=[{"key": "Support", "name": "Helpdesk"}],
        users=[ada],
    )

    assert before.keys() == after.keys()
    changed = {name: after[name] for name in before if before[name] != after[name]}
    assert changed == {("Location", "HQ"): {"name": "Headquarters"}, ("Group", "Support"): {"name": "Helpdesk"}}


def test_two_organisations_of_one_program_do_not_meet() -> None:
    def program() -> None:
        itsmng.Organization("acme", description={"locations": ["HQ"]})
        itsmng.Organization("other", description={"locations": [{"name": "HQ", "entity": 7}]})

    assert resources(program).keys() == {("Location", "HQ"), ("Location", "other-HQ")}


def test_a_program_finds_the_resources_of_an_organisation() -> None:
    def program() -> None:
        acme = itsmng.Organization("acme", description={"locations": [{"key": "hq", "name": "HQ"}], "users": ["ada"]})
        itsmng.Computer(
            "pc", name="PC", location=acme.find(itsmng.Location, "hq"), user=acme.find(itsmng.Account, "ada")
        )
        with pytest.raises(itsmng.ProgramError, match="no Location 'hqq' in the organisation; did you mean 'hq'"):
            acme.find(itsmng.Location, "hqq")

    assert resources(program)["Computer", "pc"] == {
        "name": "PC",
        "location": "Location acme-hq",
        "user": "User acme-ada",
    }


# ---------------------------------------------------------------- references


def two_rooms(reference: str) -> dict[str, Any]:
    return {
        "locations": [
            {"name": "A", "locations": [{"name": "Room", "key": "a-room"}]},
            {"name": "B", "locations": [{"name": "Room", "key": "b-room"}]},
        ],
        "computers": [{"name": "PC", "location": reference}],
    }


@pytest.mark.parametrize("reference", ["B > Room", "b-room"])
def test_a_reference_is_a_key_or_a_unique_part_of_the_name(reference: str) -> None:
    assert described(**two_rooms(reference))["Computer", "PC"]["location"] == "Location acme-b-room"


@pytest.mark.parametrize(
    ("locations", "meant"),
    [
        ([{"name": "Hall", "locations": [{"name": "Hall", "key": "inner"}]}], "Hall"),
        ([{"name": "Depot", "key": "Hall"}, {"name": "A", "locations": [{"name": "Hall", "key": "inner"}]}], "Hall"),
        ([{"name": "Depot", "key": "Hall"}, {"name": "Hall", "key": "outer"}], "outer"),
    ],
    ids=["the whole name before its end", "a key before the end of a name", "the whole name before a key"],
)
def test_a_name_is_read_in_the_best_way(locations: list[Any], meant: str) -> None:
    found = described(locations=locations, computers=[{"name": "PC", "location": "Hall"}])

    assert found["Computer", "PC"]["location"] == f"Location acme-{meant}"


def test_a_shared_name_means_the_item_in_the_same_entity() -> None:
    site = {"locations": [{"name": "HQ", "key": "paris-hq"}], "computers": [{"name": "PC", "location": "HQ"}]}
    other = {"locations": [{"name": "HQ", "key": "lyon-hq"}]}
    found = described(entities=[{"name": "Paris", **site}, {"name": "Lyon", **other}])

    assert found["Computer", "PC"]["location"] == "Location acme-paris-hq"


@pytest.mark.parametrize(("reference", "left"), [("Elsewhere", "Elsewhere"), ("7", "7"), (7, 7)])
def test_names_outside_the_description_are_left_to_the_server(reference: str | int, left: str | int) -> None:
    found = described(locations=["HQ"], computers=[{"name": "PC", "location": reference}])

    assert found["Computer", "PC"]["location"] == left


@pytest.mark.parametrize("reference", ["Elsewhere > Room", "Elsewhere > A > Room", "Elsewhere > Hall"])
def test_a_name_from_above_the_description_goes_to_the_server(reference: str) -> None:
    places = {"locations": [{"name": "A", "locations": ["Room"]}, "Hall"]}
    found = described(computers=[{"name": "PC", "location": reference}], **places)

    assert found["Computer", "PC"]["location"] == reference


def test_an_item_a_name_from_above_may_mean_is_declared_first() -> None:
    found = described(entities=[{"name": "A", "software_entity": "Root entity > B"}, "B"])

    assert [*found] == [("Entity", "B"), ("Entity", "A")]
    assert found["Entity", "A"]["softwareEntity"] == "Root entity > B"


def test_a_dictionary_may_hold_resources_lookups_and_outputs() -> None:
    def program() -> None:
        paris = itsmng.Entity("paris", name="Paris")
        team = itsmng.Group("team", name="Team")
        boss = itsmng.Account("boss", login="boss")
        ada = {
            "login": "ada",
            "supervisor": boss,
            "password": pulumi.Output.secret("Secret-4"),
            "groups": [team, itsmng.GetItemResult(item_id=7, properties={})],
            "authorizations": [{"profile": "Technician", "entity": paris.id}],
        }
        itsmng.Organization("acme", description={"locations": [{"name": "HQ", "entity": paris, "users": [ada]}]})

    found = resources(program)
    assert found["Location", "HQ"]["entity"] == "Entity paris"
    assert found["User", "ada"]["supervisor"] == "User boss"
    assert found["User", "ada"]["password"] == secret("Secret-4")
    assert found["GroupUser", "ada-team"]["group"] == "Group team"
    assert found["GroupUser", "ada-7"]["group"] == 7
    assert found["ProfileUser", "ada-Technician-0"]["entity"] == "Entity paris"


def test_a_name_that_is_known_only_later_is_an_error() -> None:
    def program() -> None:
        with pytest.raises(itsmng.OrganizationError, match=r"locations\[0\].name: it must be a text"):
            itsmng.Organization("acme", description={"locations": [{"name": pulumi.Output.from_input("HQ")}]})

    resources(program)


def test_a_word_is_no_name() -> None:
    found = described(entities=[{"name": "A", "software_entity": "inherit"}, {"name": "B", "key": "inherit"}])

    assert found["Entity", "A"]["softwareEntity"] == "inherit"


# ---------------------------------------------------------------- what is wrong


def test_all_that_is_wrong_is_said_at_once_with_its_line(written: Callable[[str], Resources]) -> None:
    text = """\
entities:
  - name: Example Ltd
    contry: France
    contract_alarms: maybe
    entities:
      - {}
      - name: Paris
        parent: 7
    locations:
      - HQ
      - {name: HQ, key: other}
      - key: HQ
        name: Depot
        name: Store
users:
  - login: ada
    supervisor: bob
    emails: [x, a@b.example, A@B.example]
    groups: [Team, {manager: true}]
    comment:
  - login: bob
    supervisor: ada
    authorizations: Technician
computers: [[PC]]
computrs: []
"""

    assert problems(written, text) == [
        "3: entities[0].contry: Entity has no such key; did you mean 'country'?",
        "4: entities[0].contract_alarms: it must be 'inherit', 'no' or 'yes'",
        "6: entities[0].entities[0].name: every Entity must have one",
        "8: entities[0].entities[1].parent: it is written inside another Entity already",
        "11: entities[0].locations[1]: it is the same Location as entities[0].locations[0]: it has the same name",
        "12: entities[0].locations[2]: entities[0].locations[0] is 'HQ', too: give one of them a key of its own",
        "14: entities[0].locations[2].name: it is written twice",
        "16: users[0]: each of these needs the next one first, so that none can be the first: 'ada' -> 'bob' -> 'ada'",
        (
            "18: users[0].emails[0].email: it must be an email address, and without accents and quotes, as the server "
            "takes no other"
        ),
        "18: users[0].emails[2]: the user has it already, by what is written above",
        "19: users[0].groups[1].group: every GroupUser must have one",
        "20: users[0].comment: it has no value: give it one, or leave it out",
        "23: users[1].authorizations: it must be a list",
        "24: computers[0]: it must be a map of the fields of a Computer, or just the name",
        "25: computrs: a description has no such key; did you mean 'computers'?",
    ]


def test_adopt_duplicate_allows_two_equal_items(monkeypatch: pytest.MonkeyPatch) -> None:
    one, other = {"name": "PC", "key": "one"}, {"name": "PC", "key": "other"}
    assert len(described(computers=[one, other | {"adopt": "duplicate"}])) == 2
    with pytest.raises(itsmng.OrganizationError, match="it is the same Computer"):
        described(computers=[one, other])

    monkeypatch.setenv("ITSMNG_ADOPT", "duplicate")
    assert len(described(computers=[one, other])) == 2


def test_nothing_is_declared_of_a_description_with_an_error() -> None:
    def program() -> None:
        with pytest.raises(itsmng.OrganizationError):
            itsmng.Organization("acme", description={"locations": ["HQ", {"nam": "Depot"}]})

    assert resources(program) == {}


def test_a_name_that_several_have_is_an_error_with_their_keys() -> None:
    with pytest.raises(itsmng.OrganizationError, match=r"computers\[0\].location: there are 2 .* 'a-room', 'b-room'"):
        described(**two_rooms("Room"))


def test_digits_that_name_an_item_in_the_file_are_no_id(
    written: Callable[[str], Resources],
) -> None:
    file = """
locations:
  - name: HQ
    locations: ["101"]
  - {name: Seven, key: "7"}
  - "8"
computers: [{name: PC, location: %s}, {name: Other, location: 102}]
"""
    assert problems(written, file % 101) == [
        "7: computers[0].location: 101 means an id, and locations[0].locations[0] is called so: write 'HQ > 101'"
    ]
    assert problems(written, file % 7) == [
        "7: computers[0].location: 7 means an id, and locations[1] is called so: write 'Seven'"
    ]
    assert problems(written, file % 8) == [
        "7: computers[0].location: 8 means an id, and locations[2] is called so: write '8' in quotes"
    ]
    assert written(file % "'8'")["Computer", "PC"]["location"] == "Location acme-8"
    assert written(file % "HQ > 101")["Computer", "Other"]["location"] == 102


def test_each_circle_is_an_error() -> None:
    circles = [{"login": "a", "supervisor": "b"}, {"login": "b", "supervisor": "a"}, {"login": "c", "supervisor": "c"}]

    with pytest.raises(itsmng.OrganizationError) as raised:
        described(users=circles)

    assert str(raised.value).count("none can be the first") == 2


@pytest.mark.parametrize(
    ("password", "reason"),
    [
        ("hunter2", "it is never written here: say where it is, as {env: NAME} or as {config: key}"),
        ({"env": "A", "config": "b"}, "it is never written here"),
        ({"vault": "hunter2"}, "it is never written here"),
        ({"env": ["hunter2"]}, "env must be the name of an environment variable"),
        ({"env": "NOT_SET"}, "the environment variable NOT_SET is not set"),
        ({"config": "notThere"}, "it is not in the configuration: pulumi config set --secret notThere"),
    ],
)
def test_a_password_is_never_written_in_a_description(password: Any, reason: str) -> None:
    with pytest.raises(itsmng.OrganizationError) as raised:
        described(users=[{"login": "ada", "password": password}])

    assert reason in str(raised.value)
    assert "hunter2" not in str(raised.value)


@pytest.mark.parametrize(("key", "full"), [("adaPassword", "inventory:adaPassword"), ("people:ada", "people:ada")])
def test_a_password_can_be_in_the_configuration(key: str, full: str) -> None:
    pulumi.runtime.set_config(full, "Secret-2")

    assert described(users=[{"login": "ada", "password": {"config": key}}])["User", "ada"]["password"] == secret(
        "Secret-2"
    )


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("locations: [", "1: it is no YAML: expected the node content"),
        ("a: b: c", "1: it is no YAML: mapping values are not allowed here"),
        ("- locations", "1: it must be a map of lists: computers, entities, groups, locations, users"),
        ("locations: [!secret HQ]", "1: locations[0]: it has a tag of YAML, which means nothing here"),
        ("locations:\n- &a\n  name: HQ\n  locations: [*a]", "it contains itself"),
    ],
)
def test_an_invalid_description_says_why(written: Callable[[str], Resources], text: str, reason: str) -> None:
    assert any(reason in line for line in problems(written, text))


def test_bytes_that_are_no_text_say_so(tmp_path: Path) -> None:
    (tmp_path / "organization.yaml").write_bytes(b"locations: [\xff]")

    with pytest.raises(itsmng.OrganizationError, match=r"organization\.yaml: it is no YAML: .*") as raised:
        itsmng.Organization("acme", file=tmp_path / "organization.yaml")
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize("text", ["", "\n", "# organisation\n", "---\n"])
def test_an_empty_file_deletes_nothing(written: Callable[[str], Resources], text: str) -> None:
    with pytest.raises(itsmng.OrganizationError, match=r"organization\.yaml.*(is empty; |it must be a map of lists)"):
        written(text)
    assert written("{}") == {}


def test_a_file_that_is_not_there_says_so(tmp_path: Path) -> None:
    with pytest.raises(itsmng.OrganizationError, match=r"organization\.yaml cannot be read: No such file or directory"):
        itsmng.Organization("acme", file=tmp_path / "organization.yaml")


@pytest.mark.parametrize("arguments", [{}, {"file": "a", "description": {}}])
def test_an_organisation_has_either_a_file_or_a_description(arguments: dict[str, Any]) -> None:
    with pytest.raises(itsmng.ProgramError, match="either a file or a description"):
        itsmng.Organization("acme", **arguments)


# ---------------------------------------------------------------- its page
