"""A support team: its members have accounts already, and this program says only who belongs to it and may do what."""

import pulumi

import pulumi_itsmng as itsmng

# The people: on your own server they are there already, made by an administrator or a directory, and their logins are
# enough. Here, two of them are those of a fresh ITSM-NG, and one is new.
LEAD, MEMBERS = "tech", ["normal", "night.shift"]
night_shift = itsmng.User("night-shift", login="night.shift", last_name="Night shift")

plant = itsmng.Entity("plant", name="Plant")
support = itsmng.Group("support", name="Plant support", entity=plant, child_entities=True, can_contain_items=False)

# A membership says that somebody belongs to the group, and nothing of the others: members that were added by hand, or
# by a directory, stay. One that exists already is taken over.
itsmng.GroupUser("lead", user=LEAD, group=support, manager=True)
for login in MEMBERS:
    itsmng.GroupUser(f"member-{login}", user=login, group=support, delegate=True)

# What they may do: Technician in the plant and all that is below it.
for login in [LEAD, *MEMBERS]:
    itsmng.ProfileUser(f"technician-{login}", user=login, profile="Technician", entity=plant, child_entities=True)

# Where mail to the team goes: an address beside those that the lead has.
itsmng.UserEmail("team-address", user=LEAD, email="plant-support@example.org")

pulumi.export("team", support.complete_name)
