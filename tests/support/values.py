"""Values for every field of every kind of item, made from its declaration."""

from __future__ import annotations

from typing import Any

import pytest

from pulumi_itsmng.catalog import CATALOG, Field, ItemType
from pulumi_itsmng.lifecycle.check import check
from tools.harness.colleague import Colleague

FORMS = {
    "email": ["ada@example.org", "bob@example.org", "cleo@example.org"],
    "login": ["o'hara j.@example.org", "Zoë_7-b", "cleo"],
    "mailbox": ["ada@example.org", "bob@example.org", "cleo@example.org"],
    "language": ["fr_FR", "pt_BR", "de_DE"],
    "time zone": ["Europe/Paris", "America/New_York", "UTC"],
    "latitude": ["48.8566", "-33.9", "0"],
    "longitude": ["-2.3522", "151.2", "0"],
    "number": ["35", "-4.5", "0"],
}
THERE = {
    "User": ["tech", 5, 3],
    "Profile": ["Technician", 2, 7],
    "Entity": ["Root entity > Elsewhere", 0, 0],
}
"""What every reference to these itemtypes can lead to in a fresh installation, and one entity."""

every_itemtype = pytest.mark.parametrize("itemtype", CATALOG.values(), ids=lambda itemtype: itemtype.name)


def values_of(field: Field) -> list[Any]:  # noqa: PLR0911 - one for each kind
    """Three different values of a field, as far as there are three."""
    match field.kind:
        case "text" if field.named_values:
            return [field.named_values[1][0], field.named_values[-1][0] if field.enum_only else "STATUS_1"]
        case "text" if field.format != "plain":
            return FORMS[field.format]
        case "text":
            return [f"<{field.name}> & 'one'", f"{field.name} \\ zwei: ü", "three"]
        case "flag" if field.not_clearable:
            return [True, False]
        case "flag":
            return [not field.default, field.default]
        case "timestamp":
            return ["2026-01-31 08:00:00", "2027-12-31 18:30:00"]
        case "integer":
            words = [word for word, number in field.named_values if number != field.default]
            numbers = [] if field.enum_only else [3, 4]
            return [*words, *numbers, *(word for word, number in field.named_values if number == field.default)][:2]
        case _:
            return []


def itemtypes_of(target: str) -> list[str]:
    """Those that references to an itemtype may lead to instead: what another field says decides."""
    fields = [field for itemtype in CATALOG.values() for field in itemtype.references.values()]
    return [target, *(field.target_where[2] for field in fields if field.target_where and field.target == target)]


def create_target(target: str, name: str, colleague: Colleague) -> int:
    """Something that references can lead to, with the same name and id in each itemtype that they may mean."""
    (item_id,) = {colleague.create(one, name=name, is_recursive=1, entities_id=0) for one in itemtypes_of(target)}
    return item_id


def targets(itemtype: ItemType, colleague: Colleague) -> dict[str, list[Any]]:
    """Three things that each reference can lead to: by name, and by id."""
    found: dict[str, list[Any]] = {}
    for name, field in itemtype.references.items():
        target = field.target or ""
        if target not in THERE:
            names = [f"{itemtype.name} {name} {number}" for number in ("one", "two", "three")]
            ids = [create_target(target, one, colleague) for one in names]
            found[name] = [names[0], *ids[1:]]
        else:
            found[name] = THERE[target]
    return found


def all_fields(itemtype: ItemType, colleague: Colleague) -> dict[str, list[Any]]:
    """Three values of every field that can be set."""
    if not any(row["name"] == "Elsewhere" for row in colleague.list("Entity")):
        colleague.create_entity("Elsewhere")
    values = {name: values_of(field) for name, field in itemtype.readable.items() if field.kind != "reference"}
    return values | targets(itemtype, colleague)


def telling(itemtype: ItemType, values: dict[str, list[Any]], which: int) -> dict[str, Any]:
    """What an item must say at least, to be told from those that say something else."""
    names = (*itemtype.required, *itemtype.identified_by)
    return normalised(itemtype, {name: values[name][which] for name in names})


def allow(itemtype: ItemType, colleague: Colleague, item_id: int) -> None:
    """Let a user have any default: the server takes none of which the user is no member, or not authorized for."""
    if itemtype.name != "User":
        return
    for group in colleague.list("Group"):
        if group["name"].startswith(itemtype.name):  # one of its targets
            colleague.create("Group_User", users_id=item_id, groups_id=group["id"])
    for profile in (2, 6):
        colleague.create("Profile_User", users_id=item_id, profiles_id=profile, entities_id=0, is_recursive=1)


def normalised(itemtype: ItemType, values: dict[str, Any]) -> dict[str, Any]:
    inputs, failures = check(itemtype, values, frozenset())
    assert failures == []
    return inputs


def edited_row(itemtype: ItemType, field: Field, value: Any, row: dict[str, Any]) -> dict[str, Any]:
    """What a colleague sends to change one field; an item of a tree is sent with its name and its parent."""
    together = {
        column: row[column] for column in (itemtype.readable[one].column or one for one in itemtype.always_sent)
    }
    if itemtype.parent in (field.name, None) and field.name != itemtype.parent:
        return together | {field.column or "": value}
    if itemtype.parent and field.name in ("name", itemtype.parent):
        parent = itemtype.readable[itemtype.parent].column or ""
        together = {"name": row["name"], parent: row[parent]}
    return together | {field.column or "": value}
