"""A holding and its subsidiaries: each an entity with the settings that differ from those of the holding."""

import pulumi

import pulumi_itsmng as itsmng

# What holds for everybody is said once, at the top. Entities below have "inherit" in every setting of which the
# program says nothing, as a new entity of ITSM-NG has.
holding = itsmng.Entity(
    "holding",
    name="Vltava Holding",
    country="Czechia",
    website="https://vltava.example",
    administrator_email="itsm@vltava.example",
    administrator_name="IT of Vltava Holding",
    notification_prefix="Vltava",
    notification_signature="IT of Vltava Holding\n+420 200 000 000",
    calendar="Default",  # working hours; by name, by id, or "24/7"
    automatic_closing_delay=7,  # days after a ticket was solved
    contract_alarms="yes",
    send_contract_alarms_before=60,  # days
    license_alarms="yes",
    satisfaction_survey="internal",
    survey_delay=1,
    survey_rate=25,  # percent of the closed tickets
)

# A subsidiary with an address, and shorter terms.
brewery = itsmng.Entity(
    "brewery",
    name="Brewery",
    parent=holding,
    address="Nábřeží 12",
    postal_code="370 01",
    town="České Budějovice",
    country="Czechia",
    phone="+420 380 000 000",
    email="office@brewery.example",
    automatic_closing_delay=2,
    default_ticket_type="incident",
    automatic_assignment="item_then_category",
)

# Rules of the inventory and of the directory assign machines and users by these.
itsmng.Entity(
    "shops",
    name="Shops",
    parent=holding,
    tag="SHOPS",
    mail_domain="shops.example",
    ldap_dn="ou=shops,dc=vltava,dc=example",
    cartridges_alarm_frequency="weekly",
    notification_delay=10,  # minutes
)

# Its software is to be found in the holding's entity, not in one of its own; it runs day and night.
itsmng.Entity(
    "power-plant",
    name="Power plant",
    parent="Vltava Holding > Brewery",  # declared above: a name is enough
    software_entity=holding,
    calendar="24/7",
    automatic_closing_delay="never",
    satisfaction_survey="inherit",  # the same as saying nothing
)

pulumi.export("brewery", brewery.complete_name)
