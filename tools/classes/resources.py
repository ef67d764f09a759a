"""The class of a resource."""

from __future__ import annotations

from pulumi_itsmng.catalog import Field, ItemType
from tools.classes.handles import TARGETS
from tools.classes.source import argument_docs, indented, wrapped
from tools.classes.types import documentation, input_type, output_type


def resource_class(itemtype: ItemType) -> str:
    """The class of an itemtype."""
    handle = f"{itemtype.name}Handle, " if itemtype.name in TARGETS else ""
    attributes = "".join(_attribute(field) for field in itemtype.properties.values())
    docs = {field.name: documentation(field) for field in itemtype.inputs.values()}
    return f'''
class {itemtype.name}(ItemResource, {handle}module="itsmng", name="{itemtype.name}"):
    """{itemtype.description}"""

    itemtype = "{itemtype.name}"

{indented(attributes)}
{constructors(itemtype.name, keywords(itemtype), docs)}'''


def constructors(kind: str, arguments: str, docs: dict[str, str]) -> str:
    """The ways to declare it: with an object or a dictionary of its inputs, or with keywords.

    Args:
        kind: the resource or component.
        arguments: the keywords.
        docs: what is said of each of them.
    """
    source = f'''\
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
    return indented(source)


def keywords(itemtype: ItemType) -> str:
    """The keywords; Python wants no order of them, so those that are required stay where they are."""
    return "".join(
        f"{name}: {input_type(field)}{'' if name in itemtype.required else ' | None = None'},\n"
        for name, field in itemtype.inputs.items()
    )


def _attribute(field: Field) -> str:
    optional = "" if field.computed else " | None"
    return f'{field.name}: Output[{output_type(field)}{optional}]\n"""{wrapped(documentation(field))}"""\n'
