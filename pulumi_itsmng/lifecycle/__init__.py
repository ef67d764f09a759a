"""From what a program declares to what the server has, and back: over plain dictionaries, without Pulumi."""
