"""What the columns of a table hold, by the words above them."""

import re
from collections.abc import Mapping, Sequence

from scrutiny.authoring.importing.document import Paragraph, Table
from scrutiny.authoring.importing.structure.looks import title_like

Cell = tuple[Paragraph, ...]

_HEADS = (
    (
        "recommendation",
        (
            r"(?:(?:hmic\w*|inspectors?[’']|inspection|peel) )?recommendations?"
            r"(?: made| (?:no\.? ?)?\d{1,3})?(?: ?/ ?afis?)?"
            r"|areas? for improvement|afis?|causes? of concern|findings?"
        ),
    ),
    (
        "response",
        (
            r"(?:response|reply)(?: (?:(?:given|received|provided|made) )?(?:of|from|by|to) .*)?"
            r"|management response"
        ),
    ),
    (
        "question",
        (
            r"(?:[\w ]{2,30}[’']s? )?questions?"
            r"(?: (?:asked|put|(?:(?:asked|put|raised|submitted|received) )?(?:from|by|of|to|for) .*))?"
            r"|questions? (?:and|&|/) (?:answer|response|repl)\w*"
        ),
    ),
    (
        "answer",
        (
            r"answers?(?: (?:given|received|provided|from|by|of|to)(?: .*)?)?"
            r"|(?:written )?(?:answer|reply)(?: .*)?"
        ),
    ),
    ("asker", r"asked by|from|questioner|name of questioner"),
    ("outcome", r"outcome|result"),
    ("decision", r"decisions?(?: made| taken)?|resolution"),
    ("reasons", r"reasons?(?: for (?:the )?decision)?"),
    (
        "by",
        (
            r"decision[- ](?:maker|taker)|(?:decision )?(?:taken|made|decided|approved|signed) by"
            r"|decision[- ]maker"
        ),
    ),
    (
        "action",
        (
            r"actions?(?: (?:required|agreed|points?|to be taken|and owner|/ ?owner|summary|details?"
            r"|description))?"
            r"|(?:agreed|outstanding) actions?|(?:description|details?|summary) of actions?|task|what"
        ),
    ),
    (
        "owner",
        (
            r"action (?:by|for|owner)|owners?"
            r"(?:(?: (?:and|&) | ?/ ?)(?:due )?(?:date|deadline|timescale|by|when|due))?"
            r"|lead(?: officer)?|(?:by )?who(?:m)?"
            r"|(?:person )?responsible(?: officer| person)?|responsibility|(?:assigned|allocated)(?: to)?"
            r"|action(?: (?:owner|lead))|(?:to be )?(?:progressed|actioned) by|officer"
        ),
    ),
    (
        "due",
        (
            r"(?:by )?when|due(?: date| by)?|deadline|target(?: date)?|date due|timescales?"
            r"|(?:target )?completion date|date for completion|(?:complete|required|completion) by"
            r"|by(?: date)?"
        ),
    ),
    ("status", r"status|progress|rag(?: status)?|complete\??|state"),
    (
        "update",
        r"(?:(?:latest|current|progress) )?(?:updates?|position)(?: (?:of|from|by) .*)?|comments?|notes?",
    ),
    (
        "number",
        (
            r"no\.?|number|agenda(?: item)?|#|item(?: no\.?| number)?|ref(?:\.|erence)?(?: no\.?| number)?"
            r"|min(?:ute)?\.? (?:no\.?|ref\.?)|agenda(?: item)? no\.?|q(?:uestion)? no\.?"
            r"|(?:decision|action|record|notice|minute|file|log) (?:no\.?|number|ref(?:\.|erence)?|point|#)"
        ),
    ),
    (
        "minute",
        (
            r"minutes?(?: .*)?|discussion(?: .*)?|items? (?:and|/) (?:discussion|minute)s?"
            r"|summary(?: of discussion)?|detail|matters? discussed|agenda item(?: .*)?"
            r"|item (?:and )?discussion|subject and discussion|record of discussion"
        ),
    ),
    ("subject", r"subject|title|topic|matter|heading|item"),
    ("paper", r"papers?(?: (?:no|ref)\.?)?|enclosures?|attachments?"),
    ("priority", r"(?:(?:police and crime |pcp )?plan )?priorit(?:y|ies)(?: areas?)?"),
    (
        "date",
        (
            r"(?:date )?decided(?: on)?|date(?: of decision| of meeting| made| raised| taken)?"
            r"|meeting date"
        ),
    ),
    ("ground", r"restricted|exemption|ground"),
)  # fmt: skip


_WHOSE = re.compile(
    r"(?:the |(?:pcc|pfcc|opcc|(?:police and crime )?commissioner|force|constabulary|police|chief constable"
    r"|panel|board|member|public|hmic\w*|inspectors?|inspection|peel|agreed|proposed)(?:[’']s?)? )(?=\w)"
)
"""Whose question, response or action a column has."""


