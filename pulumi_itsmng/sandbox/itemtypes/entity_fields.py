"""Which right it takes to set which field of an entity, in the order in which the server writes them.

A field that is not here cannot be set at all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pulumi_itsmng.sandbox.items import rights

if TYPE_CHECKING:
    from pulumi_itsmng.sandbox.items.behaviour import Input
    from pulumi_itsmng.sandbox.session import Session

UPDATE_HELPDESK: Final = 2048

_FIELDS = {
    ("entity", rights.UPDATE): """
        address country email fax notepad longitude latitude altitude phonenumber postcode state town website
        authldaps_id entity_ldapfilter ldap_dn mail_domain tag entities_id_software level name completename entities_id
        ancestors_cache sons_cache comment""",
    ("infocom", rights.UPDATE): """
        autofill_buy_date autofill_decommission_date autofill_delivery_date autofill_order_date autofill_use_date
        autofill_warranty_date""",
    ("notification", rights.UPDATE): """
        admin_email admin_email_name admin_reply admin_reply_name mailing_signature notification_subject_tag
        delay_send_emails is_notif_enable_default cartridges_alert_repeat consumables_alert_repeat notclosed_delay
        default_cartridges_alarm_threshold default_consumables_alarm_threshold default_contract_alert
        default_infocom_alert use_certificates_alert use_contracts_alert use_domains_alert use_infocoms_alert
        use_licenses_alert use_reservations_alert send_certificates_alert_before_delay
        send_contracts_alert_before_delay send_domains_alert_close_expiries_delay send_domains_alert_expired_delay
        send_infocoms_alert_before_delay send_licenses_alert_before_delay""",
    ("entity", UPDATE_HELPDESK): """
        anonymize_support_agents auto_assign_mode autoclose_delay autopurge_delay calendars_id changetemplates_id
        inquest_URL inquest_config inquest_delay inquest_duration inquest_rate max_closedate problemtemplates_id
        suppliers_as_private tickettemplates_id tickettype""",
    ("config", rights.UPDATE): "custom_css_code enable_custom_css",
}


def permitted(session: Session, wanted: Input) -> Input:
    """What of an entity a session may set.

    Args:
        wanted: What a client wants the entity to be.

    Returns:
        The fields it has the right to, as far as they have a value, and all orders.
    """
    fields = ["id"]
    for (right, bit), names in _FIELDS.items():
        if session.has_right(right, bit):
            fields += names.split()
    allowed = {name: wanted[name] for name in fields if wanted.get(name) is not None}
    return allowed | {name: value for name, value in wanted.items() if name.startswith("_")}
