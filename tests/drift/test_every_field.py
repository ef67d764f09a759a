"""Drift of every field of every kind of item, by its declaration: a new one is tested without a line here."""

from __future__ import annotations

import random
from typing import Any

from pulumi_itsmng.catalog import CATALOG, Field, ItemType
from pulumi_itsmng.drift import Blame, Status
from pulumi_itsmng.lifecycle.normalize import from_stored, to_stored
from tests.drift.conftest import Stacked
from tests.support.values import all_fields, allow, edited_row, every_itemtype, normalised, values_of
from tools.harness.colleague import Colleague
from tools.harness.sandbox import SandboxServer


def column_value(field: Field, value: Any, colleague: Colleague) -> Any:
    """A value as a colleague would write it into the field's column."""
    if field.kind != "reference":
        return to_stored(field, value)
    if isinstance(value, int) or value in dict(field.named_values):
        return to_stored(field, value)
    rows = colleague.list(field.target or "")
    return next(row["id"] for row in rows if value in (row.get("completename"), row["name"]))


def told_apart(itemtype: ItemType, inputs: dict[str, Any], label: str, colleague: Colleague) -> dict[str, Any]:
    """Inputs of an item that is told from the others of the test; what belongs to a user has one of its own."""
    if itemtype.name_field is None:
        return inputs | {"user": colleague.create("User", name=f"user of {label}")}
    return inputs | {one: f"{one} {label}" for one in (itemtype.name_field, *itemtype.identified_by)}


@every_itemtype
def test_drift_of_each_field_is_found_named_and_blamed(
    stacked: Stacked, sandbox: SandboxServer, colleague: Colleague, itemtype: ItemType
) -> None:
    values = all_fields(itemtype, colleague)
    first = {other: two[0] for other, two in values.items()}
    inputs = {
        name: normalised(
            itemtype,
            told_apart(itemtype, first, name, colleague)
            | {
                one: first[one]
                for one in {itemtype.name_field, *itemtype.identified_by} & {name}
                if one in first and one != "user"
            },
        )
        for name in itemtype.readable
    }
    ids = dict(zip(inputs, stacked.create_many(itemtype.name, inputs), strict=True))
    colleague.see_all()
    for item_id in ids.values():
        allow(itemtype, colleague, item_id)

    logged: dict[str, list[dict[str, Any]]] = {}
    for name, field in itemtype.readable.items():
        row = colleague.get(itemtype.api_itemtype, ids[name]) or {}
        seen = {entry["id"] for entry in colleague.history(itemtype.api_itemtype, ids[name])}
        value = column_value(field, values[name][1], colleague)
        colleague.edit(itemtype.api_itemtype, ids[name], **edited_row(itemtype, field, value, row))
        logged[name] = [
            entry for entry in colleague.history(itemtype.api_itemtype, ids[name]) if entry["id"] not in seen
        ]

    sandbox.clear_cache()  # which hides an entity that was moved to the top

    found = stacked.findings()

    assert found.keys() == itemtype.readable.keys()
    for name, field in itemtype.readable.items():
        drift = found[name]
        assert (drift.status, [one.field for one in drift.fields]) == (Status.CHANGED, [name])
        (changed,) = drift.fields
        assert changed.expected == in_words(field, inputs[name][name], colleague)
        assert changed.actual == in_words(field, values[name][1], colleague)
        assert (changed.blame is not None) is bool(logged[name]), name
        if changed.blame is not None:
            assert changed.blame in [told(entry) for entry in logged[name]]


def in_words(field: Field, value: Any, colleague: Colleague) -> Any:
    """What a report calls a value."""
    if field.kind != "reference" or value in dict(field.named_values):
        return from_stored(field, to_stored(field, value))
    row = colleague.get(field.target or "", column_value(field, value, colleague))
    return (row.get("completename") or row["name"]) if row else value


def told(entry: dict[str, Any]) -> Blame:
    """An entry of the history, as the API gives it, in a report."""
    before, after = (
        entry[name].replace("&nbsp;", "").replace("&lt;", "<").replace("&gt;", ">").strip()
        for name in ("old_value", "new_value")
    )
    return Blame(who="itsm (2)", when=entry["date_mod"], before=before, after=after)


def test_a_thousand_random_items_that_nobody_touched_are_in_sync(stacked: Stacked, colleague: Colleague) -> None:
    chance = random.Random(11)
    letters = [*"aé<>&\"'\\;|`$%_^ \n\t", "&lt;", "ß", "\u4e2d", "\u202e", "0", "-"]

    def text(most: int) -> str:
        return "".join(chance.choice(letters) for _ in range(chance.randrange(most))).strip()

    def value(field: Field) -> Any:
        if field.kind == "text" and field.format == "plain":
            return text(12)
        return chance.choice(values_of(field))

    kinds = [itemtype for itemtype in CATALOG.values() if itemtype.name_field]
    for itemtype in kinds:
        targets = {name: two for name, two in all_fields(itemtype, colleague).items() if name in itemtype.references}
        inputs = {}
        for number in range(1, 251):
            drawn = {name: value(field) for name, field in itemtype.readable.items() if field.kind != "reference"}
            drawn |= {name: chance.choice(two) for name, two in targets.items() if name != itemtype.parent}
            chosen = {name: given for name, given in drawn.items() if chance.random() < 0.5}
            key = f"{itemtype.name}-{number}"
            called = f"{number} {text(8)}" if itemtype.name_field == "name" else key
            chosen |= {one: f"{key} {chosen[one]}" for one in itemtype.identified_by if one in chosen}
            inputs[key] = normalised(itemtype, chosen | {itemtype.name_field or "": called})
        stacked.create_many(itemtype.name, inputs)

    report = stacked.drift()

    assert len(report.items) == 250 * len(kinds)
    assert report.findings == ()
