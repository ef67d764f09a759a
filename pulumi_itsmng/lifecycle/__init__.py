"""From what a program declares to what the server has, and back: over plain dictionaries, without Pulumi."""

from pulumi_itsmng.lifecycle.adopting import how_to_adopt
from pulumi_itsmng.lifecycle.check import Failure, check, keep_ids, refuse_flat_name
from pulumi_itsmng.lifecycle.claims import Claims
from pulumi_itsmng.lifecycle.compare import Difference, changed_inputs, differences
from pulumi_itsmng.lifecycle.directory import Directory
from pulumi_itsmng.lifecycle.errors import ItemError, NotHonoured, NotThere
from pulumi_itsmng.lifecycle.identity import folded, leading_field, natural_key
from pulumi_itsmng.lifecycle.life import ItemLifecycle
from pulumi_itsmng.lifecycle.reading import Snapshot
from pulumi_itsmng.lifecycle.twins import Twins

__all__ = [
    "Claims",
    "Difference",
    "Directory",
    "Failure",
    "ItemError",
    "ItemLifecycle",
    "NotHonoured",
    "NotThere",
    "Snapshot",
    "Twins",
    "changed_inputs",
    "check",
    "differences",
    "folded",
    "how_to_adopt",
    "keep_ids",
    "leading_field",
    "natural_key",
    "refuse_flat_name",
]
