"""The resources that a program declares.

Derived from the catalogue by `make generate`; change the declarations there, not this file.
"""

# Annotations are no strings here: Pulumi evaluates them anew for every resource.
from collections.abc import Sequence
from typing import Any, overload

from pulumi import Input, Output, ResourceOptions

from pulumi_itsmng.args import (
    AccountArgs,
    AccountArgsDict,
    ComputerArgs,
    ComputerArgsDict,
    EntityArgs,
    EntityArgsDict,
    EntityReference,
    GroupArgs,
    GroupArgsDict,
    GroupReference,
    GroupUserArgs,
    GroupUserArgsDict,
    ItemReference,
    LocationArgs,
    LocationArgsDict,
    LocationReference,
    ProfileUserArgs,
    ProfileUserArgsDict,
    UserArgs,
    UserArgsDict,
    UserEmailArgs,
    UserEmailArgsDict,
    UserReference,
)
from pulumi_itsmng.sdk.components.account import AccountAuthorization, AccountComponent, AccountGroup
from pulumi_itsmng.sdk.resource import ItemResource

__all__ = [
    "Account",
    "Computer",
    "Entity",
    "Group",
    "GroupUser",
    "Location",
    "ProfileUser",
    "User",
    "UserEmail",
]


class Computer(ItemResource, module="itsmng", name="Computer"):
    """A computer of the inventory."""

    itemtype = "Computer"

    name: Output[str | None]
    """Name. API column: `name`."""
    serial: Output[str | None]
    """Serial number. API column: `serial`."""
    inventory_number: Output[str | None]
    """Inventory number. API column: `otherserial`."""
    alternate_username: Output[str | None]
    """Alternate username: who uses it, as free text. API column: `contact`."""
    alternate_username_number: Output[str | None]
    """Alternate username number: where to reach that person, as free text. API column: `contact_num`."""
    comment: Output[str | None]
    """Comments. API column: `comment`."""
    uuid: Output[str | None]
    """UUID, as the firmware tells it. API column: `uuid`."""
    entity: Output[int | str | None]
    """The entity it belongs to. Without it: the entity that the provider is active in. API column: `entities_id`."""
    child_entities: Output[bool | None]
    """Whether it is visible in the child entities of its entity, too. API column: `is_recursive`."""
    location: Output[int | str | None]
    """The place where it stands. API column: `locations_id`."""
    status: Output[int | str | None]
    """Its status, such as in use. API column: `states_id`."""
    type: Output[int | str | None]
    """What type of computer it is. API column: `computertypes_id`."""
    model: Output[int | str | None]
    """The model. API column: `computermodels_id`."""
    manufacturer: Output[int | str | None]
    """Who made it. API column: `manufacturers_id`."""
    network: Output[int | str | None]
    """The network it is in. API column: `networks_id`."""
    user: Output[int | str | None]
    """The user it was given to. API column: `users_id`."""
    group: Output[int | str | None]
    """The group it was given to. API column: `groups_id`."""
    technician: Output[int | str | None]
    """The technician in charge of the hardware. API column: `users_id_tech`."""
    technician_group: Output[int | str | None]
    """The group in charge of the hardware. API column: `groups_id_tech`."""
    update_source: Output[int | str | None]
    """Where its data come from. API column: `autoupdatesystems_id`."""
    adopt: Output[int | str | None]
    """What to do if the item is there already when the resource is created: `never` is an error, `matching` takes
    over the one with the same natural key, out of the trash if need be, and changes what differs; an id takes
    over just that one; `duplicate` does not look, and creates another. The default is the provider's `adopt`
    setting."""
    on_destroy: Output[str | None]
    """What becomes of the item when the resource leaves the program: `trash` or `purge`. The default is the
    provider's `onDestroy` setting. Kinds of item without a trash are always purged."""
    identified_by: Output[Sequence[str] | None]
    """The fields by which the item is recognised, instead of the first of those that are set. One or more of
    `serial`, `inventory_number`, `uuid`, `name`, `entity`. With `serial` and `uuid`, `entity` says that there may
    be another elsewhere."""
    create_missing: Output[bool | None]
    """Make what a type, model, manufacturer, status, network, title or category names if there is none of that name
    yet."""
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
    is_dynamic: Output[bool]
    """Whether an inventory agent keeps it up to date. API column: `is_dynamic`."""
    ticket_tco: Output[str]
    """What its tickets have cost. API column: `ticket_tco`."""
    resolved: Output[dict[str, Any]]
    """What its references led to: `id` and `name` of each, by the reference."""

    @overload
    def __init__(
        self, resource_name: str, args: ComputerArgs | ComputerArgsDict, opts: ResourceOptions | None = None
    ) -> None: ...
    @overload
    def __init__(
        self,
        resource_name: str,
        opts: ResourceOptions | None = None,
        *,
        name: Input[str] | None = None,
        serial: Input[str] | None = None,
        inventory_number: Input[str] | None = None,
        alternate_username: Input[str] | None = None,
        alternate_username_number: Input[str] | None = None,
        comment: Input[str] | None = None,
        uuid: Input[str] | None = None,
        entity: EntityReference | None = None,
        child_entities: Input[bool] | None = None,
        location: LocationReference | None = None,
        status: ItemReference | None = None,
        type: ItemReference | None = None,
        model: ItemReference | None = None,
        manufacturer: ItemReference | None = None,
        network: ItemReference | None = None,
        user: UserReference | None = None,
        group: GroupReference | None = None,
        technician: UserReference | None = None,
        technician_group: GroupReference | None = None,
        update_source: ItemReference | None = None,
        adopt: Input[int | str] | None = None,
        on_destroy: Input[str] | None = None,
        identified_by: Input[str | Sequence[str]] | None = None,
        create_missing: Input[bool] | None = None,
    ) -> None: ...
    def __init__(self, resource_name: str, *args: Any, **inputs: Any) -> None:
        """Declare it.

        Args:
            resource_name: its name in the stack.
            args: all of its inputs, if they do not come as keywords; Pulumi's resource options.
            inputs: its inputs as keywords:
            name: Name. API column: `name`.
            serial: Serial number. API column: `serial`.
            inventory_number: Inventory number. API column: `otherserial`.
            alternate_username: Alternate username: who uses it, as free text. API column: `contact`.
            alternate_username_number: Alternate username number: where to reach that person, as free text. API
                column: `contact_num`.
            comment: Comments. API column: `comment`.
            uuid: UUID, as the firmware tells it. API column: `uuid`.
            entity: The entity it belongs to. Without it: the entity that the provider is active in. API column:
                `entities_id`.
            child_entities: Whether it is visible in the child entities of its entity, too. API column:
                `is_recursive`.
            location: The place where it stands. API column: `locations_id`.
            status: Its status, such as in use. API column: `states_id`.
            type: What type of computer it is. API column: `computertypes_id`.
            model: The model. API column: `computermodels_id`.
            manufacturer: Who made it. API column: `manufacturers_id`.
            network: The network it is in. API column: `networks_id`.
            user: The user it was given to. API column: `users_id`.
            group: The group it was given to. API column: `groups_id`.
            technician: The technician in charge of the hardware. API column: `users_id_tech`.
            technician_group: The group in charge of the hardware. API column: `groups_id_tech`.
            update_source: Where its data come from. API column: `autoupdatesystems_id`.
            adopt: What to do if the item is there already when the resource is created: `never` is an error,
                `matching` takes over the one with the same natural key, out of the trash if need be, and changes what
                differs; an id takes over just that one; `duplicate` does not look, and creates another. The default is
                the provider's `adopt` setting.
            on_destroy: What becomes of the item when the resource leaves the program: `trash` or `purge`. The
                default is the provider's `onDestroy` setting. Kinds of item without a trash are always purged.
            identified_by: The fields by which the item is recognised, instead of the first of those that are set.
                One or more of `serial`, `inventory_number`, `uuid`, `name`, `entity`. With `serial` and `uuid`,
                `entity` says that there may be another elsewhere.
            create_missing: Make what a type, model, manufacturer, status, network, title or category names if there
                is none of that name yet.
        """
        super().__init__(resource_name, *args, **inputs)


