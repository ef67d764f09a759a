"""What itemtypes are: declarations only, without I/O and without Pulumi."""

from pulumi_itsmng.catalog.computer import COMPUTER
from pulumi_itsmng.catalog.fields import Field, Kind
from pulumi_itsmng.catalog.itemtype import ItemType

CATALOG: dict[str, ItemType] = {itemtype.name: itemtype for itemtype in (COMPUTER,)}
"""Every itemtype that can be managed, by its name."""

__all__ = ["CATALOG", "COMPUTER", "Field", "ItemType", "Kind"]
