"""Write what is derived from the catalogue: the schemas, `pulumi_itsmng/resources.py` and `docs/reference/`.

python -m tools.generate            write the files
python -m tools.generate --check    only say whether they are current (exit status 1 if not)
"""

from __future__ import annotations

import json
import subprocess
import sys
import textwrap
from pathlib import Path
from typing import Any

from pulumi_itsmng.catalog import CATALOG, USER, Field, ItemType
from pulumi_itsmng.catalog.fields import Kind
from pulumi_itsmng.organization.json_schema import organization_schema
from pulumi_itsmng.schema import package_schema
from tools.reference import reference_pages
from tools.reference.example import example_of

ROOT = Path(__file__).resolve().parent.parent
WIDTH = 120

HEADER = '''\
"""The resources that a program declares.

Derived from the catalogue by `make generate`; change the declarations there, not this file.
"""

# Annotations are no strings here: Pulumi evaluates them anew for every resource.
from collections.abc import Sequence
from typing import Any

from pulumi import Input, Output, ResourceOptions

from pulumi_itsmng.account import AccountAuthorization, AccountComponent, AccountGroup
from pulumi_itsmng.item_resource import ItemResource

'''

ACCOUNT_PARTS = {
    "emails": ("Sequence[Input[str]]", "Addresses, of which the first is the default."),
    "groups": (
        "Sequence[Input[int | str] | ItemResource | AccountGroup]",
        "Groups that the user is a member of: each a group, or a dictionary with `group`, `manager` and `delegate`.",
    ),
    "authorizations": (
        "Sequence[Input[int | str] | ItemResource | AccountAuthorization]",
        "Profiles that the user has: each a profile, or a dictionary with `profile`, `entity` and `child_entities`.",
    ),
}
"""What an account has beside its user: type and description, by name."""

TYPES: dict[Kind, str] = {
    "text": "str",
    "choice": "str",
    "flag": "bool",
    "integer": "int",
    "decimal": "str",
    "timestamp": "str",
    "reference": "int | str",
    "secret": "str",
    "names": "Sequence[str]",
    "resolved": "dict[str, Any]",
}


def resources_source() -> str:
    """The source of `resources.py`."""
    exported = "".join(f'    "{name}",\n' for name in sorted([*CATALOG, "Account"]))
    classes = [*map(_class, CATALOG.values()), _account()]
    source = HEADER + f"__all__ = [\n{exported}]\n" + "".join(classes)
    ruff = [sys.executable, "-m", "ruff", "format", "--stdin-filename", str(ROOT / "pulumi_itsmng/resources.py"), "-"]
    return subprocess.run(ruff, input=source, capture_output=True, text=True, check=True).stdout


def schema_source() -> str:
    """The text of `schema.json`."""
    examples = {name: example_of(name).program for name in [*CATALOG, "Account"]}
    return _json(package_schema(examples))


def organization_source() -> str:
    """The text of the JSON schema of `organization.yaml`."""
    return _json(organization_schema())


def _json(value: Any) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"


def _class(itemtype: ItemType) -> str:
    attributes = "".join(_attribute(field) for field in itemtype.properties.values())
    arguments = "".join(f"{field.name}: {_input_type(field)} | None = None,\n" for field in itemtype.inputs.values())
    documented = "".join(_argument_doc(field.name, _doc(field)) for field in itemtype.inputs.values())
    passed = "".join(f"{field.name}={field.name},\n" for field in itemtype.inputs.values())
    return f'''

class {itemtype.name}(ItemResource, module="itsmng", name="{itemtype.name}"):
    """{itemtype.description}"""

    itemtype = "{itemtype.name}"

{textwrap.indent(attributes, "    ")}
    def __init__(
        self,
        resource_name: str,
        opts: ResourceOptions | None = None,
        *,
{textwrap.indent(arguments, "        ")}    ) -> None:
        """Declare a {itemtype.name}.

        Args:
            resource_name: its name in the stack.
            opts: Pulumi's resource options.
{textwrap.indent(documented, "            ")}        """
        super().__init__(
            resource_name,
            opts,
{textwrap.indent(passed, "            ")}        )
'''


def _account() -> str:
    """The component that is a user with all that belongs to the user."""
    inputs = USER.inputs.values()
    arguments = "".join(f"{field.name}: {_input_type(field)} | None = None,\n" for field in inputs)
    arguments += "".join(f"{name}: {kind} = (),\n" for name, (kind, _) in ACCOUNT_PARTS.items())
    documented = "".join(_argument_doc(field.name, _doc(field)) for field in inputs)
    documented += "".join(_argument_doc(name, doc) for name, (_, doc) in ACCOUNT_PARTS.items())
    passed = "".join(f"{name}={name},\n" for name in (*ACCOUNT_PARTS, *USER.inputs))
    return f'''

class Account(AccountComponent):
    """A user with addresses, groups and authorizations: a component, each part of which is a resource of its own."""

    def __init__(
        self,
        resource_name: str,
        opts: ResourceOptions | None = None,
        *,
{textwrap.indent(arguments, "        ")}    ) -> None:
        """Declare an account.

        Args:
            resource_name: its name in the stack.
            opts: Pulumi's resource options.
{textwrap.indent(documented, "            ")}        """
        super().__init__(
            resource_name,
            opts,
{textwrap.indent(passed, "            ")}        )
'''


def _attribute(field: Field) -> str:
    optional = "" if field.computed else " | None"
    return f'{field.name}: Output[{_type(field)}{optional}]\n"""{_wrapped(_doc(field), WIDTH - 10)}"""\n'


def _type(field: Field) -> str:
    """The type of a value: a number with words for it can be either."""
    if field.kind == "integer" and field.words:
        return "str" if field.only_words else "int | str"
    if field.kind == "choice" and field.minimum is not None:
        return "int | str"
    return TYPES[field.kind]


def _input_type(field: Field) -> str:
    if field.kind == "names":
        return "Input[str | Sequence[str]]"
    resource = " | ItemResource" if field.kind == "reference" else ""
    resource += " | AccountComponent" if field.target == "User" else ""
    return f"Input[{_type(field)}]{resource}"


def _argument_doc(name: str, doc: str) -> str:
    lines = textwrap.wrap(f"{name}: {doc}", WIDTH - 16)
    return "\n    ".join(lines) + "\n"


def _doc(field: Field) -> str:
    return field.description + (f" API column: `{field.column}`." if field.column else "")


def _wrapped(text: str, width: int) -> str:
    return "\n".join(textwrap.wrap(text, width))


def main() -> int:
    """Write the derived files, or check them."""
    reference = ROOT / "docs/reference"
    derived = {
        ROOT / "schema.json": schema_source(),
        ROOT / "docs/organization.schema.json": organization_source(),
        ROOT / "pulumi_itsmng/resources.py": resources_source(),
    }
    derived |= {reference / name: text for name, text in reference_pages().items()}
    stale = [path for path, text in derived.items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    left = [path for path in reference.glob("*") if path not in derived]
    if "--check" in sys.argv[1:]:
        for path in stale + left:
            print(f"{path.relative_to(ROOT)} is not current: run `make generate`")
        return 1 if stale or left else 0
    for path in stale:
        path.parent.mkdir(exist_ok=True)
        path.write_text(derived[path], encoding="utf-8")
        print(f"wrote {path.relative_to(ROOT)}")
    for path in left:
        path.unlink()
        print(f"removed {path.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
