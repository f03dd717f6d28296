"""Who was there, as tables: with a label in each first cell or in rows across it, with a list below each
head, or with a column that says of each person whether they came.
"""

import re

from scrutiny.authoring.importing.document import Table, words
from scrutiny.authoring.importing.meeting import Attendee
from scrutiny.authoring.importing.structure.attendance import begins_with_name, is_body, role_of
from scrutiny.authoring.importing.structure.people import ITEMS, is_name, people

_NAMED = words("name names attendee member")
_HEADS = re.compile(
    r"(?:full )?names?(?:(?: and|,| ?[/&]) (?:office|post|title|role|position|rank|organi[sz]ation))*"
    r"|attendees?|members?|initials|(?:job )?(?:title|role)|position|post|office|rank(?:/role)?"
    r"|capacity|organi[sz]ation|representing|body|force|agency|department|team|status",
    re.IGNORECASE,
)

Rows = list[list[str]]


def from_table(table: Table, above: str = "") -> list[Attendee] | None:
    """The people of a table; None where it is no table of attendance. `above` is the list whose label stands
    above it.
    """
    rows = [[" \n".join(each.text for each in cell) for cell in row] for row in table.rows]
    rows = [row for row in rows if any(cell.strip() for cell in row)]
    if rows and all(_begins_with_initials(row) for row in rows):
        rows = [[row[1], row[0], *row[2:]] for row in rows]
        above = above or "present"
    if rows and (listed := _below_labels(table, above)):
        return listed
    if not rows or not _is_attendance(rows, above):
        return None
    return _side_by_side(rows, table.place) or _one_below_another(rows, above or "present", table.place)


def _below_labels(table: Table, above: str) -> list[Attendee]:
    """The people of cells that begin with the label of a list, or with a body, each in a paragraph."""
    found = list[Attendee]()
    for cell in (cell for row in table.rows for cell in row if cell):
        lines = [line.text for each in cell for line in each.lines()]
        role, body = above, ""
        if len(lines) < 2 or begins_with_name(lines[0]):
            return []
        for line in lines:
            if told := role_of(line):
                role, body = told, ""
            elif role and begins_with_name(line):
                for each in people(line, role, table.place, one_each=True):
                    each.organisation = each.organisation or body
                    found.append(each)
            elif role and is_body(line):
                body = line.strip(" :")
            else:
                return []
    return found


def _begins_with_initials(cells: list[str]) -> bool:
    """Whether the first cell has the initials of the name in the second."""
    letters = cells[0].strip()
    return (
        len(cells) > 1
        and bool(re.fullmatch(r"[A-Z]{2,4}", letters))
        and is_name(cells[1])
        and letters[0] == cells[1].strip()[0]
    )


def _is_attendance(rows: Rows, above: str) -> bool:
    if any(role_of(row[0]) for row in rows if row):
        return True
    named = sum(begins_with_name(row[0]) for row in rows if row)
    return bool(named) and (_has_heads(rows[0]) or (bool(above) and named * 2 >= len(rows)))


def _side_by_side(rows: Rows, place: str) -> list[Attendee]:
    """The people of lists that have a head each, of one column or more."""
    filled = [at for at, cell in enumerate(rows[0]) if cell.strip()]
    roles = [role_of(rows[0][at]) for at in filled]
    if len(roles) < 2 or not all(roles):
        return []
    width = max(len(row) for row in rows)
    starts = filled if len(rows[0]) == width else [at * width // len(roles) for at in range(len(roles))]
    found = list[Attendee]()
    for role, begin, end in zip(roles, starts, [*starts[1:], width], strict=True):
        cells = [[cell for cell in row[begin:end] if cell.strip()] for row in rows[1:] if not _has_heads(row)]
        if max((len(each) for each in cells), default=0) > 1:
            for each in cells:
                found += _row(each, role or "present", place) if each else []
        else:
            found += people("\n".join(each[0] for each in cells if each), role or "present", place)
    return found


def _one_below_another(rows: Rows, role: str, place: str) -> list[Attendee]:
    told_by = _column_of_roles(rows)
    found = list[Attendee]()
    for at, cells in enumerate(rows):
        if at == 0 and _has_heads(cells):
            role = (told_by is None and role_of(cells[0])) or role
            continue
        if told_by is not None and told_by < len(cells):
            bracket = re.search(r"\([^)]*\)", cells[told_by])
            brackets = bracket[0] if bracket else "" if role_of(cells[told_by]) else f"({cells[told_by]})"
            names = [*cells[:told_by], *cells[told_by + 1 :], brackets]
            found += _row(
                [cell for cell in names if cell.strip()], role_of(cells[told_by]) or "present", place
            )
            continue
        filled = [cell for cell in cells if cell.strip()]
        told = role_of(filled[0])
        role = told or role
        names = filled[1:] if told else filled
        if all(map(is_body, names)):
            continue
        if names and told:
            listed = len(names) == 1 or is_name(names[1])
            found += people("\n".join(names), role, place) if listed else _row(names, role, place)
        elif names:
            found += _row(names, role, place)
    return found


def _column_of_roles(rows: Rows) -> int | None:
    """The column that says of each person whether they came."""
    below = rows[1:]
    for at in range(1, len(rows[0])):
        cells = [row[at] for row in below if at < len(row)]
        some = sum(bool(role_of(cell)) for cell in cells) * 2 > len(cells)
        if some and len(cells) == len(below) and all(role_of(cell) or ITEMS.search(cell) for cell in cells):
            return at
    return None


def _has_heads(cells: list[str]) -> bool:
    told = [cell.strip(" :").casefold() for cell in cells if cell.strip(" :")]
    named = bool(_NAMED & set(told)) or any(cell.startswith("name") and is_head(cell) for cell in told)
    return len(told) > 1 and (named or (bool(role_of(told[0])) and all(is_head(cell) for cell in told)))


def is_head(cell: str) -> bool:
    """Whether words are the head of a column of a table of attendance."""
    return all(_HEADS.fullmatch(part) or role_of(part) for part in re.split(r" */ *", cell))


def _row(cells: list[str], role: str, place: str) -> list[Attendee]:
    later = [at for at, cell in enumerate(cells) if at and begins_with_name(cell)]
    if later and begins_with_name(cells[0]):  # names beside each other, with their posts or without
        return [*_row(cells[: later[0]], role, place), *_row(cells[later[0] :], role, place)]
    text = " – ".join(
        [
            cells[0],
            *(f"({cell})" if re.fullmatch(r"[A-Z]{2,4}", cell.strip()) else cell for cell in cells[1:]),
        ]
    )
    return people(re.sub(r" – (?=\([A-Z]{2,4}\))", " ", text), role, place, one_each=True)
