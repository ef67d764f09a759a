"""Lookups: items that a program refers to and does not manage.

Derived from the catalogue by `make generate`; change the declarations there, not this file.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pulumi import Input, Output

from pulumi_itsmng.sdk.lookup_result import FoundItem, GetItemResult
from pulumi_itsmng.sdk.lookups import get_item, get_item_output, look_up, look_up_output, search, search_output

if TYPE_CHECKING:
    from pulumi_itsmng.args import EntityReference, GroupReference, LocationReference

__all__ = [
    "GetComputerResult",
    "GetEntityResult",
    "GetGroupResult",
    "GetItemResult",
    "GetLocationResult",
    "GetUserResult",
    "get_computer",
    "get_computer_output",
    "get_entity",
    "get_entity_output",
    "get_group",
    "get_group_output",
    "get_item",
    "get_item_output",
    "get_location",
    "get_location_output",
    "get_user",
    "get_user_output",
    "search",
    "search_output",
]


@dataclass(frozen=True, kw_only=True)
class GetComputerResult(FoundItem):
    """What a lookup gives; the documentation of `Computer` says what each attribute means."""

    itemtype = "Computer"

    name: str
    serial: str
    inventory_number: str
    alternate_username: str
    alternate_username_number: str
    comment: str
    uuid: str
    entity: int | None
    child_entities: bool
    location: int | None
    status: int | None
    type: int | None
    model: int | None
    manufacturer: int | None
    network: int | None
    user: int | None
    group: int | None
    technician: int | None
    technician_group: int | None
    update_source: int | None
    is_deleted: bool
    date_creation: str | None
    date_mod: str | None
    is_dynamic: bool
    ticket_tco: str


def get_computer(
    id: int | str | None = None,
    *,
    serial: str | None = None,
    inventory_number: str | None = None,
    uuid: str | None = None,
    name: str | None = None,
    entity: int | str | GetItemResult | GetEntityResult | None = None,
) -> GetComputerResult:
    """Look up a Computer by its id, or by what tells it from others; what is left out may be any.

    Args:
        id: the item's id.
        serial: Serial number.
        inventory_number: Inventory number.
        uuid: UUID, as the firmware tells it.
        name: Name.
        entity: The entity it belongs to.

    Raises:
        LookupFailed: there is none, or there are several; the error names near ones, or them.
    """
    return look_up(
        GetComputerResult, id, serial=serial, inventory_number=inventory_number, uuid=uuid, name=name, entity=entity
    )


def get_computer_output(
    id: Input[int | str] | None = None,
    *,
    serial: Input[str] | None = None,
    inventory_number: Input[str] | None = None,
    uuid: Input[str] | None = None,
    name: Input[str] | None = None,
    entity: EntityReference | None = None,
) -> Output[GetComputerResult]:
    """`get_computer` by what is known only later, such as outputs of resources."""
    return look_up_output(
        GetComputerResult, id, serial=serial, inventory_number=inventory_number, uuid=uuid, name=name, entity=entity
    )


@dataclass(frozen=True, kw_only=True)
class GetEntityResult(FoundItem):
    """What a lookup gives; the documentation of `Entity` says what each attribute means."""

    itemtype = "Entity"

    name: str
    parent: int | None
    comment: str
    address: str
    postal_code: str
    town: str
    state: str
    country: str
    website: str
    phone: str
    fax: str
    email: str
    latitude: str
    longitude: str
    altitude: str
    tag: str
    ldap_dn: str
    mail_domain: str
    ldap_directory: int | None
    ldap_filter: str
    administrator_email: str
    administrator_name: str
    reply_email: str
    reply_name: str
    notification_prefix: str
    notification_signature: str
    notification_delay: int | str
    enable_notifications_by_default: str
    cartridges_alarm_frequency: str
    default_cartridges_threshold: int | str
    consumables_alarm_frequency: str
    default_consumables_threshold: int | str
    contract_alarms: str
    default_contract_alarm: str
    send_contract_alarms_before: int | str
    financial_information_alarms: str
    default_financial_information_alarm: str
    send_financial_information_alarms_before: int | str
    license_alarms: str
    send_license_alarms_before: int | str
    certificate_alarms: str
    send_certificate_alarms_before: int | str
    domain_alarms: str
    send_domain_alarms_before: int | str
    send_domain_alarms_after: int | str
    reservation_alerts: int | str
    unsolved_ticket_alerts: int | str
    ticket_template: int | str | None
    change_template: int | str | None
    problem_template: int | str | None
    calendar: int | str | None
    default_ticket_type: str
    automatic_assignment: str
    private_supplier_followups: str
    anonymize_support_agents: str
    automatic_closing_delay: int | str
    automatic_purge_delay: int | str
    satisfaction_survey: str
    survey_delay: int | str
    survey_rate: int | str
    survey_duration: int | str
    survey_url: str
    autofill_purchase_date: str
    autofill_order_date: str
    autofill_delivery_date: str
    autofill_startup_date: str
    autofill_warranty_start_date: str
    autofill_decommission_date: str
    software_entity: int | str | None
    enable_custom_css: str
    custom_css_code: str
    is_deleted: bool
    date_creation: str | None
    date_mod: str | None
    complete_name: str
    level: int


def get_entity(
    id: int | str | None = None,
    *,
    name: str | None = None,
    parent: int | str | GetItemResult | GetEntityResult | None = None,
) -> GetEntityResult:
    """Look up an Entity by its id, or by what tells it from others; what is left out may be any.

    Args:
        id: the item's id.
        name: Name, without those of the entities above it.
        parent: The entity that it is a part of.

    Raises:
        LookupFailed: there is none, or there are several; the error names near ones, or them.
    """
    return look_up(GetEntityResult, id, name=name, parent=parent)


def get_entity_output(
    id: Input[int | str] | None = None,
    *,
    name: Input[str] | None = None,
    parent: EntityReference | None = None,
) -> Output[GetEntityResult]:
    """`get_entity` by what is known only later, such as outputs of resources."""
    return look_up_output(GetEntityResult, id, name=name, parent=parent)


@dataclass(frozen=True, kw_only=True)
class GetGroupResult(FoundItem):
    """What a lookup gives; the documentation of `Group` says what each attribute means."""

    itemtype = "Group"

    name: str
    parent: int | None
    entity: int | None
    child_entities: bool
    comment: str
    requester: bool
    watcher: bool
    assigned_to: bool
    task: bool
    can_be_notified: bool
    can_contain_items: bool
    can_contain_users: bool
    can_be_manager: bool
    ldap_field: str
    ldap_value: str
    ldap_dn: str
    is_deleted: bool
    date_creation: str | None
    date_mod: str | None
    complete_name: str
    level: int


def get_group(
    id: int | str | None = None,
    *,
    name: str | None = None,
    parent: int | str | GetItemResult | GetGroupResult | None = None,
    entity: int | str | GetItemResult | GetEntityResult | None = None,
) -> GetGroupResult:
    """Look up a Group by its id, or by what tells it from others; what is left out may be any.

    Args:
        id: the item's id.
        name: Name, without those of the groups above it.
        parent: The group that it is a part of.
        entity: The entity it belongs to.

    Raises:
        LookupFailed: there is none, or there are several; the error names near ones, or them.
    """
    return look_up(GetGroupResult, id, name=name, parent=parent, entity=entity)


def get_group_output(
    id: Input[int | str] | None = None,
    *,
    name: Input[str] | None = None,
    parent: GroupReference | None = None,
    entity: EntityReference | None = None,
) -> Output[GetGroupResult]:
    """`get_group` by what is known only later, such as outputs of resources."""
    return look_up_output(GetGroupResult, id, name=name, parent=parent, entity=entity)


@dataclass(frozen=True, kw_only=True)
class GetLocationResult(FoundItem):
    """What a lookup gives; the documentation of `Location` says what each attribute means."""

    itemtype = "Location"

    name: str
    parent: int | None
    entity: int | None
    child_entities: bool
    comment: str
    address: str
    postal_code: str
    town: str
    state: str
    country: str
    building_number: str
    room_number: str
    latitude: str
    longitude: str
    altitude: str
    is_deleted: bool
    date_creation: str | None
    date_mod: str | None
    complete_name: str
    level: int


def get_location(
    id: int | str | None = None,
    *,
    name: str | None = None,
    parent: int | str | GetItemResult | GetLocationResult | None = None,
    entity: int | str | GetItemResult | GetEntityResult | None = None,
) -> GetLocationResult:
    """Look up a Location by its id, or by what tells it from others; what is left out may be any.

    Args:
        id: the item's id.
        name: Name, without those of the places above it.
        parent: The place that it is a part of.
        entity: The entity it belongs to.

    Raises:
        LookupFailed: there is none, or there are several; the error names near ones, or them.
    """
    return look_up(GetLocationResult, id, name=name, parent=parent, entity=entity)


def get_location_output(
    id: Input[int | str] | None = None,
    *,
    name: Input[str] | None = None,
    parent: LocationReference | None = None,
    entity: EntityReference | None = None,
) -> Output[GetLocationResult]:
    """`get_location` by what is known only later, such as outputs of resources."""
    return look_up_output(GetLocationResult, id, name=name, parent=parent, entity=entity)


@dataclass(frozen=True, kw_only=True)
class GetUserResult(FoundItem):
    """What a lookup gives; the documentation of `User` says what each attribute means."""

    itemtype = "User"

    login: str
    active: bool
    valid_since: str | None
    valid_until: str | None
    authentication: str
    authentication_source: int | None
    first_name: str
    last_name: str
    phone: str
    phone2: str
    mobile: str
    administrative_number: str
    title: int | None
    category: int | None
    location: int | None
    supervisor: int | None
    comment: str
    language: str
    time_zone: str
    default_profile: int | None
    default_entity: int | None
    default_group: int | None
    is_deleted: bool
    date_creation: str | None
    date_mod: str | None
    last_login: str | None
    password_last_update: str | None


def get_user(
    id: int | str | None = None,
    *,
    login: str | None = None,
) -> GetUserResult:
    """Look up a User by its id, or by what tells it from others; what is left out may be any.

    Args:
        id: the item's id.
        login: Login: letters, digits, spaces and the signs ' @ .

    Raises:
        LookupFailed: there is none, or there are several; the error names near ones, or them.
    """
    return look_up(GetUserResult, id, login=login)


def get_user_output(
    id: Input[int | str] | None = None,
    *,
    login: Input[str] | None = None,
) -> Output[GetUserResult]:
    """`get_user` by what is known only later, such as outputs of resources."""
    return look_up_output(GetUserResult, id, login=login)
