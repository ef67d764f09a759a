"""The module of one kind of item: its resource, the inputs of that, and its lookup."""

from __future__ import annotations

from pulumi_itsmng.catalog import ItemType
from tools.classes.arguments import argument_classes
from tools.classes.handles import handle_names
from tools.classes.lookups import lookup_functions
from tools.classes.resources import resource_class
from tools.classes.source import IMPORTS, Module, module, snake_case

_IMPORTS = f"""\
{IMPORTS}
from pulumi_itsmng.sdk.generated.handles import {{handles}}
from pulumi_itsmng.sdk.lookup_result import LookupResult, GetItemResult
from pulumi_itsmng.sdk.lookups import look_up, look_up_output
from pulumi_itsmng.sdk.resource import ItemResource
"""


def kind_module(itemtype: ItemType) -> Module:
    """The module of an itemtype."""
    name = itemtype.name
    exported = [name, f"{name}Args", f"{name}ArgsDict"]
    parts = [argument_classes(name, itemtype.inputs, itemtype.required), resource_class(itemtype)]
    about = f"{name}: the resource and its inputs."
    if not itemtype.is_link:  # a link between two items has nothing that it could be looked up by
        exported += [f"Get{name}Result", f"get_{snake_case(name)}", f"get_{snake_case(name)}_output"]
        parts.append(lookup_functions(itemtype))
        about = f"{name}: the resource, its inputs, and its lookup."
    return module(about, _IMPORTS.format(handles=", ".join(handle_names())), exported, parts)