class Entity(ItemResource, module="itsmng", name="Entity"):
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


class Group(ItemResource, module="itsmng", name="Group"):
    """A group of users, in a tree of groups."""

    itemtype = "Group"

    name: Output[str | None]
    """Name, without those of the groups above it. API column: `name`."""
    parent: Output[int | str | None]
    """The group that it is a part of. Without it: a group at the top of the tree. API column: `groups_id`."""
    entity: Output[int | str | None]
    """The entity it belongs to. Without it: the entity that the provider is active in. API column: `entities_id`."""
    child_entities: Output[bool | None]
    """Whether it is visible in the child entities of its entity, too. API column: `is_recursive`."""
    comment: Output[str | None]
    """Comments. API column: `comment`."""
    requester: Output[bool | None]
    """Whether it can be a requester of tickets. API column: `is_requester`."""
    watcher: Output[bool | None]
    """Whether it can be a watcher of tickets. API column: `is_watcher`."""
    assigned_to: Output[bool | None]
    """Whether tickets can be assigned to it, and hardware be in its charge. API column: `is_assign`."""
    task: Output[bool | None]
    """Whether it can be in charge of a task. API column: `is_task`."""
    can_be_notified: Output[bool | None]
    """Whether notifications can go to it. API column: `is_notify`."""
    can_contain_items: Output[bool | None]
    """Whether items of the inventory can be its own. API column: `is_itemgroup`."""
    can_contain_users: Output[bool | None]
    """Whether users can be members of it. API column: `is_usergroup`."""
    can_be_manager: Output[bool | None]
    """Whether it can be the manager of a project. API column: `is_manager`."""
    ldap_field: Output[str | None]
    """LDAP: the attribute of a user that tells the user's groups. Who has `ldap_value` in it becomes a member. API
    column: `ldap_field`."""
    ldap_value: Output[str | None]
    """LDAP: what the attribute `ldap_field` of the members holds. API column: `ldap_value`."""
    ldap_dn: Output[str | None]
    """LDAP: the distinguished name of the directory's group whose members are to be members of this one. API column:
    `ldap_group_dn`."""
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
        self, resource_name: str, args: GroupArgs | GroupArgsDict, opts: ResourceOptions | None = None
    ) -> None: ...
    @overload
    def __init__(
        self,
        resource_name: str,
        opts: ResourceOptions | None = None,
        *,
        name: Input[str],
        parent: GroupReference | None = None,
        entity: EntityReference | None = None,
        child_entities: Input[bool] | None = None,
        comment: Input[str] | None = None,
        requester: Input[bool] | None = None,
        watcher: Input[bool] | None = None,
        assigned_to: Input[bool] | None = None,
        task: Input[bool] | None = None,
        can_be_notified: Input[bool] | None = None,
        can_contain_items: Input[bool] | None = None,
        can_contain_users: Input[bool] | None = None,
        can_be_manager: Input[bool] | None = None,
        ldap_field: Input[str] | None = None,
        ldap_value: Input[str] | None = None,
        ldap_dn: Input[str] | None = None,
        adopt: Input[int | str] | None = None,
        force: Input[bool] | None = None,
    ) -> None: ...
    def __init__(self, resource_name: str, *args: Any, **inputs: Any) -> None:
        """Declare it.

        Args:
            resource_name: its name in the stack.
            args: all of its inputs, if they do not come as keywords; Pulumi's resource options.
            inputs: its inputs as keywords:
            name: Name, without those of the groups above it. API column: `name`.
            parent: The group that it is a part of. Without it: a group at the top of the tree. API column:
                `groups_id`.
            entity: The entity it belongs to. Without it: the entity that the provider is active in. API column:
                `entities_id`.
            child_entities: Whether it is visible in the child entities of its entity, too. API column:
                `is_recursive`.
            comment: Comments. API column: `comment`.
            requester: Whether it can be a requester of tickets. API column: `is_requester`.
            watcher: Whether it can be a watcher of tickets. API column: `is_watcher`.
            assigned_to: Whether tickets can be assigned to it, and hardware be in its charge. API column:
                `is_assign`.
            task: Whether it can be in charge of a task. API column: `is_task`.
            can_be_notified: Whether notifications can go to it. API column: `is_notify`.
            can_contain_items: Whether items of the inventory can be its own. API column: `is_itemgroup`.
            can_contain_users: Whether users can be members of it. API column: `is_usergroup`.
            can_be_manager: Whether it can be the manager of a project. API column: `is_manager`.
            ldap_field: LDAP: the attribute of a user that tells the user's groups. Who has `ldap_value` in it
                becomes a member. API column: `ldap_field`.
            ldap_value: LDAP: what the attribute `ldap_field` of the members holds. API column: `ldap_value`.
            ldap_dn: LDAP: the distinguished name of the directory's group whose members are to be members of this
                one. API column: `ldap_group_dn`.
            adopt: What to do if the item is there already when the resource is created: `never` is an error,
                `matching` takes over the one with the same natural key, out of the trash if need be, and changes what
                differs; an id takes over just that one; `duplicate` does not look, and creates another. The default is
                the provider's `adopt` setting.
            force: Delete it although others are in it or refer to it: the server moves or clears them. An entity
                that has entities below it is not deleted all the same.
        """
        super().__init__(resource_name, *args, **inputs)


