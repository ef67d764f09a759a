"""Network ports: with a port, what it is technically and how it is called can be given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pulumi_itsmng.sandbox.items import history
from pulumi_itsmng.sandbox.items.adding import add
from pulumi_itsmng.sandbox.items.attached import ChildBehaviour, LinkBehaviour
from pulumi_itsmng.sandbox.items.deleting import delete
from pulumi_itsmng.sandbox.items.updating import update
from pulumi_itsmng.sandbox.items.values import as_id
from pulumi_itsmng.sandbox.schema import REGISTRY
from pulumi_itsmng.sandbox.schema.lists import ITEMTYPE_LISTS

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.context import RequestContext
    from pulumi_itsmng.sandbox.items.behaviour import Input
    from pulumi_itsmng.sandbox.schema import Itemtype
    from pulumi_itsmng.sandbox.storage import Row

_NAME = REGISTRY["NetworkName"]
_ADDRESS = REGISTRY["IPAddress"]
_OF_THE_NAME = "NetworkName_"


class NetworkPortBehaviour(ChildBehaviour):
    """A port of an asset; on request, fields it does not know are those of its instantiation, or of its name."""

    def prepare_addition(self, context: RequestContext, wanted: Input) -> Input | None:
        """An empty number is none; null is not empty."""
        prepared = super().prepare_addition(context, wanted)
        if prepared is not None and prepared.get("logical_number") in ("", False):
            return {name: value for name, value in prepared.items() if name != "logical_number"}
        return prepared

    def added(self, context: RequestContext, row: Row, wanted: Input) -> None:
        """Make the instantiation and the name; the history of the asset tells nothing of it."""
        self._set_details(context, row, wanted)

    def updated(self, context: RequestContext, before: Row, row: Row, changed: list[str]) -> None:
        """Tell the addresses of its names which asset they belong to now."""
        super().updated(context, before, row, changed)
        if "itemtype" in changed or "items_id" in changed:
            asset = {"mainitemtype": row["itemtype"], "mainitems_id": row["items_id"]}
            for name in context.database.find(_NAME, itemtype=self.itemtype.name, items_id=row["id"]):
                for address in context.database.find(_ADDRESS, itemtype=_NAME.name, items_id=name["id"]):
                    update(context, _ADDRESS, address, {"id": address["id"]} | asset)

    def ordered(self, context: RequestContext, row: Row, wanted: Input) -> None:
        """Change the instantiation and the name."""
        self._set_details(context, row, wanted)

    def own_name(self, context: RequestContext, row: Row) -> str:
        """The port, and on which asset it is."""
        name, asset = super().own_name(context, row), self._asset_name(context, row)
        return f"{name} on {asset}" if asset is not None else name

    def announced(self, context: RequestContext, row: Row) -> str:
        """The same."""
        return self.own_name(context, row)

    def full_name(self, context: RequestContext, row: Row) -> str:
        """The asset, and all of that."""
        name, asset = self.own_name(context, row), self._asset_name(context, row)
        return f"{asset or history.NAMELESS} - {name}" if asset is not None and name else name

    def _asset_name(self, context: RequestContext, row: Row) -> str | None:
        asset = self.parent(context, self.attachments[0], row)
        return asset and (asset[1].get("name") or "")

    def _set_details(self, context: RequestContext, row: Row, wanted: Input) -> None:
        """Make or change what the port is technically, and its name, if the client says that it sends such fields."""
        if not wanted.get("_create_children"):
            return
        named, technical = {}, {}
        for name, value in wanted.items():
            if name in self.itemtype.columns or name.startswith(("_", "NetworkPortConnect_")):
                continue
            if name.startswith(_OF_THE_NAME):
                named[name.removeprefix(_OF_THE_NAME)] = value
            else:
                technical[name] = value
        kind = _instantiation(row["instantiation_type"])
        if technical and kind:
            _put(context, kind, {"networkports_id": row["id"]}, technical)
        has_name = bool(named.get("name") or named.get("fqdns_id") or named.get("_ipaddresses"))
        if "id" not in named:
            if has_name:
                owner = {"itemtype": self.itemtype.name, "items_id": row["id"]}
                add(context, _NAME, {"entities_id": row["entities_id"]} | named | owner)
        elif known := context.database.get(_NAME, as_id(named["id"])):
            if has_name:
                update(context, _NAME, known, named)
            else:
                delete(context, _NAME, known, {}, purge=True)


class PortConnectionBehaviour(LinkBehaviour):
    """A cable between two ports."""

    made, unmade = history.CONNECT_DEVICE, history.DISCONNECT_DEVICE


def _instantiation(name: object) -> Itemtype | None:
    return REGISTRY[str(name)] if name in ITEMTYPE_LISTS["networkport_instantiations"] else None


def _put(context: RequestContext, itemtype: Itemtype, keys: Row, wanted: Input) -> None:
    """Make the item with these keys, or change it."""
    found = context.database.find(itemtype, **keys)
    if found:
        update(context, itemtype, found[0], {"id": found[0]["id"]} | keys | wanted)
    else:
        add(context, itemtype, keys | wanted)
