"""Group: the resource, its inputs, and its lookup.

Derived from the catalogue by `make generate`; change the declarations there, not this file.
"""

# Annotations are no strings here: Pulumi evaluates them anew for every resource.
from dataclasses import dataclass
from typing import Any, overload

from pulumi import Input, Output, ResourceOptions
from typing_extensions import Required, TypedDict

from pulumi_itsmng.sdk.generated.handles import EntityReference, FoundEntity, FoundGroup, GroupHandle, GroupReference
from pulumi_itsmng.sdk.lookup_result import GetItemResult
from pulumi_itsmng.sdk.lookups import look_up, look_up_output
from pulumi_itsmng.sdk.resource import ItemResource

__all__ = [
    "GetGroupResult",
    "Group",
    "GroupArgs",
    "GroupArgsDict",
    "get_group",
    "get_group_output",
]


@dataclass(kw_only=True)
class GroupArgs:
    """The inputs of a `Group`, whose documentation says what each means."""

    name: Input[str]
    parent: GroupReference | None = None
    entity: EntityReference | None = None
    child_entities: Input[bool] | None = None
    comment: Input[str] | None = None
    requester: Input[bool] | None = None
    watcher: Input[bool] | None = None
    assigned_to: Input[bool] | None = None
    task: Input[bool] | None = None
    can_be_notified: Input[bool] | None = None
    can_contain_items: Input[bool] | None = None
    can_contain_users: Input[bool] | None = None
    can_be_manager: Input[bool] | None = None
    ldap_field: Input[str] | None = None
    ldap_value: Input[str] | None = None
    ldap_dn: Input[str] | None = None
    adopt: Input[int | str] | None = None
    force: Input[bool] | None = None


class GroupArgsDict(TypedDict, total=False):
    """The inputs of a `Group` as a dictionary."""

    name: Required[Input[str]]
    parent: GroupReference
    entity: EntityReference
    child_entities: Input[bool]
    comment: Input[str]
    requester: Input[bool]
    watcher: Input[bool]
    assigned_to: Input[bool]
    task: Input[bool]
    can_be_notified: Input[bool]
    can_contain_items: Input[bool]
    can_contain_users: Input[bool]
    can_be_manager: Input[bool]
    ldap_field: Input[str]
    ldap_value: Input[str]
    ldap_dn: Input[str]
    adopt: Input[int | str]
    force: Input[bool]


