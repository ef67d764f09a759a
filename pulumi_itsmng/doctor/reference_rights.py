"""The rights that references need: a name can be looked up only by a profile that may read what it names."""

from __future__ import annotations

from pulumi_itsmng.catalog import CATALOG, ItemType

_OWN_RIGHTS = {
    "calendar": ("Calendar",),
    "config": ("AuthLDAP", "AuthMail"),
    "itiltemplate": ("ChangeTemplate", "ProblemTemplate", "TicketTemplate"),
    "profile": ("Profile",),
    "state": ("State",),
}

RIGHT_OF = {itemtype: right for right, itemtypes in _OWN_RIGHTS.items() for itemtype in itemtypes}
"""The right that speaks for an itemtype, where that is no resource and not a drop-down as most are."""


def right_to_read(itemtype: str) -> str:
    """The name of the right in a profile that lets an itemtype be read.

    Args:
        itemtype: the itemtype, by its name in the API.
    """
    return CATALOG[itemtype].profile_right if itemtype in CATALOG else RIGHT_OF.get(itemtype, "dropdown")


def rights_for_references(itemtype: ItemType) -> dict[str, list[str]]:
    """The rights to read that the references of an itemtype need, beside the right of the itemtype itself.

    Args:
        itemtype: the itemtype.

    Returns:
        The itemtypes that references lead to, by the right.
    """
    others = (field.target_where[2] for field in itemtype.references.values() if field.target_where)
    targets = {field.target for field in itemtype.references.values() if field.target} | set(others)
    found: dict[str, list[str]] = {}
    for target in sorted(targets):
        right = right_to_read(target)
        if right != itemtype.profile_right:
            found.setdefault(right, []).append(target)
    return found
