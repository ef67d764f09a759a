"""Every machine of inventory.csv as a computer in ITSM-NG."""

import csv
from pathlib import Path

import pulumi

import pulumi_itsmng as itsmng

INVENTORY = Path(__file__).with_name("inventory.csv")

with INVENTORY.open(encoding="utf-8", newline="") as file:
    machines = list(csv.DictReader(file))

for machine in machines:
    itsmng.Computer(
        machine["hostname"],
        name=machine["hostname"],
        serial=machine["serial"],
        inventory_number=machine["inventory_number"],
        alternate_username=machine["alternate_username"],
        alternate_username_number=machine["alternate_username_number"],
        uuid=machine["uuid"],
        comment=machine["comment"],
    )

pulumi.export("computers", len(machines))
