"""Tables whose cells are divided by tabs, as a word processor saves them as text, drawn with strokes."""

from scrutiny.authoring.importing.structure.columns import kind


def drawn(text: str) -> str:
    """The text, each such table with a stroke on both sides of every cell."""
    lines, columns = text.split("\n"), 0
    for at, line in enumerate(lines):
        cells = line.split("\t")
        if not columns and _are_heads(cells):
            columns = len(cells)
        elif len(cells) != columns or not line.strip():
            columns = len(cells) if columns and _are_heads(cells) else 0
        if columns and "|" not in line:
            lines[at] = f"|{'|'.join(cells)}|"
    return "\n".join(lines)


def _are_heads(cells: list[str]) -> bool:
    known = [cell for cell in cells if kind(cell)]
    return len(cells) > 2 and all(cell.strip() for cell in cells) and len(known) >= len(cells) - 1
