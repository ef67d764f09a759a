"""The module of one kind of item: its resource, the inputs of that, and its lookup."""

from __future__ import annotations

from pulumi_itsmng.catalog import CATALOG, ItemType
from tools.classes.arguments import argument_classes
from tools.classes.handles import TARGETS
from tools.classes.lookups import lookup_functions
from tools.classes.resources import resource_class
from tools.classes.source import IMPORTS, Module, module, snake_case
from tools.classes.types import known_type

_IMPORTS = f"""\
{IMPORTS}
from pulumi_itsmng.sdk.generated.handles import {{handles}}
from pulumi_itsmng.sdk.lookup_result import FoundItem, GetItemResult
from pulumi_itsmng.sdk.lookups import look_up, look_up_output
from pulumi_itsmng.sdk.resource import ItemResource
"""


def kind_module(itemtype: ItemType) -> Module:
    """The module of an itemtype."""
    name = itemtype.name
    exported = [name, f"{name}Args", f"{name}ArgsDict"]
    parts = [argument_classes(name, itemtype.inputs, itemtype.required), resource_class(itemtype)]
    imports = _IMPORTS.format(handles=handle_names())
    about = f"{name}: the resource and its inputs."
    if not itemtype.always_adopts:  # a link between two items has nothing that it could be looked up by
        exported += [f"Get{name}Result", f"get_{snake_case(name)}", f"get_{snake_case(name)}_output"]
        parts.append(lookup_functions(itemtype))
        imports += _results(itemtype)
        about = f"{name}: the resource, its inputs, and its lookup."
    return module(about, imports, exported, parts)


def handle_names() -> str:
    """All that a module may need of the handles."""
    return ", ".join(["ItemReference", *(f"{name}{form}" for name in TARGETS for form in ("Handle", "Reference"))])


def _results(itemtype: ItemType) -> str:
    """What a lookup may be told that other lookups give: for type checkers, so that no kind loads another one."""
    types = " ".join(known_type(field) for field in itemtype.key.values())
    others = [name for name in CATALOG if name != itemtype.name and f"Get{name}Result" in types]
    lines = [f"    from pulumi_itsmng.sdk.generated.{snake_case(one)} import Get{one}Result\n" for one in others]
    return f"\nif TYPE_CHECKING:\n{''.join(lines)}" if lines else ""
