"""Entity: the resource, its inputs, and its lookup.

Derived from the catalogue by `make generate`; change the declarations there, not this file.
"""

# Annotations are no strings here: Pulumi evaluates them anew for every resource.
from dataclasses import dataclass
from typing import Any, overload

from pulumi import Input, Output, ResourceOptions
from typing_extensions import Required, TypedDict

from pulumi_itsmng.sdk.generated.handles import EntityHandle, EntityReference, FoundEntity, ItemReference
from pulumi_itsmng.sdk.lookup_result import GetItemResult
from pulumi_itsmng.sdk.lookups import look_up, look_up_output
from pulumi_itsmng.sdk.resource import ItemResource

__all__ = [
    "Entity",
    "EntityArgs",
    "EntityArgsDict",
    "GetEntityResult",
    "get_entity",
    "get_entity_output",
]


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


class Entity(ItemResource, EntityHandle, module="itsmng", name="Entity"):
    """An entity: a division of the organisation to which items belong, in a tree below the root entity."""

    itemtype = "Entity"

    name: Output[str | None]
    """Name, without those of the entities above it. API column: `name`."""
    parent: Output[int | str | None]
    """The entity that it is a part of. Without it: the root entity. API column: `entities_id`."""
    comment: Output[str | None]
    """Comments. API column: `comment`."""
    address: Output[str | None]
    """Street and number. API column: `address`."""
    postal_code: Output[str | None]
    """Postal code. API column: `postcode`."""
    town: Output[str | None]
    """Town. API column: `town`."""
    state: Output[str | None]
    """State or region of the country. API column: `state`."""
    country: Output[str | None]
    """Country. API column: `country`."""
    website: Output[str | None]
    """Website. API column: `website`."""
    phone: Output[str | None]
    """Phone number. API column: `phonenumber`."""
    fax: Output[str | None]
    """Fax number. API column: `fax`."""
    email: Output[str | None]
    """Email address. API column: `email`."""
    latitude: Output[str | None]
    """Latitude in degrees, from -90 (south) to 90 (north). API column: `latitude`."""
    longitude: Output[str | None]
    """Longitude in degrees, from -180 (west) to 180 (east). API column: `longitude`."""
    altitude: Output[str | None]
    """Altitude in metres. API column: `altitude`."""
    tag: Output[str | None]
    """What the inventory tool calls the entity (TAG), for rules that assign items to entities. API column: `tag`."""
    ldap_dn: Output[str | None]
    """What the LDAP directory calls the entity, for rules that assign users to entities. API column: `ldap_dn`."""
    mail_domain: Output[str | None]
    """The mail domain that stands for the entity, for rules that assign users to entities. API column:
    `mail_domain`."""
    ldap_directory: Output[int | str | None]
    """The LDAP directory in which users of the entity are searched. Without it: the default directory. API column:
    `authldaps_id`."""
    ldap_filter: Output[str | None]
    """A filter for the users that are searched in the directory. API column: `entity_ldapfilter`."""
    administrator_email: Output[str | None]
    """The administrator's email address. Without it: that of the parent entity. API column: `admin_email`."""
    administrator_name: Output[str | None]
    """The administrator's name. It counts only beside an administrator's email address. API column:
    `admin_email_name`."""
    reply_email: Output[str | None]
    """The email address that answers to notifications go to. Without it: that of the parent entity. API column:
    `admin_reply`."""
    reply_name: Output[str | None]
    """The name beside the address that answers go to. It counts only beside an email address for answers. API
    column: `admin_reply_name`."""
    notification_prefix: Output[str | None]
    """What the subjects of notifications begin with. Without it: what the parent entity has. API column:
    `notification_subject_tag`."""
    notification_signature: Output[str | None]
    """The signature below notifications. Without it: that of the parent entity. API column: `mailing_signature`."""
    notification_delay: Output[int | str | None]
    """How many minutes a notification waits until it is sent by email, or `inherit` as the parent entity has it. API
    column: `delay_send_emails`."""
    enable_notifications_by_default: Output[str | None]
    """Whether who takes part in a ticket is notified unless told otherwise: `yes`, `no`, or `inherit` as the parent
    entity has it. API column: `is_notif_enable_default`."""
    cartridges_alarm_frequency: Output[str | None]
    """How often it is reminded of cartridges that run out: `never`, `daily`, `weekly`, `monthly`, or `inherit` as
    the parent entity has it. API column: `cartridges_alert_repeat`."""
    default_cartridges_threshold: Output[int | str | None]
    """How many cartridges of a new model are to be left when the alarm goes off: a number, `never`, or `inherit` as
    the parent entity has it. API column: `default_cartridges_alarm_threshold`."""
    consumables_alarm_frequency: Output[str | None]
    """How often it is reminded of consumables that run out: `never`, `daily`, `weekly`, `monthly`, or `inherit` as
    the parent entity has it. API column: `consumables_alert_repeat`."""
    default_consumables_threshold: Output[int | str | None]
    """How many consumables of a new model are to be left when the alarm goes off: a number, `never`, or `inherit` as
    the parent entity has it. API column: `default_consumables_alarm_threshold`."""
    contract_alarms: Output[str | None]
    """Whether it is warned of contracts that end: `yes`, `no`, or `inherit` as the parent entity has it. API column:
    `use_contracts_alert`."""
    default_contract_alarm: Output[str | None]
    """Of what a new contract warns: `none`, `end`, `notice` (when notice must be given), `end_and_notice`,
    `period_end`, `period_end_and_notice`, or `inherit` as the parent entity has it. API column:
    `default_contract_alert`."""
    send_contract_alarms_before: Output[int | str | None]
    """How many days before a contract ends the alarm is sent: a number, `no` for on the day itself, or `inherit` as
    the parent entity has it. API column: `send_contracts_alert_before_delay`."""
    financial_information_alarms: Output[str | None]
    """Whether it is warned by the financial and administrative information of items, such as of warranties that end:
    `yes`, `no`, or `inherit` as the parent entity has it. API column: `use_infocoms_alert`."""
    default_financial_information_alarm: Output[str | None]
    """Of what new financial and administrative information warns: `none`, `warranty_expiration`, or `inherit` as the
    parent entity has it. API column: `default_infocom_alert`."""
    send_financial_information_alarms_before: Output[int | str | None]
    """How many days before a warranty ends the alarm is sent: a number, `no` for on the day itself, or `inherit` as
    the parent entity has it. API column: `send_infocoms_alert_before_delay`."""
    license_alarms: Output[str | None]
    """Whether it is warned of licenses that expire: `yes`, `no`, or `inherit` as the parent entity has it. API
    column: `use_licenses_alert`."""
    send_license_alarms_before: Output[int | str | None]
    """How many days before a license expires the alarm is sent: a number, `no` for on the day itself, or `inherit`
    as the parent entity has it. API column: `send_licenses_alert_before_delay`."""
    certificate_alarms: Output[str | None]
    """Whether it is warned of certificates that expire: `yes`, `no`, or `inherit` as the parent entity has it. API
    column: `use_certificates_alert`."""
    send_certificate_alarms_before: Output[int | str | None]
    """How many days before a certificate expires the alarm is sent: a number, `no` for on the day itself, or
    `inherit` as the parent entity has it. API column: `send_certificates_alert_before_delay`."""
    domain_alarms: Output[str | None]
    """Whether it is warned of domains that expire: `yes`, `no`, or `inherit` as the parent entity has it. API
    column: `use_domains_alert`."""
    send_domain_alarms_before: Output[int | str | None]
    """How many days before a domain expires the first alarm is sent: a number, `never`, or `inherit` as the parent
    entity has it. API column: `send_domains_alert_close_expiries_delay`."""
    send_domain_alarms_after: Output[int | str | None]
    """How many days after a domain has expired the next alarm is sent: a number, `never`, or `inherit` as the parent
    entity has it. API column: `send_domains_alert_expired_delay`."""
    reservation_alerts: Output[int | str | None]
    """How many hours before a reservation ends the alert is sent: a number, `never`, or `inherit` as the parent
    entity has it. API column: `use_reservations_alert`."""
    unsolved_ticket_alerts: Output[int | str | None]
    """After how many days it is reminded of tickets that are not solved: a number, `never`, or `inherit` as the
    parent entity has it. API column: `notclosed_delay`."""
    ticket_template: Output[int | str | None]
    """The template of new tickets: one of them, `none`, or `inherit` as the parent entity has it. API column:
    `tickettemplates_id`."""
    change_template: Output[int | str | None]
    """The template of new changes: one of them, `none`, or `inherit` as the parent entity has it. API column:
    `changetemplates_id`."""
    problem_template: Output[int | str | None]
    """The template of new problems: one of them, `none`, or `inherit` as the parent entity has it. API column:
    `problemtemplates_id`."""
    calendar: Output[int | str | None]
    """The calendar of working hours: one of them, `24/7`, or `inherit` as the parent entity has it. API column:
    `calendars_id`."""
    default_ticket_type: Output[str | None]
    """What type new tickets have: `incident`, `request`, or `inherit` as the parent entity has it. API column:
    `tickettype`."""
    automatic_assignment: Output[str | None]
    """By what tickets are assigned to technicians and groups: `no`, `item_then_category`, `category_then_item`, or
    `inherit` as the parent entity has it. API column: `auto_assign_mode`."""
    private_supplier_followups: Output[str | None]
    """Whether what a supplier answers by email becomes a private followup: `yes`, `no`, or `inherit` as the parent
    entity has it. API column: `suppliers_as_private`."""
    anonymize_support_agents: Output[str | None]
    """Whether requesters do not see who of the support deals with a ticket: `yes`, `no`, or `inherit` as the parent
    entity has it. API column: `anonymize_support_agents`."""
    automatic_closing_delay: Output[int | str | None]
    """After how many days a solved ticket is closed: a number, `immediately`, `never`, or `inherit` as the parent
    entity has it. API column: `autoclose_delay`."""
    automatic_purge_delay: Output[int | str | None]
    """After how many days a closed ticket is purged: a number, `immediately`, `never`, or `inherit` as the parent
    entity has it. API column: `autopurge_delay`."""
    satisfaction_survey: Output[str | None]
    """The survey that asks requesters whether they are satisfied: `internal`, `external` (at `survey_url`), each
    with the entity's own delay, rate and duration, or `inherit` as the parent entity has it. API column:
    `inquest_config`."""
    survey_delay: Output[int | str | None]
    """How many days after a ticket was closed the survey is made: a number, `immediately`, or `unset` as a new
    entity has it. API column: `inquest_delay`."""
    survey_rate: Output[int | str | None]
    """Of how many in a hundred closed tickets there is a survey: a number, or `disabled`. API column:
    `inquest_rate`."""
    survey_duration: Output[int | str | None]
    """How many days a survey can be answered: a number, or `unspecified` for as long as one likes. API column:
    `inquest_duration`."""
    survey_url: Output[str | None]
    """The address of an external survey. Tags such as `[TICKET_ID]` in it are replaced. API column: `inquest_URL`."""
    autofill_purchase_date: Output[str | None]
    """How the date of purchase of an item is filled in: `no`, `copy_warranty_start_date`, `STATUS_` and the id of a
    status for when an item gets that status, or `inherit` as the parent entity has it. API column:
    `autofill_buy_date`."""
    autofill_order_date: Output[str | None]
    """How the order date of an item is filled in: `no`, `copy_warranty_start_date`, `copy_purchase_date`, `STATUS_`
    and the id of a status for when an item gets that status, or `inherit` as the parent entity has it. API
    column: `autofill_order_date`."""
    autofill_delivery_date: Output[str | None]
    """How the delivery date of an item is filled in: `no`, `copy_warranty_start_date`, `copy_purchase_date`,
    `copy_order_date`, `STATUS_` and the id of a status for when an item gets that status, or `inherit` as the
    parent entity has it. API column: `autofill_delivery_date`."""
    autofill_startup_date: Output[str | None]
    """How the startup date of an item is filled in: `no`, `copy_warranty_start_date`, `copy_purchase_date`,
    `copy_order_date`, `copy_delivery_date`, `STATUS_` and the id of a status for when an item gets that status,
    or `inherit` as the parent entity has it. API column: `autofill_use_date`."""
    autofill_warranty_start_date: Output[str | None]
    """How the start date of the warranty of an item is filled in: `no`, `copy_purchase_date`, `copy_order_date`,
    `copy_delivery_date`, or `inherit` as the parent entity has it. API column: `autofill_warranty_date`."""
    autofill_decommission_date: Output[str | None]
    """How the decommission date of an item is filled in: `no`, `copy_purchase_date`, `copy_order_date`,
    `copy_delivery_date`, `STATUS_` and the id of a status for when an item gets that status, or `inherit` as the
    parent entity has it. API column: `autofill_decommission_date`."""
    software_entity: Output[int | str | None]
    """The entity in which software of the inventory is created: one of them, `no_change` for that of the computer,
    or `inherit` as the parent entity has it. API column: `entities_id_software`."""
    enable_custom_css: Output[str | None]
    """Whether the entity's own CSS is applied to the web interface: `yes`, `no`, or `inherit` as the parent entity
    has it. API column: `enable_custom_css`."""
    custom_css_code: Output[str | None]
    """CSS for the web interface. API column: `custom_css_code`."""
    adopt: Output[int | str | None]
    """What to do if the item is there already when the resource is created: `never` is an error, `matching` takes
    over the one with the same natural key, out of the trash if need be, and changes what differs; an id takes
    over just that one; `duplicate` does not look, and creates another. The default is the provider's `adopt`
    setting."""
    force: Output[bool | None]
    """Delete it although others are in it or refer to it: the server moves or clears them. An entity that has
    entities below it is not deleted all the same."""
    item_id: Output[int]
    """The item's id, as a number. API column: `id`."""
    is_deleted: Output[bool]
    """Whether the item lies in the trash. API column: `is_deleted`."""
    unverified: Output[bool]
    """Whether the item was created, but could not be read afterwards: the next update verifies it."""
    date_creation: Output[str]
    """When the item was created, in the server's time zone. API column: `date_creation`."""
    date_mod: Output[str]
    """When the item was last changed, in the server's time zone, as of the last change of a declared field. API
    column: `date_mod`."""
    complete_name: Output[str]
    """Its name after those of all above it. API column: `completename`."""
    level: Output[int]
    """How deep it lies: 1 at the top. API column: `level`."""
    resolved: Output[dict[str, Any]]
    """What its references led to: `id` and `name` of each, by the reference."""

    @overload
    def __init__(
        self, resource_name: str, args: EntityArgs | EntityArgsDict, opts: ResourceOptions | None = None
    ) -> None: ...
    @overload
    def __init__(
        self,
        resource_name: str,
        opts: ResourceOptions | None = None,
        *,
        name: Input[str],
        parent: EntityReference | None = None,
        comment: Input[str] | None = None,
        address: Input[str] | None = None,
        postal_code: Input[str] | None = None,
        town: Input[str] | None = None,
        state: Input[str] | None = None,
        country: Input[str] | None = None,
        website: Input[str] | None = None,
        phone: Input[str] | None = None,
        fax: Input[str] | None = None,
        email: Input[str] | None = None,
        latitude: Input[str] | None = None,
        longitude: Input[str] | None = None,
        altitude: Input[str] | None = None,
        tag: Input[str] | None = None,
        ldap_dn: Input[str] | None = None,
        mail_domain: Input[str] | None = None,
        ldap_directory: ItemReference | None = None,
        ldap_filter: Input[str] | None = None,
        administrator_email: Input[str] | None = None,
        administrator_name: Input[str] | None = None,
        reply_email: Input[str] | None = None,
        reply_name: Input[str] | None = None,
        notification_prefix: Input[str] | None = None,
        notification_signature: Input[str] | None = None,
        notification_delay: Input[int | str] | None = None,
        enable_notifications_by_default: Input[str] | None = None,
        cartridges_alarm_frequency: Input[str] | None = None,
        default_cartridges_threshold: Input[int | str] | None = None,
        consumables_alarm_frequency: Input[str] | None = None,
        default_consumables_threshold: Input[int | str] | None = None,
        contract_alarms: Input[str] | None = None,
        default_contract_alarm: Input[str] | None = None,
        send_contract_alarms_before: Input[int | str] | None = None,
        financial_information_alarms: Input[str] | None = None,
        default_financial_information_alarm: Input[str] | None = None,
        send_financial_information_alarms_before: Input[int | str] | None = None,
        license_alarms: Input[str] | None = None,
        send_license_alarms_before: Input[int | str] | None = None,
        certificate_alarms: Input[str] | None = None,
        send_certificate_alarms_before: Input[int | str] | None = None,
        domain_alarms: Input[str] | None = None,
        send_domain_alarms_before: Input[int | str] | None = None,
        send_domain_alarms_after: Input[int | str] | None = None,
        reservation_alerts: Input[int | str] | None = None,
        unsolved_ticket_alerts: Input[int | str] | None = None,
        ticket_template: ItemReference | None = None,
        change_template: ItemReference | None = None,
        problem_template: ItemReference | None = None,
        calendar: ItemReference | None = None,
        default_ticket_type: Input[str] | None = None,
        automatic_assignment: Input[str] | None = None,
        private_supplier_followups: Input[str] | None = None,
        anonymize_support_agents: Input[str] | None = None,
        automatic_closing_delay: Input[int | str] | None = None,
        automatic_purge_delay: Input[int | str] | None = None,
        satisfaction_survey: Input[str] | None = None,
        survey_delay: Input[int | str] | None = None,
        survey_rate: Input[int | str] | None = None,
        survey_duration: Input[int | str] | None = None,
        survey_url: Input[str] | None = None,
        autofill_purchase_date: Input[str] | None = None,
        autofill_order_date: Input[str] | None = None,
        autofill_delivery_date: Input[str] | None = None,
        autofill_startup_date: Input[str] | None = None,
        autofill_warranty_start_date: Input[str] | None = None,
        autofill_decommission_date: Input[str] | None = None,
        software_entity: EntityReference | None = None,
        enable_custom_css: Input[str] | None = None,
        custom_css_code: Input[str] | None = None,
        adopt: Input[int | str] | None = None,
        force: Input[bool] | None = None,
    ) -> None: ...
    def __init__(self, resource_name: str, *args: Any, **inputs: Any) -> None:
        """Declare it.

        Args:
            resource_name: its name in the stack.
            args: all of its inputs, if they do not come as keywords; Pulumi's resource options.
            inputs: its inputs as keywords:
            name: Name, without those of the entities above it. API column: `name`.
            parent: The entity that it is a part of. Without it: the root entity. API column: `entities_id`.
            comment: Comments. API column: `comment`.
            address: Street and number. API column: `address`.
            postal_code: Postal code. API column: `postcode`.
            town: Town. API column: `town`.
            state: State or region of the country. API column: `state`.
            country: Country. API column: `country`.
            website: Website. API column: `website`.
            phone: Phone number. API column: `phonenumber`.
            fax: Fax number. API column: `fax`.
            email: Email address. API column: `email`.
            latitude: Latitude in degrees, from -90 (south) to 90 (north). API column: `latitude`.
            longitude: Longitude in degrees, from -180 (west) to 180 (east). API column: `longitude`.
            altitude: Altitude in metres. API column: `altitude`.
            tag: What the inventory tool calls the entity (TAG), for rules that assign items to entities. API
                column: `tag`.
            ldap_dn: What the LDAP directory calls the entity, for rules that assign users to entities. API column:
                `ldap_dn`.
            mail_domain: The mail domain that stands for the entity, for rules that assign users to entities. API
                column: `mail_domain`.
            ldap_directory: The LDAP directory in which users of the entity are searched. Without it: the default
                directory. API column: `authldaps_id`.
            ldap_filter: A filter for the users that are searched in the directory. API column: `entity_ldapfilter`.
            administrator_email: The administrator's email address. Without it: that of the parent entity. API
                column: `admin_email`.
            administrator_name: The administrator's name. It counts only beside an administrator's email address.
                API column: `admin_email_name`.
            reply_email: The email address that answers to notifications go to. Without it: that of the parent
                entity. API column: `admin_reply`.
            reply_name: The name beside the address that answers go to. It counts only beside an email address for
                answers. API column: `admin_reply_name`.
            notification_prefix: What the subjects of notifications begin with. Without it: what the parent entity
                has. API column: `notification_subject_tag`.
            notification_signature: The signature below notifications. Without it: that of the parent entity. API
                column: `mailing_signature`.
            notification_delay: How many minutes a notification waits until it is sent by email, or `inherit` as the
                parent entity has it. API column: `delay_send_emails`.
            enable_notifications_by_default: Whether who takes part in a ticket is notified unless told otherwise:
                `yes`, `no`, or `inherit` as the parent entity has it. API column: `is_notif_enable_default`.
            cartridges_alarm_frequency: How often it is reminded of cartridges that run out: `never`, `daily`,
                `weekly`, `monthly`, or `inherit` as the parent entity has it. API column: `cartridges_alert_repeat`.
            default_cartridges_threshold: How many cartridges of a new model are to be left when the alarm goes off:
                a number, `never`, or `inherit` as the parent entity has it. API column:
                `default_cartridges_alarm_threshold`.
            consumables_alarm_frequency: How often it is reminded of consumables that run out: `never`, `daily`,
                `weekly`, `monthly`, or `inherit` as the parent entity has it. API column: `consumables_alert_repeat`.
            default_consumables_threshold: How many consumables of a new model are to be left when the alarm goes
                off: a number, `never`, or `inherit` as the parent entity has it. API column:
                `default_consumables_alarm_threshold`.
            contract_alarms: Whether it is warned of contracts that end: `yes`, `no`, or `inherit` as the parent
                entity has it. API column: `use_contracts_alert`.
            default_contract_alarm: Of what a new contract warns: `none`, `end`, `notice` (when notice must be
                given), `end_and_notice`, `period_end`, `period_end_and_notice`, or `inherit` as the parent entity has
                it. API column: `default_contract_alert`.
            send_contract_alarms_before: How many days before a contract ends the alarm is sent: a number, `no` for
                on the day itself, or `inherit` as the parent entity has it. API column:
                `send_contracts_alert_before_delay`.
            financial_information_alarms: Whether it is warned by the financial and administrative information of
                items, such as of warranties that end: `yes`, `no`, or `inherit` as the parent entity has it. API
                column: `use_infocoms_alert`.
            default_financial_information_alarm: Of what new financial and administrative information warns: `none`,
                `warranty_expiration`, or `inherit` as the parent entity has it. API column: `default_infocom_alert`.
            send_financial_information_alarms_before: How many days before a warranty ends the alarm is sent: a
                number, `no` for on the day itself, or `inherit` as the parent entity has it. API column:
                `send_infocoms_alert_before_delay`.
            license_alarms: Whether it is warned of licenses that expire: `yes`, `no`, or `inherit` as the parent
                entity has it. API column: `use_licenses_alert`.
            send_license_alarms_before: How many days before a license expires the alarm is sent: a number, `no` for
                on the day itself, or `inherit` as the parent entity has it. API column:
                `send_licenses_alert_before_delay`.
            certificate_alarms: Whether it is warned of certificates that expire: `yes`, `no`, or `inherit` as the
                parent entity has it. API column: `use_certificates_alert`.
            send_certificate_alarms_before: How many days before a certificate expires the alarm is sent: a number,
                `no` for on the day itself, or `inherit` as the parent entity has it. API column:
                `send_certificates_alert_before_delay`.
            domain_alarms: Whether it is warned of domains that expire: `yes`, `no`, or `inherit` as the parent
                entity has it. API column: `use_domains_alert`.
            send_domain_alarms_before: How many days before a domain expires the first alarm is sent: a number,
                `never`, or `inherit` as the parent entity has it. API column:
                `send_domains_alert_close_expiries_delay`.
            send_domain_alarms_after: How many days after a domain has expired the next alarm is sent: a number,
                `never`, or `inherit` as the parent entity has it. API column: `send_domains_alert_expired_delay`.
            reservation_alerts: How many hours before a reservation ends the alert is sent: a number, `never`, or
                `inherit` as the parent entity has it. API column: `use_reservations_alert`.
            unsolved_ticket_alerts: After how many days it is reminded of tickets that are not solved: a number,
                `never`, or `inherit` as the parent entity has it. API column: `notclosed_delay`.
            ticket_template: The template of new tickets: one of them, `none`, or `inherit` as the parent entity has
                it. API column: `tickettemplates_id`.
            change_template: The template of new changes: one of them, `none`, or `inherit` as the parent entity has
                it. API column: `changetemplates_id`.
            problem_template: The template of new problems: one of them, `none`, or `inherit` as the parent entity
                has it. API column: `problemtemplates_id`.
            calendar: The calendar of working hours: one of them, `24/7`, or `inherit` as the parent entity has it.
                API column: `calendars_id`.
            default_ticket_type: What type new tickets have: `incident`, `request`, or `inherit` as the parent
                entity has it. API column: `tickettype`.
            automatic_assignment: By what tickets are assigned to technicians and groups: `no`,
                `item_then_category`, `category_then_item`, or `inherit` as the parent entity has it. API column:
                `auto_assign_mode`.
            private_supplier_followups: Whether what a supplier answers by email becomes a private followup: `yes`,
                `no`, or `inherit` as the parent entity has it. API column: `suppliers_as_private`.
            anonymize_support_agents: Whether requesters do not see who of the support deals with a ticket: `yes`,
                `no`, or `inherit` as the parent entity has it. API column: `anonymize_support_agents`.
            automatic_closing_delay: After how many days a solved ticket is closed: a number, `immediately`,
                `never`, or `inherit` as the parent entity has it. API column: `autoclose_delay`.
            automatic_purge_delay: After how many days a closed ticket is purged: a number, `immediately`, `never`,
                or `inherit` as the parent entity has it. API column: `autopurge_delay`.
            satisfaction_survey: The survey that asks requesters whether they are satisfied: `internal`, `external`
                (at `survey_url`), each with the entity's own delay, rate and duration, or `inherit` as the parent
                entity has it. API column: `inquest_config`.
            survey_delay: How many days after a ticket was closed the survey is made: a number, `immediately`, or
                `unset` as a new entity has it. API column: `inquest_delay`.
            survey_rate: Of how many in a hundred closed tickets there is a survey: a number, or `disabled`. API
                column: `inquest_rate`.
            survey_duration: How many days a survey can be answered: a number, or `unspecified` for as long as one
                likes. API column: `inquest_duration`.
            survey_url: The address of an external survey. Tags such as `[TICKET_ID]` in it are replaced. API
                column: `inquest_URL`.
            autofill_purchase_date: How the date of purchase of an item is filled in: `no`,
                `copy_warranty_start_date`, `STATUS_` and the id of a status for when an item gets that status, or
                `inherit` as the parent entity has it. API column: `autofill_buy_date`.
            autofill_order_date: How the order date of an item is filled in: `no`, `copy_warranty_start_date`,
                `copy_purchase_date`, `STATUS_` and the id of a status for when an item gets that status, or `inherit`
                as the parent entity has it. API column: `autofill_order_date`.
            autofill_delivery_date: How the delivery date of an item is filled in: `no`, `copy_warranty_start_date`,
                `copy_purchase_date`, `copy_order_date`, `STATUS_` and the id of a status for when an item gets that
                status, or `inherit` as the parent entity has it. API column: `autofill_delivery_date`.
            autofill_startup_date: How the startup date of an item is filled in: `no`, `copy_warranty_start_date`,
                `copy_purchase_date`, `copy_order_date`, `copy_delivery_date`, `STATUS_` and the id of a status for when
                an item gets that status, or `inherit` as the parent entity has it. API column: `autofill_use_date`.
            autofill_warranty_start_date: How the start date of the warranty of an item is filled in: `no`,
                `copy_purchase_date`, `copy_order_date`, `copy_delivery_date`, or `inherit` as the parent entity has it.
                API column: `autofill_warranty_date`.
            autofill_decommission_date: How the decommission date of an item is filled in: `no`,
                `copy_purchase_date`, `copy_order_date`, `copy_delivery_date`, `STATUS_` and the id of a status for when
                an item gets that status, or `inherit` as the parent entity has it. API column:
                `autofill_decommission_date`.
            software_entity: The entity in which software of the inventory is created: one of them, `no_change` for
                that of the computer, or `inherit` as the parent entity has it. API column: `entities_id_software`.
            enable_custom_css: Whether the entity's own CSS is applied to the web interface: `yes`, `no`, or
                `inherit` as the parent entity has it. API column: `enable_custom_css`.
            custom_css_code: CSS for the web interface. API column: `custom_css_code`.
            adopt: What to do if the item is there already when the resource is created: `never` is an error,
                `matching` takes over the one with the same natural key, out of the trash if need be, and changes what
                differs; an id takes over just that one; `duplicate` does not look, and creates another. The default is
                the provider's `adopt` setting.
            force: Delete it although others are in it or refer to it: the server moves or clears them. An entity
                that has entities below it is not deleted all the same.
        """
        super().__init__(resource_name, *args, **inputs)


@dataclass(frozen=True, kw_only=True)
class GetEntityResult(FoundEntity):
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
    parent: int | str | GetItemResult | FoundEntity | None = None,
) -> GetEntityResult:
    """Look up an Entity by its id, or by what tells it from others; what is left out may be any.

    Args:
        id: the item's id.
        name: Name, without those of the entities above it.
        parent: The entity that it is a part of.

    Raises:
        LookupFailed: there is none, or there are several; the error names similar ones, or them.
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
