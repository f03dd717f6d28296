"""Tombstones of files for programs: an address that was published never stops answering."""

import json
import re
from html import escape

from scrutiny.base.settings import Settings

SAID = "This file is no longer published. The page beside it says where it went, or why."


def tombstone_of(path: str, settings: Settings) -> bytes | None:
    """The file that takes the place of the one at `path` in the edition before; None where none is needed.

    Parts of the search index and assets are no addresses of their own; papers and pages have pages
    in their place.
    """
    if re.match(r"([a-z]{2,3}/)?(assets|search)/", path):
        return None
    if path.endswith(".json"):
        return (json.dumps({"gone": SAID}) + "\n").encode()
    if path.endswith(".md"):
        return f"{SAID}\n".encode()
    if path.endswith(".atom"):
        where = escape((settings.base_url or "/") + path)
        return (
            '<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n'
            f"<title>{SAID}</title>\n<id>{where}</id>\n<updated>{settings.today}T00:00:00Z</updated>\n</feed>\n"
        ).encode()
    return None
