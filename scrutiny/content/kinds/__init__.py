"""The kinds of record, one file each. None imports another; the register joins them by id and name."""
