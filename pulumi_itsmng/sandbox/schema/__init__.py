"""Which itemtypes there are, and the columns of each."""

from pulumi_itsmng.sandbox.schema.itemtype import Column, Itemtype
from pulumi_itsmng.sandbox.schema.registry import REGISTRY, Registry

__all__ = ["REGISTRY", "Column", "Itemtype", "Registry"]
