"""What the engine drives, as the dynamic providers and a plugin share it."""