class GroupUser(ItemResource, module="itsmng", name="GroupUser"):
    """The membership of a user in a group."""

    itemtype = "GroupUser"

    user: Output[int | str | None]
    """Who is a member. API column: `users_id`."""
    group: Output[int | str | None]
    """Of which group. API column: `groups_id`."""
    manager: Output[bool | None]
    """Whether the user manages the group. API column: `is_manager`."""
    delegate: Output[bool | None]
    """Whether the user may open tickets in the name of the other members (delegatee). API column: `is_userdelegate`."""
    item_id: Output[int]
    """The item's id, as a number. API column: `id`."""
    is_deleted: Output[bool]
    """Whether the item lies in the trash. API column: `is_deleted`."""
    unverified: Output[bool]
    """Whether the item was created, but could not be read afterwards: the next update verifies it."""
    is_dynamic: Output[bool]
    """Whether a directory or a rule made it. API column: `is_dynamic`."""
    resolved: Output[dict[str, Any]]
    """What its references led to: `id` and `name` of each, by the reference."""

    @overload
    def __init__(
        self, resource_name: str, args: GroupUserArgs | GroupUserArgsDict, opts: ResourceOptions | None = None
    ) -> None: ...
    @overload
    def __init__(
        self,
        resource_name: str,
        opts: ResourceOptions | None = None,
        *,
        user: UserReference,
        group: GroupReference,
        manager: Input[bool] | None = None,
        delegate: Input[bool] | None = None,
    ) -> None: ...
    def __init__(self, resource_name: str, *args: Any, **inputs: Any) -> None:
        """Declare it.

        Args:
            resource_name: its name in the stack.
            args: all of its inputs, if they do not come as keywords; Pulumi's resource options.
            inputs: its inputs as keywords:
            user: Who is a member. API column: `users_id`.
            group: Of which group. API column: `groups_id`.
            manager: Whether the user manages the group. API column: `is_manager`.
            delegate: Whether the user may open tickets in the name of the other members (delegatee). API column:
                `is_userdelegate`.
        """
        super().__init__(resource_name, *args, **inputs)


