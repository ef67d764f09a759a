"""A small organisation: two entities, a building with two rooms, a team, and the computers in them."""

import pulumi

import pulumi_itsmng as itsmng

company = itsmng.Entity("company", name="Example Ltd", country="France", phone="+33 1 00 00 00 00")
paris = itsmng.Entity("paris", name="Paris", parent=company, contract_alarms="yes", automatic_closing_delay=14)

building = itsmng.Location(
    "building", name="Building A", entity=paris, address="1 rue de l'Exemple", town="Paris", latitude="48.8566"
)
for number in (1, 2):
    itsmng.Location(f"room-{number}", name=f"Room {number}", parent=building, entity=paris, room_number=str(number))

support = itsmng.Group("support", name="Support", entity=company, child_entities=True, can_be_manager=False)

for number in range(1, 5):
    itsmng.Computer(
        f"pc-{number}",
        name=f"PAR-{number:03}",
        serial=f"5CG{number:07}",
        entity=paris,
        location=f"Building A > Room {1 + number % 2}",  # declared above: a name is enough
        technician_group=support,
        manufacturer="Dell",
        type="Laptop",
        status="In use",
        create_missing=True,
    )

pulumi.export("entity", paris.complete_name)
