"""What runs in the user's program: resources, lookups, components."""