class Group(ItemResource, GroupHandle, module="itsmng", name="Group"):
    """A group of users, in a tree of groups."""

    itemtype = "Group"

    name: Output[str | None]
    """Name, without those of the groups above it. API column: `name`."""
    parent: Output[int | str | None]
    """The group that it is a part of. Without it: a group at the top of the tree. API column: `groups_id`."""
    entity: Output[int | str | None]
    """The entity it belongs to. Without it: the entity that the provider is active in. API column: `entities_id`."""
    child_entities: Output[bool | None]
    """Whether it is visible in the child entities of its entity, too. API column: `is_recursive`."""
    comment: Output[str | None]
    """Comments. API column: `comment`."""
    requester: Output[bool | None]
    """Whether it can be a requester of tickets. API column: `is_requester`."""
    watcher: Output[bool | None]
    """Whether it can be a watcher of tickets. API column: `is_watcher`."""
    assigned_to: Output[bool | None]
    """Whether tickets can be assigned to it, and hardware be in its charge. API column: `is_assign`."""
    task: Output[bool | None]
    """Whether it can be in charge of a task. API column: `is_task`."""
    can_be_notified: Output[bool | None]
    """Whether notifications can go to it. API column: `is_notify`."""
    can_contain_items: Output[bool | None]
    """Whether items of the inventory can be its own. API column: `is_itemgroup`."""
    can_contain_users: Output[bool | None]
    """Whether users can be members of it. API column: `is_usergroup`."""
    can_be_manager: Output[bool | None]
    """Whether it can be the manager of a project. API column: `is_manager`."""
    ldap_field: Output[str | None]
    """LDAP: the attribute of a user that tells the user's groups. Who has `ldap_value` in it becomes a member. API
    column: `ldap_field`."""
    ldap_value: Output[str | None]
    """LDAP: what the attribute `ldap_field` of the members holds. API column: `ldap_value`."""
    ldap_dn: Output[str | None]
    """LDAP: the distinguished name of the directory's group whose members are to be members of this one. API column:
    `ldap_group_dn`."""
    adopt: Output[int | str | None]
    """What to do if the item is there already when the resource is created: `never` is an error, `matching` takes
    over the one with the same natural key, out of the trash if need be, and changes what differs; an id takes
    over just that one; `duplicate` does not look, and creates another. The default is the provider's `adopt`
    setting."""
    force: Output[bool | None]
    """Delete it although others are in it or refer to it: the server moves or clears them. An entity that has
    entities below it is not deleted all the same."""
    item_id: Output[int]
    """The item's id, as a number. API column: `id`."""
    is_deleted: Output[bool]
    """Whether the item lies in the trash. API column: `is_deleted`."""
    unverified: Output[bool]
    """Whether the item was created, but could not be read afterwards: the next update verifies it."""
    date_creation: Output[str]
    """When the item was created, in the server's time zone. API column: `date_creation`."""
    date_mod: Output[str]
    """When the item was last changed, in the server's time zone, as of the last change of a declared field. API
    column: `date_mod`."""
    complete_name: Output[str]
    """Its name after those of all above it. API column: `completename`."""
    level: Output[int]
    """How deep it lies: 1 at the top. API column: `level`."""
    resolved: Output[dict[str, Any]]
    """What its references led to: `id` and `name` of each, by the reference."""

    @overload
    def __init__(
        self, resource_name: str, args: GroupArgs | GroupArgsDict, opts: ResourceOptions | None = None
    ) -> None: ...
    @overload
    def __init__(
        self,
        resource_name: str,
        opts: ResourceOptions | None = None,
        *,
        name: Input[str],
        parent: GroupReference | None = None,
        entity: EntityReference | None = None,
        child_entities: Input[bool] | None = None,
        comment: Input[str] | None = None,
        requester: Input[bool] | None = None,
        watcher: Input[bool] | None = None,
        assigned_to: Input[bool] | None = None,
        task: Input[bool] | None = None,
        can_be_notified: Input[bool] | None = None,
        can_contain_items: Input[bool] | None = None,
        can_contain_users: Input[bool] | None = None,
        can_be_manager: Input[bool] | None = None,
        ldap_field: Input[str] | None = None,
        ldap_value: Input[str] | None = None,
        ldap_dn: Input[str] | None = None,
        adopt: Input[int | str] | None = None,
        force: Input[bool] | None = None,
    ) -> None: ...
    def __init__(self, resource_name: str, *args: Any, **inputs: Any) -> None:
        """Declare it.

        Args:
            resource_name: its name in the stack.
            args: all of its inputs, if they do not come as keywords; Pulumi's resource options.
            inputs: its inputs as keywords:
            name: Name, without those of the groups above it. API column: `name`.
            parent: The group that it is a part of. Without it: a group at the top of the tree. API column:
                `groups_id`.
            entity: The entity it belongs to. Without it: the entity that the provider is active in. API column:
                `entities_id`.
            child_entities: Whether it is visible in the child entities of its entity, too. API column:
                `is_recursive`.
            comment: Comments. API column: `comment`.
            requester: Whether it can be a requester of tickets. API column: `is_requester`.
            watcher: Whether it can be a watcher of tickets. API column: `is_watcher`.
            assigned_to: Whether tickets can be assigned to it, and hardware be in its charge. API column:
                `is_assign`.
            task: Whether it can be in charge of a task. API column: `is_task`.
            can_be_notified: Whether notifications can go to it. API column: `is_notify`.
            can_contain_items: Whether items of the inventory can be its own. API column: `is_itemgroup`.
            can_contain_users: Whether users can be members of it. API column: `is_usergroup`.
            can_be_manager: Whether it can be the manager of a project. API column: `is_manager`.
            ldap_field: LDAP: the attribute of a user that tells the user's groups. Who has `ldap_value` in it
                becomes a member. API column: `ldap_field`.
            ldap_value: LDAP: what the attribute `ldap_field` of the members holds. API column: `ldap_value`.
            ldap_dn: LDAP: the distinguished name of the directory's group whose members are to be members of this
                one. API column: `ldap_group_dn`.
            adopt: What to do if the item is there already when the resource is created: `never` is an error,
                `matching` takes over the one with the same natural key, out of the trash if need be, and changes what
                differs; an id takes over just that one; `duplicate` does not look, and creates another. The default is
                the provider's `adopt` setting.
            force: Delete it although others are in it or refer to it: the server moves or clears them. An entity
                that has entities below it is not deleted all the same.
        """
        super().__init__(resource_name, *args, **inputs)


@dataclass(frozen=True, kw_only=True)
class GetGroupResult(FoundGroup):
    """What a lookup gives; the documentation of `Group` says what each attribute means."""

    itemtype = "Group"

    name: str
    parent: int | None
    entity: int | None
    child_entities: bool
    comment: str
    requester: bool
    watcher: bool
    assigned_to: bool
    task: bool
    can_be_notified: bool
    can_contain_items: bool
    can_contain_users: bool
    can_be_manager: bool
    ldap_field: str
    ldap_value: str
    ldap_dn: str
    is_deleted: bool
    date_creation: str | None
    date_mod: str | None
    complete_name: str
    level: int


def get_group(
    id: int | str | None = None,
    *,
    name: str | None = None,
    parent: int | str | GetItemResult | FoundGroup | None = None,
    entity: int | str | GetItemResult | FoundEntity | None = None,
) -> GetGroupResult:
    """Look up a Group by its id, or by what tells it from others; what is left out may be any.

    Args:
        id: the item's id.
        name: Name, without those of the groups above it.
        parent: The group that it is a part of.
        entity: The entity it belongs to.

    Raises:
        LookupFailed: there is none, or there are several; the error names similar ones, or them.
    """
    return look_up(GetGroupResult, id, name=name, parent=parent, entity=entity)


def get_group_output(
    id: Input[int | str] | None = None,
    *,
    name: Input[str] | None = None,
    parent: GroupReference | None = None,
    entity: EntityReference | None = None,
) -> Output[GetGroupResult]:
    """`get_group` by what is known only later, such as outputs of resources."""
    return look_up_output(GetGroupResult, id, name=name, parent=parent, entity=entity)
