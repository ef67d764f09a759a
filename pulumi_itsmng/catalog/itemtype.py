"""What a declaration of an itemtype consists of."""

from __future__ import annotations

from functools import cached_property

from pydantic import BaseModel, ConfigDict

from pulumi_itsmng.catalog.fields import Field, computed, option, option_flag

ON_DESTROY = option(
    "on_destroy",
    "What becomes of the item when the resource leaves the program: `trash` or `purge`. "
    "The default is the provider's `onDestroy` setting. Kinds of item without a trash are always purged.",
    choices=("trash", "purge"),
)

ADOPT = option(
    "adopt",
    "What to do if the item is there already when the resource is created: `never` is an error, `matching` takes over "
    "the one with the same natural key, out of the trash if need be, and changes what differs; an id takes over just "
    "that one; `duplicate` does not look, and creates another. The default is the provider's `adopt` setting.",
    choices=("never", "matching", "duplicate"),
    minimum=1,
)

FORCE = option_flag(
    "force",
    "Delete it although others are in it or refer to it: the server moves or clears them. An entity that has entities "
    "below it is not deleted all the same.",
)

IDENTIFIED_BY = Field(
    name="identified_by",
    description="The fields by which the item is recognised, instead of the first of those that are set.",
    kind="names",
)

CREATE_MISSING = option_flag(
    "create_missing",
    "Make what a type, model, manufacturer, status, network, title or category names if there is none of that name "
    "yet.",
)

UNVERIFIED = Field(
    name="unverified",
    description="Whether the item was created, but could not be read afterwards: the next update verifies it.",
    kind="flag",
    computed=True,
)

COMMON_OUTPUTS = (
    computed("item_id", "The item's id, as a number.", kind="integer", column="id"),
    computed("is_deleted", "Whether the item lies in the trash.", kind="flag"),
    UNVERIFIED,
)

DATES = (
    computed("date_creation", "When the item was created, in the server's time zone.", kind="timestamp"),
    computed(
        "date_mod",
        "When the item was last changed, in the server's time zone, as of the last change of a declared field.",
        kind="timestamp",
    ),
)

TREE_OUTPUTS = (
    computed("complete_name", "Its name after those of all above it.", kind="text", column="completename"),
    computed("level", "How deep it lies: 1 at the top.", kind="integer"),
)

RESOLVED = Field(
    name="resolved",
    description="What its references led to: `id` and `name` of each, by the reference.",
    kind="resolved",
    computed=True,
)


