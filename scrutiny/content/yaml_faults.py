"""Why a front matter cannot be read, in the words of people who do not know YAML.

A reader of YAML reports where it had to give up, which is often a line or more below the slip.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from scrutiny.base.text import Place, Text

Cause = tuple[Place, str, str]
"""Where the slip is, what it is, and what to write."""


def cause(front: Text, last: int) -> Cause | None:
    """The first plain slip in the lines of a front matter, up to the line `last` of its file, or None."""
    offset = 0
    for number, line in enumerate(front.value.split("\n")):
        if front.place.line + number > last:
            return None
        for look in _LOOKS:
            if found := look(line):
                column, what, fix = found
                return front.at(offset + column), what, fix
        offset += len(line) + 1
    return None


_Slip = tuple[int, str, str] | None


def _tab(line: str) -> _Slip:
    blanks = re.match(r"[ \t]*", line)
    if blanks and "\t" in blanks[0]:
        return 0, "the line begins with a tab", "begin it with spaces, such as '  - '"
    return None


def _no_colon(line: str) -> _Slip:
    if re.fullmatch(r"[A-Za-z_]+ *", line):
        return 0, f"'{line.strip()}' has no colon and no value", f"write '{line.strip()}: …', or delete it"
    if found := re.fullmatch(r"([A-Za-z_]+):(\S.*)", line):
        return 0, f"there is no space after '{found[1]}:'", f"write '{found[1]}: {found[2]}'"
    return None


def _inner_colon(line: str) -> _Slip:
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


def _quotes(line: str) -> _Slip:
    found = re.fullmatch(r" *(?:- )?(?:[A-Za-z_ ]+: +)?(?P<mark>[\"'])(?P<rest>.*)", line)
    if found is None or found["rest"].rstrip().rstrip(",]}").endswith(found["mark"]):
        return None
    if re.search(rf"{found['mark']}\s*(?:#|[,:\]}}])", found["rest"]):
        return None
    what = f"the quotation mark ({found['mark']}) is opened and not closed on this line"
    return found.start("mark"), what, "close it at the end of the value"


def _brackets(line: str) -> _Slip:
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


def _sign(line: str) -> _Slip:
    found = re.fullmatch(r" *(?:- )?(?:[A-Za-z_ ]+: +)?(?P<value>(?P<sign>[@`%]).*)", line)
    if found is None:
        return None
    return (
        found.start("value"),
        f"a value cannot begin with '{found['sign']}'",
        f'write "{found["value"].strip()}"',
    )


_LOOKS: tuple[Callable[[str], _Slip], ...] = (_tab, _inner_colon, _quotes, _brackets, _sign, _no_colon)


def merged_list(written: str) -> tuple[str, str] | None:
    """What is wrong with a value that was meant as a list, and what to write; None for other values."""
    if found := re.match(r"-(\S[^\n]*)", written):
        return f"there is no space after the hyphen of '{found[0]}'", f"write '- {found[1]}'"
    if found := re.search(r"\n\s*-\s*([^\n]*)", written):
        what = f"'{written.partition(chr(10))[0].strip()}' and '{found[1].strip()}' are read as one"
        return what, "begin each on a line of its own with '- ', all with as many spaces before it"
    return None
