"""The whole life of an inventory as code, on a sandbox server: what `make demo` shows.

The commands are those that a user would type, and their output is the CLI's own; after each one the demo checks
that what it says is so, on the server and in the engine's events, and stops with an error where it is not.
"""
