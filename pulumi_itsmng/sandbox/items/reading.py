"""An item as an answer shows it."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from pulumi_itsmng.sandbox.errors import ServerBrokeError
from pulumi_itsmng.sandbox.http.answers import encode
from pulumi_itsmng.sandbox.items.links import child_links
from pulumi_itsmng.sandbox.items.names import reference_name
from pulumi_itsmng.sandbox.schema import REGISTRY

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.call import Call
    from pulumi_itsmng.sandbox.schema import Column, Itemtype
    from pulumi_itsmng.sandbox.storage import Row


class Reader:
    """Shows items the way a request wants them: names or ids, with or without links.

    Args:
        call: The request.
    """

    def __init__(self, call: Call) -> None:
        request = call.request
        self.call = call
        self.expands = request.flag("expand_dropdowns")
        self.links = request.flag("get_hateoas", default=True)
        self.hashes = request.flag("get_sha1")
        self.key_names = _list(call.parameters.get("add_keys_names", {}))
        self._names: dict[tuple[str, Any], str] = {}

    def show(self, itemtype: Itemtype, row: Row) -> Row | str:
        """An item as the answer shows it.

        Args:
            itemtype: Its itemtype.
            row: The item, or some of its columns.

        Returns:
            The item; its hash if that is what the request wants.
        """
        shown = {name: _plain(value) for name, value in row.items() if name not in itemtype.hidden}
        links: list[dict[str, str]] = []
        for column in itemtype.columns.values():
            refers_to = _target(column, row)
            if refers_to is None or column.name not in shown:
                continue
            value = row[column.name]
            if self.links and _points_somewhere(refers_to, value):
                links.append({"rel": refers_to, "href": f"{self.call.request.base_url}/{refers_to}/{value}"})
            if self.expands and _points_somewhere(refers_to, value):
                shown[column.name] = self.name(refers_to, value)
        if self.links and "id" in row:
            links += child_links(itemtype, row["id"], self.call.request.base_url)
        if links:
            shown["links"] = links
        if self.hashes:
            return hashlib.sha1(encode(shown), usedforsecurity=False).hexdigest()
        if names := self._names_of_keys(itemtype, row):
            shown["_keys_names"] = names
        return shown

    def name(self, refers_to: str, value: object) -> str:
        """The name of what a foreign key points to; asked once per request.

        Args:
            refers_to: The itemtype's name.
            value: The foreign key.

        Returns:
            The name.
        """
        key = (refers_to, value)
        if key not in self._names:
            self._names[key] = reference_name(self.call, refers_to, value)
        return self._names[key]

    def _names_of_keys(self, itemtype: Itemtype, row: Row) -> dict[str, str]:
        names: dict[str, str] = {}
        for key in self.key_names:
            if key == "id" and len(row) > 1:
                names["id"] = self.call.behaviour(itemtype).name(self.call, row)
            elif key in row and (refers_to := _target(itemtype.columns[key], row)):
                names[key] = self.name(refers_to, row[key])
        return names


def _plain(value: object) -> object:
    """A value as JSON has it: a whole float without its point."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _target(column: Column, row: Row) -> str | None:
    """The itemtype a column of this item points to."""
    if column.name == "items_id":
        itemtype = REGISTRY.find(str(row.get("itemtype") or ""))
        return itemtype.name if itemtype else None
    return column.refers_to


def _points_somewhere(refers_to: str, value: object) -> bool:
    return value is not None and (value != 0 or refers_to == "Entity")


def _list(value: object) -> list[str]:
    if not isinstance(value, (dict, list)):
        raise ServerBrokeError  # the server counts the elements of what is no list
    return [str(name) for name in (value.values() if isinstance(value, dict) else value)]
