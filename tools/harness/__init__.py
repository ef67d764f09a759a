"""What the demo, the tests and the benchmarks share: a sandbox server, a colleague who uses it, and the Pulumi CLI."""
