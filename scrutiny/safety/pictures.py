"""Pictures in memory: one made anew from its points alone, and the points of a page as a reader sees it."""

import warnings
from io import BytesIO

from PIL import Image, ImageChops, ImageOps, UnidentifiedImageError

from scrutiny.safety.paper import Paper, refused

MOST_POINTS = 40_000_000
"""Points of one picture; about 7,700 by 5,200."""

FORMATS = ("PNG", "JPEG")

_WRONG = (UnidentifiedImageError, OSError, SyntaxError, ValueError, Warning, Image.DecompressionBombError)

Box = tuple[int, int, int, int]
"""Points from the left and from the top: of two corners, of which the second is outside."""


def inspect(data: bytes) -> Paper:
    """Read a picture."""
    fix = "save the picture again as PNG or JPEG"
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            with Image.open(BytesIO(data), formats=FORMATS) as opened:
                width, height = opened.size
                if width * height > MOST_POINTS:
                    what = f"the picture has {width:,} by {height:,} points: more than {MOST_POINTS:,}"
                    return refused("too-long", what, "save it smaller")
                if getattr(opened, "n_frames", 1) > 1:
                    what = "the picture has several layers or frames, of which a reader sees one"
                    return refused("hidden-content", what, fix)
                opened.load()
    except _WRONG:
        return refused("unreadable-paper", "the picture cannot be read", fix)
    return Paper()


def clean(data: bytes) -> bytes:
    """The points of a picture, turned as they are shown; what is fully transparent is blank."""
    with Image.open(BytesIO(data), formats=FORMATS) as opened:
        form, see_through = opened.format, "transparency" in opened.info
        turned = ImageOps.exif_transpose(opened)
    if form == "JPEG":
        turned = turned.convert("L" if turned.mode == "L" else "RGB")
    elif turned.mode.startswith("I") and not see_through:
        turned = turned.convert("I").point(lambda tone: tone * (1 / 256)).convert("L")
    elif turned.mode not in ("RGB", "L", "1") or see_through:
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


class Sheet:
    """The grey points of a page, and which of them its words have drawn.

    `whole` is the page as it is shown, `bare` the same without its words.
    """

    def __init__(self, whole: Image.Image, bare: Image.Image) -> None:
        self._whole, self._bare = whole, bare
        drawn = ImageChops.difference(self._whole, self._bare)
        self._drawn = drawn.point(lambda tone: 255 * (tone >= PLAIN))
        self._faint = drawn.point(lambda tone: 255 * (tone >= FAINT))
        self.width, self.height = whole.size

    def shows(self, letter: Box, large: bool) -> bool:
        """Whether a letter is drawn so that it stands out: most of its height and of its width."""
        left, top, right, bottom = box = self._inside(letter)
        found = (self._faint if large else self._drawn).crop(box).getbbox()
        if not found:
            return False
        wide, high = found[2] - found[0], found[3] - found[1]
        return wide + 2 >= (right - left) * MOST and high + 2 >= (bottom - top) * MOST

    def plain(self, word: Box, large: bool) -> bool:
        """Whether a word stands out from what is around it on the whole page."""
        left, top, right, bottom = word
        points = self._whole.crop(self._inside((left - 2, top - 2, right + 2, bottom + 2))).tobytes()
        return bool(points) and max(points) - min(points) >= (FAINT if large else PLAIN)

    def covered(self, word: Box) -> bool:
        """Whether something dark, wider than a stroke of a letter, covers a word in the picture of a page."""
        run = longest = 0
        columns = self._columns(word, 0)
        for low, high in columns:
            run = run + 1 if high < DARK and high - low < PLAIN else 0
            longest = max(longest, run)
        high = min(word[2] - word[0], word[3] - word[1])
        return longest >= max(3, min(len(columns) * MOST, high * STRETCH))

    def written(self, word: Box) -> bool:
        """Whether a picture shows something like writing about where a word is said to be."""
        around = min(word[2] - word[0], word[3] - word[1]) // 4
        inked = [high - low >= PLAIN for low, high in self._columns(word, around)]
        return sum(inked) >= len(inked) * INKED

    def _columns(self, word: Box, around: int) -> list[tuple[int, int]]:
        """The darkest and the lightest tone of each column of a word in the picture, or of `around` it."""
        left, top, right, bottom = word
        across = max(bottom - top > 2 * (right - left), 0)
        less = min(right - left, bottom - top) // 5 - around
        if across:
            box = self._inside((left + less, top - around, right - less, bottom + around))
        else:
            box = self._inside((left - around, top + less, right + around, bottom - less))
        part = self._bare.crop(box)
        if across:
            part = part.transpose(Image.Transpose.ROTATE_90)
        points, wide = part.tobytes(), part.width
        return [(min(column), max(column)) for at in range(wide) if (column := points[at::wide])]

    def _inside(self, box: Box) -> Box:
        left, top, right, bottom = box
        return max(left, 0), max(top, 0), max(min(right, self.width), 0), max(min(bottom, self.height), 0)


PLAIN = 48
FAINT = 16
"""Tones of 255 by which small letters, and large ones, stand out from what is around them."""

MOST = 0.5
"""The part of a letter's height and width that is seen where it can be read."""

DARK = 110
"""The lightest tone of a stretch that covers what is below it."""

STRETCH = 1.2
"""Heights of a word: no stroke of a letter is so wide."""

INKED = 0.2
"""The part of the columns of a word in which its letters leave ink, where there are any."""


def grey(points: bytes, width: int, height: int, line: int) -> Image.Image:
    """A grey picture of points of four bytes: red, green, blue and nothing, with so many bytes a line."""
    return Image.frombuffer("RGBX", (width, height), points, "raw", "RGBX", line, 1).convert("L")


def blank(picture: Image.Image) -> bool:
    """Whether a grey picture shows nothing."""
    points = picture.tobytes()
    return not points or max(points) - min(points) < PLAIN