class Location(ItemResource, module="itsmng", name="Location"):
    """A place, in a tree of places."""

    itemtype = "Location"

    name: Output[str | None]
    """Name, without those of the places above it. API column: `name`."""
    parent: Output[int | str | None]
    """The place that it is a part of. Without it: a place at the top of the tree. API column: `locations_id`."""
    entity: Output[int | str | None]
    """The entity it belongs to. Without it: the entity that the provider is active in. API column: `entities_id`."""
    child_entities: Output[bool | None]
    """Whether it is visible in the child entities of its entity, too. API column: `is_recursive`."""
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
    building_number: Output[str | None]
    """Building number. API column: `building`."""
    room_number: Output[str | None]
    """Room number. API column: `room`."""
    latitude: Output[str | None]
    """Latitude in degrees, from -90 (south) to 90 (north). API column: `latitude`."""
    longitude: Output[str | None]
    """Longitude in degrees, from -180 (west) to 180 (east). API column: `longitude`."""
    altitude: Output[str | None]
    """Altitude in metres. API column: `altitude`."""
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
        self, resource_name: str, args: LocationArgs | LocationArgsDict, opts: ResourceOptions | None = None
    ) -> None: ...
    @overload
    def __init__(
        self,
        resource_name: str,
        opts: ResourceOptions | None = None,
        *,
        name: Input[str],
        parent: LocationReference | None = None,
        entity: EntityReference | None = None,
        child_entities: Input[bool] | None = None,
        comment: Input[str] | None = None,
        address: Input[str] | None = None,
        postal_code: Input[str] | None = None,
        town: Input[str] | None = None,
        state: Input[str] | None = None,
        country: Input[str] | None = None,
        building_number: Input[str] | None = None,
        room_number: Input[str] | None = None,
        latitude: Input[str] | None = None,
        longitude: Input[str] | None = None,
        altitude: Input[str] | None = None,
        adopt: Input[int | str] | None = None,
        force: Input[bool] | None = None,
    ) -> None: ...
    def __init__(self, resource_name: str, *args: Any, **inputs: Any) -> None:
        """Declare it.

        Args:
            resource_name: its name in the stack.
            args: all of its inputs, if they do not come as keywords; Pulumi's resource options.
            inputs: its inputs as keywords:
            name: Name, without those of the places above it. API column: `name`.
            parent: The place that it is a part of. Without it: a place at the top of the tree. API column:
                `locations_id`.
            entity: The entity it belongs to. Without it: the entity that the provider is active in. API column:
                `entities_id`.
            child_entities: Whether it is visible in the child entities of its entity, too. API column:
                `is_recursive`.
            comment: Comments. API column: `comment`.
            address: Street and number. API column: `address`.
            postal_code: Postal code. API column: `postcode`.
            town: Town. API column: `town`.
            state: State or region of the country. API column: `state`.
            country: Country. API column: `country`.
            building_number: Building number. API column: `building`.
            room_number: Room number. API column: `room`.
            latitude: Latitude in degrees, from -90 (south) to 90 (north). API column: `latitude`.
            longitude: Longitude in degrees, from -180 (west) to 180 (east). API column: `longitude`.
            altitude: Altitude in metres. API column: `altitude`.
            adopt: What to do if the item is there already when the resource is created: `never` is an error,
                `matching` takes over the one with the same natural key, out of the trash if need be, and changes what
                differs; an id takes over just that one; `duplicate` does not look, and creates another. The default is
                the provider's `adopt` setting.
            force: Delete it although others are in it or refer to it: the server moves or clears them. An entity
                that has entities below it is not deleted all the same.
        """
        super().__init__(resource_name, *args, **inputs)


