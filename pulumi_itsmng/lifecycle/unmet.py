"""Which of the desired values an item does not have."""

from __future__ import annotations

from pulumi_itsmng.catalog import ItemType
from pulumi_itsmng.lifecycle.compare import Difference, differences
from pulumi_itsmng.lifecycle.live import LiveItem, Values
from pulumi_itsmng.lifecycle.name_resolver import NameResolver


async def unmet(names: NameResolver, itemtype: ItemType, desired: Values, live: LiveItem) -> list[Difference]:
    """The fields in which an item is not as it is desired.

    What the server keeps as nothing because it equals the setting that holds where nothing is set is no difference.
    """
    found = differences(itemtype, desired, live.values)
    return [one for one in found if not await _is_inherited(names, one)]


async def _is_inherited(names: NameResolver, found: Difference) -> bool:
    name = found.field.inherits_setting
    return name is not None and not found.actual and found.desired == (await names.configuration()).get(name)
