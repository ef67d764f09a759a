"""Three kinds of machines: a workplace, a pool of loan laptops, and a server that nobody must lose."""

import pulumi

import pulumi_itsmng as itsmng

# Who and where. A group that only owns hardware needs none of the roles in tickets.
office = itsmng.Location("office", name="Office 2.14", town="Brno", room_number="2.14")
owners = itsmng.Group("owners", name="Accounting", requester=False, assigned_to=False, task=False)
admins = itsmng.Group("admins", name="Workplace team", comment="In charge of everything with a keyboard")

# A workplace. Where ITSM-NG wants another item, give the resource, its name, or its id. The model and its maker are
# only words to this program: `create_missing` makes them in the drop-downs if they are not there yet.
itsmng.Computer(
    "desk",
    name="BRN-ACC-07",
    serial="5CG1234XYZ",
    inventory_number="CZ-2024-0107",
    uuid="4c4c4544-0042-3510-8052-b4c04f564433",
    type="Desktop",
    manufacturer="HP",
    model="EliteDesk 800 G9",
    status="In use",
    create_missing=True,
    location=office,
    user="normal",  # a login
    group="Accounting",
    technician="tech",
    technician_group=admins,
    comment="Two screens\nCheque reader on the serial port",
)

# Loan laptops have serial numbers that are read wrongly now and then, so the number on their label tells them apart:
# a corrected serial number is then an update, and not another machine. Nothing of them is kept once they are sold.
for number in range(1, 4):
    itsmng.Computer(
        f"loan-{number}",
        name=f"BRN-LOAN-{number:02}",
        inventory_number=f"CZ-2023-{900 + number:04}",
        serial=f"PF3X{number:04}",
        identified_by=["inventory_number"],
        on_destroy="purge",
        type="Laptop",
        status="In stock",
        create_missing=True,
        technician_group=admins,
        alternate_username="Front desk",
        alternate_username_number="+420 500 000 001",
    )

# A server. `protect` would also stop `pulumi destroy`; here it is enough that it goes into the trash, where ITSM-NG
# keeps it restorable. The agent of the inventory writes its name, so that a name changed there is no drift here.
server = itsmng.Computer(
    "server",
    name="brn-srv-01",
    serial="CZJ2390ABC",
    type="Server",
    create_missing=True,
    technician="tech",
    on_destroy="trash",
    opts=pulumi.ResourceOptions(ignore_changes=["name"]),
)

pulumi.export("server", server.item_id)
