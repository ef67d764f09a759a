"""Every field of every kind of item, by its declaration: a new one is tested without a line here."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pulumi_itsmng.catalog import ItemType
from pulumi_itsmng.lifecycle.check import check
from tests.lifecycle.conftest import Managed
from tests.support.properties import WITHOUT_SHRINKING, examples
from tests.support.values import all_fields, allow, every_itemtype, normalised, telling, values_of
from tools.harness.colleague import Colleague
from tools.harness.sandbox import SandboxServer

pytestmark = pytest.mark.heavy

TEXTS = st.text(st.characters(max_codepoint=0xFFFF, exclude_categories=("Cs", "Cc")), max_size=40)


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
    others = {name: some[0 if itemtype.readable[name].replace_on_change else 1] for name, some in values.items()}
    second = normalised(itemtype, others)

    item_id, state = managed.create(**first)
    assert {name: state[name] for name in first} == first
    assert_still(managed, item_id, state)

    allow(itemtype, colleague, item_id)
    state = managed.update(item_id, state, **second)
    sandbox.clear_cache()  # which hides an entity that was moved to the top
    assert {name: state[name] for name in second} == second
    assert_still(managed, item_id, state)

    kept = {name: second[name] for name in second if name in telling(itemtype, values, 0)}
    kept |= {name: second[name] for name in second if itemtype.readable[name].replace_on_change}
    state = managed.update(item_id, state, **kept)
    sandbox.clear_cache()
    assert_still(managed, item_id, state)
    bare, bare_state = managed.create(**telling(itemtype, values, 2))
    live, untouched = (colleague.see_all().get(itemtype.api_itemtype, one) for one in (item_id, bare))
    assert live is not None
    assert untouched is not None
    for name, field in itemtype.readable.items():
        if name not in kept and not field.not_clearable:
            assert (live[field.column] or "") == (untouched[field.column] or ""), name
    managed.delete(bare, bare_state)


@pytest.mark.no_cover  # what it runs, others run, too
@every_itemtype
def test_each_field_changes_alone(sandbox: SandboxServer, colleague: Colleague, itemtype: ItemType) -> None:
    managed = Managed(sandbox.url, itemtype)
    values = all_fields(itemtype, colleague)
    inputs = normalised(itemtype, {name: some[0] for name, some in values.items()})
    item_id, state = managed.create(**inputs)
    allow(itemtype, colleague, item_id)
    after = colleague.see_all().get(itemtype.api_itemtype, item_id)

    for name, (_, other, *_) in values.items():
        field = itemtype.readable[name]
        if field.replace_on_change:
            continue
        before = after
        inputs = normalised(itemtype, inputs | {name: other})
        state = managed.update(item_id, state, **inputs)
        sandbox.clear_cache()  # which hides an entity that was moved to the top
        after = colleague.see_all().get(itemtype.api_itemtype, item_id)
        assert before is not None
        assert after is not None
        changed = {column for column in after if after[column] != before[column]}
        derived = {"date_mod", "completename", "level", "ancestors_cache", "sons_cache"}
        # A flag that lasts cannot be taken back.
        assert changed - derived == (set() if field.not_clearable and field.kind == "flag" else {field.column}), name
        assert_still(managed, item_id, state)


@pytest.mark.no_cover  # what it runs, others run, too
@every_itemtype
@examples(15, phases=WITHOUT_SHRINKING)
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
        for name, field in itemtype.readable.items():
            if field.kind == "text" and field.format == "plain":
                values[name] = TEXTS
            elif field.kind in ("flag", "integer", "timestamp"):
                values[name] = st.sampled_from(values_of(field))
            elif field.target == "User" and not field.replace_on_change:
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
