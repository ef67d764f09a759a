"""Every field of every kind of item, by its declaration: a new one is tested without a line here."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from pulumi_itsmng.catalog import CATALOG, Field, ItemType
from pulumi_itsmng.lifecycle import check
from tests.lifecycle.conftest import Managed
from tests.support.colleague import Colleague
from tests.support.sandbox import SandboxServer

TEXTS = st.text(st.characters(max_codepoint=0xFFFF, exclude_categories=("Cs", "Cc")), max_size=40)
FORMS = {
    "email": ["ada@example.org", "bob@example.org"],
    "latitude": ["48.8566", "-33.9"],
    "longitude": ["-2.3522", "151.2"],
    "number": ["35", "-4.5"],
}

every_itemtype = pytest.mark.parametrize("itemtype", CATALOG.values(), ids=lambda itemtype: itemtype.name)


def values_of(field: Field) -> list[Any]:
    """Two different values of a field."""
    match field.kind:
        case "text" if field.words:
            return [field.words[1][0], field.words[-1][0] if field.only_words else "STATUS_1"]
        case "text" if field.form != "plain":
            return FORMS[field.form]
        case "text":
            return [f"<{field.name}> & 'one'", f"{field.name} \\ zwei: ü"]
        case "flag":
            return [not field.default, field.default]
        case "integer":
            words = [word for word, number in field.words if number != field.default]
            numbers = [] if field.only_words else [3, 4]
            return [*words, *numbers, *(word for word, number in field.words if number == field.default)][:2]
        case _:
            return []


def targets(itemtype: ItemType, colleague: Colleague) -> dict[str, list[Any]]:
    """Two things that each reference can lead to: by name, and by id."""
    found: dict[str, list[Any]] = {}
    for name, field in itemtype.references.items():
        if field.target == "AuthLDAP":  # the sandbox has none
            continue
        if field.target == "User":
            found[name] = ["tech", 5]
            continue
        if field.target == "Entity":
            found[name] = ["Root entity > Elsewhere", 0]
            continue
        one, two = f"{name} one", f"{name} two"
        extra = {"is_recursive": 1, "entities_id": 0}
        colleague.create(field.target or "", name=one, **extra)
        found[name] = [one, colleague.create(field.target or "", name=two, **extra)]
    return found


def all_fields(itemtype: ItemType, colleague: Colleague) -> dict[str, list[Any]]:
    """Two values of every field that can be set."""
    if not any(row["name"] == "Elsewhere" for row in colleague.list("Entity")):
        colleague.create_entity("Elsewhere")
    values = {name: values_of(field) for name, field in itemtype.stored.items() if field.kind != "reference"}
    return values | targets(itemtype, colleague)


def normalised(itemtype: ItemType, values: dict[str, Any]) -> dict[str, Any]:
    inputs, failures = check(itemtype, values, frozenset())
    assert failures == []
    return inputs


def assert_still(managed: Managed, item_id: int, state: dict[str, Any]) -> None:
    """Nothing drifts that nobody touched."""
    snapshot = managed.read(item_id, state)
    assert snapshot is not None
    assert snapshot.state == state


@every_itemtype
def test_all_fields_at_once_are_kept_changed_and_given_up(
    sandbox: SandboxServer, colleague: Colleague, itemtype: ItemType
) -> None:
    managed = Managed(sandbox.url, itemtype)
    values = all_fields(itemtype, colleague)
    first, second = (normalised(itemtype, {name: two[which] for name, two in values.items()}) for which in (0, 1))

    item_id, state = managed.create(**first)
    assert {name: state[name] for name in first} == first
    assert_still(managed, item_id, state)

    state = managed.update(item_id, state, **second)
    assert {name: state[name] for name in second} == second
    assert_still(managed, item_id, state)

    kept = {name: second[name] for name in (*itemtype.required, *itemtype.identified_by)}
    state = managed.update(item_id, state, **kept)
    assert_still(managed, item_id, state)
    bare, bare_state = managed.create(**kept | {"name": "bare"} | dict.fromkeys(itemtype.identified_by, "bare"))
    live, untouched = (colleague.see_all().get(itemtype.name, one) for one in (item_id, bare))
    assert live is not None
    assert untouched is not None
    for name, field in itemtype.stored.items():
        if name not in kept:
            assert (live[field.column] or "") == (untouched[field.column] or ""), name
    managed.delete(bare, bare_state)


@every_itemtype
def test_each_field_changes_alone(sandbox: SandboxServer, colleague: Colleague, itemtype: ItemType) -> None:
    managed = Managed(sandbox.url, itemtype)
    values = all_fields(itemtype, colleague)
    inputs = normalised(itemtype, {name: two[0] for name, two in values.items()})
    item_id, state = managed.create(**inputs)

    for name, (_, other) in values.items():
        before = colleague.see_all().get(itemtype.name, item_id)
        inputs = normalised(itemtype, inputs | {name: other})
        state = managed.update(item_id, state, **inputs)
        after = colleague.see_all().get(itemtype.name, item_id)
        assert before is not None
        assert after is not None
        changed = {column for column in after if after[column] != before[column]}
        derived = {"date_mod", "completename", "level", "ancestors_cache", "sons_cache"}
        assert changed - derived == {itemtype.stored[name].column}, name
        assert_still(managed, item_id, state)


@every_itemtype
@settings(
    max_examples=15,
    phases=[Phase.generate],  # shrinking a failure would take an hour
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data())
def test_any_values_are_kept_and_nothing_drifts(
    sandbox: SandboxServer, itemtype: ItemType, data: st.DataObject
) -> None:
    sandbox.reset()
    managed = Managed(sandbox.url, itemtype)

    def draw() -> dict[str, Any]:
        values: dict[str, Any] = {}
        for name, field in itemtype.stored.items():
            if field.kind == "text" and field.form == "plain":
                values[name] = TEXTS
            elif field.kind in ("flag", "integer"):
                values[name] = st.sampled_from(values_of(field))
            elif field.target == "User":
                values[name] = st.sampled_from(["tech", "itsm", 4, ""])
        drawn = data.draw(st.fixed_dictionaries({}, optional=values))
        inputs, failures = check(itemtype, drawn | {"name": drawn.get("name") or "it"}, frozenset())
        return inputs if not failures else normalised(itemtype, {"name": "it"})

    inputs = draw()
    item_id, state = managed.create(**inputs)
    assert_still(managed, item_id, state)
    inputs = draw()
    state = managed.update(item_id, state, **inputs)
    assert {name: state[name] for name in inputs} == inputs
    assert_still(managed, item_id, state)
