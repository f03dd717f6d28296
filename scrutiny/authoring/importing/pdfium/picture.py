"""The picture of a page as a reader sees it."""

from typing import Any

from scrutiny.authoring.importing.pages.picture import Picture

SCALE = 1.5
MOST_POINTS = 4_000_000


def picture(page: Any, width: float, height: float) -> Picture:
    """The picture of a page, in a size that memory has room for."""
    scale = min(SCALE, (MOST_POINTS / max(1.0, width * height)) ** 0.5)
    made = page.render(scale=scale, grayscale=True)
    return Picture(bytes(made.buffer), made.width, made.height, made.stride, scale)
