"""A stack as the Pulumi CLI gives it: its configuration and its state."""
