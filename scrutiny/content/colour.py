"""Colours and their contrast."""

import re
from typing import NamedTuple

_HEX = re.compile(r"#?((?:[0-9a-fA-F]{3}){1,2})")


class Colour(NamedTuple):
    """A colour by its parts of red, green and blue, each from 0 to 255."""

    red: int
    green: int
    blue: int

    def __str__(self) -> str:
        return f"#{self.red:02x}{self.green:02x}{self.blue:02x}"

    @property
    def luminance(self) -> float:
        """How bright it is, from 0 to 1: relative luminance, WCAG 2.2."""
        parts = (part / 255 for part in (self.red, self.green, self.blue))
        red, green, blue = (
            part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def read(written: str) -> Colour | None:
    """The colour that is written as '12405f', '#12405f' or 'fff', or None."""
    found = _HEX.fullmatch(written)
    if found is None:
        return None
    digits = found[1] if len(found[1]) == 6 else "".join(2 * digit for digit in found[1])
    return Colour(*(int(digits[at : at + 2], 16) for at in (0, 2, 4)))


def contrast(one: Colour, other: Colour) -> float:
    """The contrast ratio of two colours, from 1 to 21: WCAG 2.2."""
    dark, light = sorted((one.luminance, other.luminance))
    return (light + 0.05) / (dark + 0.05)


WHITE, BLACK = Colour(255, 255, 255), Colour(0, 0, 0)
