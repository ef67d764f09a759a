"""What every declaration must be like."""

from collections import Counter
from collections.abc import Iterable

import pytest

from pulumi_itsmng.catalog import CATALOG, Field, ItemType

ITEMTYPES = [pytest.param(itemtype, id=itemtype.name) for itemtype in CATALOG.values()]
FIELDS = [
    pytest.param(field, id=f"{itemtype.name}.{field.name}")
    for itemtype in CATALOG.values()
    for field in itemtype.properties.values()
]


def repeated(values: Iterable[object]) -> list[object]:
    return [value for value, count in Counter(values).items() if count > 1]


@pytest.mark.parametrize("itemtype", ITEMTYPES)
def test_no_two_fields_have_the_same_name_key_or_column(itemtype: ItemType) -> None:
    fields = [*itemtype.fields, *itemtype.provider_options.values(), *itemtype.outputs.values()]

    assert repeated([field.name for field in fields]) == []
    assert repeated([field.key for field in fields]) == []
    assert repeated([field.column for field in fields if field.column]) == []


@pytest.mark.parametrize("field", FIELDS)
def test_names_are_snake_case_and_descriptions_are_sentences(field: Field) -> None:
    assert field.name == "_".join(part for part in field.name.lower().split("_") if part)
    assert field.description.endswith(".")
    assert not field.description[0].islower()
    assert "  " not in field.description


@pytest.mark.parametrize("field", FIELDS)
def test_a_word_stands_for_one_number_and_a_number_has_one_word(field: Field) -> None:
    words, numbers = [word for word, _ in field.named_values], [number for _, number in field.named_values]

    assert repeated(words) == []
    assert repeated(numbers) == []
    assert words == [word.lower().strip() for word in words]
    assert [word for word in words if f"`{word}`" not in field.description] == []


@pytest.mark.parametrize("field", FIELDS)
def test_a_default_is_a_value_that_a_program_may_set(field: Field) -> None:
    numbers = [number for _, number in field.named_values]
    if field.kind == "text":
        assert field.default == "" or int(field.default) in numbers
    elif field.kind == "integer" and not field.computed:
        assert field.default in numbers or (not field.enum_only and (field.minimum or 0) <= int(field.default))
    elif field.kind == "reference":
        assert field.default == 0 or field.default in numbers


@pytest.mark.parametrize("itemtype", ITEMTYPES)
def test_the_natural_key_is_among_the_fields_of_an_item(itemtype: ItemType) -> None:
    assert {*itemtype.identified_by, *itemtype.required} <= itemtype.readable.keys()
    assert {*itemtype.unique_within} <= itemtype.references.keys()
    assert itemtype.parent is None or itemtype.references[itemtype.parent].target == itemtype.name


def test_at_most_three_searches_find_the_dependents_of_an_item() -> None:
    assert all(len(itemtype.dependents) <= 3 for itemtype in CATALOG.values())
