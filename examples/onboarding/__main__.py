"""New colleagues from a list: each has an account from the first day on, a desk and a computer."""

import csv
from pathlib import Path

import pulumi

import pulumi_itsmng as itsmng

with (Path(__file__).parent / "people.csv").open(encoding="utf-8", newline="") as file:
    people = list(csv.DictReader(file))

# `pulumi config set --secret firstPassword ...`: what they log in with on the first day. Without it, their accounts
# have no password yet. Once they have changed it, that is no drift: a password is written, and never read back.
first_password = pulumi.Config().get_secret("firstPassword")

office = itsmng.Location("office", name="Brno office", town="Brno")
desks = {
    number: itsmng.Location(f"room-{number}", name=f"Room {number}", parent=office, room_number=number)
    for number in sorted({person["desk"] for person in people})
}
teams = {name: itsmng.Group(name, name=name) for name in sorted({person["team"] for person in people})}

for person in people:
    login = person["login"]
    account = itsmng.Account(
        login,
        login=login,
        password=first_password,
        first_name=person["first_name"],
        last_name=person["last_name"],
        location=desks[person["desk"]],
        language="cs_CZ",
        time_zone="Europe/Prague",
        # The account opens by itself on the first day, and closes after the last one.
        valid_since=person["first_day"],
        valid_until=f"{person['last_day']} 23:59:59" if person["last_day"] else None,
        emails=[f"{login}@example.org"],
        groups=[teams[person["team"]]],
        authorizations=["Self-Service"],
    )
    # An account stands for its user wherever one is wanted.
    itsmng.Computer(f"pc-{login}", name=f"PC-{login}", location=desks[person["desk"]], user=account)
