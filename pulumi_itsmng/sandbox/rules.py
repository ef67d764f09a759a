"""What the rules of one itemtype answer to those of others, and to the endpoints.

It stands apart from `items.behaviour`, which carries it out, so that a request need not know who answers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, TypeVar

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.items.conditions import Conditions
    from pulumi_itsmng.sandbox.schema import Itemtype
    from pulumi_itsmng.sandbox.storage import Row

Context_contra = TypeVar("Context_contra", contravariant=True)

Input = dict[str, Any]
"""What a client wants an item to be: columns, and orders to the server that begin with `_`."""

Subject = tuple[str, int]
"""Itemtype and id of an item that a history is about."""


class Rules(Protocol[Context_contra]):
    """The rules of one itemtype; `items.behaviour.Behaviour` says what each of them means."""

    itemtype: Itemtype
    right: str
    announces: bool
    encodes: frozenset[str]
    kept_references: frozenset[tuple[str, str]]

    def can(self, context: Context_contra, right: int, row: Row) -> bool: ...  # noqa: D102
    def can_any(self, context: Context_contra, right: int) -> bool: ...  # noqa: D102
    def in_scope(self, context: Context_contra, right: int, row: Row) -> bool: ...  # noqa: D102
    def can_create(self, context: Context_contra, wanted: Input) -> bool: ...  # noqa: D102
    def restrict(self, context: Context_contra, conditions: Conditions) -> None: ...  # noqa: D102
    def complete(self, context: Context_contra, wanted: Input) -> Input: ...  # noqa: D102
    def prepare_addition(self, context: Context_contra, wanted: Input) -> Input | None: ...  # noqa: D102
    def added(self, context: Context_contra, row: Row, wanted: Input) -> None: ...  # noqa: D102
    def prepare_update(self, context: Context_contra, row: Row, wanted: Input) -> Input | None: ...  # noqa: D102
    def updated(self, context: Context_contra, before: Row, row: Row, changed: list[str]) -> None: ...  # noqa: D102
    def ordered(self, context: Context_contra, row: Row, wanted: Input) -> None: ...  # noqa: D102
    def may_be_deleted(self, context: Context_contra, row: Row) -> bool: ...  # noqa: D102
    def skips_the_trash(self, row: Row) -> bool: ...  # noqa: D102
    def trashed(self, context: Context_contra, row: Row) -> None: ...  # noqa: D102
    def purging(self, context: Context_contra, row: Row, orders: Input) -> None: ...  # noqa: D102
    def purged(self, context: Context_contra, row: Row) -> None: ...  # noqa: D102
    def subject(self, row: Row) -> Subject: ...  # noqa: D102
    def extras(self, context: Context_contra, row: Row) -> Row: ...  # noqa: D102
    def name(self, context: Context_contra, row: Row) -> str: ...  # noqa: D102
    def own_name(self, context: Context_contra, row: Row) -> str: ...  # noqa: D102
    def full_name(self, context: Context_contra, row: Row) -> str: ...  # noqa: D102
    def announced(self, context: Context_contra, row: Row) -> str: ...  # noqa: D102