class ProfileUser(ItemResource, module="itsmng", name="ProfileUser"):
    """An authorization: a profile that a user has in an entity."""

    itemtype = "ProfileUser"

    user: Output[int | str | None]
    """Who is authorized. API column: `users_id`."""
    profile: Output[int | str | None]
    """The profile. API column: `profiles_id`."""
    entity: Output[int | str | None]
    """The entity in which the user has it. Without it: the entity that the provider is active in. API column:
    `entities_id`."""
    child_entities: Output[bool | None]
    """Whether the user has it in the child entities, too. Without it: yes. API column: `is_recursive`."""
    item_id: Output[int]
    """The item's id, as a number. API column: `id`."""
    is_deleted: Output[bool]
    """Whether the item lies in the trash. API column: `is_deleted`."""
    unverified: Output[bool]
    """Whether the item was created, but could not be read afterwards: the next update verifies it."""
    is_dynamic: Output[bool]
    """Whether a directory or a rule made it. API column: `is_dynamic`."""
    is_default_profile: Output[bool]
    """Whether the server gave it to a new user by itself. API column: `is_default_profile`."""
    resolved: Output[dict[str, Any]]
    """What its references led to: `id` and `name` of each, by the reference."""

    @overload
    def __init__(
        self, resource_name: str, args: ProfileUserArgs | ProfileUserArgsDict, opts: ResourceOptions | None = None
    ) -> None: ...
    @overload
    def __init__(
        self,
        resource_name: str,
        opts: ResourceOptions | None = None,
        *,
        user: UserReference,
        profile: ItemReference,
        entity: EntityReference | None = None,
        child_entities: Input[bool] | None = None,
    ) -> None: ...
    def __init__(self, resource_name: str, *args: Any, **inputs: Any) -> None:
        """Declare it.

        Args:
            resource_name: its name in the stack.
            args: all of its inputs, if they do not come as keywords; Pulumi's resource options.
            inputs: its inputs as keywords:
            user: Who is authorized. API column: `users_id`.
            profile: The profile. API column: `profiles_id`.
            entity: The entity in which the user has it. Without it: the entity that the provider is active in. API
                column: `entities_id`.
            child_entities: Whether the user has it in the child entities, too. Without it: yes. API column:
                `is_recursive`.
        """
        super().__init__(resource_name, *args, **inputs)


