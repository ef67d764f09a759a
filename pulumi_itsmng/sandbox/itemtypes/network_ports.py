"""Network ports: with a port, what it is technically and how it is called can be given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pulumi_itsmng.sandbox.items.adding import add
from pulumi_itsmng.sandbox.items.attached import ChildBehaviour
from pulumi_itsmng.sandbox.items.updating import update
from pulumi_itsmng.sandbox.schema import REGISTRY
from pulumi_itsmng.sandbox.schema.lists import ITEMTYPE_LISTS
from pulumi_itsmng.sandbox.storage.coercion import as_text

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.call import Call
    from pulumi_itsmng.sandbox.items.behaviour import Input
    from pulumi_itsmng.sandbox.schema import Itemtype
    from pulumi_itsmng.sandbox.storage import Row

_NAME = REGISTRY["NetworkName"]
_OF_THE_NAME = "NetworkName_"


class NetworkPortBehaviour(ChildBehaviour):
    """A port of an asset; fields it does not know are those of its instantiation, or of its name."""

    def prepare_addition(self, call: Call, wanted: Input) -> Input | None:
        """An empty number is none."""
        prepared = super().prepare_addition(call, wanted)
        if prepared is not None and as_text(prepared.get("logical_number", 0)) == "":
            return {name: value for name, value in prepared.items() if name != "logical_number"}
        return prepared

    def added(self, call: Call, row: Row, wanted: Input) -> None:
        """Make the instantiation and the name; the asset's history does not tell of a new port."""
        self._set_details(call, row, wanted)

    def prepare_update(self, call: Call, row: Row, wanted: Input) -> Input | None:
        """Change the instantiation and the name."""
        prepared = super().prepare_update(call, row, wanted)
        if prepared is not None:
            self._set_details(call, row, prepared)
        return prepared

    def purging(self, call: Call, row: Row, orders: Input) -> None:
        """Leave its names behind, which then belong to nothing."""
        super().purging(call, row, orders)
        for name in call.database.find(_NAME, itemtype=self.itemtype.name, items_id=row["id"]):
            update(call, _NAME, name, {"id": name["id"], "items_id": 0, "itemtype": ""})

    def _set_details(self, call: Call, row: Row, wanted: Input) -> None:
        unknown = {name: value for name, value in wanted.items() if name not in self.itemtype.columns}
        named = {
            name.removeprefix(_OF_THE_NAME): value for name, value in unknown.items() if name.startswith(_OF_THE_NAME)
        }
        technical = {
            name: value
            for name, value in unknown.items()
            if not name.startswith((_OF_THE_NAME, "_", "NetworkPortConnect_"))
        }
        kind = _instantiation(wanted.get("instantiation_type", row["instantiation_type"]))
        if technical and kind:
            _put(call, kind, {"networkports_id": row["id"]}, technical)
        if named.get("name") or named.get("fqdns_id") or named.get("_ipaddresses"):
            entity = {"entities_id": row["entities_id"]}
            _put(call, _NAME, {"itemtype": self.itemtype.name, "items_id": row["id"]}, entity | named)


def _instantiation(name: object) -> Itemtype | None:
    return REGISTRY[str(name)] if name in ITEMTYPE_LISTS["networkport_instantiations"] else None


def _put(call: Call, itemtype: Itemtype, keys: Row, wanted: Input) -> None:
    """Make the item with these keys, or change it."""
    found = call.database.find(itemtype, **keys)
    if found:
        update(call, itemtype, found[0], {"id": found[0]["id"]} | keys | wanted)
    else:
        add(call, itemtype, keys | wanted)
