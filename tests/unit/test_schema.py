"""The package schema says of every field what programs in other languages have to know."""

import ast
import inspect
import json
import re
from pathlib import Path
from typing import Any

import pulumi
import pytest

import pulumi_itsmng as itsmng
from pulumi_itsmng.catalog import CATALOG, Field, ItemType
from pulumi_itsmng.schema import RESOURCES
from tools.reference.example import example_of

SCHEMA = json.loads((Path(__file__).parents[2] / "schema.json").read_text(encoding="utf-8"))

every_itemtype = pytest.mark.parametrize("itemtype", CATALOG.values(), ids=CATALOG)


def inputs(resource: str) -> dict[str, Any]:
    properties: dict[str, Any] = SCHEMA["resources"][f"itsmng:index:{resource}"]["inputProperties"]
    return properties


def words(reference: str) -> list[str]:
    """The words of the list that a property's type refers to."""
    name = reference.removeprefix("#/types/")
    return [entry["value"] for entry in SCHEMA["types"][name]["enum"]]


@every_itemtype
def test_required_fields_are_required_inputs(itemtype: ItemType) -> None:
    resource = SCHEMA["resources"][f"itsmng:index:{itemtype.name}"]

    assert resource["requiredInputs"] == [itemtype.inputs[name].key for name in itemtype.required]


def test_an_account_needs_what_its_user_needs() -> None:
    account = SCHEMA["resources"]["itsmng:index:Account"]

    assert account["requiredInputs"] == ["login"]
    assert account["inputProperties"].keys() == inputs("User").keys() | {"emails", "groups", "authorizations"}


def test_organization_inputs_match_its_component() -> None:
    taken = inspect.signature(itsmng.Organization).parameters

    assert inputs("Organization").keys() == taken.keys() - {"resource_name", "opts"}
    assert "requiredInputs" not in SCHEMA["resources"]["itsmng:index:Organization"]


def test_every_class_for_programs_is_a_resource_of_the_schema() -> None:
    exported = {name: getattr(itsmng, name) for name in itsmng.__all__}
    classes = {name for name, one in exported.items() if inspect.isclass(one) and issubclass(one, pulumi.Resource)}

    assert {f"itsmng:index:{name}" for name in classes} == SCHEMA["resources"].keys()


@every_itemtype
def test_secrets_are_secret_on_both_sides(itemtype: ItemType) -> None:
    resource = SCHEMA["resources"][f"itsmng:index:{itemtype.name}"]

    for properties in (resource["inputProperties"], resource["properties"]):
        secret = {key for key, described in properties.items() if described.get("secret")}
        assert secret == {field.key for field in itemtype.secrets.values()}


@every_itemtype
def test_fixed_fields_announce_a_replacement(itemtype: ItemType) -> None:
    replacing = {key for key, described in inputs(itemtype.name).items() if described.get("willReplaceOnChanges")}

    assert replacing == {field.key for field in itemtype.fields if field.replace_on_change}


def test_an_engine_is_never_told_to_replace_by_itself() -> None:
    """It would take a reference that is only spelt otherwise for another one."""
    assert "replaceOnChanges" not in re.findall(r'"(\w+)":', json.dumps(SCHEMA))


def test_no_sdk_sends_a_default() -> None:
    """What a program does not set is not managed; only the provider's own settings have defaults."""
    for resource in CATALOG:
        assert [key for key, described in inputs(resource).items() if "default" in described] == []


@pytest.mark.parametrize(
    ("resource", "key", "default"),
    [
        ("Group", "requester", "true"),
        ("Computer", "childEntities", "false"),
        ("ProfileUser", "childEntities", "true"),
        ("Entity", "contractAlarms", "inherit"),
        ("Entity", "calendar", "inherit"),
        ("Entity", "autofillPurchaseDate", "inherit"),
        ("User", "authentication", "internal"),
    ],
)
def test_defaults_are_told(resource: str, key: str, default: str) -> None:
    assert f" Default: `{default}`." in inputs(resource)[key]["description"]


@pytest.mark.parametrize(("resource", "key"), [("Computer", "serial"), ("Computer", "user"), ("UserEmail", "default")])
def test_empty_or_final_defaults_are_not_described(resource: str, key: str) -> None:
    assert "Default:" not in inputs(resource)[key]["description"]


