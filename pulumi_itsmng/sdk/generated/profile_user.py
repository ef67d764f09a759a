"""ProfileUser: the resource and its inputs.

Derived from the catalogue by `make generate`; change the declarations there, not this file.
"""

# Annotations are no strings here: Pulumi evaluates them anew for every resource.
from dataclasses import dataclass
from typing import Any, overload

from pulumi import Input, Output, ResourceOptions
from typing_extensions import Required, TypedDict

from pulumi_itsmng.sdk.generated.handles import EntityReference, ItemReference, UserReference
from pulumi_itsmng.sdk.resource import ItemResource

__all__ = [
    "ProfileUser",
    "ProfileUserArgs",
    "ProfileUserArgsDict",
]


@dataclass(kw_only=True)
class ProfileUserArgs:
    """The inputs of a `ProfileUser`, whose documentation says what each means."""

    user: UserReference
    profile: ItemReference
    entity: EntityReference | None = None
    child_entities: Input[bool] | None = None


class ProfileUserArgsDict(TypedDict, total=False):
    """The inputs of a `ProfileUser` as a dictionary."""

    user: Required[UserReference]
    profile: Required[ItemReference]
    entity: EntityReference
    child_entities: Input[bool]


class ProfileUser(ItemResource, module="itsmng", name="ProfileUser"):
    """An authorization: a profile that a user has in an entity."""

    itemtype = "ProfileUser"

    user: Output[int | str | None]
    """Who is authorized. API column: `users_id`."""
    profile: Output[int | str | None]
    """The profile. API column: `profiles_id`."""
    entity: Output[int | str | None]
    """The entity in which the user has it. Without it: the entity that the provider is active in. API column:
    `entities_id`."""
    child_entities: Output[bool | None]
    """Whether the user has it in the child entities, too. Without it: yes. API column: `is_recursive`."""
    item_id: Output[int]
    """The item's id, as a number. API column: `id`."""
    is_deleted: Output[bool]
    """Whether the item lies in the trash. API column: `is_deleted`."""
    unverified: Output[bool]
    """Whether the item was created, but could not be read afterwards: the next update verifies it."""
    is_dynamic: Output[bool]
    """Whether a directory or a rule made it. API column: `is_dynamic`."""
    is_default_profile: Output[bool]
    """Whether the server gave it to a new user by itself. API column: `is_default_profile`."""
    resolved: Output[dict[str, Any]]
    """What its references led to: `id` and `name` of each, by the reference."""

    @overload
    def __init__(
        self, resource_name: str, args: ProfileUserArgs | ProfileUserArgsDict, opts: ResourceOptions | None = None
    ) -> None: ...
    @overload
    def __init__(
        self,
        resource_name: str,
        opts: ResourceOptions | None = None,
        *,
        user: UserReference,
        profile: ItemReference,
        entity: EntityReference | None = None,
        child_entities: Input[bool] | None = None,
    ) -> None: ...
    def __init__(self, resource_name: str, *args: Any, **inputs: Any) -> None:
        """Declare it.

        Args:
            resource_name: its name in the stack.
            args: all of its inputs, if they do not come as keywords; Pulumi's resource options.
            inputs: its inputs as keywords:
            user: Who is authorized. API column: `users_id`.
            profile: The profile. API column: `profiles_id`.
            entity: The entity in which the user has it. Without it: the entity that the provider is active in. API
                column: `entities_id`.
            child_entities: Whether the user has it in the child entities, too. Without it: yes. API column:
                `is_recursive`.
        """
        super().__init__(resource_name, *args, **inputs)