class Dependents(BaseModel):
    """Items that are lost, moved or cleared when the item that they refer to is deleted.

    Attributes:
        plural: what they are, in the plural, for the error.
        itemtype: what is searched: an itemtype, or `AllAssets`.
        options: the names of the search options that hold such a reference.
        below: whether the option is that of the searched item itself, and those below it in its tree are looked for:
            not all trees have a search option for the parent.
        shown: the name of the search option that holds what they are called.
        lost: whether the server neither moves nor clears them: nobody can read them any more.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    plural: str
    itemtype: str
    options: tuple[str, ...]
    below: bool = False
    shown: str = "name"
    lost: bool = False


class ItemType(BaseModel):
    """One itemtype of ITSM-NG, declared once.

    Attributes:
        name: the resource's name.
        api_name: the itemtype's name in the API, where it is another.
        description: what it is, for the reference documentation.
        fields: the fields that a program may set.
        required: names of the fields that a program must set.
        identified_by: names of fields, most telling first: the first of them that is set tells one item from another.
        unique_within: names of the references within which it does so: the entity, the parent.
        identified_everywhere: names of those among `identified_by` that do so in all entities, as a machine tells them
            itself; what many machines say where they have none tells nothing.
        parent: the name of the reference to the item above it, for a kind of item that forms a tree.
        has_trash: whether deleted items lie in a trash.
        has_dates: whether the server notes when an item was created and last changed.
        has_entity: whether an item belongs to an entity, so that what it refers to must be visible there.
        unique: whether the server refuses a second item whose natural key differs in case and accents alone.
        unique_in_trash: whether the server lets no item have the natural key of one in the trash.
        always_sent: names of the fields that every change must name.
        extra_outputs: what only the server sets, beside what it sets of every item.
        dependents: what a deletion would lose, move or clear.
        undeletable_id: the id of the one item that can never be deleted.
        is_link: whether creating one that is there takes it over without a word: a link between two items is
            nothing more than that it exists.
        right: the name of the right in a profile that speaks for it; without it, the itemtype's in lower case.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    api_name: str = ""
    description: str
    fields: tuple[Field, ...]
    required: tuple[str, ...] = ()
    identified_by: tuple[str, ...]
    unique_within: tuple[str, ...]
    identified_everywhere: tuple[str, ...] = ()
    parent: str | None = None
    has_trash: bool = False
    has_dates: bool = True
    has_entity: bool = True
    unique: bool = False
    unique_in_trash: bool = False
    always_sent: tuple[str, ...] = ()
    extra_outputs: tuple[Field, ...] = ()
    dependents: tuple[Dependents, ...] = ()
    undeletable_id: int | None = None
    is_link: bool = False
    right: str | None = None

    @property
    def profile_right(self) -> str:
        """The name of the right in a profile that says what may be done with such items."""
        return self.right or self.name.lower()

    @cached_property
    def api_itemtype(self) -> str:
        """The itemtype's name in the API."""
        return self.api_name or self.name

    @property
    def first_id(self) -> int:
        """The lowest id that an item can have."""
        return 0 if self.undeletable_id == 0 else 1

    @property
    def refuses_duplicates(self) -> bool:
        """Whether the server refuses a change that would make two items the same by their names."""
        return self.unique or self.unique_in_trash

    @cached_property
    def name_field(self) -> str | None:
        """The name of the field by which a person calls an item."""
        return next((field.name for field in self.fields if field.column == "name"), None)

    @cached_property
    def lookup_fields(self) -> dict[str, Field]:
        """The fields by which an item can be looked up, by name: its natural key, and within what it holds."""
        return {name: self.readable[name] for name in (*self.identified_by, *self.unique_within)}

    @cached_property
    def entity(self) -> str | None:
        """The name of the reference to the entity that an item belongs to, or of an entity, to the one above it."""
        found = (name for name, field in self.references.items() if field.column == "entities_id")
        return next(found, None) if self.has_entity else None

    @cached_property
    def provider_options(self) -> dict[str, Field]:
        """What a program may wish about how the item is treated, by name."""
        wishes = [] if self.is_link else [ADOPT.model_copy(update={"minimum": self.first_id})]
        wishes += [ON_DESTROY] if self.has_trash else []
        wishes += [FORCE] if self.dependents else []
        if len(self.identified_by) > 1:
            wishes.append(self._identified_by)
        wishes += [CREATE_MISSING] if any(field.creatable for field in self.fields) else []
        return {field.name: field for field in wishes}

    @property
    def _identified_by(self) -> Field:
        choices = self.identified_by + (self.unique_within if self.identified_everywhere else ())
        description = f"{IDENTIFIED_BY.description} One or more of {', '.join(f'`{name}`' for name in choices)}."
        if self.identified_everywhere:
            everywhere = " and ".join(f"`{name}`" for name in self.identified_everywhere)
            within = " and ".join(f"`{name}`" for name in self.unique_within)
            description += f" With {everywhere}, {within} says that there may be another elsewhere."
        return IDENTIFIED_BY.model_copy(update={"choices": choices, "description": description})

    @cached_property
    def inputs(self) -> dict[str, Field]:
        """All that a program may set, by name: the fields and the provider's options."""
        return {field.name: field for field in self.fields} | self.provider_options

    @cached_property
    def readable(self) -> dict[str, Field]:
        """The fields that a program may set and the server shows, by name."""
        return {field.name: field for field in self.fields if field.kind != "secret"}

    @cached_property
    def secrets(self) -> dict[str, Field]:
        """The fields that a program may set and nobody can read back, by name."""
        return {field.name: field for field in self.fields if field.kind == "secret"}

    @cached_property
    def references(self) -> dict[str, Field]:
        """The stored fields that refer to other items, by name."""
        return {name: field for name, field in self.readable.items() if field.kind == "reference"}

    @cached_property
    def outputs(self) -> dict[str, Field]:
        """What only the server sets, by name."""
        outputs: tuple[Field, ...] = COMMON_OUTPUTS
        outputs += DATES if self.has_dates else ()
        outputs += TREE_OUTPUTS if self.parent else ()
        outputs += self.extra_outputs
        outputs += (RESOLVED,) if self.references else ()
        return {field.name: field for field in outputs}

    @cached_property
    def properties(self) -> dict[str, Field]:
        """Inputs and outputs, by name."""
        return self.inputs | self.outputs
