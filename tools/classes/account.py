"""What an account has beside its user, for the component's class and its arguments."""

from __future__ import annotations

PARTS = {
    "emails": ("Sequence[Input[str]]", "Addresses, of which the first is the default."),
    "groups": (
        "Sequence[GroupReference | AccountGroup]",
        "Groups that the user is a member of: each a group, or a dictionary with `group`, `manager` and `delegate`.",
    ),
    "authorizations": (
        "Sequence[ItemReference | AccountAuthorization]",
        "Profiles that the user has: each a profile, or a dictionary with `profile`, `entity` and `child_entities`.",
    ),
}
"""Type and description, by name."""