class User(ItemResource, module="itsmng", name="User"):
    """A person with an account. Addresses, groups and authorizations are resources of their own."""

    itemtype = "User"

    login: Output[str | None]
    """Login: letters, digits, spaces and the signs ' @ . - _. Case and accents do not tell two apart. API column:
    `name`."""
    password: Output[str | None]
    """Password. It is sent when it changes here, never read back, and not compared with that of the account. API
    column: `password`."""
    active: Output[bool | None]
    """Whether the account can be used. API column: `is_active`."""
    valid_since: Output[str | None]
    """From when on the account can be used, such as `2026-01-31 08:00:00`. API column: `begin_date`."""
    valid_until: Output[str | None]
    """Until when the account can be used, such as `2026-12-31 18:00:00`. API column: `end_date`."""
    authentication: Output[str | None]
    """Where the password is kept: `internal` (in ITSM-NG itself), `mail` (a mail server), `ldap` (an LDAP
    directory), `external`, `cas` or `x509`. API column: `authtype`."""
    authentication_source: Output[int | str | None]
    """Where the user comes from: an LDAP directory, or where `authentication` is `mail`, a mail server. API column:
    `auths_id`."""
    first_name: Output[str | None]
    """First name. API column: `firstname`."""
    last_name: Output[str | None]
    """Last name. API column: `realname`."""
    phone: Output[str | None]
    """Phone number. API column: `phone`."""
    phone2: Output[str | None]
    """Second phone number. API column: `phone2`."""
    mobile: Output[str | None]
    """Mobile phone number. API column: `mobile`."""
    administrative_number: Output[str | None]
    """Administrative number. API column: `registration_number`."""
    title: Output[int | str | None]
    """Title, such as the profession. API column: `usertitles_id`."""
    category: Output[int | str | None]
    """Category. API column: `usercategories_id`."""
    location: Output[int | str | None]
    """The place where the user works. API column: `locations_id`."""
    supervisor: Output[int | str | None]
    """Who is responsible for the user. API column: `users_id_supervisor`."""
    comment: Output[str | None]
    """Comments. API column: `comment`."""
    language: Output[str | None]
    """Language of the interface, such as `fr_FR`. Without it: that of the installation. API column: `language`."""
    time_zone: Output[str | None]
    """Time zone, such as `Europe/Paris`. Without it: that of the server. API column: `timezone`."""
    default_profile: Output[int | str | None]
    """The profile that the user begins with: one that the user is authorized for. It cannot be taken back, only
    changed. API column: `profiles_id`."""
    default_entity: Output[int | str | None]
    """The entity that the user begins in: one that the user is authorized for. It cannot be taken back, only
    changed. API column: `entities_id`."""
    default_group: Output[int | str | None]
    """The group that the user's tickets begin with: one that the user is a member of. It cannot be taken back, only
    changed. API column: `groups_id`."""
    adopt: Output[int | str | None]
    """What to do if the item is there already when the resource is created: `never` is an error, `matching` takes
    over the one with the same natural key, out of the trash if need be, and changes what differs; an id takes
    over just that one; `duplicate` does not look, and creates another. The default is the provider's `adopt`
    setting."""
    on_destroy: Output[str | None]
    """What becomes of the item when the resource leaves the program: `trash` or `purge`. The default is the
    provider's `onDestroy` setting. Kinds of item without a trash are always purged."""
    create_missing: Output[bool | None]
    """Make what a type, model, manufacturer, status, network, title or category names if there is none of that name
    yet."""
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
    last_login: Output[str]
    """When the user last logged in, in the server's time zone. API column: `last_login`."""
    password_last_update: Output[str]
    """When the password was last set, in the server's time zone. API column: `password_last_update`."""
    resolved: Output[dict[str, Any]]
    """What its references led to: `id` and `name` of each, by the reference."""

    @overload
    def __init__(
        self, resource_name: str, args: UserArgs | UserArgsDict, opts: ResourceOptions | None = None
    ) -> None: ...
    @overload
    def __init__(
        self,
        resource_name: str,
        opts: ResourceOptions | None = None,
        *,
        login: Input[str],
        password: Input[str] | None = None,
        active: Input[bool] | None = None,
        valid_since: Input[str] | None = None,
        valid_until: Input[str] | None = None,
        authentication: Input[str] | None = None,
        authentication_source: ItemReference | None = None,
        first_name: Input[str] | None = None,
        last_name: Input[str] | None = None,
        phone: Input[str] | None = None,
        phone2: Input[str] | None = None,
        mobile: Input[str] | None = None,
        administrative_number: Input[str] | None = None,
        title: ItemReference | None = None,
        category: ItemReference | None = None,
        location: LocationReference | None = None,
        supervisor: UserReference | None = None,
        comment: Input[str] | None = None,
        language: Input[str] | None = None,
        time_zone: Input[str] | None = None,
        default_profile: ItemReference | None = None,
        default_entity: EntityReference | None = None,
        default_group: GroupReference | None = None,
        adopt: Input[int | str] | None = None,
        on_destroy: Input[str] | None = None,
        create_missing: Input[bool] | None = None,
    ) -> None: ...
    def __init__(self, resource_name: str, *args: Any, **inputs: Any) -> None:
        """Declare it.

        Args:
            resource_name: its name in the stack.
            args: all of its inputs, if they do not come as keywords; Pulumi's resource options.
            inputs: its inputs as keywords:
            login: Login: letters, digits, spaces and the signs ' @ . - _. Case and accents do not tell two apart.
                API column: `name`.
            password: Password. It is sent when it changes here, never read back, and not compared with that of the
                account. API column: `password`.
            active: Whether the account can be used. API column: `is_active`.
            valid_since: From when on the account can be used, such as `2026-01-31 08:00:00`. API column:
                `begin_date`.
            valid_until: Until when the account can be used, such as `2026-12-31 18:00:00`. API column: `end_date`.
            authentication: Where the password is kept: `internal` (in ITSM-NG itself), `mail` (a mail server),
                `ldap` (an LDAP directory), `external`, `cas` or `x509`. API column: `authtype`.
            authentication_source: Where the user comes from: an LDAP directory, or where `authentication` is
                `mail`, a mail server. API column: `auths_id`.
            first_name: First name. API column: `firstname`.
            last_name: Last name. API column: `realname`.
            phone: Phone number. API column: `phone`.
            phone2: Second phone number. API column: `phone2`.
            mobile: Mobile phone number. API column: `mobile`.
            administrative_number: Administrative number. API column: `registration_number`.
            title: Title, such as the profession. API column: `usertitles_id`.
            category: Category. API column: `usercategories_id`.
            location: The place where the user works. API column: `locations_id`.
            supervisor: Who is responsible for the user. API column: `users_id_supervisor`.
            comment: Comments. API column: `comment`.
            language: Language of the interface, such as `fr_FR`. Without it: that of the installation. API column:
                `language`.
            time_zone: Time zone, such as `Europe/Paris`. Without it: that of the server. API column: `timezone`.
            default_profile: The profile that the user begins with: one that the user is authorized for. It cannot
                be taken back, only changed. API column: `profiles_id`.
            default_entity: The entity that the user begins in: one that the user is authorized for. It cannot be
                taken back, only changed. API column: `entities_id`.
            default_group: The group that the user's tickets begin with: one that the user is a member of. It cannot
                be taken back, only changed. API column: `groups_id`.
            adopt: What to do if the item is there already when the resource is created: `never` is an error,
                `matching` takes over the one with the same natural key, out of the trash if need be, and changes what
                differs; an id takes over just that one; `duplicate` does not look, and creates another. The default is
                the provider's `adopt` setting.
            on_destroy: What becomes of the item when the resource leaves the program: `trash` or `purge`. The
                default is the provider's `onDestroy` setting. Kinds of item without a trash are always purged.
            create_missing: Make what a type, model, manufacturer, status, network, title or category names if there
                is none of that name yet.
        """
        super().__init__(resource_name, *args, **inputs)


