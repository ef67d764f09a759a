"""Every kind of item with the real engine, by its declaration: a new one is tested without a line here.

All kinds share one program and its runs, as a run takes seconds.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from pulumi_itsmng.catalog import CATALOG, Field, ItemType
from tests.support.declaring import Declared, Program, declare
from tests.support.kinds import Kind
from tests.support.stack import ONE_CHECKPOINT, Run, Stack
from tests.support.values import allow, edited_row
from tools.harness.colleague import Colleague
from tools.harness.sandbox import SandboxServer

UNEXPECTED_CHANGES = 7


@pytest.mark.essential
def test_items_of_every_kind_are_made_changed_and_destroyed(stack: Stack, sandbox: SandboxServer) -> None:
    with telling(stack, sandbox, strict=True, each_field=False) as story:
        story.everything_is_created_with_all_fields()
        story.each_field_changes_alone_and_one_item_altogether()
        story.everything_is_destroyed()


@pytest.mark.parametrize("strict", [False, True], ids=["lenient", "strict"])
def test_items_of_every_kind_live_as_they_are_declared(stack: Stack, sandbox: SandboxServer, strict: bool) -> None:
    with telling(stack, sandbox, strict=strict, each_field=True) as story:
        story.everything_is_created_with_all_fields()
        story.each_field_changes_alone_and_one_item_altogether()
        story.what_is_done_by_hand_is_seen_and_put_right()
        story.each_field_is_given_up()
        story.everything_is_destroyed()
        story.everything_is_made_again()


@contextmanager
def telling(stack: Stack, sandbox: SandboxServer, *, strict: bool, each_field: bool) -> Iterator[Story]:
    """The beginning of the items' story, on a fresh server of either kind; with an item for each field, or without."""
    sandbox.reset(strict_sql=strict)
    stack.environment |= ONE_CHECKPOINT
    with Colleague(sandbox.url) as colleague:
        yield Story(stack, sandbox, colleague, each_field=each_field)


