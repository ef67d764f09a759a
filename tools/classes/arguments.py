"""The inputs of a resource, as a class and as a dictionary."""

from __future__ import annotations

from pulumi_itsmng.catalog import Field
from tools.classes.source import indented
from tools.classes.types import input_type


def argument_classes(
    kind: str, inputs: dict[str, Field], required: tuple[str, ...], parts: dict[str, str] | None = None
) -> str:
    """The two classes.

    Args:
        kind: the resource or component.
        inputs: its inputs that are fields.
        required: those of them that it cannot be without.
        parts: the types of its lists of parts, by name.
    """
    extra = parts or {}
    types = {name: input_type(field) for name, field in inputs.items()}
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
