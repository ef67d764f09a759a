"""The inventory that this repository stands for."""

import pulumi_itsmng as itsmng

hq = itsmng.Location("hq", name="Headquarters", child_entities=True)
itsmng.Group("operations", name="Operations", child_entities=True)

for number in (1, 2):
    itsmng.Computer(
        f"reception-{number}",
        name=f"HQ-RCP-{number:02}",
        serial=f"HQRCP{number:04}",
        location="Headquarters",
        technician_group="Operations",
    )
