"""The classes and functions that programs use, one module for each kind of item, loaded when it is first used.

Derived from the catalogue by `make generate`; change the declarations there, not this file.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pulumi_itsmng.sdk.generated.account import (
        Account,
        AccountArgs,
        AccountArgsDict,
        AccountAuthorization,
        AccountGroup,
    )
    from pulumi_itsmng.sdk.generated.computer import (
        Computer,
        ComputerArgs,
        ComputerArgsDict,
        GetComputerResult,
        get_computer,
        get_computer_output,
    )
    from pulumi_itsmng.sdk.generated.entity import (
        Entity,
        EntityArgs,
        EntityArgsDict,
        GetEntityResult,
        get_entity,
        get_entity_output,
    )
    from pulumi_itsmng.sdk.generated.group import (
        GetGroupResult,
        Group,
        GroupArgs,
        GroupArgsDict,
        get_group,
        get_group_output,
    )
    from pulumi_itsmng.sdk.generated.group_user import GroupUser, GroupUserArgs, GroupUserArgsDict
    from pulumi_itsmng.sdk.generated.handles import (
        EntityReference,
        GroupReference,
        ItemReference,
        LocationReference,
        UserReference,
    )
    from pulumi_itsmng.sdk.generated.location import (
        GetLocationResult,
        Location,
        LocationArgs,
        LocationArgsDict,
        get_location,
        get_location_output,
    )
    from pulumi_itsmng.sdk.generated.profile_user import ProfileUser, ProfileUserArgs, ProfileUserArgsDict
    from pulumi_itsmng.sdk.generated.user import GetUserResult, User, UserArgs, UserArgsDict, get_user, get_user_output
    from pulumi_itsmng.sdk.generated.user_email import UserEmail, UserEmailArgs, UserEmailArgsDict
    from pulumi_itsmng.sdk.lookup_result import GetItemResult
    from pulumi_itsmng.sdk.lookups import get_item, get_item_output, search, search_output

__all__ = [
    "Account",
    "AccountArgs",
    "AccountArgsDict",
    "AccountAuthorization",
    "AccountGroup",
    "Computer",
    "ComputerArgs",
    "ComputerArgsDict",
    "Entity",
    "EntityArgs",
    "EntityArgsDict",
    "EntityReference",
    "GetComputerResult",
    "GetEntityResult",
    "GetGroupResult",
    "GetItemResult",
    "GetLocationResult",
    "GetUserResult",
    "Group",
    "GroupArgs",
    "GroupArgsDict",
    "GroupReference",
    "GroupUser",
    "GroupUserArgs",
    "GroupUserArgsDict",
    "ItemReference",
    "Location",
    "LocationArgs",
    "LocationArgsDict",
    "LocationReference",
    "ProfileUser",
    "ProfileUserArgs",
    "ProfileUserArgsDict",
    "User",
    "UserArgs",
    "UserArgsDict",
    "UserEmail",
    "UserEmailArgs",
    "UserEmailArgsDict",
    "UserReference",
    "get_computer",
    "get_computer_output",
    "get_entity",
    "get_entity_output",
    "get_group",
    "get_group_output",
    "get_item",
    "get_item_output",
    "get_location",
    "get_location_output",
    "get_user",
    "get_user_output",
    "search",
    "search_output",
]

_HOMES = {
    "Account": "pulumi_itsmng.sdk.generated.account",
    "AccountArgs": "pulumi_itsmng.sdk.generated.account",
    "AccountArgsDict": "pulumi_itsmng.sdk.generated.account",
    "AccountAuthorization": "pulumi_itsmng.sdk.generated.account",
    "AccountGroup": "pulumi_itsmng.sdk.generated.account",
    "Computer": "pulumi_itsmng.sdk.generated.computer",
    "ComputerArgs": "pulumi_itsmng.sdk.generated.computer",
    "ComputerArgsDict": "pulumi_itsmng.sdk.generated.computer",
    "Entity": "pulumi_itsmng.sdk.generated.entity",
    "EntityArgs": "pulumi_itsmng.sdk.generated.entity",
    "EntityArgsDict": "pulumi_itsmng.sdk.generated.entity",
    "EntityReference": "pulumi_itsmng.sdk.generated.handles",
    "GetComputerResult": "pulumi_itsmng.sdk.generated.computer",
    "GetEntityResult": "pulumi_itsmng.sdk.generated.entity",
    "GetGroupResult": "pulumi_itsmng.sdk.generated.group",
    "GetItemResult": "pulumi_itsmng.sdk.lookup_result",
    "GetLocationResult": "pulumi_itsmng.sdk.generated.location",
    "GetUserResult": "pulumi_itsmng.sdk.generated.user",
    "Group": "pulumi_itsmng.sdk.generated.group",
    "GroupArgs": "pulumi_itsmng.sdk.generated.group",
    "GroupArgsDict": "pulumi_itsmng.sdk.generated.group",
    "GroupReference": "pulumi_itsmng.sdk.generated.handles",
    "GroupUser": "pulumi_itsmng.sdk.generated.group_user",
    "GroupUserArgs": "pulumi_itsmng.sdk.generated.group_user",
    "GroupUserArgsDict": "pulumi_itsmng.sdk.generated.group_user",
    "ItemReference": "pulumi_itsmng.sdk.generated.handles",
    "Location": "pulumi_itsmng.sdk.generated.location",
    "LocationArgs": "pulumi_itsmng.sdk.generated.location",
    "LocationArgsDict": "pulumi_itsmng.sdk.generated.location",
    "LocationReference": "pulumi_itsmng.sdk.generated.handles",
    "ProfileUser": "pulumi_itsmng.sdk.generated.profile_user",
    "ProfileUserArgs": "pulumi_itsmng.sdk.generated.profile_user",
    "ProfileUserArgsDict": "pulumi_itsmng.sdk.generated.profile_user",
    "User": "pulumi_itsmng.sdk.generated.user",
    "UserArgs": "pulumi_itsmng.sdk.generated.user",
    "UserArgsDict": "pulumi_itsmng.sdk.generated.user",
    "UserEmail": "pulumi_itsmng.sdk.generated.user_email",
    "UserEmailArgs": "pulumi_itsmng.sdk.generated.user_email",
    "UserEmailArgsDict": "pulumi_itsmng.sdk.generated.user_email",
    "UserReference": "pulumi_itsmng.sdk.generated.handles",
    "get_computer": "pulumi_itsmng.sdk.generated.computer",
    "get_computer_output": "pulumi_itsmng.sdk.generated.computer",
    "get_entity": "pulumi_itsmng.sdk.generated.entity",
    "get_entity_output": "pulumi_itsmng.sdk.generated.entity",
    "get_group": "pulumi_itsmng.sdk.generated.group",
    "get_group_output": "pulumi_itsmng.sdk.generated.group",
    "get_item": "pulumi_itsmng.sdk.lookups",
    "get_item_output": "pulumi_itsmng.sdk.lookups",
    "get_location": "pulumi_itsmng.sdk.generated.location",
    "get_location_output": "pulumi_itsmng.sdk.generated.location",
    "get_user": "pulumi_itsmng.sdk.generated.user",
    "get_user_output": "pulumi_itsmng.sdk.generated.user",
    "search": "pulumi_itsmng.sdk.lookups",
    "search_output": "pulumi_itsmng.sdk.lookups",
}


if not TYPE_CHECKING:  # it would make every name a good one

    def __getattr__(name: str) -> Any:
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return __all__
