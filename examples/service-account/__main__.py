"""An account that a program uses, not a person: what it may do, where, until when, and who hears of it."""

import pulumi

import pulumi_itsmng as itsmng

# The password stands encrypted in the stack's settings: `pulumi config set --secret password ...`. Without one, the
# account has none, and the program uses an API token that is made in ITSM-NG.
password = pulumi.Config().get_secret("password")

factory = itsmng.Entity("factory", name="Factory")
robots = itsmng.Group("robots", name="Programs", entity=factory, can_contain_items=False, can_be_manager=False)

exporter = itsmng.User(
    "exporter",
    login="svc-export",
    password=password,
    last_name="Nightly export",
    comment="Reads the inventory of the factory at 2 a.m. Run by the platform team.",
    valid_until="2030-12-31 23:59:59",
    supervisor="tech",
)

# What the server lets the account do: to read, in the factory and what is below it. Each is a resource of its own;
# what others have given the account stays as it is.
itsmng.ProfileUser("reads-factory", user=exporter, profile="Read-Only", entity=factory, child_entities=True)
itsmng.GroupUser("is-a-program", user=exporter, group=robots)

# Mail about the account goes to the people who run it.
itsmng.UserEmail("platform", user=exporter, email="platform@example.org", default=True)
itsmng.UserEmail("on-call", user=exporter, email="on-call@example.org")

pulumi.export("account", exporter.login)
