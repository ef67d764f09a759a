"""What an input that refers to an item can be: beside an id or a name, a resource or what a lookup found.

Derived from the catalogue by `make generate`; change the declarations there, not this file.
"""

from pulumi import Input
from typing_extensions import TypeAliasType

from pulumi_itsmng.sdk.lookup_result import GetItemResult, LookupResult

__all__ = [
    "EntityHandle",
    "EntityReference",
    "FoundEntity",
    "FoundGroup",
    "FoundLocation",
    "FoundUser",
    "GroupHandle",
    "GroupReference",
    "ItemReference",
    "LocationHandle",
    "LocationReference",
    "UserHandle",
    "UserReference",
]


class EntityHandle:
    """An Entity of this program, or one that was looked up."""


class GroupHandle:
    """A Group of this program, or one that was looked up."""


class LocationHandle:
    """A Location of this program, or one that was looked up."""


class UserHandle:
    """A User, as a resource or an `Account`, of this program, or one that was looked up."""


class FoundEntity(EntityHandle, LookupResult):
    """An Entity that was looked up."""


class FoundGroup(GroupHandle, LookupResult):
    """A Group that was looked up."""


class FoundLocation(LocationHandle, LookupResult):
    """A Location that was looked up."""


class FoundUser(UserHandle, LookupResult):
    """A User that was looked up."""


ItemReference = TypeAliasType("ItemReference", Input[int | str | GetItemResult])
"""A reference to an item of a kind that is no resource."""


EntityReference = TypeAliasType("EntityReference", Input[int | str | EntityHandle | GetItemResult])
"""A reference to an Entity."""


GroupReference = TypeAliasType("GroupReference", Input[int | str | GroupHandle | GetItemResult])
"""A reference to a Group."""


LocationReference = TypeAliasType("LocationReference", Input[int | str | LocationHandle | GetItemResult])
"""A reference to a Location."""


UserReference = TypeAliasType("UserReference", Input[int | str | UserHandle | GetItemResult])
"""A reference to a User."""
