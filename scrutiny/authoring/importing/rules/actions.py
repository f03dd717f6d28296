"""Actions, with their owners and dates.

`ACTION 1: BI to report …. Due: 1 July 2020`; `Action (Chief Constable): …`; `Action – BI to thank …`;
`Action: AH – put …`; `Action: letters to the crews (BI)`; `AP1 BI to give a date – BI, 24/6`; `… – Ben Ito,
by 24/06/2020`; a sentence that ends with `[Action: AH]`; an owner alone (`Action: AH`) below what is to be
done.
"""

import re

from scrutiny.authoring.importing.document import Paragraph
from scrutiny.authoring.importing.meeting import Record
from scrutiny.authoring.importing.state import State
from scrutiny.authoring.importing.structure import action_words as patterns
from scrutiny.authoring.importing.structure.dates import days
from scrutiny.authoring.importing.structure.looks import without_number
from scrutiny.authoring.importing.structure.owner_in_brackets import WHEN, in_brackets
from scrutiny.authoring.importing.structure.people import INITIALS, is_name
from scrutiny.authoring.importing.structure.posts import is_post
from scrutiny.authoring.importing.structure.values import due_value
from scrutiny.content.dates import MONTHS

ORDER = 40


def take(state: State, paragraph: Paragraph) -> bool:
    """Take an action."""
    if state.item is not None and state.item.ground is not None:
        return False
    paragraph = without_number(paragraph)
    if numbered_label := re.match(r"\d{1,3}[.)]\s+(?=ACTION\b|Action(?: [^:]{1,20})?:)", paragraph.text):
        paragraph = paragraph.cut(numbered_label.end())
    if _below(state, paragraph.text):
        return True
    if paragraph.style == "margin" and says_who(state, paragraph.text):
        make(state, paragraph, "", number="")
        return True
    found = patterns.LABEL.match(paragraph.text)
    if found and _is_label(state, found, paragraph):
        return _labelled(state, paragraph, found)
    if (whose := patterns.WHOSE.match(paragraph.text)) and _are_people(state, whose["who"]):
        make(state, paragraph.cut(whose.end()), whose["who"], number="")
        return True
    if _without_sign(state, paragraph):
        return True
    if (inside := patterns.INSIDE.search(paragraph.text)) and _are_people(state, inside["who"]):
        _put_before(state, paragraph.cut(0, inside.start()))
        make(state, paragraph.cut(*inside.span("text")), inside["who"], number="")
        return True
    trailing = patterns.TRAILING.search(paragraph.text) or _in_margin(state, paragraph.text)
    if trailing and len(paragraph.text[: trailing.start()].split()) > 2:
        return _trailing(state, paragraph, trailing)
    return False


def _without_sign(state: State, paragraph: Paragraph) -> bool:
    """Take an action whose label has no sign behind it."""
    short, bare = patterns.SHORT.match(paragraph.text), patterns.BARE.match(paragraph.text)
    if short and short["word"]:
        begins = ends_with_owner(state, paragraph.text)
    elif short:
        begins = state.record is None and says_who(state, paragraph.text[short.end() :])
    else:
        begins = bare is not None and (_owned_below(state) or says_who(state, paragraph.text[bare.end() :]))
    found = short or bare
    if begins and found:
        make(state, paragraph.cut(found.end()), "", number=(short["n"] if short else "") or "")
    return begins


def _owned_below(state: State) -> bool:
    """Whether the paragraph below has the label of an owner."""
    below = state.next_paragraph
    return below is not None and bool(patterns.OWNER_LINE.match(below.text))


def _in_margin(state: State, text: str) -> re.Match[str] | None:
    """The owner who stands apart from a sentence, at the right of the page."""
    found = patterns.MARGIN.search(text)
    return found if found and _are_people(state, found["who"]) else None


def _below(state: State, text: str) -> bool:
    """Take the owner or the date of the action above, on a line of their own."""
    records = state.section.records
    if state.record is not None or not records or records[-1].kind != "action" or len(text.split()) > 12:
        return False
    lines = patterns.ANOTHER.split(text)
    if len(lines) > 1:
        taken = [_below(state, line) for line in lines]
        return all(taken)
    record = records[-1]
    if (
        not record.field("Owner")
        and (alone := patterns.LAST.fullmatch(f" – {text}"))
        and _is_owner(state, alone)
    ):
        record.fields = owner_fields(state, alone["who"]) + record.fields
        if alone["due"] and not record.field("Due"):
            record.fields.append(("Due", due_value(short_date(alone["due"]), state.found.date)))
        state.settle(record.place, "an action without an owner")
        return True
    due, owner = patterns.DUE_LINE.fullmatch(text), patterns.OWNER_LINE.fullmatch(text)
    if due and not record.field("Due") and next(days(due["due"]), None):
        record.fields.append(("Due", due_value(due["due"], state.found.date)))
        return True
    if owner and not record.field("Owner") and _are_people(state, owner["who"]):
        record.fields = owner_fields(state, owner["who"]) + record.fields
        state.settle(record.place, "an action without an owner")
        return True
    return False


