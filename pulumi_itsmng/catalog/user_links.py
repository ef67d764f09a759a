"""What belongs to a user, each an item of its own: addresses, groups, and profiles in entities."""

from pulumi_itsmng.catalog.common_fields import CHILD_ENTITIES, ENTITY
from pulumi_itsmng.catalog.fields import Field, computed, flag, reference
from pulumi_itsmng.catalog.itemtype import ItemType

_IS_DYNAMIC = computed("is_dynamic", "Whether a directory or a rule made it.", kind="flag")


def _user(description: str) -> Field:
    return reference("user", description, to="User", column="users_id", replace_on_change=True)


USER_EMAIL = ItemType(
    name="UserEmail",
    description="An email address of a user, beside those that the user has.",
    required=("user", "email"),
    identified_by=("email",),
    unique_within=("user",),
    has_dates=False,
    has_entity=False,
    is_link=True,
    right="user",
    always_sent=("email",),
    fields=(
        _user("Whose address it is."),
        Field(
            name="email",
            description="The address.",
            kind="text",
            column="email",
            max_bytes=255,
            format="mailbox",
            case_insensitive=True,
        ),
        flag(
            "default",
            "Whether it is the user's default address: the one that was it before is it no more. A user's first "
            "address is it anyway; to say no means no more than to say nothing.",
            column="is_default",
            not_clearable=True,
        ),
    ),
    extra_outputs=(_IS_DYNAMIC,),
)

GROUP_USER = ItemType(
    name="GroupUser",
    api_name="Group_User",
    description="The membership of a user in a group.",
    required=("user", "group"),
    identified_by=("user",),
    unique_within=("group",),
    has_dates=False,
    has_entity=False,
    is_link=True,
    right="user",
    fields=(
        _user("Who is a member."),
        reference("group", "Of which group.", to="Group", column="groups_id", replace_on_change=True),
        flag("manager", "Whether the user manages the group.", column="is_manager"),
        flag(
            "delegate",
            "Whether the user may open tickets in the name of the other members (delegatee).",
            column="is_userdelegate",
        ),
    ),
    extra_outputs=(_IS_DYNAMIC,),
)

PROFILE_USER = ItemType(
    name="ProfileUser",
    api_name="Profile_User",
    description="An authorization: a profile that a user has in an entity.",
    required=("user", "profile"),
    identified_by=("user",),
    unique_within=("profile", "entity"),
    has_dates=False,
    is_link=True,
    right="user",
    fields=(
        _user("Who is authorized."),
        reference("profile", "The profile.", to="Profile", column="profiles_id", replace_on_change=True),
        ENTITY.model_copy(
            update={
                "description": "The entity in which the user has it. Without it: the entity that the provider is "
                "active in.",
                "replace_on_change": True,
            }
        ),
        CHILD_ENTITIES.model_copy(
            update={
                "description": "Whether the user has it in the child entities, too. Without it: yes.",
                "default": True,
            }
        ),
    ),
    extra_outputs=(
        _IS_DYNAMIC,
        computed("is_default_profile", "Whether the server gave it to a new user by itself.", kind="flag"),
    ),
)
