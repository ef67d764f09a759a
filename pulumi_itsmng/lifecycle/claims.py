"""Which items the resources of one run stand for: each of them for one resource, and what was taken over stays."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from pulumi_itsmng.api.codec import fold
from pulumi_itsmng.catalog import ItemType
from pulumi_itsmng.catalog.itemtype import RESOLVED
from pulumi_itsmng.lifecycle.errors import ItemError
from pulumi_itsmng.lifecycle.identity import SPELLINGS, Identity
from pulumi_itsmng.lifecycle.names import SEPARATOR
from pulumi_itsmng.lifecycle.renames import Renames

ALIASES = (
    "if a resource was renamed in the program, or has moved to another position, give it its old name as an alias "
    "(opts=pulumi.ResourceOptions(aliases=[pulumi.Alias(name='OLD NAME')]))"
)
"""What to do first where an item is there already: most often the program calls its resource otherwise than before."""

_TAKEN = "another resource of this program stands for it"

_LET_GO = f"{ALIASES}; or let only one of the two stand for it"


class Claims:
    """What was kept, created, taken over and deleted in one process.

    A replacement that creates before it deletes takes over the very item that it is then told to delete, and so does
    a resource that was renamed in the program: what a resource has taken over in this run is not deleted in it.

    Attributes:
        names: itemtype and name of the resources that have had a name with the separator of a tree in it before.
        renames: the items that are renamed.
    """

    def __init__(self) -> None:
        self.names: set[tuple[str, str]] = set()
        self.renames = Renames()
        self._held: set[tuple[str, int]] = set()
        self._created: set[tuple[str, int]] = set()
        self._taken_over: set[tuple[str, int]] = set()
        self._changed: set[tuple[str, int]] = set()
        self._deleted: set[tuple[str, int]] = set()
        self._known: set[tuple[str, int]] = set()
        self._keys: dict[Hashable, str] = {}

    @contextmanager
    def natural_key(self, identity: Identity) -> Iterator[None]:
        """Note that a resource is created that has a natural key, unless that fails.

        Two that are created at the same time do not find each other on the server.

        Raises:
            ItemError: another one has it.
        """
        if not identity.fields:
            yield
            return
        if (other := self._keys.get(identity.key)) is not None:
            here = identity.spelled
            same = f"{identity.words} as {here}: {other} ({SPELLINGS})" if other != here else identity.words
            raise ItemError(f"another resource of this program has the same {same}", hint="remove one of the two")
        self._keys[identity.key] = identity.spelled
        try:
            yield
        except BaseException:
            del self._keys[identity.key]
            raise

    def know(self, itemtype: str, item_id: int) -> None:
        """Note that a resource stands for an item since an earlier run, whatever becomes of it."""
        self._known.add((itemtype, item_id))

    async def is_of_another(self, itemtype: str, item_id: int) -> bool:
        """Whether a resource of this run stands for an item, once all are known that the engine asks about now."""
        item = (itemtype, item_id)
        await self.renames.until(lambda: item in self._known)
        return item in self._known | self._held | self._created | self._taken_over | self._changed

    def keep(self, itemtype: str, item_id: int) -> None:
        """Note that a resource stands for an item since an earlier run, and stays as it is.

        Raises:
            ItemError: another one has taken it over in this run.
        """
        if self.is_taken_over(itemtype, item_id):
            raise ItemError(_TAKEN, hint=_LET_GO)
        self._held.add((itemtype, item_id))

    def create(self, itemtype: str, item_id: int) -> None:
        """Note that an item was created for a resource."""
        self._created.add((itemtype, item_id))

    def is_created(self, itemtype: str, item_id: int) -> bool:
        """Whether an item was created in this run."""
        return (itemtype, item_id) in self._created

    def take_over(self, itemtype: str, item_id: int) -> None:
        """Note that a resource takes an item over.

        Raises:
            ItemError: another one stands for it already.
        """
        if (itemtype, item_id) in self._held | self._created | self._taken_over:
            raise ItemError(_TAKEN, hint=_LET_GO)
        if (itemtype, item_id) in self._changed:
            raise ItemError(
                f"{_TAKEN}, and is changed in this run",
                hint=f"{ALIASES}; or run `pulumi up` again",
            )
        self._taken_over.add((itemtype, item_id))

    def release(self, itemtype: str, item_id: int) -> None:
        """Note that taking an item over has failed, so that no resource stands for it."""
        self._taken_over.discard((itemtype, item_id))

    def change(self, itemtype: str, item_id: int) -> None:
        """Note that a resource stands for an item since an earlier run, and is changed in this one.

        Raises:
            ItemError: a resource has taken the item over in this run.
        """
        if self.is_taken_over(itemtype, item_id):
            raise ItemError(
                "another resource of this program took it over in this run, before this one was changed",
                hint=f"{ALIASES}; or let that one depend on this one (depends_on), take it out of the state with "
                "`pulumi state delete`, and run `pulumi up` again",
            )
        self._changed.add((itemtype, item_id))

    def is_taken_over(self, itemtype: str, item_id: int) -> bool:
        """Whether a resource has taken over an item in this run."""
        return (itemtype, item_id) in self._taken_over

    def delete(self, itemtype: str, item_id: int) -> None:
        """Note that the resource that stands for an item, or once took it over, was deleted in this run."""
        self._held.discard((itemtype, item_id))
        self._changed.discard((itemtype, item_id))
        self._deleted.add((itemtype, item_id))

    def is_deleted(self, itemtype: str, item_id: int) -> bool:
        """Whether a resource that stood for an item was deleted in this run, as the first half of a replacement."""
        return (itemtype, item_id) in self._deleted

    def stale_references(self, itemtype: ItemType, state: Mapping[str, Any]) -> set[str]:
        """The references in a state that lead to another item in this run than before, though nobody changed them.

        What a replacement has deleted, the server has cleared, or it has deleted what belonged to it. A name that one
        item loses and another one gets means that one from now on.
        """
        resolved = state.get(RESOLVED.name, {})
        led_to = {
            name: (field.for_values(state).target or "", int(resolved[field.key]["id"]))
            for name, field in itemtype.references.items()
            if field.key in resolved
        }
        deleted = {name for name, item in led_to.items() if item in self._deleted and not self.is_taken_over(*item)}
        return deleted | {
            name
            for name, (target, _) in led_to.items()
            if isinstance(state.get(name), str) and self._is_passed_on(target, state[name])
        }

    def _is_passed_on(self, itemtype: str, name: str) -> bool:
        return not self.renames.passed_on(itemtype).isdisjoint(map(fold, name.split(SEPARATOR)))
