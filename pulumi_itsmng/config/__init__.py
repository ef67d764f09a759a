"""The provider's settings, and keys that look like one and are none."""
