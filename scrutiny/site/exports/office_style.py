"""The office's own colour, as a stylesheet that pages load after the common one."""

from collections.abc import Iterator

from scrutiny.content.colour import BLACK, WHITE, Colour, contrast
from scrutiny.content.kinds.office import LEAST_CONTRAST
from scrutiny.site.page import PageSpec
from scrutiny.site.site import Site

DARK_PAGE = Colour(0x14, 0x18, 0x1C)
DARK_RULE = Colour(0x6F, 0xA3, 0xC7)
"""The page and the lines of the common stylesheet where a reader asks for dark colours."""


def files(site: Site, pages: tuple[PageSpec, ...]) -> Iterator[tuple[str, str]]:  # noqa: ARG001
    """`/assets/office.css`, where the office has a colour; text on it is the better read of black and white.

    Where lines in that colour could not be seen on a dark page, the common colour stays.
    """
    accent = site.office.accent
    if accent is None or site.settings.folder:
        return
    text = max(WHITE, BLACK, key=lambda each: contrast(each, accent))
    dark = accent if contrast(accent, DARK_PAGE) >= LEAST_CONTRAST else DARK_RULE
    both = f"--accent: {accent}; --on-accent: {text}; --rule:"
    light_rules = f":root {{ {both} {accent}; }}\n"
    dark_rules = f"@media (prefers-color-scheme: dark) {{ :root {{ {both} {dark}; }} }}\n"
    yield "/assets/office.css", light_rules + dark_rules
