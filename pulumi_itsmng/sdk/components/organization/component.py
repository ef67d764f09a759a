"""The component: everything that a description speaks of, as resources below one."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

from pulumi import ComponentResource, Resource, ResourceOptions

from pulumi_itsmng.sdk import generated
from pulumi_itsmng.sdk.components.organization.document import Document
from pulumi_itsmng.sdk.components.organization.parse import Item, parse
from pulumi_itsmng.sdk.components.organization.resolve import resolve
from pulumi_itsmng.sdk.errors import ProgramError
from pulumi_itsmng.sdk.registry import registry
from pulumi_itsmng.text import did_you_mean

_R = TypeVar("_R", bound=Resource)


class Organization(ComponentResource):
    """Entities, places, groups, people and computers as a description tells them, each a resource of its own.

    What each is called in the stack comes from its own name, or its `key`, and from nothing else: so anything may be
    moved to another place of the description, and what has a `key` may be renamed.
    """

    def __init__(
        self,
        resource_name: str,
        opts: ResourceOptions | None = None,
        *,
        file: str | os.PathLike[str] | None = None,
        description: Mapping[str, Any] | None = None,
    ) -> None:
        """Declare all that a description speaks of.

        Args:
            resource_name: the organisation's name in the stack; those of all its parts begin with it.
            opts: Pulumi's resource options.
            file: the description, as a file of YAML.
            description: the description, as a dictionary of what would be in the file.

        Raises:
            OrganizationError: the description is wrong; nothing of it has been declared.
            ProgramError: neither a file nor a description is given, or both.
        """
        if (file is None) is (description is None):
            raise ProgramError(f"Organization {resource_name!r} takes either a file or a description")
        document = Document("description", description) if file is None else Document.read(Path(file))
        items, problems = parse(document.data)
        ordered, more = resolve(items, registry().adopt)
        document.refuse([*document.problems, *problems, *more])

        super().__init__("itsmng:index:Organization", resource_name, None, opts)
        self._declared: dict[Item, Resource] = {}
        for item in ordered:
            self._declared[item] = self._declare(f"{resource_name}-{item.key}", item)
        self.register_outputs({})

    def find(self, kind: type[_R], name: str) -> _R:
        """One of its resources, such as `find(itsmng.Location, "HQ")`.

        Args:
            kind: the class of the resource; for a user, `itsmng.Account`.
            name: its name in the description (without those above it), or its `key` if it has one.

        Raises:
            ProgramError: there is none.
        """
        known = {item.key: one for item, one in self._declared.items() if isinstance(one, kind)}
        if name not in known:
            asked = did_you_mean(name, known)
            raise ProgramError(f"no {kind.__name__} {name!r} in the organisation" + (f"; {asked}" if asked else ""))
        return known[name]

    def _declare(self, name: str, item: Item) -> Resource:
        kind: Any = getattr(generated, item.itemtype.name)
        parts: dict[str, Any] = {}
        if item.parts:
            kind = generated.Account
            parts = {section: [self._arguments(one) for one in members] for section, members in item.parts.items()}
            parts["emails"] = [one["email"] for one in parts["emails"]]
        declared: Resource = kind(name, ResourceOptions(parent=self), **self._arguments(item.inputs), **parts)
        return declared

    def _arguments(self, fields: Mapping[str, Any]) -> dict[str, Any]:
        """Fields as arguments: what was declared before instead of the items."""
        return {name: self._declared[one] if isinstance(one, Item) else one for name, one in fields.items()}
