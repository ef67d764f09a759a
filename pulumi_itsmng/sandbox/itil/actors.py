"""Who plays which part in a ticket, problem or change."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from pulumi_itsmng.sandbox.itil.roles import Role
from pulumi_itsmng.sandbox.schema import REGISTRY

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.context import RequestContext
    from pulumi_itsmng.sandbox.itil.kinds import Kind
    from pulumi_itsmng.sandbox.session import Session


class Actors:
    """All who have to do with one object."""

    def __init__(self, context: RequestContext, kind: Kind, item_id: int) -> None:
        self._context = context
        self.users = _by_role(context, kind, kind.users, "users_id", item_id)
        self.groups = _by_role(context, kind, kind.groups, "groups_id", item_id)
        self.suppliers = _by_role(context, kind, kind.suppliers, "suppliers_id", item_id)

    @property
    def assigned(self) -> bool:
        """Whether anybody is to work on it."""
        return any(Role.ASSIGNED in party for party in (self.users, self.groups, self.suppliers))

    def user_is(self, user_id: int, *roles: Role) -> bool:
        """Whether a user himself plays one of the parts."""
        return any(user_id in self.users.get(role, ()) for role in roles)

    def one_of(self, groups: list[int], *roles: Role) -> bool:
        """Whether one of the groups plays one of the parts."""
        return any(group in self.groups.get(role, ()) for role in roles for group in groups)

    def include(self, session: Session, *roles: Role) -> bool:
        """Whether the session's user plays one of the parts, himself or as a member of a group."""
        return self.user_is(session.user_id, *roles) or self.one_of(session.groups, *roles)

    def roles_of(self, user_id: int) -> set[int]:
        """The parts a user plays, as a member of groups too."""
        memberships = self._context.database.find(REGISTRY["Group_User"], users_id=user_id)
        groups = {membership["groups_id"] for membership in memberships}
        own = {role for role, users in self.users.items() if user_id in users}
        return own | {role for role, members in self.groups.items() if groups.intersection(members)}


def _by_role(context: RequestContext, kind: Kind, link: str, column: str, item_id: int) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for row in context.database.find(REGISTRY[link], **{kind.foreign_key: item_id}):
        found[row["type"]].append(row[column])
    return found
