"""The page about one resource."""

from __future__ import annotations

import re

from pulumi_itsmng.catalog import CATALOG, Field, ItemType
from pulumi_itsmng.catalog.itemtype import ADOPT, FORCE, ON_DESTROY
from pulumi_itsmng.doctor.reference_rights import rights_for_references
from pulumi_itsmng.doctor.rights import rights_to_manage
from tools.reference.example import example_of
from tools.reference.markdown import code, listed, page, table

_TYPES = {
    "text": "text",
    "secret": "secret text",
    "flag": "`True` or `False`",
    "integer": "number",
    "decimal": "decimal, as text",
    "timestamp": "date and time",
    "names": "list of names",
    "resolved": "map",
}

_FIELD = ["field", "type", "default", "API column", "meaning"]

_UNSET = """\
A field that the program does not set is never sent, never compared and never changed. One that leaves the program goes
back to its default."""

_REFERENCES = """\
Where the type is another itemtype, give a resource, an id, or the name that a person would type; see
[References](../references.md)."""

_NO_IMPORT = """\
`pulumi import` and the resource option `import_` do not work: Pulumi has no way to import a dynamic resource. An item
that the program only reads, and does not manage, is got by its id:"""

_READING = """\
import pulumi_itsmng as itsmng

existing = itsmng.{}.get("existing", "17")"""

_RIGHTS = """\
Whoever only previews or reports drift needs to read. [`itsmng doctor`](../doctor.md) says what is missing."""

_FORMS = {"status": "`STATUS_` and an id", "email": "email address", "mailbox": "email address"}


def file_name(itemtype: ItemType | str) -> str:
    """The page's file: `user-email.md` for UserEmail."""
    name = itemtype if isinstance(itemtype, str) else itemtype.name
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", name).lower() + ".md"


def resource_page(itemtype: ItemType) -> str:
    """All that is to be known of a resource."""
    example = example_of(itemtype.name)
    return page(
        f"itsmng.{itemtype.name}",
        "the catalogue (`pulumi_itsmng/catalog`)",
        [
            _about(itemtype),
            code("python", example.program),
            f"From [examples/{example.folder}](../../examples/{example.folder}/README.md).",
            "## Fields",
            _UNSET,
            table(_FIELD, [_input(field, required=field.name in itemtype.required) for field in itemtype.fields]),
            _REFERENCES if itemtype.references else "",
            *_options(itemtype),
            "## Outputs",
            table(["output", "type", "API column", "meaning"], map(_output, itemtype.outputs.values())),
            "## What tells it from others",
            _natural_key(itemtype),
            _adopting(itemtype),
            _NO_IMPORT,
            code("python", _READING.format(itemtype.name)),
            "## Deleting",
            _deleting(itemtype),
            "## Rights",
            f"The profile needs, of `{itemtype.profile_right}`: {listed(rights_to_manage(itemtype))}. {_RIGHTS}",
            _reference_rights(itemtype),
        ],
    )


def _reference_rights(itemtype: ItemType) -> str:
    rights = rights_for_references(itemtype)
    if not rights:
        return ""
    needed = [f"`{right}` for {listed([*map(_linked, targets)])}" for right, targets in rights.items()]
    return f"To look up the names in its references, the profile also needs to read: {'; '.join(needed)}."


def _about(itemtype: ItemType) -> str:
    return (
        f"{itemtype.description} Its itemtype in the API is `{itemtype.api_itemtype}`, its type in a stack's state "
        f"`pulumi-python:dynamic/itsmng:{itemtype.name}`."
    )


def _input(field: Field, *, required: bool) -> list[str]:
    notes = [field.description, _limit(field)]
    notes += ["Another value replaces the resource."] if field.replace_on_change else []
    return [
        f"`{field.name}`",
        _type(field),
        "(required)" if required else _default(field),
        f"`{field.column}`" if field.column else "",
        " ".join(filter(None, notes)),
    ]


def _output(field: Field) -> list[str]:
    return [f"`{field.name}`", _type(field), f"`{field.column}`" if field.column else "", field.description]


