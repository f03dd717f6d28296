"""Open Scrutiny: the records of scrutiny meetings, read from notes and published as a static site."""

__version__ = "0.1.0"
