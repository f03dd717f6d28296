"""What people who do not know YAML type in a front matter: read as it was meant, or named with what to write.

A reader of YAML reports where it had to give up, which is often a line or more below the slip.
"""

import re
from collections.abc import Callable

from scrutiny.base.text import Place, Text, plain_blanks

Cause = tuple[Place, str, str]
"""Where the slip is, what it is, and what to write."""


def usual(front: str) -> str:
    """The same text with plain blanks and hyphens where they were meant; no place in it changes.

    A no-break space is a space before a value, and a bullet or a dash begins an entry of a list. The text
    below a value such as '|' stays as it is.
    """
    lines, in_list, block = front.split("\n"), False, -1
    for number, line in enumerate(lines):
        if block >= 0 and (not line.strip() or len(line) - len(line.lstrip(" ")) > block):
            continue
        block = _begins(line) if _BLOCK.search(line) else -1
        if _LIST_FOLLOWS.fullmatch(line):
            in_list = True
        elif in_list and (found := _BULLET.match(line)):
            line = f"{plain_blanks(found[1])}- {line[found.end() :]}"
        elif line[:1].strip():
            in_list = False
        found = _BEGINNING.match(line)
        lines[number] = plain_blanks(found[0]) + line[found.end() :] if found else line
    return "\n".join(lines)


_BLOCK = re.compile(r"(?:^|[:\s-]\s)[|>][-+0-9]*\s*$")
_LIST_FOLLOWS = re.compile(r"[A-Za-z_]+:\s*")
_BULLET = re.compile(r"(\s*)[-•·*–—][ \u00a0]")
_BEGINNING = re.compile(r"[ \u00a0]*(?:-[ \u00a0]+)?(?:[A-Za-z_]+:[ \u00a0]+)?")


def cause(front: Text, last: int) -> Cause | None:
    """The first plain slip in the lines of a front matter, up to the line `last` of its file, or None."""
    offset, above = 0, ""
    for number, line in enumerate(front.value.split("\n")):
        if front.place.line + number > last:
            return None
        for look in _LOOKS:
            if found := look(line, above):
                column, what, fix = found
                return front.at(offset + column), what, fix
        offset += len(line) + 1
        if line.strip():
            above = line if line[:1].strip() else f"{above}\n{line}"
    return None


_Slip = tuple[int, str, str] | None
"""What a look finds in a line. It is also given the lines above, from the last one at the left edge on."""


def _tab(line: str, _: str) -> _Slip:
    blanks = re.match(r"[ \t]*", line)
    if blanks and "\t" in blanks[0]:
        return 0, "the line begins with a tab", "begin it with spaces, such as '  - '"
    return None


def _no_colon(line: str, _: str) -> _Slip:
    if re.fullmatch(r"[A-Za-z_]+ *", line):
        return 0, f"'{line.strip()}' has no colon and no value", f"write '{line.strip()}: …', or delete it"
    if found := re.fullmatch(r"([A-Za-z_]+):(\S.*)", line):
        return 0, f"there is no space after '{found[1]}:'", f"write '{found[1]}: {found[2]}'"
    return None


def _inner_colon(line: str, _: str) -> _Slip:
    found = re.fullmatch(
        r"(?P<start> *(?:- )?(?P<key>[A-Za-z_ ]+): +)(?P<value>[^\s\"'\[{|>#].*: .*|[^\s\"'\[{|>#].*:)", line
    )
    if found is None:
        return None
    value = found["value"].strip().replace('"', "'")
    return (
        found.start("value"),
        f"the value of '{found['key']}' holds a colon",
        f"write '{found['key']}: \"{value}\"'",
    )


def _quotes(line: str, _: str) -> _Slip:
    found = re.fullmatch(r" *(?:- )?(?:[A-Za-z_ ]+: +)?(?P<mark>[\"'])(?P<rest>.*)", line)
    if found is None or found["rest"].rstrip().rstrip(",]}").endswith(found["mark"]):
        return None
    if re.search(rf"{found['mark']}\s*(?:#|[,:\]}}])", found["rest"]):
        return None
    what = f"the quotation mark ({found['mark']}) is opened and not closed on this line"
    return found.start("mark"), what, "close it at the end of the value"