def is_labelled(state: State, paragraph: Paragraph) -> bool:
    """Whether a paragraph has the label of an action, such as `ACTION 1:`."""
    found = patterns.LABEL.match(paragraph.text)
    return bool(found and _is_label(state, found, paragraph))


def _is_label(state: State, found: re.Match[str], paragraph: Paragraph) -> bool:
    """Whether it is a label, and not a sentence such as 'Action is needed'."""
    if found["mark"] == "." and not found["n"]:
        return False
    if found["who3"] and not _are_people(state, found["who3"]):
        return False
    who = re.split(r"[,;–-]", found["who"] or "")[0].strip()
    if who and found["n"] and not (_are_people(state, who) or is_name(who)):
        return False  # what an earlier action is about
    return (
        re.sub(r"^\W+", "", found[0])[0].isupper()
        and (found[0][:2] != "AP" or bool(found["n"]) or (":" in found[0] and "ap" not in state.known))
        and not re.match(r"actions? (?:from|arising|log)", paragraph.text, re.IGNORECASE)
    )


def _labelled(state: State, paragraph: Paragraph, label: re.Match[str]) -> bool:
    rest = paragraph.cut(label.end())
    who = label["who"] or label["who2"] or label["who3"] or ""
    alone = None if who else patterns.LAST.fullmatch(f" – {rest.text}")
    if alone and _is_owner(state, alone):
        before = _to_do(state)
        if before is not None:
            make(state, before, alone["who"], number="", due=alone["due"] or "")
        else:
            state.discuss(paragraph)
            state.doubt(paragraph.place, "an owner without an action", "the action in what stands above it")
        return True
    told = in_brackets(f"x ({who})", lambda words: _are_people(state, words))
    make(
        state,
        rest,
        told.who if told else who,
        due=told.due if told else "",
        number=re.sub(r"\D", "", label["n"] or "")
        if re.fullmatch(r"(?:no\.?\s*)?\d+", label["n"] or "", re.IGNORECASE)
        else "",
    )
    return True


def _to_do(state: State) -> Paragraph | None:
    """The paragraph above an owner that stands alone: what is to be done."""
    if (record := state.record) is not None:
        said = record.open_prose
        return said.pop() if len(said) > 1 and re.match(r"To [a-z]", said[-1].text) else None
    prose = state.section.prose
    if prose and isinstance(prose[-1], Paragraph):
        before = prose.pop()
        if isinstance(before, Paragraph):
            if not re.match(r"to [a-z]", before.text, re.IGNORECASE):
                state.doubt(before.place, "what is to be done, since its owner stands below it", "discussion")
            return before
    return None


def _trailing(state: State, paragraph: Paragraph, found: re.Match[str]) -> bool:
    """A sentence with its owner in brackets behind it."""
    text = paragraph.text[: found.start()]
    last = [each.end() for each in re.finditer(r"[.?!]['’”\"]?\s+(?=[A-Z])", text)]
    at = last[-1] if last else 0
    if at:
        _put_before(state, paragraph.cut(0, at))
    make(state, paragraph.cut(at, found.start()), found["who"], number="", due=found["due"] or "")
    state.doubt(
        paragraph.place, "the last sentence as the action", "the whole paragraph, or what was said before it"
    )
    return True


def _put_before(state: State, paragraph: Paragraph) -> None:
    if state.record is not None and state.record.parts:
        state.record.open_prose.append(paragraph)
    else:
        state.discuss(paragraph)


