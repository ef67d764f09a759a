"""Resources of one kind of item, made up from its declaration, and what becomes of them."""

from __future__ import annotations

from typing import Any

from pulumi_itsmng.catalog import Field, ItemType
from tests.support.declaring import Declared, Program, by_resource
from tests.support.values import all_fields
from tools.harness.colleague import Colleague

_TREE = {"top": None, "other top": None, "renamed": "top", "below": "renamed", "moved": "top", "moved along": "moved"}
"""Items of a tree, each with the one above it at first."""


class Kind:
    """The resources of one kind of item.

    There is one for each field, of which that field alone changes: it has a few others beside it, as all of them for
    each would take minutes. There are some with all fields: one that changes altogether, one that stays as it is, one
    each for somebody to trash and to purge. And of a tree, there are some that are renamed and moved.

    Args:
        itemtype: The kind.
        colleague: Who makes what the resources refer to.
        each_field: Whether there is one for each field.
    """

    def __init__(self, itemtype: ItemType, colleague: Colleague, *, each_field: bool) -> None:
        self.itemtype = itemtype
        self._each_field = each_field
        self._values = all_fields(itemtype, colleague)
        self._colleague = colleague

    def called(self, what: str) -> str:
        """The name of a resource."""
        return f"{self.itemtype.name} {what}"

    @property
    def by_field(self) -> dict[str, Field]:
        """The fields of which there is a resource for each, by its name."""
        names = self._values if self._each_field else ()
        return {self.called(f"of {name}"): self.itemtype.readable[name] for name in names}

    @property
    def dispensable(self) -> dict[str, Field]:
        """Those of them that a program may do without."""
        return {name: field for name, field in self.by_field.items() if field.name not in self.itemtype.required}

    def at_first(self) -> Program:
        """The resources as they are created."""
        whole = ["changed", "untouched", "purged", *(["trashed"] if self.itemtype.has_trash else [])]
        inputs = {name: self._few(name, field) for name, field in self.by_field.items()}
        inputs |= {name: self._whole(name, 0) for name in map(self.called, whole)}
        return {name: Declared(self.itemtype.name, given) for name, given in inputs.items()} | self._tree()

    def changes(self) -> dict[str, dict[str, Any]]:
        """The inputs that then change, by the names of their resources."""
        alone = {
            name: {field.name: self._whole(f"{name} then", 1)[field.name]} for name, field in self.by_field.items()
        }
        altogether = {self.called("changed"): self._whole(self.called("changed then"), 1)}
        return alone | altogether | self._moves()

    def _whole(self, tag: str, which: int) -> dict[str, Any]:
        """A value for every field; those that tell the item from others are of the tag alone."""
        values = {name: some[which] for name, some in self._values.items()}
        return values | {name: self._telling(self.itemtype.readable[name], tag) for name in self._indispensable}

    def _telling(self, field: Field, tag: str) -> Any:
        if field.kind == "reference":
            return self._colleague.create(field.target or "", name=f"{tag} {field.name}", entities_id=0, is_recursive=1)
        return f"{tag.replace(' ', '.')}@example.org" if field.format in ("email", "mailbox") else tag

    def _few(self, tag: str, field: Field) -> dict[str, Any]:
        """A value for a field, for the next two, and for those that an item cannot do without."""
        names = [*self._values] * 2
        first = names.index(field.name)
        chosen = {*names[first : first + 3], *self._indispensable}
        return {name: value for name, value in self._whole(tag, 0).items() if name in chosen}

    @property
    def _indispensable(self) -> set[str]:
        return {*self.itemtype.required, *self.itemtype.identified_by}

    def _tree(self) -> Program:
        parent = self.itemtype.parent
        if parent is None:
            return {}
        return {
            self.called(what): Declared(
                self.itemtype.name,
                {"name": self.called(what)} | ({parent: by_resource(self.called(above))} if above else {}),
            )
            for what, above in _TREE.items()
        }

    def _moves(self) -> dict[str, dict[str, Any]]:
        if self.itemtype.parent is None:
            return {}
        return {
            self.called("renamed"): {"name": self.called("renamed then")},
            self.called("moved"): {self.itemtype.parent: by_resource(self.called("other top"))},
        }