class UserEmail(ItemResource, module="itsmng", name="UserEmail"):
    """An email address of a user, beside those that the user has."""

    itemtype = "UserEmail"

    user: Output[int | str | None]
    """Whose address it is. API column: `users_id`."""
    email: Output[str | None]
    """The address. API column: `email`."""
    default: Output[bool | None]
    """Whether it is the user's default address: the one that was it before is it no more. A user's first address is
    it anyway; to say no means no more than to say nothing. API column: `is_default`."""
    item_id: Output[int]
    """The item's id, as a number. API column: `id`."""
    is_deleted: Output[bool]
    """Whether the item lies in the trash. API column: `is_deleted`."""
    unverified: Output[bool]
    """Whether the item was created, but could not be read afterwards: the next update verifies it."""
    is_dynamic: Output[bool]
    """Whether a directory or a rule made it. API column: `is_dynamic`."""
    resolved: Output[dict[str, Any]]
    """What its references led to: `id` and `name` of each, by the reference."""

    @overload
    def __init__(
        self, resource_name: str, args: UserEmailArgs | UserEmailArgsDict, opts: ResourceOptions | None = None
    ) -> None: ...
    @overload
    def __init__(
        self,
        resource_name: str,
        opts: ResourceOptions | None = None,
        *,
        user: UserReference,
        email: Input[str],
        default: Input[bool] | None = None,
    ) -> None: ...
    def __init__(self, resource_name: str, *args: Any, **inputs: Any) -> None:
        """Declare it.

        Args:
            resource_name: its name in the stack.
            args: all of its inputs, if they do not come as keywords; Pulumi's resource options.
            inputs: its inputs as keywords:
            user: Whose address it is. API column: `users_id`.
            email: The address. API column: `email`.
            default: Whether it is the user's default address: the one that was it before is it no more. A user's
                first address is it anyway; to say no means no more than to say nothing. API column: `is_default`.
        """
        super().__init__(resource_name, *args, **inputs)


