"""A campus: buildings, floors and rooms from a plan, and a data centre down to its racks."""

import pulumi

import pulumi_itsmng as itsmng

# What a facility manager would hand over. The names are those that ITSM-NG's forms will offer.
PLAN = {
    "Library": {"Ground floor": ["Desk", "Reading room"], "First floor": ["Archive"]},
    "Physics": {"Ground floor": ["Lecture hall", "Workshop <A>"], "Basement": ["Laser laboratory"]},
}
ROWS, RACKS = "AB", 4

# The address is written once, at the top. `child_entities` shows the places in all entities below, too: without it,
# an item of such an entity could not be put there.
campus = itsmng.Location(
    "campus",
    name="North campus",
    address="Universitätsring 1",
    postal_code="8010",
    town="Graz",
    state="Steiermark",
    country="Austria",
    latitude="47.0777",
    longitude="15.4494",
    altitude="365",
    child_entities=True,
)

# A place is below its parent, whether that is given as the resource, as here ...
for number, (building_name, floors) in enumerate(PLAN.items(), start=1):
    building = itsmng.Location(
        building_name,
        name=building_name,
        parent=campus,
        building_number=f"N{number}",
        child_entities=True,
    )
    for floor_name, rooms in floors.items():
        floor = itsmng.Location(f"{building_name}/{floor_name}", name=floor_name, parent=building, child_entities=True)
        for room_number, room in enumerate(rooms, start=1):
            itsmng.Location(
                f"{building_name}/{floor_name}/{room}",
                name=room,
                parent=floor,
                room_number=f"{room_number:03}",
                child_entities=True,
            )

# ... or by its complete name, which is enough for what this program has declared before.
hall = itsmng.Location(
    "data-centre",
    name="Data centre",
    parent="North campus > Physics > Basement",
    comment="Access only with a key card.\nAir conditioning: +43 316 000 000",
    child_entities=True,
)
for row in ROWS:
    for rack in range(1, RACKS + 1):
        itsmng.Location(f"rack-{row}{rack}", name=f"Rack {row}{rack}", parent=hall, child_entities=True)

pulumi.export("data centre", hall.complete_name)