def _type(field: Field) -> str:
    words = [f"`{word}`" for word, _ in field.named_values] or [f"`{word}`" for word in field.choices]
    if field.kind == "reference":
        other = [field.target_where[2]] if field.target_where else []
        return listed([*map(_linked, filter(None, [field.target, *other])), *words], "or")
    if field.kind == "choice":
        return listed([*words, "an id"] if field.minimum is not None else words, "or")
    if field.kind == "names":
        return f"list of {listed(words)}"
    if words:
        any_other = [] if field.enum_only else [_FORMS.get(field.format, "number")]
        return listed([*any_other, *words], "or")
    return _FORMS.get(field.format, _TYPES[field.kind])


def _linked(itemtype: str) -> str:
    return f"[{itemtype}]({file_name(itemtype)})" if itemtype in CATALOG else f"`{itemtype}`"


def _default(field: Field) -> str:
    if field.column is None or field.not_clearable:
        return ""  # said in the description; or there is no going back
    word = next((word for word, number in field.named_values if str(number) == str(field.default)), None)
    if word:
        return f"`{word}`"
    if field.kind == "reference":
        return ""
    return "" if field.default == "" else f"`{field.default}`"


def _limit(field: Field) -> str:
    if field.max_length:
        return f"At most {field.max_length} characters."
    if field.max_bytes and not field.named_values:
        return f"At most {field.max_bytes:,} bytes of UTF-8."
    return ""


def _options(itemtype: ItemType) -> list[str]:
    if not itemtype.provider_options:
        return []
    return [
        "## Options",
        "Wishes about how the provider treats the item; they are never sent to the server.",
        table(
            ["option", "type", "meaning"],
            [[f"`{one.name}`", _type(one), one.description] for one in itemtype.provider_options.values()],
        ),
    ]


def _natural_key(itemtype: ItemType) -> str:
    fields = [f"`{name}`" for name in itemtype.identified_by]
    key = f"the first of {listed(fields)} that is set" if len(fields) > 1 else fields[0]
    within = [f"`{name}`" for name in itemtype.unique_within]
    texts = [name for name in itemtype.identified_by if itemtype.readable[name].kind == "text"]
    everywhere = [f"`{name}`" for name in itemtype.identified_everywhere]
    return (
        f"Its natural key is {key}{', within ' + listed(within) if within else ''}."
        + (f" But {listed(everywhere)} tell it from others in every entity." if everywhere else "")
        + (" Trailing blanks, case and accents do not count." if texts else "")
        + (" What lies in the trash counts, too." if itemtype.unique_in_trash else "")
    )


def _adopting(itemtype: ItemType) -> str:
    if itemtype.is_link:
        return "One that is there already is taken over without a word: it is nothing more than that it exists."
    trash = ", out of the trash if need be" if itemtype.has_trash else ""
    return (
        "A new resource whose natural key an item has already is an error that gives its id. "
        f'`{ADOPT.name}="matching"` takes that item over{trash}, and changes what differs; '
        f"`{ADOPT.name}=17` takes over just item 17. "
        "[When something goes wrong](../recovery.md#items-that-are-there-already) says more."
    )


def _deleting(itemtype: ItemType) -> str:
    into_trash = (
        f'It goes into the trash, from where `pulumi up` restores it; `{ON_DESTROY.name}="purge"`, or the setting '
        "`itsmng:onDestroy`, deletes it for good."
    )
    sentences = [into_trash if itemtype.has_trash else "It is deleted for good: ITSM-NG has no trash for it."]
    if itemtype.dependents:
        cleared = [one.plural for one in itemtype.dependents if not one.lost]
        sentences.append(
            f"Not while {listed(cleared, 'or')} are in it or refer to it, unless `{FORCE.name}` is set: the server "
            "would move or clear them."
        )
        if lost := [one.plural for one in itemtype.dependents if one.lost]:
            sentences.append(f"Never while {listed(lost, 'or')} are below it: the server would lose them.")
    if itemtype.undeletable_id is not None:
        sentences.append(f"The one whose id is {itemtype.undeletable_id} cannot be deleted.")
    return " ".join(sentences)
