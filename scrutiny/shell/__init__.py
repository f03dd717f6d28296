"""The thin shell round the core: disk, terminal, preview server. Only it reads and writes anything."""
