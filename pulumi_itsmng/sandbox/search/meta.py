"""The way from the items that are searched to items of another itemtype, for criteria on those."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pulumi_itsmng.sandbox.schema import REGISTRY
from pulumi_itsmng.sandbox.schema.lists import ITEMTYPE_LISTS
from pulumi_itsmng.sandbox.search.visibility import in_entities

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.schema import Itemtype
    from pulumi_itsmng.sandbox.search.joins import Joins, Place


def reach_items(joins: Joins, name: str) -> Place | None:
    """Join the items of another itemtype that belong to those that are searched.

    Args:
        joins: The tables of the search.
        name: The other itemtype.

    Returns:
        Where they are; None if no way leads there.
    """
    there = REGISTRY.find(name)
    if there is None:
        return None
    way = _through_software(joins, there) or _by_key(joins, there) or _through_links(joins, there)
    if way is None:
        return None
    start, condition, values = way
    place = joins.add(start, there.table, condition, values)
    if "entities_id" in there.columns and (
        restricted := in_entities(joins.context, there, place.alias, recursive=False)
    ):
        joins.narrow(restricted)
    return place


def _through_software(joins: Joins, there: Itemtype) -> tuple[Place, str, tuple[object, ...]] | None:
    """Software and what it is installed on."""
    here = joins.itemtype
    links, versions = "glpi_items_softwareversions", "glpi_softwareversions"
    if here.name == "Software" and there.name in ITEMTYPE_LISTS["software_types"]:
        version = joins.add(joins.start, versions, "NEW.softwares_id = START.id")
        installed = "NEW.softwareversions_id = START.id AND NEW.itemtype = ? AND NEW.is_deleted = 0"
        return joins.add(version, links, installed, (there.name,)), "START.items_id = NEW.id", ()
    if there.name == "Software" and here.name in ITEMTYPE_LISTS["software_types"]:
        installed = "NEW.items_id = START.id AND NEW.itemtype = ? AND NEW.is_deleted = 0"
        link = joins.add(joins.start, links, installed, (here.name,))
        version = joins.add(link, versions, "START.softwareversions_id = NEW.id")
        return version, "START.softwares_id = NEW.id", ()
    return None


def _by_key(joins: Joins, there: Itemtype) -> tuple[Place, str, tuple[object, ...]] | None:
    """One of the two holds the id of the other."""
    here = joins.itemtype
    if there.foreign_key in here.columns:
        return joins.start, f"START.{there.foreign_key} = NEW.id", ()
    if here.foreign_key in there.columns:
        return joins.start, f"START.id = NEW.{here.foreign_key}", ()
    if here.polymorphic:
        return joins.start, "START.items_id = NEW.id AND START.itemtype = ?", (there.name,)
    if there.polymorphic:
        return joins.start, "START.id = NEW.items_id AND NEW.itemtype = ?", (here.name,)
    return None


def _through_links(joins: Joins, there: Itemtype) -> tuple[Place, str, tuple[object, ...]] | None:
    """Links between items of one of the two and items of any itemtype."""
    here = joins.itemtype
    for owner, other in ((here, there), (there, here)):
        links = REGISTRY.find(f"{owner.name}_Item") or REGISTRY.find(f"Item_{owner.name}")
        if links is None or owner.foreign_key not in links.columns:
            continue
        kept = " AND NEW.is_deleted = 0" if "is_deleted" in links.columns else ""
        mine, its = (owner.foreign_key, "items_id") if owner is here else ("items_id", owner.foreign_key)
        link = joins.add(joins.start, links.table, f"NEW.{mine} = START.id AND NEW.itemtype = ?{kept}", (other.name,))
        return link, f"START.{its} = NEW.id", ()
    return None
