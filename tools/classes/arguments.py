"""`args.py`: the inputs of each resource as a class and as a dictionary, and what can refer to an item of each kind."""

from __future__ import annotations

from pulumi_itsmng.catalog import CATALOG, USER, Field
from tools.classes.account import PARTS
from tools.classes.source import indented, module
from tools.classes.types import input_type

_IMPORTS = """\
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pulumi import Input
from typing_extensions import Required, TypeAliasType, TypedDict

from pulumi_itsmng.sdk.references import ItemReference

if TYPE_CHECKING:
    from pulumi_itsmng.sdk.components.account import AccountAuthorization, AccountGroup
    from pulumi_itsmng.sdk.lookup_result import GetItemResult
    from pulumi_itsmng.lookups import {results}
    from pulumi_itsmng.resources import Account, {resources}
"""

_TARGETS = sorted(
    {field.target or "" for one in CATALOG.values() for field in one.references.values()} & CATALOG.keys()
)
"""The itemtypes that something refers to."""


def arguments_source() -> str:
    """The source of `args.py`."""
    kinds = [*CATALOG, "Account"]
    results = ", ".join(f"Get{name}Result" for name in _TARGETS)
    exported = [f"{kind}{form}" for kind in kinds for form in ("Args", "ArgsDict")]
    exported += ["ItemReference", *(f"{name}Reference" for name in _TARGETS)]
    classes = [_classes(itemtype.name, itemtype.inputs, itemtype.required) for itemtype in CATALOG.values()]
    return module(
        "The inputs of the resources, for programs that do not give them by keywords; and the types of references.",
        _IMPORTS.format(results=results, resources=", ".join(_TARGETS)),
        exported,
        [_references(), *classes, _classes("Account", USER.inputs, USER.required, PARTS)],
    )


def _references() -> str:
    return "\n".join(
        f'{name}Reference = TypeAliasType("{name}Reference", '
        f'"Input[int | str | GetItemResult | Get{name}Result] | {name}{" | Account" if name == "User" else ""}")'
        for name in _TARGETS
    )


def _classes(
    kind: str, inputs: dict[str, Field], required: tuple[str, ...], parts: dict[str, tuple[str, str]] | None = None
) -> str:
    types = {name: input_type(field) for name, field in inputs.items()}
    extra = {name: one for name, (one, _) in (parts or {}).items()}
    arguments = "".join(f"{name}: {one}{'' if name in required else ' | None = None'}\n" for name, one in types.items())
    arguments += "".join(f"{name}: {one} = ()\n" for name, one in extra.items())
    members = "".join(
        f"{name}: {f'Required[{one}]' if name in required else one}\n" for name, one in (types | extra).items()
    )
    return f'''
@dataclass(kw_only=True)
class {kind}Args:
    """The inputs of a `{kind}`, whose documentation says what each means."""

{indented(arguments)}

class {kind}ArgsDict(TypedDict, total=False):
    """The inputs of a `{kind}` as a dictionary."""

{indented(members)}'''
