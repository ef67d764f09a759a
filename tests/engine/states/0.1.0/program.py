"""What version 0.1.0 took: references to ids given as texts, and items that only the spelling tells apart."""

import pulumi

import pulumi_itsmng as itsmng

north = itsmng.Entity("north", name="North")
flat = itsmng.Location("flat", name="A > B", child_entities=True)
hq = itsmng.Location("hq", name="HQ", child_entities=True)
room = itsmng.Location("room", name="Room", parent=hq, child_entities=True)
team = itsmng.Group("team", name="Team", child_entities=True)
ada = itsmng.User("ada", login="ada")
digits = itsmng.User("digits", login="9")
itsmng.GroupUser("member", user="ada", group="Team")
itsmng.UserEmail("address", user="ada", email="ada@example.org")

itsmng.Computer("upper", name="upper", serial="S1", user="2", location="1")
itsmng.Computer("lower", name="lower", serial="s1", user=ada, location=room)
itsmng.Computer("blank", name="blank", serial="S1 ", location="A > B", technician="ada")
itsmng.Computer("here", name="both", serial="S3", uuid="4c4c4544-0001", group=team, user="7")
itsmng.Computer("there", name="both", serial="S3", uuid="4c4c4544-0001", entity=north)
itsmng.Computer("filled", serial="To be filled by O.E.M.", user=digits)
itsmng.Computer("zeros", name="zeros", serial="0000000", technician="tech")
itsmng.Computer("zeros there", name="zeros", serial="0000000", entity="North", location="HQ > Room")
itsmng.Computer("accents", name="Caf\u00e9")
itsmng.Computer("plain", name="cafe")

pulumi.export("place", room.complete_name)
pulumi.export("number", room.item_id)
