"""An account in one call: a user, and all that belongs to him, each part a resource with a URN of its own."""

from __future__ import annotations

from typing import Any

from pulumi import Input, Resource, ResourceOptions
from typing_extensions import Required, TypedDict

from pulumi_itsmng.catalog import USER
from pulumi_itsmng.sdk.args import given_inputs
from pulumi_itsmng.sdk.errors import ProgramError
from pulumi_itsmng.sdk.generated.group_user import GroupUser
from pulumi_itsmng.sdk.generated.handles import EntityReference, GroupReference, ItemReference, UserHandle
from pulumi_itsmng.sdk.generated.profile_user import ProfileUser
from pulumi_itsmng.sdk.generated.user import User
from pulumi_itsmng.sdk.generated.user_email import UserEmail
from pulumi_itsmng.sdk.lookup_result import LookupResult
from pulumi_itsmng.sdk.references import ItemComponent

_PARTS = ("emails", "groups", "authorizations")


class AccountGroup(TypedDict, total=False):
    """A membership of an account; see `GroupUser`."""

    group: Required[GroupReference]
    manager: Input[bool]
    delegate: Input[bool]


class AccountAuthorization(TypedDict, total=False):
    """An authorization of an account; see `ProfileUser`."""

    profile: Required[ItemReference]
    entity: EntityReference
    child_entities: Input[bool]


class AccountComponent(ItemComponent, UserHandle):
    """A user and what belongs to the user, as resources below this one.

    What the parts are called in the stack comes from what they say, so that their order may change.

    Attributes:
        user: the user.
        emails: the addresses, in the order given.
        groups: the memberships, in the order given.
        authorizations: the authorizations, in the order given.
    """

    user: User
    emails: list[UserEmail]
    groups: list[GroupUser]
    authorizations: list[ProfileUser]

    def __init__(
        self, resource_name: str, args: Any = None, opts: ResourceOptions | None = None, **keywords: Any
    ) -> None:
        """Declare the parts.

        Args:
            resource_name: the account's name in the stack.
            args: its inputs, as an object of its args class or a dictionary; or Pulumi's resource options.
            opts: Pulumi's resource options.
            keywords: its inputs, where there are no `args`.

        Raises:
            ProgramError: there is no such input.
        """
        inputs, opts = given_inputs(f"Account {resource_name!r}", (*USER.inputs, *_PARTS), args, opts, keywords)
        emails, groups, authorizations = (inputs.pop(part, ()) for part in _PARTS)
        super().__init__("itsmng:index:Account", resource_name, None, opts)
        below = ResourceOptions(parent=self)
        self.user = User(resource_name, below, **inputs)
        self.emails = [
            UserEmail(f"{resource_name}-{_named(email, n)}", below, user=self.user, email=email, default=n == 0)
            for n, email in enumerate(emails)
        ]
        self.groups = [
            GroupUser(f"{resource_name}-{_named(given['group'], n)}", below, user=self.user, **given)
            for n, given in enumerate(_said(resource_name, "group", one) for one in groups)
        ]
        self.authorizations = [
            ProfileUser(f"{resource_name}-{_place(given, n)}", below, user=self.user, **given)
            for n, given in enumerate(_said(resource_name, "profile", one) for one in authorizations)
        ]
        self.register_outputs({"user": self.user.id})

    @property
    def item(self) -> User:
        """The user."""
        return self.user


def _said(account: str, name: str, given: Any) -> dict[str, Any]:
    said = dict(given) if isinstance(given, dict) else {name: given}
    if name not in said:
        raise ProgramError(
            f"Account {account!r}: one of its parts has {', '.join(map(str, said))}, and must have {name}"
        )
    return said


def _named(value: Any, position: int) -> str:
    """What a part is called in the stack: by what it says, or where that is known only later, by its position."""
    if isinstance(value, Resource):
        return value.pulumi_resource_name
    value = value.id if isinstance(value, LookupResult) else value
    return str(value) if isinstance(value, (str, int)) else str(position)


def _place(given: dict[str, Any], position: int) -> str:
    profile = _named(given["profile"], position)
    return f"{profile}-{_named(given['entity'], position)}" if "entity" in given else profile
