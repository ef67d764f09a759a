"""Which `with_` parameter asks for what, and whom it is shown to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pulumi_itsmng.sandbox.items import rights
from pulumi_itsmng.sandbox.items.related import hardware, management, network, support, traces
from pulumi_itsmng.sandbox.schema import REGISTRY
from pulumi_itsmng.sandbox.schema.lists import ITEMTYPE_LISTS

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.context import RequestContext
    from pulumi_itsmng.sandbox.schema import Itemtype
    from pulumi_itsmng.sandbox.storage import Row

_REFUSED = {"error": 401, "message": "You don't have permission to perform this action."}


@dataclass(frozen=True, slots=True)
class Section:
    """One thing an item can be shown with.

    Attributes:
        name: What follows `with_` in the parameter, and `_` in the answer.
        content: Finds it.
        sees: The itemtype whose items the session must be allowed to read; None if `content` sees to that.
        itemtypes: The itemtypes whose items can have it; None for all. Others are shown without.
        keeps_right: Itemtypes whose items show it to everybody who sees the item.
    """

    name: str
    content: Callable[[RequestContext, Itemtype, Row], Any]
    sees: str | None = None
    itemtypes: frozenset[str] | None = None
    keeps_right: frozenset[str] = frozenset()

    def show(self, context: RequestContext, itemtype: Itemtype, row: Row) -> Any:
        """The section of an item.

        Returns:
            The content, or the refusal that stands in its place.
        """
        needs_right = self.sees is not None and itemtype.name not in self.keeps_right
        if needs_right and not context.behaviour(REGISTRY[self.sees or ""]).can_any(context, rights.READ):
            return dict(_REFUSED)
        return self.content(context, itemtype, row)


def _notes(context: RequestContext, itemtype: Itemtype, row: Row) -> Any:
    """Notes are read with a bit of their own in the right of the itemtype."""
    if not context.session.has_right(context.behaviour(itemtype).right, rights.READNOTE):
        return dict(_REFUSED)
    return traces.notes(context, itemtype, row)


_SECTIONS = (
    Section("devices", hardware.devices, itemtypes=frozenset(ITEMTYPE_LISTS["itemdevices_types"])),
    Section("disks", hardware.disks, itemtypes=frozenset(ITEMTYPE_LISTS["itemdeviceharddrive_types"])),
    Section("softwares", hardware.softwares, "Software", frozenset(ITEMTYPE_LISTS["software_types"])),
    Section("connections", hardware.connections, itemtypes=frozenset({"Computer"})),
    Section("networkports", network.ports, "NetworkEquipment"),
    Section("infocoms", management.infocom, "Infocom"),
    Section("contracts", management.contracts, "Contract"),
    Section(
        "documents",
        management.documents,
        "Document",
        keeps_right=frozenset({"Ticket", "Problem", "Change", "KnowbaseItem", "Reminder"}),
    ),
    Section("tickets", support.tickets, "Ticket"),
    Section("problems", support.problems, "Problem"),
    Section("changes", support.changes, "Change"),
    Section("notes", _notes),
    Section("logs", traces.logs, "Log"),
)


def related(context: RequestContext, itemtype: Itemtype, row: Row) -> Row:
    """All that a request wants an item to be shown with.

    Returns:
        The sections by their names in the answer.
    """
    return {
        f"_{section.name}": section.show(context, itemtype, row)
        for section in _SECTIONS
        if context.request.flag(f"with_{section.name}")
        and (section.itemtypes is None or itemtype.name in section.itemtypes)
    }