def kind(text: str) -> str:
    """What a column or row is about by its head; empty where that is not known."""
    bare = re.sub(r"\s+", " ", text).strip(" :.*").casefold()
    found = next((name for name, pattern in _HEADS if re.fullmatch(pattern, bare)), "") if bare else ""
    if not found and (whose := _WHOSE.match(bare)):
        return kind(bare[whose.end() :])
    if found or " " not in bare or len(bare) > 14:
        return found
    tight = bare.replace(" ", "")  # a narrow column cut the word
    return next((name for name, pattern in _HEADS if re.fullmatch(pattern, tight)), "")


def words(cell: Cell) -> str:
    """The text of a cell."""
    return "\n".join(each.text for each in cell).strip()


def on_one_line(cells: Mapping[str, Cell], name: str) -> str:
    """The text of one of the cells of a row, on one line; empty where there is none."""
    return re.sub(r"\s+", " ", words(cells.get(name, ())))


def heads(table: Table) -> list[str]:
    """What its columns hold by the first row; empty where fewer than half of them are known."""
    first = [kind(words(cell)) for cell in table.rows[0]] if table.rows else []
    told = [name for name in first if name]
    if len(told) < 2 or len(told) * 2 < len(first):
        return []
    named = list[str]()
    for name, cell in zip(first, table.rows[0], strict=True):
        again = name == "number" and name in named and re.match(r"item|subject", words(cell), re.IGNORECASE)
        free = "" if name in named else name  # `Reference` and `No.` beside each other
        if again:
            free = next((each for each in ("minute", "subject") if each not in first), free)
        named.append(free)
    other = {"minute", "question", "recommendation"} & set(named)
    if "action" in named and "update" in named[: named.index("action")] and not other:
        named[named.index("update")] = "minute"  # notes, with their actions beside them
    if "minute" in named and _is_short(table, named.index("minute")):
        named[named.index("minute")] = "" if "number" in named else "number"
    return named


def by_head(columns: Sequence[str], row: Sequence[Cell]) -> dict[str, Cell]:
    """The cells of a row by what their columns hold, those that are not known left out."""
    return {name: cell for name, cell in zip(columns, row, strict=False) if name}


def minutes(table: Table) -> tuple[list[str], bool]:
    """The columns of a table of minutes, and whether it has heads; empty where it is no such table."""
    named = heads(table)
    if named:
        return (named if "minute" in named else []), True
    first = [words(cell) for cell in table.rows[0]] if table.rows else []
    known = [kind(cell) for cell in first]
    if [name for name in known if name] in (["action"], ["owner"]) and sum(map(bool, first)) == 1:
        free = [at for at, name in enumerate(known) if not name]
        wide = max(free, key=lambda at: sum(len(words(row[at])) for row in table.rows if at < len(row)))
        known[wide] = "minute"
        return ["number" if at < wide and not name else name for at, name in enumerate(known)], True
    return (
        ["number", "minute", "action", "due"][: max(map(len, table.rows))] if _is_counted(table) else []
    ), False


def _is_counted(table: Table) -> bool:
    """Whether a table without heads has numbers that count up, and minutes beside them."""
    rows = [row for row in table.rows if any(words(cell) for cell in row)]
    if len(rows) < 2 or any(not 2 <= len(row) <= 4 for row in rows):
        return False
    numbers = [words(row[0]).rstrip(".)") for row in rows if words(row[0])]
    begin = int(numbers[0]) if numbers and re.fullmatch(r"[0-9]{1,3}", numbers[0]) else 0
    said = sum("\n" in words(row[1]) or len(row[1]) > 1 or _is_sentence(words(row[1])) for row in rows)
    return (
        begin > 0
        and len(numbers) > 1
        and numbers == [str(begin + at) for at in range(len(numbers))]
        and all(title_like(words(row[1]).split("\n")[0]) for row in rows if words(row[0]))
        and said * 2 >= len(rows)
    )


def _is_sentence(text: str) -> bool:
    return len(text.split()) > 3 and text.endswith((".", "?", "!"))


def _is_short(table: Table, column: int) -> bool:
    """Whether a column has nothing but numbers of minutes."""
    cells = [words(row[column]) for row in table.rows[1:] if column < len(row)]
    return all(re.fullmatch(r"[\w./-]{0,12}", cell) for cell in cells)


def pairs(table: Table) -> list[tuple[str, Cell]]:
    """The rows of a table of two columns, the first of which says what the second is; empty for any other."""
    rows = [row for row in table.rows if any(row)]
    if not rows or any(len(row) != 2 for row in rows):
        return []
    names = table.names or tuple(kind(words(row[0])) for row in rows)
    found = [(name, row[1]) for name, row in zip(names, rows, strict=False)]
    told = [name for name, _ in found if name]
    return found if len(told) >= 2 and len(told) * 2 >= len(found) else []
