"""Group: people who do something together."""

from pulumi_itsmng.catalog.common_fields import CHILD_ENTITIES, ENTITY
from pulumi_itsmng.catalog.fields import flag, item_name, long_text, reference, text
from pulumi_itsmng.catalog.itemtype import Dependents, ItemType

GROUP = ItemType(
    name="Group",
    description="A group of users, in a tree of groups.",
    required=("name",),
    identified_by=("name",),
    unique_within=("parent", "entity"),
    parent="parent",
    fields=(
        item_name("Name, without those of the groups above it."),
        reference(
            "parent",
            "The group that it is a part of. Without it: a group at the top of the tree.",
            to="Group",
            column="groups_id",
        ),
        ENTITY,
        CHILD_ENTITIES,
        long_text("comment", "Comments."),
        flag("requester", "Whether it can be a requester of tickets.", column="is_requester", default=True),
        flag("watcher", "Whether it can be a watcher of tickets.", column="is_watcher", default=True),
        flag(
            "assigned_to",
            "Whether tickets can be assigned to it, and hardware be in its charge.",
            column="is_assign",
            default=True,
        ),
        flag("task", "Whether it can be in charge of a task.", column="is_task", default=True),
        flag("can_be_notified", "Whether notifications can go to it.", column="is_notify", default=True),
        flag(
            "can_contain_items", "Whether items of the inventory can be its own.", column="is_itemgroup", default=True
        ),
        flag("can_contain_users", "Whether users can be members of it.", column="is_usergroup", default=True),
        flag("can_be_manager", "Whether it can be the manager of a project.", column="is_manager", default=True),
        text(
            "ldap_field",
            "LDAP: the attribute of a user that tells the user's groups. Who has `ldap_value` in it becomes a member.",
        ),
        long_text("ldap_value", "LDAP: what the attribute `ldap_field` of the members holds."),
        long_text(
            "ldap_dn",
            "LDAP: the distinguished name of the directory's group whose members are to be members of this one.",
            column="ldap_group_dn",
        ),
    ),
    dependents=(
        Dependents(plural="groups", itemtype="Group", options=("completename",), below=True),
        Dependents(plural="users", itemtype="User", options=("Group_User.Group.completename",)),
        Dependents(
            plural="assets",
            itemtype="AllAssets",
            options=("Group.completename", "groups_id_tech.Group.completename"),
        ),
    ),
)
