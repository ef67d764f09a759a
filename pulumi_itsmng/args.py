"""The inputs of the resources, for programs that do not give them by keywords; and the types of references.

Derived from the catalogue by `make generate`; change the declarations there, not this file.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pulumi import Input
from typing_extensions import Required, TypeAliasType, TypedDict

from pulumi_itsmng.sdk.references import ItemReference

if TYPE_CHECKING:
    from pulumi_itsmng.lookups import GetEntityResult, GetGroupResult, GetLocationResult, GetUserResult
    from pulumi_itsmng.resources import Account, Entity, Group, Location, User
    from pulumi_itsmng.sdk.components.account import AccountAuthorization, AccountGroup
    from pulumi_itsmng.sdk.lookup_result import GetItemResult

__all__ = [
    "AccountArgs",
    "AccountArgsDict",
    "ComputerArgs",
    "ComputerArgsDict",
    "EntityArgs",
    "EntityArgsDict",
    "EntityReference",
    "GroupArgs",
    "GroupArgsDict",
    "GroupReference",
    "GroupUserArgs",
    "GroupUserArgsDict",
    "ItemReference",
    "LocationArgs",
    "LocationArgsDict",
    "LocationReference",
    "ProfileUserArgs",
    "ProfileUserArgsDict",
    "UserArgs",
    "UserArgsDict",
    "UserEmailArgs",
    "UserEmailArgsDict",
    "UserReference",
]

EntityReference = TypeAliasType("EntityReference", "Input[int | str | GetItemResult | GetEntityResult] | Entity")
GroupReference = TypeAliasType("GroupReference", "Input[int | str | GetItemResult | GetGroupResult] | Group")
LocationReference = TypeAliasType(
    "LocationReference", "Input[int | str | GetItemResult | GetLocationResult] | Location"
)
UserReference = TypeAliasType("UserReference", "Input[int | str | GetItemResult | GetUserResult] | User | Account")


@dataclass(kw_only=True)
class ComputerArgs:
    """The inputs of a `Computer`, whose documentation says what each means."""

    name: Input[str] | None = None
    serial: Input[str] | None = None
    inventory_number: Input[str] | None = None
    alternate_username: Input[str] | None = None
    alternate_username_number: Input[str] | None = None
    comment: Input[str] | None = None
    uuid: Input[str] | None = None
    entity: EntityReference | None = None
    child_entities: Input[bool] | None = None
    location: LocationReference | None = None
    status: ItemReference | None = None
    type: ItemReference | None = None
    model: ItemReference | None = None
    manufacturer: ItemReference | None = None
    network: ItemReference | None = None
    user: UserReference | None = None
    group: GroupReference | None = None
    technician: UserReference | None = None
    technician_group: GroupReference | None = None
    update_source: ItemReference | None = None
    adopt: Input[int | str] | None = None
    on_destroy: Input[str] | None = None
    identified_by: Input[str | Sequence[str]] | None = None
    create_missing: Input[bool] | None = None


class ComputerArgsDict(TypedDict, total=False):
    """The inputs of a `Computer` as a dictionary."""

    name: Input[str]
    serial: Input[str]
    inventory_number: Input[str]
    alternate_username: Input[str]
    alternate_username_number: Input[str]
    comment: Input[str]
    uuid: Input[str]
    entity: EntityReference
    child_entities: Input[bool]
    location: LocationReference
    status: ItemReference
    type: ItemReference
    model: ItemReference
    manufacturer: ItemReference
    network: ItemReference
    user: UserReference
    group: GroupReference
    technician: UserReference
    technician_group: GroupReference
    update_source: ItemReference
    adopt: Input[int | str]
    on_destroy: Input[str]
    identified_by: Input[str | Sequence[str]]
    create_missing: Input[bool]


@dataclass(kw_only=True)
class EntityArgs:
    """The inputs of a `Entity`, whose documentation says what each means."""

    name: Input[str]
    parent: EntityReference | None = None
    comment: Input[str] | None = None
    address: Input[str] | None = None
    postal_code: Input[str] | None = None
    town: Input[str] | None = None
    state: Input[str] | None = None
    country: Input[str] | None = None
    website: Input[str] | None = None
    phone: Input[str] | None = None
    fax: Input[str] | None = None
    email: Input[str] | None = None
    latitude: Input[str] | None = None
    longitude: Input[str] | None = None
    altitude: Input[str] | None = None
    tag: Input[str] | None = None
    ldap_dn: Input[str] | None = None
    mail_domain: Input[str] | None = None
    ldap_directory: ItemReference | None = None
    ldap_filter: Input[str] | None = None
    administrator_email: Input[str] | None = None
    administrator_name: Input[str] | None = None
    reply_email: Input[str] | None = None
    reply_name: Input[str] | None = None
    notification_prefix: Input[str] | None = None
    notification_signature: Input[str] | None = None
    notification_delay: Input[int | str] | None = None
    enable_notifications_by_default: Input[str] | None = None
    cartridges_alarm_frequency: Input[str] | None = None
    default_cartridges_threshold: Input[int | str] | None = None
    consumables_alarm_frequency: Input[str] | None = None
    default_consumables_threshold: Input[int | str] | None = None
    contract_alarms: Input[str] | None = None
    default_contract_alarm: Input[str] | None = None
    send_contract_alarms_before: Input[int | str] | None = None
    financial_information_alarms: Input[str] | None = None
    default_financial_information_alarm: Input[str] | None = None
    send_financial_information_alarms_before: Input[int | str] | None = None
    license_alarms: Input[str] | None = None
    send_license_alarms_before: Input[int | str] | None = None
    certificate_alarms: Input[str] | None = None
    send_certificate_alarms_before: Input[int | str] | None = None
    domain_alarms: Input[str] | None = None
    send_domain_alarms_before: Input[int | str] | None = None
    send_domain_alarms_after: Input[int | str] | None = None
    reservation_alerts: Input[int | str] | None = None
    unsolved_ticket_alerts: Input[int | str] | None = None
    ticket_template: ItemReference | None = None
    change_template: ItemReference | None = None
    problem_template: ItemReference | None = None
    calendar: ItemReference | None = None
    default_ticket_type: Input[str] | None = None
    automatic_assignment: Input[str] | None = None
    private_supplier_followups: Input[str] | None = None
    anonymize_support_agents: Input[str] | None = None
    automatic_closing_delay: Input[int | str] | None = None
    automatic_purge_delay: Input[int | str] | None = None
    satisfaction_survey: Input[str] | None = None
    survey_delay: Input[int | str] | None = None
    survey_rate: Input[int | str] | None = None
    survey_duration: Input[int | str] | None = None
    survey_url: Input[str] | None = None
    autofill_purchase_date: Input[str] | None = None
    autofill_order_date: Input[str] | None = None
    autofill_delivery_date: Input[str] | None = None
    autofill_startup_date: Input[str] | None = None
    autofill_warranty_start_date: Input[str] | None = None
    autofill_decommission_date: Input[str] | None = None
    software_entity: EntityReference | None = None
    enable_custom_css: Input[str] | None = None
    custom_css_code: Input[str] | None = None
    adopt: Input[int | str] | None = None
    force: Input[bool] | None = None


class EntityArgsDict(TypedDict, total=False):
    """The inputs of a `Entity` as a dictionary."""

    name: Required[Input[str]]
    parent: EntityReference
    comment: Input[str]
    address: Input[str]
    postal_code: Input[str]
    town: Input[str]
    state: Input[str]
    country: Input[str]
    website: Input[str]
    phone: Input[str]
    fax: Input[str]
    email: Input[str]
    latitude: Input[str]
    longitude: Input[str]
    altitude: Input[str]
    tag: Input[str]
    ldap_dn: Input[str]
    mail_domain: Input[str]
    ldap_directory: ItemReference
    ldap_filter: Input[str]
    administrator_email: Input[str]
    administrator_name: Input[str]
    reply_email: Input[str]
    reply_name: Input[str]
    notification_prefix: Input[str]
    notification_signature: Input[str]
    notification_delay: Input[int | str]
    enable_notifications_by_default: Input[str]
    cartridges_alarm_frequency: Input[str]
    default_cartridges_threshold: Input[int | str]
    consumables_alarm_frequency: Input[str]
    default_consumables_threshold: Input[int | str]
    contract_alarms: Input[str]
    default_contract_alarm: Input[str]
    send_contract_alarms_before: Input[int | str]
    financial_information_alarms: Input[str]
    default_financial_information_alarm: Input[str]
    send_financial_information_alarms_before: Input[int | str]
    license_alarms: Input[str]
    send_license_alarms_before: Input[int | str]
    certificate_alarms: Input[str]
    send_certificate_alarms_before: Input[int | str]
    domain_alarms: Input[str]
    send_domain_alarms_before: Input[int | str]
    send_domain_alarms_after: Input[int | str]
    reservation_alerts: Input[int | str]
    unsolved_ticket_alerts: Input[int | str]
    ticket_template: ItemReference
    change_template: ItemReference
    problem_template: ItemReference
    calendar: ItemReference
    default_ticket_type: Input[str]
    automatic_assignment: Input[str]
    private_supplier_followups: Input[str]
    anonymize_support_agents: Input[str]
    automatic_closing_delay: Input[int | str]
    automatic_purge_delay: Input[int | str]
    satisfaction_survey: Input[str]
    survey_delay: Input[int | str]
    survey_rate: Input[int | str]
    survey_duration: Input[int | str]
    survey_url: Input[str]
    autofill_purchase_date: Input[str]
    autofill_order_date: Input[str]
    autofill_delivery_date: Input[str]
    autofill_startup_date: Input[str]
    autofill_warranty_start_date: Input[str]
    autofill_decommission_date: Input[str]
    software_entity: EntityReference
    enable_custom_css: Input[str]
    custom_css_code: Input[str]
    adopt: Input[int | str]
    force: Input[bool]


@dataclass(kw_only=True)
class GroupArgs:
    """The inputs of a `Group`, whose documentation says what each means."""

    name: Input[str]
    parent: GroupReference | None = None
    entity: EntityReference | None = None
    child_entities: Input[bool] | None = None
    comment: Input[str] | None = None
    requester: Input[bool] | None = None
    watcher: Input[bool] | None = None
    assigned_to: Input[bool] | None = None
    task: Input[bool] | None = None
    can_be_notified: Input[bool] | None = None
    can_contain_items: Input[bool] | None = None
    can_contain_users: Input[bool] | None = None
    can_be_manager: Input[bool] | None = None
    ldap_field: Input[str] | None = None
    ldap_value: Input[str] | None = None
    ldap_dn: Input[str] | None = None
    adopt: Input[int | str] | None = None
    force: Input[bool] | None = None


class GroupArgsDict(TypedDict, total=False):
    """The inputs of a `Group` as a dictionary."""

    name: Required[Input[str]]
    parent: GroupReference
    entity: EntityReference
    child_entities: Input[bool]
    comment: Input[str]
    requester: Input[bool]
    watcher: Input[bool]
    assigned_to: Input[bool]
    task: Input[bool]
    can_be_notified: Input[bool]
    can_contain_items: Input[bool]
    can_contain_users: Input[bool]
    can_be_manager: Input[bool]
    ldap_field: Input[str]
    ldap_value: Input[str]
    ldap_dn: Input[str]
    adopt: Input[int | str]
    force: Input[bool]


@dataclass(kw_only=True)
class GroupUserArgs:
    """The inputs of a `GroupUser`, whose documentation says what each means."""

    user: UserReference
    group: GroupReference
    manager: Input[bool] | None = None
    delegate: Input[bool] | None = None


class GroupUserArgsDict(TypedDict, total=False):
    """The inputs of a `GroupUser` as a dictionary."""

    user: Required[UserReference]
    group: Required[GroupReference]
    manager: Input[bool]
    delegate: Input[bool]


@dataclass(kw_only=True)
class LocationArgs:
    """The inputs of a `Location`, whose documentation says what each means."""

    name: Input[str]
    parent: LocationReference | None = None
    entity: EntityReference | None = None
    child_entities: Input[bool] | None = None
    comment: Input[str] | None = None
    address: Input[str] | None = None
    postal_code: Input[str] | None = None
    town: Input[str] | None = None
    state: Input[str] | None = None
    country: Input[str] | None = None
    building_number: Input[str] | None = None
    room_number: Input[str] | None = None
    latitude: Input[str] | None = None
    longitude: Input[str] | None = None
    altitude: Input[str] | None = None
    adopt: Input[int | str] | None = None
    force: Input[bool] | None = None


class LocationArgsDict(TypedDict, total=False):
    """The inputs of a `Location` as a dictionary."""

    name: Required[Input[str]]
    parent: LocationReference
    entity: EntityReference
    child_entities: Input[bool]
    comment: Input[str]
    address: Input[str]
    postal_code: Input[str]
    town: Input[str]
    state: Input[str]
    country: Input[str]
    building_number: Input[str]
    room_number: Input[str]
    latitude: Input[str]
    longitude: Input[str]
    altitude: Input[str]
    adopt: Input[int | str]
    force: Input[bool]


@dataclass(kw_only=True)
class ProfileUserArgs:
    """The inputs of a `ProfileUser`, whose documentation says what each means."""

    user: UserReference
    profile: ItemReference
    entity: EntityReference | None = None
    child_entities: Input[bool] | None = None


class ProfileUserArgsDict(TypedDict, total=False):
    """The inputs of a `ProfileUser` as a dictionary."""

    user: Required[UserReference]
    profile: Required[ItemReference]
    entity: EntityReference
    child_entities: Input[bool]


@dataclass(kw_only=True)
class UserArgs:
    """The inputs of a `User`, whose documentation says what each means."""

    login: Input[str]
    password: Input[str] | None = None
    active: Input[bool] | None = None
    valid_since: Input[str] | None = None
    valid_until: Input[str] | None = None
    authentication: Input[str] | None = None
    authentication_source: ItemReference | None = None
    first_name: Input[str] | None = None
    last_name: Input[str] | None = None
    phone: Input[str] | None = None
    phone2: Input[str] | None = None
    mobile: Input[str] | None = None
    administrative_number: Input[str] | None = None
    title: ItemReference | None = None
    category: ItemReference | None = None
    location: LocationReference | None = None
    supervisor: UserReference | None = None
    comment: Input[str] | None = None
    language: Input[str] | None = None
    time_zone: Input[str] | None = None
    default_profile: ItemReference | None = None
    default_entity: EntityReference | None = None
    default_group: GroupReference | None = None
    adopt: Input[int | str] | None = None
    on_destroy: Input[str] | None = None
    create_missing: Input[bool] | None = None


class UserArgsDict(TypedDict, total=False):
    """The inputs of a `User` as a dictionary."""

    login: Required[Input[str]]
    password: Input[str]
    active: Input[bool]
    valid_since: Input[str]
    valid_until: Input[str]
    authentication: Input[str]
    authentication_source: ItemReference
    first_name: Input[str]
    last_name: Input[str]
    phone: Input[str]
    phone2: Input[str]
    mobile: Input[str]
    administrative_number: Input[str]
    title: ItemReference
    category: ItemReference
    location: LocationReference
    supervisor: UserReference
    comment: Input[str]
    language: Input[str]
    time_zone: Input[str]
    default_profile: ItemReference
    default_entity: EntityReference
    default_group: GroupReference
    adopt: Input[int | str]
    on_destroy: Input[str]
    create_missing: Input[bool]


@dataclass(kw_only=True)
class UserEmailArgs:
    """The inputs of a `UserEmail`, whose documentation says what each means."""

    user: UserReference
    email: Input[str]
    default: Input[bool] | None = None


class UserEmailArgsDict(TypedDict, total=False):
    """The inputs of a `UserEmail` as a dictionary."""

    user: Required[UserReference]
    email: Required[Input[str]]
    default: Input[bool]


@dataclass(kw_only=True)
class AccountArgs:
    """The inputs of a `Account`, whose documentation says what each means."""

    login: Input[str]
    password: Input[str] | None = None
    active: Input[bool] | None = None
    valid_since: Input[str] | None = None
    valid_until: Input[str] | None = None
    authentication: Input[str] | None = None
    authentication_source: ItemReference | None = None
    first_name: Input[str] | None = None
    last_name: Input[str] | None = None
    phone: Input[str] | None = None
    phone2: Input[str] | None = None
    mobile: Input[str] | None = None
    administrative_number: Input[str] | None = None
    title: ItemReference | None = None
    category: ItemReference | None = None
    location: LocationReference | None = None
    supervisor: UserReference | None = None
    comment: Input[str] | None = None
    language: Input[str] | None = None
    time_zone: Input[str] | None = None
    default_profile: ItemReference | None = None
    default_entity: EntityReference | None = None
    default_group: GroupReference | None = None
    adopt: Input[int | str] | None = None
    on_destroy: Input[str] | None = None
    create_missing: Input[bool] | None = None
    emails: Sequence[Input[str]] = ()
    groups: Sequence[GroupReference | AccountGroup] = ()
    authorizations: Sequence[ItemReference | AccountAuthorization] = ()


class AccountArgsDict(TypedDict, total=False):
    """The inputs of a `Account` as a dictionary."""

    login: Required[Input[str]]
    password: Input[str]
    active: Input[bool]
    valid_since: Input[str]
    valid_until: Input[str]
    authentication: Input[str]
    authentication_source: ItemReference
    first_name: Input[str]
    last_name: Input[str]
    phone: Input[str]
    phone2: Input[str]
    mobile: Input[str]
    administrative_number: Input[str]
    title: ItemReference
    category: ItemReference
    location: LocationReference
    supervisor: UserReference
    comment: Input[str]
    language: Input[str]
    time_zone: Input[str]
    default_profile: ItemReference
    default_entity: EntityReference
    default_group: GroupReference
    adopt: Input[int | str]
    on_destroy: Input[str]
    create_missing: Input[bool]
    emails: Sequence[Input[str]]
    groups: Sequence[GroupReference | AccountGroup]
    authorizations: Sequence[ItemReference | AccountAuthorization]