def _all_fields() -> list[tuple[ItemType, Field]]:
    return [(itemtype, field) for itemtype in CATALOG.values() for field in itemtype.inputs.values()]


def test_a_field_that_takes_only_words_has_them_as_its_type() -> None:
    closed = [(itemtype, field) for itemtype, field in _all_fields() if field.enum_only]

    assert closed
    for itemtype, field in closed:
        assert words(inputs(itemtype.name)[field.key]["$ref"]) == [word for word, _ in field.named_values]


def test_options_have_their_words_as_their_type() -> None:
    computer = inputs("Computer")

    assert words(computer["onDestroy"]["$ref"]) == ["trash", "purge"]
    assert computer["adopt"]["oneOf"][0] == {"type": "integer"}
    assert words(computer["adopt"]["oneOf"][1]["$ref"]) == ["never", "matching", "duplicate"]
    assert words(computer["identifiedBy"]["items"]["$ref"]) == [
        "serial",
        "inventory_number",
        "uuid",
        "name",
        "entity",
    ]


def test_every_word_is_in_the_description_of_its_field() -> None:
    for itemtype, field in _all_fields():
        description = inputs(itemtype.name)[field.key]["description"]
        for word in [*(word for word, _ in field.named_values), *field.choices]:
            assert f"`{word}`" in description, f"{itemtype.name}.{field.name} does not tell {word}"


def test_a_lookup_takes_an_id_or_what_tells_an_item_from_others() -> None:
    functions = SCHEMA["functions"]

    assert functions.keys() == {
        *(f"itsmng:index:get{name}" for name in CATALOG),
        "itsmng:index:getItem",
        "itsmng:index:search",
    }
    for name, keys in {
        "Computer": {"serial", "inventoryNumber", "uuid", "name", "entity"},
        "Location": {"name", "parent", "entity"},
        "Group": {"name", "parent", "entity"},
        "Entity": {"name", "parent"},
        "User": {"login"},
        "GroupUser": {"user", "group"},
    }.items():
        assert functions[f"itsmng:index:get{name}"]["inputs"]["properties"].keys() == keys | {"id"}


@every_itemtype
def test_a_lookup_shows_all_stored_fields_and_no_secret(itemtype: ItemType) -> None:
    shown = SCHEMA["functions"][f"itsmng:index:get{itemtype.name}"]["outputs"]["properties"]

    assert {field.key for field in itemtype.readable.values()} | {"itemId", "isDeleted"} <= shown.keys()
    assert not shown.keys() & {field.key for field in [*itemtype.provider_options.values(), *itemtype.secrets.values()]}


def test_a_lookup_shows_a_reference_as_an_optional_id() -> None:
    outputs = SCHEMA["functions"]["itsmng:index:getComputer"]["outputs"]

    assert outputs["properties"]["location"]["type"] == "integer"
    assert {"serial", "childEntities", "itemId"} <= set(outputs["required"])
    assert not {"location", "dateCreation"} & set(outputs["required"])


def test_account_parts_match_their_own_resources() -> None:
    for part, resource in {"AccountGroup": "GroupUser", "AccountAuthorization": "ProfileUser"}.items():
        described = SCHEMA["types"][f"itsmng:index:{part}"]
        alone = {key: value for key, value in inputs(resource).items() if key != "user"}
        assert described["properties"] == alone
        assert described["required"] == [key for key in alone if key in ("group", "profile")]


def test_the_schema_defines_exactly_the_types_it_uses() -> None:
    assert set(re.findall(r'"#/types/([^"]+)"', json.dumps(SCHEMA))) == SCHEMA["types"].keys()


@pytest.mark.parametrize("resource", RESOURCES)
def test_a_resource_has_an_example_that_declares_it(resource: str) -> None:
    description = SCHEMA["resources"][f"itsmng:index:{resource}"]["description"]
    (program,) = re.findall(r"{{% example %}}\n\n```python\n(.*?)```\n\n{{% /example %}}", description, re.DOTALL)

    called = [node.func.attr for node in ast.walk(ast.parse(program)) if _is_declaration(node)]
    assert resource in called


def test_a_resource_without_an_example_stops_the_generator() -> None:
    with pytest.raises(LookupError, match="no example declares Printer"):
        example_of("Printer")


def _is_declaration(node: ast.AST) -> bool:
    match node:
        case ast.Call(func=ast.Attribute(value=ast.Name(id="itsmng"))):
            return True
    return False
