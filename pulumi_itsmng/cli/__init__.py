"""The `itsmng` command."""