class Story:
    """What happens to the items, step by step."""

    def __init__(self, stack: Stack, sandbox: SandboxServer, colleague: Colleague, *, each_field: bool) -> None:
        self.stack, self.sandbox, self.colleague = stack, sandbox, colleague
        self.kinds = [Kind(itemtype, colleague, each_field=each_field) for itemtype in CATALOG.values()]
        self.by_field = {name: field for kind in self.kinds for name, field in kind.by_field.items()}
        self.program: Program = {}
        self.ids: dict[str, int] = {}
        self.created: dict[str, dict[str, Any]] = {}

    def everything_is_created_with_all_fields(self) -> None:
        for kind in self.kinds:
            self.program |= kind.at_first()
        declare(self.stack, self.program)

        assert self.stack.up().summary == dict.fromkeys(self.program, "create")

        self.stack.refresh_preview("--expect-no-changes")
        before = self.sandbox.requests()["total"]
        self.stack.preview("--expect-no-changes")
        assert self.sandbox.requests()["total"] == before
        self.ids = self.ids_in_state()
        self.created = self.rows()
        for name, item_id in self.ids.items():
            allow(self.itemtype(name), self.colleague, item_id)

    def each_field_changes_alone_and_one_item_altogether(self) -> None:
        changes = {name: inputs for kind in self.kinds for name, inputs in kind.changes().items()}
        self.program |= {name: self.program[name].but(inputs) for name, inputs in changes.items()}
        declare(self.stack, self.program)

        assert properties(self.stack.preview()) == {
            name: {self.field(name, given).key for given in inputs} for name, inputs in changes.items()
        }
        self.read_by_id()  # with the same run
        self.stack.up()
        self.sandbox.clear_cache()  # which hides an entity that was moved to the top

        self.stack.refresh_preview("--expect-no-changes")
        self.ids = self.ids_in_state()
        self.assert_parents_are_kept()
        resources = self.stack.resources()
        for kind in self.kinds:
            read, declared = (resources[kind.called(what)]["outputs"] for what in ("read", "untouched"))
            assert without_pulumis_own(read) == by_id(without_pulumis_own(declared))

    def what_is_done_by_hand_is_seen_and_put_right(self) -> None:
        before = self.rows()
        edited = {name: field for name, field in self.by_field.items() if can_drift(field)}
        trashed, purged = ([name for name in self.ids if name.endswith(f" {what}")] for what in ("trashed", "purged"))
        for name, field in edited.items():
            edit = edited_row(self.itemtype(name), field, self.created[name][field.column or ""], before[name])
            self.colleague.edit(self.itemtype(name).api_itemtype, self.ids[name], **edit)
        for name in trashed:
            self.colleague.trash(self.itemtype(name).api_itemtype, self.ids[name])
        for name in purged:
            self.colleague.purge(self.itemtype(name).api_itemtype, self.ids[name])
        self.sandbox.clear_cache()

        seen = self.stack.refresh_preview("--expect-no-changes", exit_code=UNEXPECTED_CHANGES)
        assert properties(seen) == (
            {name: {field.key} for name, field in edited.items()}
            | {name: {"isDeleted"} for name in trashed}
            | {name: set() for name in purged}
        )
        assert {name for name, operation in seen.summary.items() if operation == "delete"} == set(purged)
        self.stack.up("--refresh")
        self.sandbox.clear_cache()

        self.stack.assert_at_rest()
        before_that, self.ids = self.ids, self.ids_in_state()
        assert {name for name in self.ids if self.ids[name] != before_that[name]} == set(purged)
        assert self.declared(self.rows()) == self.declared(before)

    def each_field_is_given_up(self) -> None:
        given_up = {name: field for kind in self.kinds for name, field in kind.dispensable.items()}
        self.program |= {name: self.program[name].without(field.name) for name, field in given_up.items()}
        declare(self.stack, self.program)

        assert properties(self.stack.up()) == {name: {field.key} for name, field in given_up.items()}
        self.sandbox.clear_cache()

        self.stack.assert_at_rest()

    def everything_is_destroyed(self) -> None:
        assert set(self.stack.destroy().summary) >= set(self.ids)

        for kind in self.kinds:
            mine = {item_id for name, item_id in self.ids.items() if self.itemtype(name) is kind.itemtype}
            assert not mine & {row["id"] for row in self.colleague.list(kind.itemtype.api_itemtype)}
            trash = self.colleague.list(kind.itemtype.api_itemtype, trash=True) if kind.itemtype.has_trash else []
            assert mine <= {row["id"] for row in trash} or not kind.itemtype.has_trash

    def everything_is_made_again(self) -> None:
        again = {name for name in self.ids.keys() - self.by_field.keys() if not self.itemtype(name).unique_in_trash}
        self.program = {name: declared for name, declared in self.program.items() if name in again}
        declare(self.stack, self.program)
        self.stack.up()
        self.stack.preview("--expect-no-changes")

    def read_by_id(self) -> None:
        """Let the program also read an item of each kind that it does not change."""
        for kind in self.kinds:
            untouched = str(self.ids[kind.called("untouched")])
            self.program[kind.called("read")] = Declared(kind.itemtype.name, get=untouched)
        declare(self.stack, self.program)

    def assert_parents_are_kept(self) -> None:
        rows = self.rows()
        for name, declared in self.program.items():
            for given, value in declared.inputs.items():
                if isinstance(value, dict):
                    assert rows[name][self.field(name, given).column or ""] == self.ids[value["resource"]], name

    def ids_in_state(self) -> dict[str, int]:
        """The ids of the items that the program makes."""
        resources = self.stack.resources()
        return {name: int(resources[name]["id"]) for name, declared in self.program.items() if not declared.get}

    def itemtype(self, name: str) -> ItemType:
        """Of which kind a resource is."""
        return CATALOG[self.program[name].kind]

    def field(self, name: str, given: str) -> Field:
        """The declaration of an input of a resource."""
        return self.itemtype(name).readable[given]

    def declared(self, rows: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
        """The columns of items that stand for their resources' inputs."""
        return {
            name: {given: row[self.field(name, given).column or ""] for given in self.program[name].inputs}
            for name, row in rows.items()
        }

    def rows(self) -> dict[str, dict[str, Any]]:
        """The items as they are on the server, by the names of their resources."""
        self.colleague.see_all()
        rows = {
            kind.itemtype.name: {row["id"]: row for row in self.colleague.list(kind.itemtype.api_itemtype)}
            for kind in self.kinds
        }
        return {name: rows[self.program[name].kind][item_id] for name, item_id in self.ids.items()}


def properties(run: Run) -> dict[str, set[str]]:
    """What changes of each resource."""
    return {change.name: set(change.properties) for change in run.changes}


def without_pulumis_own(outputs: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in outputs.items() if not key.startswith("__")}


def by_id(outputs: dict[str, Any]) -> dict[str, Any]:
    """What is declared as it is read where nothing is declared: each reference by its id."""
    return outputs | {key: target["id"] for key, target in outputs["resolved"].items()} | {"resolved": {}}


def can_drift(field: Field) -> bool:
    """Whether it is edited by hand: a fixed field makes another item, and a flag that lasts is no more compared."""
    return not field.replace_on_change and not (field.not_clearable and field.kind == "flag")
