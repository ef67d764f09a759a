"""A program that declares a whole organisation: entities, places, groups, computers and accounts."""

from __future__ import annotations

PROGRAM = """
TOWNS, ROOMS, TEAMS, MACHINES, ACCOUNTS = {towns}, {rooms}, {teams}, {machines}, {accounts}

company = itsmng.Entity("company", name="Company")
regions = [itsmng.Entity(f"region-{{n}}", name=f"Region {{n}}", parent=company) for n in range(2)]
sites = [itsmng.Entity(f"site-{{n}}", name=f"Site {{n}}", parent=f"Company > Region {{n % 2}}") for n in range(4)]

towns = [
    itsmng.Location(f"town-{{n}}", name=f"Town {{n}}", comment={comment!r}, child_entities=True) for n in range(TOWNS)
]
rooms = [
    itsmng.Location(f"room-{{n}}", name=f"Room {{n}}", parent=f"Town {{n % TOWNS}}", child_entities=True)
    for n in range(ROOMS)
]
teams = [itsmng.Group(f"team-{{n}}", name=f"Team {{n}}", child_entities=True) for n in range(TEAMS)]

for n in range(MACHINES):
    itsmng.Computer(
        f"pc-{{n}}",
        name=f"PC {{n}}",
        serial=f"S{{n}}",
        entity=sites[n % 4] if n % 2 else f"Site {{n % 4}}",
        location=f"Town {{n % ROOMS % TOWNS}} > Room {{n % ROOMS}}" if n % 2 else rooms[n % ROOMS],
        group=teams[n % TEAMS] if n % 3 else f"Team {{n % TEAMS}}",
        technician="tech",
    )

for n in range(ACCOUNTS):
    itsmng.Account(
        f"person-{{n}}",
        login=f"person.{{n}}",
        password=f"{password}-{{n}}",
        first_name=f"First {{n}}",
        location=rooms[n % ROOMS],
        supervisor="tech",
        emails=[f"person.{{n}}@example.org", f"p{{n}}@example.net"],
        groups=[teams[n % TEAMS], f"Team {{(n + 1) % TEAMS}}"],
        authorizations=[
            {{"profile": "Observer", "entity": sites[n % 4]}},
            {{"profile": "Technician", "entity": f"Site {{(n + 1) % 4}}", "child_entities": False}},
        ],
    )
"""

PASSWORD = "Passw0rd-of-a-person"
"""What the passwords of the accounts begin with."""


def organisation(
    *, towns: int = 3, rooms: int = 9, teams: int = 4, machines: int = 24, accounts: int = 0, comment: str = "a town"
) -> tuple[str, int]:
    """The program's text, and how many resources it declares."""
    text = PROGRAM.format(
        towns=towns,
        rooms=rooms,
        teams=teams,
        machines=machines,
        accounts=accounts,
        comment=comment,
        password=PASSWORD,
    )
    return text, 7 + towns + rooms + teams + machines + 7 * accounts
