"""The order of work: check, assemble, withdraw, verify, compare."""