def make(state: State, text: Paragraph, who: str, number: str, due: str = "") -> Record:
    """Begin an action, with what its words say of owner and date."""
    record = state.begin(Record("action", text.place, number=number))
    told = in_brackets(text.text, lambda words: _are_people(state, words))
    if told and not (who and told.who):
        who, due, text = who or told.who, due or short_date(told.due), text.cut(0, told.start)
    if not due and (found := patterns.DUE.search(text.text)) and _is_time(found):
        due, text = found["due"], text.cut(0, found.start())
    if not who and (found := patterns.OWNER.search(text.text)):
        who, before, after = found["who"], text.cut(0, found.start()), text.cut(found.end())
        said = (*before.runs, *(after.runs if re.search(r"\w", after.text) else ()))
        text = Paragraph(said, text.place)
    who, due, text = _last(state, text, who, due)
    if not who and (found := patterns.FIRST.match(text.text)) and _are_people(state, found["who"]):
        who, due = found["who"], due or found["due"] or ""
        if found["due"] or (not found["link"].strip().isalpha() and " to" not in found["link"]):
            text = text.cut(found.end())
    if not due:
        due, text = _dated(text)
    record.prose.append(text)
    record.fields += owner_fields(state, who)
    if not who:
        state.doubt(text.place, "an action without an owner", "an action of somebody who is named elsewhere")
    if due:
        record.fields.append(("Due", due_value(due, state.found.date)))
    state.close()
    return record


def _is_time(found: re.Match[str]) -> bool:
    """Whether what is behind `due` or `by when` is a time, and not the rest of a sentence."""
    sign = re.search(r"[:–-]\s*$", found[0][: found.start("due") - found.start()])
    return bool(
        sign or re.search(rf"\d|\b(?:{'|'.join(MONTHS)}|month|week|meeting)\b", found["due"], re.IGNORECASE)
    )


def _dated(text: Paragraph) -> tuple[str, Paragraph]:
    """The date behind an action, or in its last words, and the action without what is behind it."""
    for pattern in patterns.DATED:
        if found := pattern.search(text.text):
            return found["due"], text.cut(0, found.start())
    found = patterns.BY.search(text.text)
    return ((found["due"] or found["within"]) if found else ""), text


def _last(state: State, text: Paragraph, who: str, due: str) -> tuple[str, str, Paragraph]:
    """The owner and date at the end of an action."""
    found = patterns.LAST.search(text.text)
    if not found or not found.start() or not _is_owner(state, found):
        return who, due, text
    told = found["due"] or ""
    if who and found["who"] != who and not told:
        return who, due, text
    return found["who"], due or short_date(told), text.cut(0, found.start())


def _is_owner(state: State, found: re.Match[str]) -> bool:
    """Whether the last words are somebody who is to do it, and the date, if there is one."""
    told = found["due"] or ""
    whole = any((day.end - day.start) * 2 > len(told.strip()) for day in days(told))
    dated = not told or whole or bool(WHEN.fullmatch(told.strip()))
    return dated and _are_people(state, found["who"])


def short_date(words: str) -> str:
    """`24/6` as a day that can be read."""
    if found := re.fullmatch(r"(\d{1,2})/(\d{1,2})", words.strip()):
        month = int(found[2])
        if 1 <= month <= 12:
            return f"{int(found[1])} {MONTHS[month - 1].capitalize()}"
    return words


def ends_with_owner(state: State, text: str) -> bool:
    """Whether words end with an owner in brackets."""
    told = in_brackets(text, lambda words: _are_people(state, words))
    return told is not None and bool(told.who)


def says_who(state: State, text: str) -> bool:
    """Whether words begin with who is to do something."""
    found = patterns.FIRST.match(text)
    return bool(found and _are_people(state, found["who"]))


def _are_people(state: State, words: str) -> bool:
    parts = _owners(state, words)
    return bool(parts) and all(_is_one(state, part) for part in parts)


def _owners(state: State, words: str) -> list[str]:
    """The owners that words name: `AH and Clerk` are two, `Director of Finance and Estates` is one."""
    bare = words.strip(" .–—-")
    parts = [part.strip(" .") for part in re.split(patterns.BETWEEN, bare) if part.strip(" .–—-")]
    return [bare] if is_post(bare) and not all(_is_one(state, part) for part in parts) else parts


def _is_one(state: State, part: str) -> bool:
    if state.is_person(part):
        return True
    if is_post(re.sub(r"^[Tt]he ", "", part)):
        return True
    return bool(re.fullmatch(INITIALS, part)) and (not state.known or len(part) <= 3)


def owner_fields(state: State, words: str) -> list[tuple[str, str]]:
    """The field of the owners, if there are any; initials are of somebody in the lists of attendance."""
    parts = [re.sub(r"^[Tt]he ", "", part) for part in _owners(state, words)]
    return [("Owner", ", ".join(state.named(part) for part in parts))] if parts else []
