"""A CMDB that is there already: every item is taken over as it is, and nothing is made anew."""

import csv
from pathlib import Path

import pulumi

import pulumi_itsmng as itsmng

# Whatever happens to this stack, the items stay: a resource that leaves the program is forgotten, not deleted. Take it
# out when the program is to be the only truth.
KEEP = pulumi.ResourceOptions(retain_on_delete=True)

with Path(__file__).with_name("computers.csv").open(encoding="utf-8", newline="") as file:
    computers = list(csv.DictReader(file))

# `matching` takes over the one item of the same natural key: of a place its name and what is above it, of a user the
# login, of a computer its serial number. Fields that the program does not name stay as they are.
office = itsmng.Location("office", KEEP, name="Head office", adopt="matching")
support = itsmng.Group("support", KEEP, name="Support", adopt="matching")
for login in ("tech", "normal"):
    itsmng.User(login, KEEP, login=login, location=office, adopt="matching")
for computer in computers:
    itsmng.Computer(
        computer["serial"],
        KEEP,
        name=computer["name"],
        serial=computer["serial"],
        location=office,
        technician_group=support,
        adopt="matching",
    )

# Two kiosks have neither a serial nor an inventory number, and the same name: nothing tells them apart but their ids,
# which stand in their addresses in ITSM-NG. `pulumi config set entranceKiosk 17`, and so on.
config = pulumi.Config()
for key in ("entranceKiosk", "canteenKiosk"):
    itsmng.Computer(key, KEEP, name="KIOSK", inventory_number=key, location=office, adopt=config.require_int(key))
