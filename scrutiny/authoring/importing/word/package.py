"""The parts of a Word file, read within limits and without anything that XML could do."""

import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from xml.etree import ElementTree as ET

from scrutiny.authoring.importing.document import NotReadError
from scrutiny.safety.effort import Effort, TooMuchError

LARGEST_PART = 30_000_000
"""Bytes of one part when it is unpacked."""

MOST_PARTS = 5_000
MOST_ELEMENTS = 400_000
"""Elements of all parts that are read."""

DEEPEST = 200
"""How deep elements may be in one another."""

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"


class _Builder(ET.TreeBuilder):
    """Makes a tree, refuses what declares a document type, and counts elements."""

    def __init__(self, effort: Effort) -> None:
        super().__init__()
        self._effort, self._depth = effort, 0

    def doctype(self, *_: Any) -> None:
        raise NotReadError("it declares a document type, which no Word file does: save it again in Word")

    def start(self, tag: Any, attrs: Any) -> Any:
        self._effort.take(1)
        self._depth += 1
        if self._depth > DEEPEST:
            raise TooMuchError(f"elements more than {DEEPEST} deep")
        names = {name.replace(_STRICT, W): value for name, value in attrs.items()}
        return super().start(tag.replace(_STRICT, W), names)

    def end(self, tag: Any) -> Any:
        self._depth -= 1
        return super().end(tag.replace(_STRICT, W))


class Package:
    """A Word file: its parts by name. Raises `NotReadError` where it is none, or holds too much."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
            names = self._zip.namelist()
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as wrong:
            raise NotReadError(
                "it is no Word file, or it is damaged: open it in Word and save it again"
            ) from wrong
        if len(names) > MOST_PARTS:
            raise NotReadError(f"it has more than {MOST_PARTS:,} parts")
        self._names = frozenset(names)
        self._effort = Effort(MOST_ELEMENTS, "elements")

    def tree(self, name: str) -> ET.Element | None:
        """The part of a name as a tree; None where there is none."""
        if name not in self._names:
            return None
        parser = ET.XMLParser(target=_Builder(self._effort))
        try:
            parser.feed(self._bytes(name))
            root: ET.Element = parser.close()
        except ET.ParseError as wrong:
            raise NotReadError(f"its part '{name}' is damaged: open it in Word and save it again") from wrong
        except TooMuchError as wrong:
            raise NotReadError(f"it has {wrong}: save it in several parts") from wrong
        return root

    def furniture(self) -> Iterator[ET.Element]:
        """Its headers and footers, each once."""
        for name in sorted(self._names):
            if name.startswith(("word/header", "word/footer")) and name.endswith(".xml"):
                tree = self.tree(name)
                if tree is not None:
                    yield tree

    def _bytes(self, name: str) -> bytes:
        try:
            with self._zip.open(name) as part:
                data = part.read(LARGEST_PART + 1)
        except (
            zipfile.BadZipFile,
            RuntimeError,
            NotImplementedError,
            EOFError,
            OSError,
            ValueError,
        ) as wrong:
            raise NotReadError(
                f"its part '{name}' cannot be unpacked: save it again in Word, without a password"
            ) from wrong
        except Exception as wrong:  # zlib.error, lzma.LZMAError
            if type(wrong).__module__ not in ("zlib", "lzma", "_lzma"):
                raise
            raise NotReadError(f"its part '{name}' is damaged: open it in Word and save it again") from wrong
        if len(data) > LARGEST_PART:
            raise NotReadError(f"its part '{name}' has more than {LARGEST_PART:,} bytes unpacked")
        return data


def value(element: ET.Element | None, name: str = "val") -> str | None:
    """An attribute of Word's own; None where there is none."""
    return None if element is None else element.get(W + name)


def on(element: ET.Element | None) -> bool | None:
    """Whether a property such as bold is on; None where nothing is said."""
    if element is None:
        return None
    return value(element) not in ("0", "false", "off", "none")
