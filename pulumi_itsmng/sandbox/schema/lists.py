"""Which itemtypes can have or be what: the server's own lists, which its configuration shows."""

from __future__ import annotations

import json
from importlib.resources import files


def _load() -> dict[str, list[str]]:
    text = files(__package__).joinpath("itemtype_lists.json").read_text(encoding="utf-8")
    return {name: words.split() for name, words in json.loads(text).items()}


ITEMTYPE_LISTS = _load()
"""The lists by their names in the configuration, such as `document_types`."""


def components_of(itemtype: str) -> list[str]:
    """The kinds of component that items of an itemtype can have built in, such as Item_DeviceMemory."""
    return [name for name in ITEMTYPE_LISTS["itemdevices"] if not {itemtype, "*"}.isdisjoint(_owners(name))]


def _owners(component: str) -> list[str]:
    name = f"{component.replace('_', '').lower()}_types"
    return ITEMTYPE_LISTS.get(name, ITEMTYPE_LISTS["itemdevices_itemaffinity"])
