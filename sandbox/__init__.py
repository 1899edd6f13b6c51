"""A small town of fictional platforms served on loopback: for the demo, for tests and for benchmarks."""
