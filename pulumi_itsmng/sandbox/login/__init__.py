"""Logging in, and what a session then sees: its profiles and entities."""