def _brackets(line: str, _: str) -> _Slip:
    found = re.fullmatch(r" *(?:- )?(?:[A-Za-z_ ]+: +)?(?P<open>[\[{]).*", line)
    if found is None:
        return None
    bare = re.sub(r"\"[^\"]*\"|'[^']*'", "", line)
    pair = "[]" if found["open"] == "[" else "{}"
    if bare.count(pair[0]) != bare.count(pair[1]):
        return found.start("open"), f"'{pair[0]}' and '{pair[1]}' do not match", f"close it with '{pair[1]}'"
    if inner := re.search(r"[,{[] *[A-Za-z_]+: [^,\]}]*: ", bare):
        return inner.start(), "a value in the brackets holds a colon", "put quotation marks round the value"
    return None


def _sign(line: str, _: str) -> _Slip:
    found = re.fullmatch(r" *(?:- )?(?:[A-Za-z_ ]+: +)?(?P<value>(?P<sign>[@`%]).*)", line)
    if found is None:
        return None
    return (
        found.start("value"),
        f"a value cannot begin with '{found['sign']}'",
        f'write "{found["value"].strip()}"',
    )


def _dressed(line: str, above: str) -> _Slip:
    """`title = Board`, `title – Board`, `**title**: Board`, `- title: Board`, and a space before a field."""
    if found := re.fullmatch(r" *(?P<key>[A-Za-z_]+)\s*[=–—-]\s+(?P<value>\S.*)", line):
        what = f"there is no colon after '{found['key']}'"
        return found.start("key"), what, f"write '{found['key']}: {found['value']}'"
    if found := re.fullmatch(r" *[*_]+(?P<key>[A-Za-z_]+)[*_]*:[*_]* *(?P<value>.*)", line):
        what = f"the name of the field '{found['key']}' is in stars or underlined"
        return found.start("key"), what, f"write '{found['key']}: {found['value']}'"
    indent = len(line) - len(line.lstrip())
    last = above.rpartition("\n")[2]
    entry = re.match(r"( *)- ", last)
    is_inside = len(entry[1]) <= indent if entry else _LIST_FOLLOWS.fullmatch(last)
    if indent:  # beside a field that is where it belongs
        is_inside = is_inside or any(_begins(each) == indent for each in above.split("\n"))
    if not is_inside and (found := re.fullmatch(r"(?P<start> +|- )(?P<key>[a-z_]+): +(?P<value>\S.*)", line)):
        what = (
            f"there is {'a hyphen' if '-' in found['start'] else 'a space'} before the field '{found['key']}'"
        )
        return 0, what, f"begin it at the left edge: write '{found['key']}: {found['value']}'"
    return None


def _begins(line: str) -> int:
    """The column at which the words of a line begin, behind its hyphen."""
    return len(line) - len(re.sub(r"^ *(?:- +)?", "", line))


def _uneven(line: str, above: str) -> _Slip:
    """An entry of a list that is further to the left or the right than the one above, or has no hyphen."""
    over = re.match(r"( *)- +\S", above.rpartition("\n")[2])
    if over and (found := re.match(r"( *)-( *)\S", line)) and (found[1] != over[1] or not found[2]):
        entry = line[found.end() - 1 :]
        return 0, f"'{entry}' does not begin where the entry above it does", f"write '{over[1]}- {entry}'"
    if over and (found := re.fullmatch(r" +(?P<entry>[^\s:-][^:]*)", line)):
        return (
            found.start("entry"),
            f"'{found['entry']}' has no hyphen",
            f"write '{over[1]}- {found['entry']}'",
        )
    return None


_LOOKS: tuple[Callable[[str, str], _Slip], ...] = (
    _tab, _inner_colon, _quotes, _brackets, _sign, _dressed, _uneven, _no_colon,
)  # fmt: skip


def merged_list(written: str) -> tuple[str, str] | None:
    """What is wrong with a value that was meant as a list, and what to write; None for other values."""
    if found := re.match(r"-(\S[^\n]*)", written):
        return f"there is no space after the hyphen of '{found[0]}'", f"write '- {found[1]}'"
    if found := re.search(r"\n\s*-\s*([^\n]*)", written):
        what = f"'{written.partition(chr(10))[0].strip()}' and '{found[1].strip()}' are read as one"
        return what, "begin each on a line of its own with '- ', all with as many spaces before it"
    return None
