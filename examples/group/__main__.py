"""A service desk: its levels as a tree of groups, the teams that own hardware, and one that a directory fills."""

import pulumi

import pulumi_itsmng as itsmng

# Only where somebody works can tickets be assigned; a group at the top of the tree may be there for order alone.
desk = itsmng.Group(
    "desk",
    name="Service desk",
    comment="Everybody who answers tickets",
    requester=False,
    assigned_to=False,
    task=False,
    can_contain_users=False,
    child_entities=True,
)

LEVELS = {
    "First level": "Takes calls, solves what is known",
    "Second level": "Workplaces, printers, network sockets",
    "Third level": "Servers and applications",
}
levels = [
    itsmng.Group(
        name.lower().replace(" ", "-"),
        name=name,
        comment=task,
        parent=desk,
        can_contain_items=False,  # technicians are in charge of hardware, they do not own it
        child_entities=True,
    )
    for name, task in LEVELS.items()
]

# The directory says who is in it: ITSM-NG reads the members at each login. No user is declared here.
itsmng.Group(
    "on-call",
    name="On call",
    parent="Service desk > Third level",  # declared above: a name is enough
    ldap_dn="cn=on-call,ou=groups,dc=example,dc=org",
    child_entities=True,
)

# Departments own machines and ask for things; no ticket is ever assigned to them.
for department in ("Accounting", "Research & development", "Sales"):
    itsmng.Group(
        department,
        name=department,
        assigned_to=False,
        task=False,
        can_be_manager=department == "Research & development",
        child_entities=True,
    )

pulumi.export("levels", [level.complete_name for level in levels])
