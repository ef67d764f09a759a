"""The organisation of organization.yaml: entities, places, groups, people and computers."""

from pathlib import Path

import pulumi

import pulumi_itsmng as itsmng

company = itsmng.Organization("company", file=Path(__file__).with_name("organization.yaml"))

# What the file declares can be used in the program, by its class and name.
holding = company.find(itsmng.Entity, "Vltava Holding")
office = company.find(itsmng.Location, "Brno office")
itsmng.Computer("kiosk", name="KIOSK-01", serial="KSK0000001", entity=holding, location=office)

pulumi.export("office", office.complete_name)
