"""Who is logged in, with which profile, seeing which entities: a snapshot taken at the login."""

from __future__ import annotations

import copy
import secrets
from dataclasses import dataclass, field
from typing import Any

from pulumi_itsmng.sandbox.items.values import is_numeric

Profile = dict[str, Any]
"""A profile the user has: its name, its interface and the entities it is for."""


@dataclass(slots=True)
class Session:
    """A session of a user.

    Later changes to the user, his profiles or the entities do not reach it; only logging in again
    or switching profile or entities does.

    Attributes:
        token: What the client sends to continue it.
        user_id: The user.
        login: The user's login.
        name: How the user appears in the history.
        user: The user's row at the login.
        profiles: His profiles by id, in the order of their names, with the entities of each.
        profile: The active profile: its row, its rights, its entities.
        active_entity: Where new items go.
        active_recursive: Whether the entities below it are active too; 1 and 0 mean by login.
        has_all_active: Whether these are all entities of the profile, since none was chosen.
        active_entities: The entities whose items can be read and written.
        parent_entities: Those above: their recursive items can be read.
        sees_all: Whether every entity was active when they were loaded.
        groups: The groups of the user within the active entities.
        page: How many items a list has without a range, less one.
    """

    user_id: int
    login: str
    name: str
    user: dict[str, Any]
    profiles: dict[int, Profile]
    page: int
    token: str = field(default_factory=lambda: secrets.token_hex(13))
    profile: Profile = field(default_factory=dict)
    active_entity: int = 0
    active_recursive: bool | int = 0
    has_all_active: bool = False
    active_entities: list[int] = field(default_factory=list)
    parent_entities: list[int] = field(default_factory=list)
    sees_all: bool = False
    groups: list[int] = field(default_factory=list)

    def copy(self) -> Session:
        """A working copy: what a request changes in it is lost unless the request may write."""
        return copy.copy(self)

    def has_right(self, name: str, right: int) -> bool:
        """Whether the active profile has a right.

        Args:
            name: The right's name, such as `computer`.
            right: Its bit.
        """
        return bool(int(self.profile.get(name) or 0) & right)

    def sees_entity(self, entity_id: object, *, recursive: bool = False) -> bool:
        """Whether the session reaches an entity.

        Args:
            entity_id: The entity; anything else than an id is none.
            recursive: Whether the item in question is visible below its entity.

        Returns:
            Whether it is active, or above the active ones and the item reaches down.
        """
        if isinstance(entity_id, str) and is_numeric(entity_id):
            entity_id = float(entity_id)
        return entity_id in self.active_entities or (recursive and entity_id in self.parent_entities)
