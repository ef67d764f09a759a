"""`resources.py`: the class of each itemtype, and the account."""

from __future__ import annotations

from pulumi_itsmng.catalog import CATALOG, USER, Field, ItemType
from tools.classes.account import PARTS
from tools.classes.source import argument_docs, indented, module, wrapped
from tools.classes.types import documentation, input_type, output_type

_IMPORTS = """\
# Annotations are no strings here: Pulumi evaluates them anew for every resource.
from collections.abc import Sequence
from typing import Any, overload

from pulumi import Input, Output, ResourceOptions

from pulumi_itsmng.sdk.components.account import AccountAuthorization, AccountComponent, AccountGroup
from pulumi_itsmng.args import (
{names}
)
from pulumi_itsmng.sdk.resource import ItemResource
"""


def resources_source() -> str:
    """The source of `resources.py`."""
    names = [f"{kind}{form}" for kind in (*CATALOG, "Account") for form in ("Args", "ArgsDict")]
    targets = {input_type(field) for one in CATALOG.values() for field in one.references.values()}
    imported = "\n".join(f"    {name}," for name in sorted({*names, *targets}))
    return module(
        "The resources that a program declares.",
        _IMPORTS.format(names=imported),
        [*CATALOG, "Account"],
        [*map(_class, CATALOG.values()), _account()],
    )


def _class(itemtype: ItemType) -> str:
    attributes = "".join(_attribute(field) for field in itemtype.properties.values())
    docs = {field.name: documentation(field) for field in itemtype.inputs.values()}
    return f'''
class {itemtype.name}(ItemResource, module="itsmng", name="{itemtype.name}"):
    """{itemtype.description}"""

    itemtype = "{itemtype.name}"

{indented(attributes)}
{_constructors(itemtype.name, _arguments(itemtype), docs)}'''


def _account() -> str:
    """The component that is a user with all that belongs to the user."""
    arguments = _arguments(USER) + "".join(f"{name}: {one} = (),\n" for name, (one, _) in PARTS.items())
    docs = {field.name: documentation(field) for field in USER.inputs.values()}
    docs |= {name: doc for name, (_, doc) in PARTS.items()}
    return f'''
class Account(AccountComponent):
    """A user with addresses, groups and authorizations: a component, each part of which is a resource of its own."""

{_constructors("Account", arguments, docs)}'''


def _constructors(kind: str, arguments: str, docs: dict[str, str]) -> str:
    constructors = f'''\
@overload
def __init__(
    self, resource_name: str, args: {kind}Args | {kind}ArgsDict, opts: ResourceOptions | None = None
) -> None: ...
@overload
def __init__(
    self,
    resource_name: str,
    opts: ResourceOptions | None = None,
    *,
{indented(arguments)}) -> None: ...
def __init__(self, resource_name: str, *args: Any, **inputs: Any) -> None:
    """Declare it.

    Args:
        resource_name: its name in the stack.
        args: all of its inputs, if they do not come as keywords; Pulumi's resource options.
        inputs: its inputs as keywords:
{indented(argument_docs(docs), 2)}    """
    super().__init__(resource_name, *args, **inputs)
'''
    return indented(constructors)


def _arguments(itemtype: ItemType) -> str:
    """The keywords; Python wants no order of them, so those that are required stay where they are."""
    return "".join(
        f"{name}: {input_type(field)}{'' if name in itemtype.required else ' | None = None'},\n"
        for name, field in itemtype.inputs.items()
    )


def _attribute(field: Field) -> str:
    optional = "" if field.computed else " | None"
    return f'{field.name}: Output[{output_type(field)}{optional}]\n"""{wrapped(documentation(field))}"""\n'
