"""A picture, PNG or JPEG: published anew from its points alone, and nothing else of the file."""

from __future__ import annotations

import warnings
from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

from scrutiny.safety.paper import Fault, Paper

MOST_POINTS = 40_000_000
"""Points of one picture; about 7,700 by 5,200."""

FORMATS = ("PNG", "JPEG")

_WRONG = (UnidentifiedImageError, OSError, SyntaxError, ValueError, Warning, Image.DecompressionBombError)


def inspect(data: bytes) -> Paper:
    """Read the picture."""
    fix = "save the picture again as PNG or JPEG"
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            with Image.open(BytesIO(data), formats=FORMATS) as opened:
                width, height = opened.size
                if width * height > MOST_POINTS:
                    what = f"the picture has {width:,} by {height:,} points: more than {MOST_POINTS:,}"
                    return Paper("", (Fault("too-long", what, "save it smaller"),))
                if getattr(opened, "n_frames", 1) > 1:
                    what = "the picture has several layers or frames, of which a reader sees one"
                    return Paper("", (Fault("hidden-content", what, fix),))
                opened.load()
    except _WRONG:
        return Paper("", (Fault("unreadable-paper", "the picture cannot be read", fix),))
    return Paper("")


def clean(data: bytes) -> bytes:
    """The points of the picture, turned as they are shown; what is fully transparent is blank."""
    with Image.open(BytesIO(data), formats=FORMATS) as opened:
        form = opened.format
        turned = ImageOps.exif_transpose(opened)
    if form == "JPEG":
        turned = turned.convert("L" if turned.mode == "L" else "RGB")
    elif turned.mode in ("RGB", "L", "1"):
        turned = turned.copy()
    else:
        turned = turned.convert("RGBA")
        seen = turned.getchannel("A").point(lambda alpha: 255 if alpha else 0)
        turned = Image.composite(turned, Image.new("RGBA", turned.size), seen)
    fresh = Image.frombytes(turned.mode, turned.size, turned.tobytes())
    written = BytesIO()
    if form == "JPEG":
        fresh.save(written, "JPEG", quality=90)
    else:
        fresh.save(written, "PNG")
    return written.getvalue()
