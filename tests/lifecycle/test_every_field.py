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
    "email": ["ada@example.org", "bob@example.org", "cleo@example.org"],
    "login": ["o'hara j.@example.org", "Zoë_7-b", "cleo"],
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
        case "text" if field.words:
            return [field.words[1][0], field.words[-1][0] if field.only_words else "STATUS_1"]
        case "text" if field.form != "plain":
            return FORMS[field.form]
        case "text":
            return [f"<{field.name}> & 'one'", f"{field.name} \\ zwei: ü", "three"]
        case "flag" if field.lasting:
            return [True, False]
        case "flag":
            return [not field.default, field.default]
        case "timestamp":
            return ["2026-01-31 08:00:00", "2027-12-31 18:30:00"]
        case "integer":
            words = [word for word, number in field.words if number != field.default]
            numbers = [] if field.only_words else [3, 4]
            return [*words, *numbers, *(word for word, number in field.words if number == field.default)][:2]
        case _:
            return []


def targets(itemtype: ItemType, colleague: Colleague) -> dict[str, list[Any]]:
    """Three things that each reference can lead to: by name, and by id."""
    found: dict[str, list[Any]] = {}
    for name, field in itemtype.references.items():
        target = field.target or ""
        if target == "AuthLDAP":  # the sandbox has none
            continue
        if target not in THERE:
            names = [f"{itemtype.name} {name} {number}" for number in ("one", "two", "three")]
            ids = [colleague.create(target, name=one, is_recursive=1, entities_id=0) for one in names]
            found[name] = [names[0], *ids[1:]]
        else:
            found[name] = THERE[target]
    return found


def all_fields(itemtype: ItemType, colleague: Colleague) -> dict[str, list[Any]]:
    """Three values of every field that can be set."""
    if not any(row["name"] == "Elsewhere" for row in colleague.list("Entity")):
        colleague.create_entity("Elsewhere")
    values = {name: values_of(field) for name, field in itemtype.stored.items() if field.kind != "reference"}
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
        colleague.create("Group_User", users_id=item_id, groups_id=group["id"])
    for profile in (2, 6):
        colleague.create("Profile_User", users_id=item_id, profiles_id=profile, entities_id=0, is_recursive=1)


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
    first = normalised(itemtype, {name: some[0] for name, some in values.items()})
    others = {name: some[0 if itemtype.stored[name].fixed else 1] for name, some in values.items()}
    second = normalised(itemtype, others)

    item_id, state = managed.create(**first)
    assert {name: state[name] for name in first} == first
    assert_still(managed, item_id, state)

    allow(itemtype, colleague, item_id)
    state = managed.update(item_id, state, **second)
    assert {name: state[name] for name in second} == second
    assert_still(managed, item_id, state)

    kept = {name: second[name] for name in second if name in telling(itemtype, values, 0)}
    kept |= {name: second[name] for name in second if itemtype.stored[name].fixed}
    state = managed.update(item_id, state, **kept)
    assert_still(managed, item_id, state)
    bare, bare_state = managed.create(**telling(itemtype, values, 2))
    live, untouched = (colleague.see_all().get(itemtype.in_api, one) for one in (item_id, bare))
    assert live is not None
    assert untouched is not None
    for name, field in itemtype.stored.items():
        if name not in kept and not field.lasting:
            assert (live[field.column] or "") == (untouched[field.column] or ""), name
    managed.delete(bare, bare_state)


@every_itemtype
def test_each_field_changes_alone(sandbox: SandboxServer, colleague: Colleague, itemtype: ItemType) -> None:
    managed = Managed(sandbox.url, itemtype)
    values = all_fields(itemtype, colleague)
    inputs = normalised(itemtype, {name: some[0] for name, some in values.items()})
    item_id, state = managed.create(**inputs)
    allow(itemtype, colleague, item_id)

    for name, (_, other, *_) in values.items():
        field = itemtype.stored[name]
        if field.fixed:
            continue
        before = colleague.see_all().get(itemtype.in_api, item_id)
        inputs = normalised(itemtype, inputs | {name: other})
        state = managed.update(item_id, state, **inputs)
        after = colleague.see_all().get(itemtype.in_api, item_id)
        assert before is not None
        assert after is not None
        changed = {column for column in after if after[column] != before[column]}
        derived = {"date_mod", "completename", "level", "ancestors_cache", "sons_cache"}
        # A flag that lasts cannot be taken back.
        assert changed - derived == (set() if field.lasting and field.kind == "flag" else {field.column}), name
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
    with Colleague(sandbox.url) as colleague:
        base = telling(itemtype, all_fields(itemtype, colleague), 0)

    def draw() -> dict[str, Any]:
        values: dict[str, Any] = {}
        for name, field in itemtype.stored.items():
            if field.kind == "text" and field.form == "plain":
                values[name] = TEXTS
            elif field.kind in ("flag", "integer", "timestamp"):
                values[name] = st.sampled_from(values_of(field))
            elif field.target == "User" and not field.fixed:
                values[name] = st.sampled_from(["tech", "itsm", 4, ""])
        drawn = data.draw(st.fixed_dictionaries({}, optional=values))
        drawn |= {name: base[name] for name in base if not drawn.get(name)}
        inputs, failures = check(itemtype, drawn, frozenset())
        return inputs if not failures else base

    inputs = draw()
    item_id, state = managed.create(**inputs)
    assert_still(managed, item_id, state)
    inputs = draw()
    state = managed.update(item_id, state, **inputs)
    assert {name: state[name] for name in inputs} == inputs
    assert_still(managed, item_id, state)
