"""What stands before programs of the CLI that are older than its engine, where it is built from Go modules."""