class Account(AccountComponent):
    """A user with addresses, groups and authorizations: a component, each part of which is a resource of its own."""

    @overload
    def __init__(
        self, resource_name: str, args: AccountArgs | AccountArgsDict, opts: ResourceOptions | None = None
    ) -> None: ...
    @overload
    def __init__(
        self,
        resource_name: str,
        opts: ResourceOptions | None = None,
        *,
        login: Input[str],
        password: Input[str] | None = None,
        active: Input[bool] | None = None,
        valid_since: Input[str] | None = None,
        valid_until: Input[str] | None = None,
        authentication: Input[str] | None = None,
        authentication_source: ItemReference | None = None,
        first_name: Input[str] | None = None,
        last_name: Input[str] | None = None,
        phone: Input[str] | None = None,
        phone2: Input[str] | None = None,
        mobile: Input[str] | None = None,
        administrative_number: Input[str] | None = None,
        title: ItemReference | None = None,
        category: ItemReference | None = None,
        location: LocationReference | None = None,
        supervisor: UserReference | None = None,
        comment: Input[str] | None = None,
        language: Input[str] | None = None,
        time_zone: Input[str] | None = None,
        default_profile: ItemReference | None = None,
        default_entity: EntityReference | None = None,
        default_group: GroupReference | None = None,
        adopt: Input[int | str] | None = None,
        on_destroy: Input[str] | None = None,
        create_missing: Input[bool] | None = None,
        emails: Sequence[Input[str]] = (),
        groups: Sequence[GroupReference | AccountGroup] = (),
        authorizations: Sequence[ItemReference | AccountAuthorization] = (),
    ) -> None: ...
    def __init__(self, resource_name: str, *args: Any, **inputs: Any) -> None:
        """Declare it.

        Args:
            resource_name: its name in the stack.
            args: all of its inputs, if they do not come as keywords; Pulumi's resource options.
            inputs: its inputs as keywords:
            login: Login: letters, digits, spaces and the signs ' @ . - _. Case and accents do not tell two apart.
                API column: `name`.
            password: Password. It is sent when it changes here, never read back, and not compared with that of the
                account. API column: `password`.
            active: Whether the account can be used. API column: `is_active`.
            valid_since: From when on the account can be used, such as `2026-01-31 08:00:00`. API column:
                `begin_date`.
            valid_until: Until when the account can be used, such as `2026-12-31 18:00:00`. API column: `end_date`.
            authentication: Where the password is kept: `internal` (in ITSM-NG itself), `mail` (a mail server),
                `ldap` (an LDAP directory), `external`, `cas` or `x509`. API column: `authtype`.
            authentication_source: Where the user comes from: an LDAP directory, or where `authentication` is
                `mail`, a mail server. API column: `auths_id`.
            first_name: First name. API column: `firstname`.
            last_name: Last name. API column: `realname`.
            phone: Phone number. API column: `phone`.
            phone2: Second phone number. API column: `phone2`.
            mobile: Mobile phone number. API column: `mobile`.
            administrative_number: Administrative number. API column: `registration_number`.
            title: Title, such as the profession. API column: `usertitles_id`.
            category: Category. API column: `usercategories_id`.
            location: The place where the user works. API column: `locations_id`.
            supervisor: Who is responsible for the user. API column: `users_id_supervisor`.
            comment: Comments. API column: `comment`.
            language: Language of the interface, such as `fr_FR`. Without it: that of the installation. API column:
                `language`.
            time_zone: Time zone, such as `Europe/Paris`. Without it: that of the server. API column: `timezone`.
            default_profile: The profile that the user begins with: one that the user is authorized for. It cannot
                be taken back, only changed. API column: `profiles_id`.
            default_entity: The entity that the user begins in: one that the user is authorized for. It cannot be
                taken back, only changed. API column: `entities_id`.
            default_group: The group that the user's tickets begin with: one that the user is a member of. It cannot
                be taken back, only changed. API column: `groups_id`.
            adopt: What to do if the item is there already when the resource is created: `never` is an error,
                `matching` takes over the one with the same natural key, out of the trash if need be, and changes what
                differs; an id takes over just that one; `duplicate` does not look, and creates another. The default is
                the provider's `adopt` setting.
            on_destroy: What becomes of the item when the resource leaves the program: `trash` or `purge`. The
                default is the provider's `onDestroy` setting. Kinds of item without a trash are always purged.
            create_missing: Make what a type, model, manufacturer, status, network, title or category names if there
                is none of that name yet.
            emails: Addresses, of which the first is the default.
            groups: Groups that the user is a member of: each a group, or a dictionary with `group`, `manager` and
                `delegate`.
            authorizations: Profiles that the user has: each a profile, or a dictionary with `profile`, `entity` and
                `child_entities`.
        """
        super().__init__(resource_name, *args, **inputs)
