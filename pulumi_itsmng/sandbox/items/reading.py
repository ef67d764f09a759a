"""An item as an answer shows it."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from pulumi_itsmng.sandbox.errors import ServerBrokeError
from pulumi_itsmng.sandbox.items.foreign_keys import UNKNOWN, target
from pulumi_itsmng.sandbox.items.links import child_links
from pulumi_itsmng.sandbox.items.names import own_name, reference_name
from pulumi_itsmng.sandbox.php.output import encode
from pulumi_itsmng.sandbox.php.values import truthy

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.context import RequestContext
    from pulumi_itsmng.sandbox.schema import Itemtype
    from pulumi_itsmng.sandbox.storage import Row


class Reader:
    """Shows items the way a request wants them: names or ids, with or without links."""

    def __init__(self, context: RequestContext) -> None:
        request = context.request
        self.context = context
        self.expands = request.flag("expand_dropdowns")
        self.links = request.flag("get_hateoas", default=True)
        self.hashes = request.flag("get_sha1")
        self.key_names = _list(context.parameters.get("add_keys_names", {}))
        self._names: dict[tuple[str, Any], str] = {}

    def show(self, itemtype: Itemtype, row: Row) -> Row:
        """An item as a list shows it.

        Args:
            row: The item, or its id alone.

        Returns:
            The item; the names of its keys are among its fields when these are expanded.
        """
        if self.key_names and len(row) > 1:
            row = row | {"_keys_names": self._names_of_keys(itemtype, row) or []}
        return self._linked(itemtype, row)

    def show_alone(self, itemtype: Itemtype, row: Row) -> Row | str:
        """An item as an answer about it shows it.

        Args:
            row: The item, with what is shown only of a single item.

        Returns:
            The item; its hash if that is what the request wants.

        Raises:
            ServerBrokeError: A hash is to have the names of keys beside it.
        """
        shown = self._linked(itemtype, row)
        if self.hashes and self.key_names:
            raise ServerBrokeError
        if self.hashes:
            return hashlib.sha1(encode(shown), usedforsecurity=False).hexdigest()
        if self.key_names:
            shown["_keys_names"] = self._names_of_keys(itemtype, shown) or []
        return shown

    def _linked(self, itemtype: Itemtype, row: Row) -> Row:
        """The fields that may be seen, with the links."""
        shown: Row = self._parsed({name: value for name, value in row.items() if name not in itemtype.hidden})
        links: list[dict[str, str]] = shown.pop("links", [])
        if self.links:
            links += child_links(itemtype, row["id"], self.context.request.base_url)
        return shown | {"links": links} if links else shown

    def _parsed(self, value: Any) -> Any:
        """A value with its foreign keys named and linked, and those of all that is inside it."""
        if isinstance(value, list):
            return [self._parsed(inner) for inner in value]
        if not isinstance(value, dict):
            return int(value) if isinstance(value, float) and value.is_integer() else value
        parsed = {key: inner if isinstance(inner, (int, str)) else self._parsed(inner) for key, inner in value.items()}
        if not (self.links or self.expands):
            return parsed
        links = []
        for key, inner in value.items():
            refers_to = target(key, value)
            if refers_to is None or not _points_somewhere(key, refers_to, inner):
                continue
            if self.links and isinstance(inner, int):
                links.append({"rel": refers_to, "href": f"{self.context.request.base_url}/{refers_to}/{inner}"})
            if self.expands:
                parsed[key] = self.name(refers_to, inner)
        return parsed | {"links": links} if links else parsed

    def name(self, refers_to: str, value: object) -> str:
        """The name of what a foreign key points to; asked once per request.

        Args:
            value: The foreign key.
        """
        key = (refers_to, value)
        if key not in self._names:
            self._names[key] = reference_name(self.context, refers_to, value)
        return self._names[key]

    def _names_of_keys(self, itemtype: Itemtype, fields: Row) -> dict[str, str]:
        """What is called by its own name here, not by its place; a key that is a name already leads nowhere."""
        names: dict[str, str] = {}
        for key in self.key_names:
            refers_to = itemtype.name if key == "id" else target(key, {})
            if refers_to not in (None, UNKNOWN) and fields.get(key) is not None:
                names[key] = own_name(self.context, str(refers_to), fields[key])
        return names


def _points_somewhere(key: str, refers_to: str, value: object) -> bool:
    """Whether a foreign key has a value; only the root entity has the id 0."""
    return truthy(value) or (value == 0 and refers_to == "Entity" and key in ("entities_id", "items_id"))


def _list(value: object) -> list[str]:
    if not isinstance(value, (dict, list)):
        raise ServerBrokeError  # the server counts the elements of what is no list
    return [str(name) for name in (value.values() if isinstance(value, dict) else value)]
