"""What the session's profile may do with each itemtype that the project manages."""

from __future__ import annotations

from pulumi_itsmng.catalog import CATALOG, ItemType
from pulumi_itsmng.doctor.check_context import CheckContext
from pulumi_itsmng.doctor.reference_rights import rights_for_references
from pulumi_itsmng.doctor.result import Finding, failure, ok, warning

RIGHTS = {"create": 4, "read": 1, "update": 2, "delete": 8, "purge": 16}
"""The bits of a profile's right."""


def rights_to_manage(itemtype: ItemType) -> list[str]:
    """The rights that an account needs of a kind of item, to create, change and delete such items."""
    # What hangs on another item may be written by whoever may change that.
    if itemtype.is_link:
        return ["read", "update"]
    # A kind of item without a trash is purged when it is deleted, so purging is the right to delete it.
    return [name for name in RIGHTS if itemtype.has_trash or name != "delete"]


async def check_rights(context: CheckContext) -> list[Finding]:
    """For each itemtype in the state, the profile may create, read, update and delete; or read, if that is all.

    Before anything is deployed it is not known which itemtypes the program declares: then all are looked at, and what
    is missing is a warning. What references lead to must be readable, too.
    """
    found: list[Finding] = []
    for itemtype in context.managed or CATALOG.values():
        found += [_of(context, itemtype), *_of_references(context, itemtype)]
    return found


def _of_references(context: CheckContext, itemtype: ItemType) -> list[Finding]:
    """What the profile may not read that references of an itemtype name: a warning, as perhaps none of them is used."""
    missing = [
        f"{', '.join(targets)} (`{right}`)"
        for right, targets in rights_for_references(itemtype).items()
        if not _bits(context, right) & RIGHTS["read"]
    ]
    if not missing:
        return []
    what = f"{itemtype.name}: the profile may not read {'; '.join(missing)}: names of these cannot be looked up"
    return [warning(what, _advice(context))]


def _bits(context: CheckContext, right: str) -> int:
    return int(context.profile.get(right) or 0)


def _advice(context: CheckContext) -> str:
    return (
        f"give the profile {context.profile.get('name')!r} these rights in Administration > Profiles, or the account "
        "another profile"
    )


def _of(context: CheckContext, itemtype: ItemType) -> Finding:
    has = _bits(context, itemtype.profile_right)
    wanted = ["read"] if context.read_only else rights_to_manage(itemtype)
    missing = [name for name in wanted if not has & RIGHTS[name]]
    if not missing:
        return ok(f"{itemtype.name}: {', '.join(wanted)}")
    what = f"{itemtype.name}: the profile may not {', '.join(missing)}"
    only_undo = missing == ["purge"] and itemtype.has_trash and context.settings.on_destroy != "purge"
    if only_undo:
        what += ": a creation that goes wrong cannot be undone"
    return (warning if only_undo or not context.managed else failure)(what, _advice(context))
