"""What itemtypes are: declarations only, without I/O and without Pulumi.

Every `ItemType` in a module of this folder can be managed: to add one, declare it in a module of its own.
"""

from importlib import import_module
from pkgutil import iter_modules

from pulumi_itsmng.catalog.computer import COMPUTER
from pulumi_itsmng.catalog.entity import ENTITY
from pulumi_itsmng.catalog.fields import Field, Kind
from pulumi_itsmng.catalog.group import GROUP
from pulumi_itsmng.catalog.itemtype import ItemType
from pulumi_itsmng.catalog.location import LOCATION
from pulumi_itsmng.catalog.user import USER


def _declared() -> list[ItemType]:
    modules = [import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__)]
    return [one for module in modules for one in vars(module).values() if isinstance(one, ItemType)]


CATALOG: dict[str, ItemType] = {itemtype.name: itemtype for itemtype in sorted(_declared(), key=lambda one: one.name)}
"""Every itemtype that can be managed, by its name."""

__all__ = ["CATALOG", "COMPUTER", "ENTITY", "GROUP", "LOCATION", "USER", "Field", "ItemType", "Kind"]
