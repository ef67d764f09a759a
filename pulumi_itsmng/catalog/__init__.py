"""What itemtypes are: declarations only, without I/O and without Pulumi."""

from pulumi_itsmng.catalog.belonging import GROUP_USER, PROFILE_USER, USER_EMAIL
from pulumi_itsmng.catalog.computer import COMPUTER
from pulumi_itsmng.catalog.entity import ENTITY
from pulumi_itsmng.catalog.fields import Field, Kind
from pulumi_itsmng.catalog.group import GROUP
from pulumi_itsmng.catalog.itemtype import ItemType
from pulumi_itsmng.catalog.location import LOCATION
from pulumi_itsmng.catalog.user import USER

CATALOG: dict[str, ItemType] = {
    itemtype.name: itemtype
    for itemtype in (ENTITY, LOCATION, GROUP, USER, USER_EMAIL, GROUP_USER, PROFILE_USER, COMPUTER)
}
"""Every itemtype that can be managed, by its name."""

__all__ = ["CATALOG", "COMPUTER", "ENTITY", "GROUP", "LOCATION", "USER", "Field", "ItemType", "Kind"]
