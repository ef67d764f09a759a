"""HTTP: requests come in, answers go out, faults happen on order."""
