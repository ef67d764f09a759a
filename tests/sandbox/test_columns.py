"""The sandbox's tables against the catalogue: two accounts of the same server, made apart."""

from __future__ import annotations

from typing import Any

import pytest

from pulumi_itsmng.catalog import CATALOG, Field, ItemType, Kind
from pulumi_itsmng.sandbox.schema.registry import REGISTRY
from pulumi_itsmng.sandbox.search.option import ELSEWHERE, TABLES
from tests.support.values import itemtypes_of
from tools.harness.colleague import Colleague

ITEMTYPES = [pytest.param(itemtype, id=itemtype.name) for itemtype in CATALOG.values()]
FIELDS = [
    pytest.param(itemtype.api_itemtype, field, id=f"{itemtype.name}.{field.name}")
    for itemtype in CATALOG.values()
    for field in (itemtype.readable | itemtype.outputs).values()
    if field.column and (itemtype.has_trash or field.name != "is_deleted")
]

KINDS: dict[Kind, str] = {
    "text": "text",
    "flag": "integer",
    "integer": "integer",
    "reference": "integer",
    "decimal": "decimal",
    "timestamp": "timestamp",
}

CHECKED_AS_A_LINE = {("Location", "address"), ("Entity", "ldap_filter")}
"""Texts whose columns are wider than what the server's check of values lets through."""

REFERS_TO = {("User", "authentication_source"): "Auth"}
"""References that lead to different itemtypes, by another column, of which one is declared."""

NOT_DECLARED = {
    "ancestors_cache": "kept by the server for itself",
    "sons_cache": "kept by the server for itself",
    "is_template": "templates are not managed",
    "template_name": "templates are not managed",
    "max_closedate": "set by the server when the survey changes",
}

NOT_DECLARED_OF_USERS = """
    personal_token personal_token_date api_token api_token_date cookie_token cookie_token_date
    password_forget_token password_forget_token_date user_dn sync_field date_sync is_deleted_ldap picture

    access_custom_shortcuts access_font access_shortcuts access_zoom_level backcreated csv_delimiter date_format
    default_dashboard_assets default_dashboard_central default_dashboard_helpdesk default_dashboard_mini_ticket
    default_requesttypes_id display_count_on_home display_options duedatecritical_color duedatecritical_less
    duedatecritical_unit duedateok_color duedatewarning_color duedatewarning_less duedatewarning_unit followup_private
    highcontrast_css is_ids_visible keep_devices_when_purging_item layout list_limit lock_autolock_mode
    lock_directunlock_notification names_format notification_to_myself number_format palette pdffont plannings
    priority_1 priority_2 priority_3 priority_4 priority_5 priority_6 privatebookmarkorder refresh_views
    set_default_requester set_default_tech show_count_on_tabs show_jobs_at_login task_private task_state
    use_flat_dropdowntree use_mode
"""
"""What the server, or a directory, keeps of an account for itself; and how each likes the web interface."""


@pytest.mark.parametrize(("itemtype", "field"), FIELDS)
def test_a_field_is_a_column_that_fits_it(itemtype: str, field: Field) -> None:
    column = REGISTRY[itemtype].columns[field.column or ""]

    assert column.kind == KINDS[field.kind]
    assert column.refers_to == REFERS_TO.get((itemtype, field.name), field.target)
    if field.kind == "flag":
        assert column.highest == 127
    if field.kind == "text" and not field.computed:
        width = field.max_length or field.max_bytes
        assert width == 255 if (itemtype, field.name) in CHECKED_AS_A_LINE else width == column.width
    if field.kind == "integer":
        numbers = [number for _, number in field.named_values]
        assert column.lowest <= min([field.minimum or 0, *numbers])
        assert column.highest >= max([field.maximum or 0, *numbers])


@pytest.mark.parametrize("itemtype", ITEMTYPES)
def test_every_column_that_a_user_can_set_is_declared(itemtype: ItemType) -> None:
    known = {field.column for field in itemtype.properties.values()} | NOT_DECLARED.keys()
    known |= {*NOT_DECLARED_OF_USERS.split()} if itemtype.name == "User" else set()

    assert REGISTRY[itemtype.api_itemtype].columns.keys() - known == set()


@pytest.mark.parametrize("itemtype", ITEMTYPES)
def test_the_trash_and_the_tree_are_those_of_the_itemtype(itemtype: ItemType) -> None:
    assert itemtype.has_trash == REGISTRY[itemtype.api_itemtype].trash
    assert (itemtype.parent is not None) == REGISTRY[itemtype.api_itemtype].tree


@pytest.mark.parametrize("itemtype", ITEMTYPES)
def test_a_new_item_has_the_defaults(itemtype: ItemType, colleague: Colleague) -> None:
    least = [itemtype.readable[name] for name in itemtype.required or itemtype.identified_by[-1:]]
    given = {field.column or "": something(field, colleague) for field in least}
    item_id = (
        colleague.create_entity("new")
        if itemtype.name == "Entity"
        else colleague.create(itemtype.api_itemtype, **given)
    )

    row = colleague.get(itemtype.api_itemtype, item_id) or {}
    fields = [field for field in itemtype.readable.values() if field not in least and not is_given_once(field)]

    assert {field.name: in_the_catalogue(field, row[field.column or ""]) for field in fields} == {
        field.name: field.default for field in fields
    }


def test_the_sandbox_has_an_itemtype_for_every_reference() -> None:
    fields = [field for itemtype in CATALOG.values() for field in itemtype.references.values()]

    assert [one for field in fields for one in itemtypes_of(field.target or "") if not REGISTRY.find(one)] == []


def test_all_itemtypes_are_there() -> None:
    assert len(list(REGISTRY)) >= 100


def test_no_table_that_is_here_is_said_to_be_elsewhere() -> None:
    assert ELSEWHERE.keys() & TABLES.keys() == set()


def something(field: Field, colleague: Colleague) -> Any:
    """A value for a column that cannot do without."""
    if field.kind == "reference":
        return colleague.create(field.target or "", name="new")
    return "new@example.org" if field.format in ("email", "mailbox") else "new"


def is_given_once(field: Field) -> bool:
    """Whether the server gives it to the first by itself, as it does with a user's default address."""
    return field.not_clearable and field.kind == "flag"


def in_the_catalogue(field: Field, value: Any) -> Any:
    """A value of the server's as the catalogue writes it."""
    if field.kind == "flag":
        return bool(value)
    return "" if value is None else value
