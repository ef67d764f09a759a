"""What all operations of one run share."""

from __future__ import annotations

from dataclasses import dataclass

from pulumi_itsmng.api import Client
from pulumi_itsmng.lifecycle.claims import Claims
from pulumi_itsmng.lifecycle.name_resolver import NameResolver


@dataclass(frozen=True)
class Policy:
    """What is wanted where a resource says nothing of it.

    Attributes:
        on_destroy: what becomes of items that are deleted: `trash` or `purge`.
        adopt: what to do about items that are there already: `never`, `matching` or `duplicate`.
    """

    on_destroy: str
    adopt: str


@dataclass(frozen=True)
class Run:
    """A run of the engine.

    Attributes:
        client: the client.
        names: what names mean on the server.
        claims: which items the resources of the run manage.
        policy: the provider's settings of what to do.
    """

    client: Client
    names: NameResolver
    claims: Claims
    policy: Policy
