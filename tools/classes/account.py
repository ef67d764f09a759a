"""`account.py`: the component that is a user with all that belongs to the user."""

from __future__ import annotations

from pulumi_itsmng.catalog import USER
from tools.classes.arguments import argument_classes
from tools.classes.handles import handle_names
from tools.classes.resources import constructors, keywords
from tools.classes.source import IMPORTS, Module, module
from tools.classes.types import documentation

_IMPORTS = f"""\
{IMPORTS}
from pulumi_itsmng.sdk.components.account import AccountAuthorization, AccountComponent, AccountGroup
from pulumi_itsmng.sdk.generated.handles import {", ".join(handle_names())}
"""

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


def account_module() -> Module:
    """The module of the component."""
    types = {name: one for name, (one, _) in PARTS.items()}
    docs = {field.name: documentation(field) for field in USER.inputs.values()}
    docs |= {name: doc for name, (_, doc) in PARTS.items()}
    arguments = keywords(USER) + "".join(f"{name}: {one} = (),\n" for name, one in types.items())
    component = f'''
class Account(AccountComponent):
    """A user with addresses, groups and authorizations: a component, each part of which is a resource of its own."""

{constructors("Account", arguments, docs)}'''
    return module(
        "Account: the component and its inputs.",
        _IMPORTS,
        ["Account", "AccountArgs", "AccountArgsDict", "AccountAuthorization", "AccountGroup"],
        [argument_classes("Account", USER.inputs, USER.required, types), component],
    )
