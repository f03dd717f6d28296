"""What a command says when it cannot do what it was asked."""


class Refused(Exception):  # noqa: N818 - it says what was done
    """A folder is not one that this tool may read from or write to; the message says why."""
