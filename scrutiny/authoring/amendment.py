"""The file of a note with fields of its front matter written anew, and all else as it was."""

import datetime
import json
from collections.abc import Iterable, Mapping, Sequence

from scrutiny.base.diagnostics import Report
from scrutiny.base.text import Source
from scrutiny.content import frontmatter
from scrutiny.content.head import Change

MARK = "\ufeff"
"""What some editors put at the beginning of a file."""


class UnreadableError(Exception):
    """The front matter of a note cannot be read; the message says in which file."""


def withdrawn(path: str, data: bytes, reason: str, day: datetime.date) -> bytes:
    """The note withdrawn on a day for a reason. Raises `UnreadableError`."""
    said = f"withdrawn: {{date: {day.isoformat()}, reason: {quoted(reason)}}}"
    return _amended(path, data, {"status": ["status: withdrawn"], "withdrawn": [said]})


def with_changes(path: str, data: bytes, changes: Iterable[Change]) -> bytes:
    """The note with this public history. Raises `UnreadableError`."""
    entries = [
        f"  - {{date: {each.date.isoformat()}, type: {each.type}, note: {quoted(each.note)}}}"
        for each in changes
    ]
    return _amended(path, data, {"changes": ["changes:", *entries]})


def quoted(words: str) -> str:
    """Words as YAML takes them, whatever they are."""
    return json.dumps(words, ensure_ascii=False)


def _amended(path: str, data: bytes, fields: Mapping[str, Sequence[str]]) -> bytes:
    """The note with fields in the place of those of the same names, or else after the others."""
    try:
        written = data.decode("utf-8")
    except UnicodeDecodeError:
        written = ""
    end = "\r\n" if "\r\n" in written else "\n"
    text = written.removeprefix(MARK).replace("\r\n", "\n").replace("\r", "\n")
    for name, lines in fields.items():
        text = _with(path, text, name, lines)
    return f"{MARK if written.startswith(MARK) else ''}{text.replace(chr(10), end)}".encode()


def _with(path: str, text: str, name: str, written: Sequence[str]) -> str:
    divided = frontmatter.split(Source(path, text), Report())
    node = frontmatter.read(divided[0], Report()) if divided else None
    if divided is None or not isinstance(node, frontmatter.Mapping):
        raise UnreadableError(f"the front matter of '{path}' cannot be read")
    front, body = divided
    lines = front.value.split("\n")
    old = list(frontmatter.lines_of(front, [name]))
    while len(old) > 1 and not lines[old[-1]].partition("#")[0].strip():  # a comment on what comes next
        old.pop()
    start = old[0] if old else len(lines)
    kept = [*lines[:start], *written, *lines[start + len(old) :]]
    return "\n".join((frontmatter.FENCE, *kept, frontmatter.FENCE, body.value))
