"""Bring a live item to what is desired of it: taking one over, and verifying one late, both do so."""

from __future__ import annotations

from dataclasses import dataclass, field

from pulumi_itsmng.lifecycle.change import Change, change_item, refuse_own_descendant
from pulumi_itsmng.lifecycle.item import Item
from pulumi_itsmng.lifecycle.live import IN_TRASH, LiveItem, Values
from pulumi_itsmng.lifecycle.run import Run
from pulumi_itsmng.lifecycle.secrets import SecretChange, set_secrets
from pulumi_itsmng.lifecycle.state import State, refuse_if_synchronised
from pulumi_itsmng.lifecycle.unmet import unmet


@dataclass(frozen=True)
class Goal:
    """What an item shall be.

    Attributes:
        inputs: what the program gives.
        values: the values that it shall have.
        made: whether this program has created it, so that it was given its secrets already.
    """

    inputs: State = field(repr=False)
    values: Values
    made: bool


async def converge(run: Run, item: Item, live: LiveItem, goal: Goal) -> LiveItem:
    """Change what differs between a live item and the goal, and restore it if it lies in the trash.

    Raises:
        ItemError: as every change.
    """
    stays_in_trash = bool(goal.inputs.get(IN_TRASH))
    found = await unmet(run.names, item.itemtype, goal.values, live)
    changed = {one.field.name: one.desired for one in found}
    await refuse_own_descendant(run, item, changed)
    restore = live.is_deleted and not stays_in_trash
    if changed or restore:
        refuse_if_synchronised(item, live.outputs)
        live = await change_item(run, item, Change(changed, goal.values, restore, stays_in_trash))
    given = item.itemtype.secrets.keys() & goal.inputs.keys()
    given = live.lacking_secrets(item.itemtype, goal.inputs) if goal.made else given
    return await set_secrets(run, item, live, SecretChange(given, goal.inputs, known={}))
