"""What a new installation holds: users, profiles and their rights, the root entity, default rows."""

from pulumi_itsmng.sandbox.seed.installation import fill

__all__ = ["fill"]
