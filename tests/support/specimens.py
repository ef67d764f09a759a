"""Items of one kind, made up from its declaration: what a program says of them, and what they are on the server."""

from __future__ import annotations

from typing import Any

from pulumi_itsmng.catalog import Field, ItemType
from pulumi_itsmng.sandbox.schema import REGISTRY
from tests.support.tables import Row, new, touched
from tests.support.values import values_of
from tools.harness.colleague import Colleague
from tools.harness.sandbox import SandboxServer

ABOVE = "Above"
"""The name of what items can be moved to."""

LONG_AGO = "2020-01-01 00:00:00"
"""A moment in which no test sets a secret: the server notes no more than the second."""


class Specimens:
    """Items that differ in what tells them from others, and what is there besides.

    Args:
        itemtype: what kind of item they are.
        sandbox: where they are.
        colleague: somebody who looks at them and changes them behind the program's back.
        count: how many there are.

    Attributes:
        inputs: what a program says of each of them at first.
        change: what else it may then say of any of them, but for secrets.
        secrets: other secrets than at first.
        move: what it says to move them, if they can be.
    """

    def __init__(self, itemtype: ItemType, sandbox: SandboxServer, colleague: Colleague, count: int) -> None:
        self.itemtype, self._sandbox, self._colleague = itemtype, sandbox, colleague
        self._stored_as = REGISTRY[itemtype.api_itemtype]
        self._ids: dict[str, int] = {}
        self.change = _another_value(itemtype)
        self.secrets = dict.fromkeys(itemtype.secrets, "An0ther-s3cret")
        self.inputs = [self._at_first(number) for number in range(count)]
        self.move = self._make_place()
        self._make_rivals()
        self._before = sandbox.tables()

    def there(self) -> dict[int, Row]:
        """The items that were not there at first, by their ids; those in the trash, too."""
        return {row["id"]: row for table, row in new(self._before, self._sandbox.tables()) if self._is_mine(table)}

    def assert_nothing_else_touched(self) -> None:
        """What others have is as at first, in every table; and what is new is an item, or part of one.

        Each new default takes that from the one before.
        """
        after = self._sandbox.tables()
        lasting = {field.column or "" for field in self.itemtype.readable.values() if field.not_clearable}
        assert touched(self._before, after, but=frozenset(lasting)) == []
        added = [*new(self._before, after)]
        mine = {row["id"] for table, row in added if self._is_mine(table)}
        assert [(table, row) for table, row in added if not self._is_mine(table) and not self._is_part(row, mine)] == []

    def assert_is(self, row: Row, inputs: dict[str, Any], *, trashed: bool = False) -> None:
        """An item is as a program says, and where it says."""
        expected = self._row(inputs) | ({"is_deleted": int(trashed)} if self.itemtype.has_trash else {})
        if self.itemtype.parent:
            assert (f"{ABOVE} > " in row["completename"]) == (self.itemtype.parent in inputs)
        elif place := place_of(self.itemtype):
            expected.setdefault(self.itemtype.readable[place].column or "", 0)
        assert {column: row[column] for column in expected} == expected
        for name in self.itemtype.secrets:  # nobody can read it: whoever knows it can log in
            assert self._colleague.can_log_in(row["name"], inputs[name]) != trashed

    def settle(self, item_id: int, state: dict[str, Any]) -> dict[str, Any]:
        """Let an item be as if its secrets had been set long ago; its state by then."""
        proofs = [self.itemtype.outputs[field.confirmed_by or ""] for field in self.itemtype.secrets.values()]
        for proof in proofs:
            self._colleague.edit(self.itemtype.api_itemtype, item_id, **{proof.column or "": LONG_AGO})
        return state | {proof.name: LONG_AGO for proof in proofs}

    def trash(self, item_id: int) -> None:
        """Put an item into the trash behind the program's back."""
        self._colleague.trash(self.itemtype.api_itemtype, item_id)

    def _is_mine(self, table: str) -> bool:
        return table == self._stored_as.table

    def _is_part(self, row: Row, items: set[int]) -> bool:
        by_key = row.get(self._stored_as.foreign_key) in items
        return by_key or (row.get("itemtype") == self._stored_as.name and row.get("items_id") in items)

    def _at_first(self, number: int) -> dict[str, Any]:
        called_by = [self.itemtype.name_field] if self.itemtype.name_field else []
        inputs: dict[str, Any] = {}
        for name in dict.fromkeys((*self.itemtype.required, *called_by)):
            field = self.itemtype.readable[name]
            inputs[name] = _telling(field, f"item {number}")
            if field.kind == "reference":
                inputs[name] = f"{name} {number}"
                row = {"name": inputs[name], "entities_id": 0, "is_recursive": 1}
                self._ids[inputs[name]] = self._colleague.create(field.target or "", **row)
        comment = {"comment": "as it was"} if "comment" in self.itemtype.readable else {}
        return inputs | comment | dict.fromkeys(self.itemtype.secrets, "S3cret-at-first")

    def _make_place(self) -> dict[str, Any]:
        place = place_of(self.itemtype)
        if place is None:
            return {}
        target = self.itemtype.references[place].target or ""
        entity = target == "Entity"
        create = self._colleague.create
        self._ids[ABOVE] = self._colleague.create_entity(ABOVE) if entity else create(target, name=ABOVE)
        return {place: ABOVE}

    def _make_rivals(self) -> None:
        """Let others have what the change asks for, where it is given to the first one anyway."""
        if not any(self.itemtype.readable[name].not_clearable for name in self.change):
            return
        for inputs in self.inputs:
            texts = {
                name: _telling(field, "theirs") for name, field in self.itemtype.readable.items() if name in inputs
            }
            texts = {name: text for name, text in texts.items() if self.itemtype.readable[name].kind == "text"}
            self._colleague.create(self.itemtype.api_itemtype, **self._row(inputs | texts))

    def _row(self, inputs: dict[str, Any]) -> Row:
        """The columns that say what a program says."""
        fields = {name: field for name, field in self.itemtype.readable.items() if name in inputs}
        return {
            field.column or name: self._ids[inputs[name]] if field.kind == "reference" else inputs[name]
            for name, field in fields.items()
        }


def place_of(itemtype: ItemType) -> str | None:
    """The name of the reference to what an item can be moved to, if it can."""
    place = itemtype.parent or itemtype.entity
    return place if place and not itemtype.readable[place].replace_on_change else None


def _telling(field: Field, tag: str) -> str:
    return f"{tag.replace(' ', '.')}@example.org" if field.format in ("email", "mailbox") else tag


def _another_value(itemtype: ItemType) -> dict[str, Any]:
    if "comment" in itemtype.readable:
        return {"comment": "new"}
    flag = next(field for field in itemtype.readable.values() if field.kind == "flag" and not field.replace_on_change)
    return {flag.name: values_of(flag)[0]}
