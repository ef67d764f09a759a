"""UserEmail: the resource and its inputs.

Derived from the catalogue by `make generate`; change the declarations there, not this file.
"""

# Annotations are no strings here: Pulumi evaluates them anew for every resource.
from dataclasses import dataclass
from typing import Any, overload

from pulumi import Input, Output, ResourceOptions
from typing_extensions import Required, TypedDict

from pulumi_itsmng.sdk.generated.handles import UserReference
from pulumi_itsmng.sdk.resource import ItemResource

__all__ = [
    "UserEmail",
    "UserEmailArgs",
    "UserEmailArgsDict",
]


@dataclass(kw_only=True)
class UserEmailArgs:
    """The inputs of a `UserEmail`, whose documentation says what each means."""

    user: UserReference
    email: Input[str]
    default: Input[bool] | None = None


class UserEmailArgsDict(TypedDict, total=False):
    """The inputs of a `UserEmail` as a dictionary."""

    user: Required[UserReference]
    email: Required[Input[str]]
    default: Input[bool]


class UserEmail(ItemResource, module="itsmng", name="UserEmail"):
    """An email address of a user, beside those that the user has."""

    itemtype = "UserEmail"

    user: Output[int | str | None]
    """Whose address it is. API column: `users_id`."""
    email: Output[str | None]
    """The address. API column: `email`."""
    default: Output[bool | None]
    """Whether it is the user's default address: the one that was it before is it no more. A user's first address is
    it anyway; to say no means no more than to say nothing. API column: `is_default`."""
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
        self, resource_name: str, args: UserEmailArgs | UserEmailArgsDict, opts: ResourceOptions | None = None
    ) -> None: ...
    @overload
    def __init__(
        self,
        resource_name: str,
        opts: ResourceOptions | None = None,
        *,
        user: UserReference,
        email: Input[str],
        default: Input[bool] | None = None,
    ) -> None: ...
    def __init__(self, resource_name: str, *args: Any, **inputs: Any) -> None:
        """Declare it.

        Args:
            resource_name: its name in the stack.
            args: all of its inputs, if they do not come as keywords; Pulumi's resource options.
            inputs: its inputs as keywords:
            user: Whose address it is. API column: `users_id`.
            email: The address. API column: `email`.
            default: Whether it is the user's default address: the one that was it before is it no more. A user's
                first address is it anyway; to say no means no more than to say nothing. API column: `is_default`.
        """
        super().__init__(resource_name, *args, **inputs)
