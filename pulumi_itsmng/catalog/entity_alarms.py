"""Of what the server warns an entity."""

from pulumi_itsmng.catalog.entity_settings import NEVER, inheritable_flag, inheritable_number, inheritable_word

_REMINDERS = NEVER | {"daily": 86_400, "weekly": 604_800, "monthly": 2_592_000}

_STOCK = (
    inheritable_word(
        "cartridges_alarm_frequency",
        "How often it is reminded of cartridges that run out: `never`, `daily`, `weekly`, `monthly`",
        _REMINDERS,
        column="cartridges_alert_repeat",
    ),
    inheritable_number(
        "default_cartridges_threshold",
        "How many cartridges of a new model are to be left when the alarm goes off: a number, `never`",
        NEVER,
        column="default_cartridges_alarm_threshold",
    ),
    inheritable_word(
        "consumables_alarm_frequency",
        "How often it is reminded of consumables that run out: `never`, `daily`, `weekly`, `monthly`",
        _REMINDERS,
        column="consumables_alert_repeat",
    ),
    inheritable_number(
        "default_consumables_threshold",
        "How many consumables of a new model are to be left when the alarm goes off: a number, `never`",
        NEVER,
        column="default_consumables_alarm_threshold",
    ),
)

_CONTRACTS = (
    inheritable_flag("contract_alarms", "Whether it is warned of contracts that end", column="use_contracts_alert"),
    inheritable_word(
        "default_contract_alarm",
        "Of what a new contract warns: `none`, `end`, `notice` (when notice must be given), `end_and_notice`, "
        "`period_end`, `period_end_and_notice`",
        {"none": 0, "end": 4, "notice": 8, "end_and_notice": 12, "period_end": 64, "period_end_and_notice": 72},
        column="default_contract_alert",
    ),
    inheritable_number(
        "send_contract_alarms_before",
        "How many days before a contract ends the alarm is sent: a number, `no` for on the day itself",
        {"no": 0},
        column="send_contracts_alert_before_delay",
    ),
)

_FINANCIAL_INFORMATION = (
    inheritable_flag(
        "financial_information_alarms",
        "Whether it is warned by the financial and administrative information of items, such as of warranties that end",
        column="use_infocoms_alert",
    ),
    inheritable_word(
        "default_financial_information_alarm",
        "Of what new financial and administrative information warns: `none`, `warranty_expiration`",
        {"none": 0, "warranty_expiration": 4},
        column="default_infocom_alert",
    ),
    inheritable_number(
        "send_financial_information_alarms_before",
        "How many days before a warranty ends the alarm is sent: a number, `no` for on the day itself",
        {"no": 0},
        column="send_infocoms_alert_before_delay",
    ),
)

_LICENSES = (
    inheritable_flag("license_alarms", "Whether it is warned of licenses that expire", column="use_licenses_alert"),
    inheritable_number(
        "send_license_alarms_before",
        "How many days before a license expires the alarm is sent: a number, `no` for on the day itself",
        {"no": 0},
        column="send_licenses_alert_before_delay",
    ),
)

_CERTIFICATES = (
    inheritable_flag(
        "certificate_alarms", "Whether it is warned of certificates that expire", column="use_certificates_alert"
    ),
    inheritable_number(
        "send_certificate_alarms_before",
        "How many days before a certificate expires the alarm is sent: a number, `no` for on the day itself",
        {"no": 0},
        column="send_certificates_alert_before_delay",
    ),
)

_DOMAINS = (
    inheritable_flag("domain_alarms", "Whether it is warned of domains that expire", column="use_domains_alert"),
    inheritable_number(
        "send_domain_alarms_before",
        "How many days before a domain expires the first alarm is sent: a number, `never`",
        {"never": 0},
        column="send_domains_alert_close_expiries_delay",
    ),
    inheritable_number(
        "send_domain_alarms_after",
        "How many days after a domain has expired the next alarm is sent: a number, `never`",
        {"never": 0},
        column="send_domains_alert_expired_delay",
    ),
)

_OTHERS = (
    inheritable_number(
        "reservation_alerts",
        "How many hours before a reservation ends the alert is sent: a number, `never`",
        {"never": 0},
        column="use_reservations_alert",
    ),
    inheritable_number(
        "unsolved_ticket_alerts",
        "After how many days it is reminded of tickets that are not solved: a number, `never`",
        {"never": 0},
        column="notclosed_delay",
    ),
)

ALARMS = (*_STOCK, *_CONTRACTS, *_FINANCIAL_INFORMATION, *_LICENSES, *_CERTIFICATES, *_DOMAINS, *_OTHERS)
