"""Desired and live: what a program asks for and what the server has, over plain dictionaries."""

from pulumi_itsmng.lifecycle.check import Failure, check
from pulumi_itsmng.lifecycle.errors import ItemError, NotHonoured
from pulumi_itsmng.lifecycle.item import ItemLifecycle, Snapshot

__all__ = ["Failure", "ItemError", "ItemLifecycle", "NotHonoured", "Snapshot", "check"]
