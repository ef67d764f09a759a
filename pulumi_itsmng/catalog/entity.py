"""Entity: the divisions of the organisation, and what the server does for each of them."""

from pulumi_itsmng.catalog.common_fields import COORDINATES, TOWN
from pulumi_itsmng.catalog.entity_alarms import ALARMS
from pulumi_itsmng.catalog.entity_assets import ASSETS
from pulumi_itsmng.catalog.entity_assistance import ASSISTANCE
from pulumi_itsmng.catalog.entity_settings import inheritable_flag, inheritable_number
from pulumi_itsmng.catalog.fields import item_name, long_text, reference, text
from pulumi_itsmng.catalog.itemtype import Dependents, ItemType

_GENERAL = (
    # The server says that "0" is no name, of an entity alone.
    item_name("Name, without those of the entities above it.", refused=("0",)),
    reference(
        "parent",
        "The entity that it is a part of. Without it: the root entity.",
        to="Entity",
        column="entities_id",
        minimum=0,
    ),
    long_text("comment", "Comments."),
)

_ADDRESS = (
    long_text("address", "Street and number."),
    *TOWN,
    text("website", "Website."),
    text("phone", "Phone number.", column="phonenumber"),
    text("fax", "Fax number."),
    text("email", "Email address.", format="email"),
    *COORDINATES,
)

_ADVANCED = (
    text("tag", "What the inventory tool calls the entity (TAG), for rules that assign items to entities."),
    text("ldap_dn", "What the LDAP directory calls the entity, for rules that assign users to entities."),
    text("mail_domain", "The mail domain that stands for the entity, for rules that assign users to entities."),
    reference(
        "ldap_directory",
        "The LDAP directory in which users of the entity are searched. Without it: the default directory.",
        to="AuthLDAP",
        column="authldaps_id",
    ),
    # Its column is wider, but the server checks it as a line.
    text("ldap_filter", "A filter for the users that are searched in the directory.", column="entity_ldapfilter"),
)

_NOTIFICATIONS = (
    text(
        "administrator_email",
        "The administrator's email address. Without it: that of the parent entity.",
        column="admin_email",
        format="email",
    ),
    text(
        "administrator_name",
        "The administrator's name. It counts only beside an administrator's email address.",
        column="admin_email_name",
    ),
    text(
        "reply_email",
        "The email address that answers to notifications go to. Without it: that of the parent entity.",
        column="admin_reply",
        format="email",
    ),
    text(
        "reply_name",
        "The name beside the address that answers go to. It counts only beside an email address for answers.",
        column="admin_reply_name",
    ),
    text(
        "notification_prefix",
        "What the subjects of notifications begin with. Without it: what the parent entity has.",
        column="notification_subject_tag",
    ),
    long_text(
        "notification_signature",
        "The signature below notifications. Without it: that of the parent entity.",
        column="mailing_signature",
    ),
    inheritable_number(
        "notification_delay",
        "How many minutes a notification waits until it is sent by email",
        {},
        column="delay_send_emails",
    ),
    inheritable_flag(
        "enable_notifications_by_default",
        "Whether who takes part in a ticket is notified unless told otherwise",
        column="is_notif_enable_default",
    ),
)

_APPEARANCE = (
    inheritable_flag("enable_custom_css", "Whether the entity's own CSS is applied to the web interface"),
    long_text("custom_css_code", "CSS for the web interface."),
)

ENTITY = ItemType(
    name="Entity",
    description="An entity: a division of the organisation to which items belong, in a tree below the root entity.",
    required=("name",),
    identified_by=("name",),
    unique_within=("parent",),
    unique=True,
    parent="parent",
    fields=(*_GENERAL, *_ADDRESS, *_ADVANCED, *_NOTIFICATIONS, *ALARMS, *ASSISTANCE, *ASSETS, *_APPEARANCE),
    dependents=(
        Dependents(plural="entities", itemtype="Entity", options=("completename",), below=True, lost=True),
        Dependents(plural="users", itemtype="User", options=("Profile_User.Entity.completename",)),
        Dependents(plural="assets", itemtype="AllAssets", options=("Entity.completename",)),
    ),
    undeletable_id=0,
)
