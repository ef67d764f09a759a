"""GroupUser: the resource and its inputs.

Derived from the catalogue by `make generate`; change the declarations there, not this file.
"""

# Annotations are no strings here: Pulumi evaluates them anew for every resource.
from dataclasses import dataclass
from typing import Any, overload

from pulumi import Input, Output, ResourceOptions
from typing_extensions import Required, TypedDict

from pulumi_itsmng.sdk.generated.handles import GroupReference, UserReference
from pulumi_itsmng.sdk.resource import ItemResource

__all__ = [
    "GroupUser",
    "GroupUserArgs",
    "GroupUserArgsDict",
]


@dataclass(kw_only=True)
class GroupUserArgs:
    """The inputs of a `GroupUser`, whose documentation says what each means."""

    user: UserReference
    group: GroupReference
    manager: Input[bool] | None = None
    delegate: Input[bool] | None = None


class GroupUserArgsDict(TypedDict, total=False):
    """The inputs of a `GroupUser` as a dictionary."""

    user: Required[UserReference]
    group: Required[GroupReference]
    manager: Input[bool]
    delegate: Input[bool]


class GroupUser(ItemResource, module="itsmng", name="GroupUser"):
    """The membership of a user in a group."""

    itemtype = "GroupUser"

    user: Output[int | str | None]
    """Who is a member. API column: `users_id`."""
    group: Output[int | str | None]
    """Of which group. API column: `groups_id`."""
    manager: Output[bool | None]
    """Whether the user manages the group. API column: `is_manager`."""
    delegate: Output[bool | None]
    """Whether the user may open tickets in the name of the other members (delegatee). API column: `is_userdelegate`."""
    item_id: Output[int]
    """The item's id, as a number. API column: `id`."""
    is_deleted: Output[bool]
    """Whether the item lies in the trash. API column: `is_deleted`."""
    unverified: Output[bool]
    """Whether the item was created, but could not be read afterwards: the next update verifies it."""
    is_dynamic: Output[bool]
    """Whether a directory or a rule made it. API column: `is_dynamic`."""
    resolved: Output[dict[str, Any]]
    """What its references led to: `id` and `name` of each, by the reference."""

    @overload
    def __init__(
        self, resource_name: str, args: GroupUserArgs | GroupUserArgsDict, opts: ResourceOptions | None = None
    ) -> None: ...
    @overload
    def __init__(
        self,
        resource_name: str,
        opts: ResourceOptions | None = None,
        *,
        user: UserReference,
        group: GroupReference,
        manager: Input[bool] | None = None,
        delegate: Input[bool] | None = None,
    ) -> None: ...
    def __init__(self, resource_name: str, *args: Any, **inputs: Any) -> None:
        """Declare it.

        Args:
            resource_name: its name in the stack.
            args: all of its inputs, if they do not come as keywords; Pulumi's resource options.
            inputs: its inputs as keywords:
            user: Who is a member. API column: `users_id`.
            group: Of which group. API column: `groups_id`.
            manager: Whether the user manages the group. API column: `is_manager`.
            delegate: Whether the user may open tickets in the name of the other members (delegatee). API column:
                `is_userdelegate`.
        """
        super().__init__(resource_name, *args, **inputs)
