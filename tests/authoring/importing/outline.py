"""What an import made of a document, in a few lines, as the tests compare it."""

import re
from collections.abc import Iterator, Mapping


def outline(files: Mapping[str, str]) -> str:
    """The drafts and proposals of a document, without their running text."""
    return "\n".join(line for path in sorted(files) for line in _lines(path, files[path])) + "\n"


def _lines(path: str, text: str) -> Iterator[str]:
    front, body = text.split("\n---\n", 1)
    if path.startswith("people/"):
        yield f"{path}: {' '.join(front.split()[1:])}"
        return
    yield path
    yield from (
        f"  {line.strip()}"
        for line in front.split("\n")[1:]
        if not line.startswith(("source:", "# source:", "status: draft"))
    )
    for block in body.split("\n"):
        words = block.split()
        if block.startswith(("#", "- ", "|")):
            yield f"  {block}"
        elif words:
            label = re.match(r"(?:\*\*[^*]+:\*\*|\[check:)?", block)
            shown = f"{words[0]} {words[1]} … {words[-1]}" if len(words) > 3 else block
            yield f"    {label[0] if label and label[0] not in shown else ''}{shown} ({len(words)})"
