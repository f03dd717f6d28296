"""The work on a paper, counted by what the paper holds: the same on every machine, however fast or busy."""


class TooMuchError(Exception):
    """A paper holds more of something than is looked into; the message says of what."""


class Effort:
    """How much of something a paper may still hold; `of_what` names it in the plural."""

    def __init__(self, most: int, of_what: str) -> None:
        self._left, self._most, self._of_what = most, most, of_what

    @property
    def left(self) -> int:
        """How much is left."""
        return self._left

    def take(self, count: int) -> None:
        """Count some of it. Raises `TooMuchError` where that is more than was left."""
        self._left -= count
        if self._left < 0:
            raise TooMuchError(f"more than {self._most:,} {self._of_what}")
