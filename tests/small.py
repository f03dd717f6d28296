"""An invented office with a record of each kind, in two languages: for tests that build a site many times."""

from pathlib import Path

from scrutiny.content.input import Input
from tests.support import given, note

MARCH = "meetings/2024/2024-03-14-board.md"
JUNE = "meetings/2024/2024-06-13-board.md"
SEPTEMBER = "meetings/2024/2024-09-12-board.md"
WELSH = "meetings/2024/2024-06-13-board.cy.md"
PLANNED = "meetings/2026/2026-09-10-board.md"
REPORT = "inspections/hmicfrs-2023-peel.md"

TEXTS: dict[str, str] = {
    "office.yaml": """name: Office of the Commissioner for Eskdale
force: Eskdale Police
area: Eskdale
base url: https://records.eskdale.example
languages: [en, cy]
commissioner: Police and Crime Commissioner
chief constable: Chief Constable
teams: [Ferry Watch]
places: [Thorpe, {name: Nether Esk, also: [Esk Isaf]}, Gill Head]
""",
    "glossary.yaml": """ANPR: {expansion: automatic number plate recognition, meaning: Cameras.}
HMICFRS: {expansion: the inspectorate of constabulary}
FOIA: {expansion: Freedom of Information Act 2000}
""",
    "plans.yaml": "- {title: Eskdale Plan, from: 2022, to: 2029}\n",
    "priorities/safer-roads.md": "---\ntitle: Safer roads\nplan: Eskdale Plan\norder: 1\n---\n",
    "priorities/safer-roads.cy.md": "---\ntitle: Ffyrdd mwy diogel\nplan: Eskdale Plan\norder: 1\n---\n",
    "people/ivo-hart.md": "---\nname: Ivo Hart\n"
    "posts: [{post: Police and Crime Commissioner, organisation: Eskdale, from: 2021}]\n---\n",
    "people/ada-lund.md": "---\nname: Ada Lund\naliases: [CC Lund]\n"
    "posts: [{post: Chief Constable, organisation: Eskdale Police, from: 2020}]\n---\n",
    "people/nell-frost.md": "---\nname: Nell Frost\n"
    "posts: [{post: Head of Scrutiny, organisation: Eskdale, from: 2020}]\n---\n\nKeeps the notes.\n",
    "pages/about.md": "---\ntitle: About\n---\n\nWhat this is.\n",
    REPORT: """---
title: PEEL 2023
body: HMICFRS
date: 2023-11-16
---

Two things are recommended.

## Grades

- Preventing crime: good
""",
    MARCH: note("""## 1. Roads at night
- Topic: Road safety

### Question 1: Cameras
- Asked by: Ivo Hart

Do the ANPR cameras in Thorpe work?

**Answer (Ada Lund):** All but two.

### Action 1: Mend the cameras
- Owner: Ada Lund
- Due: 2024-05-31
- Status: open

Mend both.
""", venue="Guildhall").replace("2024-12-05", "2024-03-14").replace("Meeting", "Board"),
    JUNE: note("""## 1. Notes

Agreed as a true record.

### Action 1: Mend the cameras
- Owner: Chief Constable
- Updates: [Action 1, March](2024-03-14-board.md#action-1-1)
- Status: open

**Update (Ada Lund, 1 June 2024):** Both work in Nether Esk.

## 2. Safer roads
- Priority: Safer roads
- Topic: Road safety
- Paper: [Roads in 2024](papers/roads.txt)
- Presented by: Nell Frost

### Question 1: Signs
- Follows: 2024-03-14-board/question-1-1

Who reads the signs? See also [the earlier one](2024-03-14-board.md#question-1-1) and
[Ms Lund](../../people/ada-lund.md).

**Answer:** 14 volunteers of Ferry Watch do.

### Decision 1: Buy signs
- Outcome: approved

Six signs.

## 3. Inspection

### Recommendation 1: Calls
- From: hmicfrs-2023-peel
- To: Eskdale Police
- Status: accepted
- Due: 2024-12-31

Answer calls sooner.

**Response (Chief Constable):** Twelve more people answer calls by autumn.
""", venue="Online").replace("2024-12-05", "2024-06-13").replace("Meeting", "Board"),
    WELSH: note("""## 1. Nodiadau

Cytunwyd.

### Action 1: Trwsio'r camerâu
- Owner: Chief Constable
- Updates: [Cam 1, Mawrth](2024-03-14-board.md#action-1-1)
- Status: open

**Update (Ada Lund, 1 June 2024):** Mae'r ddau'n gweithio yn Esk Isaf.

## 2. Ffyrdd mwy diogel
- Priority: Ffyrdd mwy diogel
- Topic: Road safety
- Paper: [Ffyrdd 2024](papers/roads.txt)
- Presented by: Nell Frost

### Question 1: Arwyddion
- Follows: 2024-03-14-board/question-1-1

Pwy sy'n darllen yr arwyddion?

**Answer:** 14 gwirfoddolwr.

### Decision 1: Prynu arwyddion
- Outcome: approved

Chwe arwydd.

## 3. Arolygiad

### Recommendation 1: Galwadau
- From: hmicfrs-2023-peel
- To: Eskdale Police
- Status: accepted
- Due: 2024-12-31

Ateb galwadau yn gynt.

**Response (Chief Constable):** Bydd deuddeg yn fwy yn ateb.
""", venue="Ar-lein").replace("2024-12-05", "2024-06-13").replace("Meeting", "Bwrdd"),
    SEPTEMBER: note("""## 1. Earlier actions

### Action 1: Mend the cameras
- Owner: Nell Frost
- Updates: [Action 1, June](2024-06-13-board.md#action-1-1)
- Status: in progress

All work.

### Question 1: Fog

Do they work in fog?

**Answer:** Most do.
""", venue="Guildhall").replace("2024-12-05", "2024-09-12").replace("Meeting", "Board"),
    PLANNED: note("""## 1. Roads

### Question 1: Village officers

Which villages will have one?

## 2. Earlier actions

### Action 1: Mend the cameras
- Owner: Nell Frost
- Updates: [Action 1, September](../2024/2024-09-12-board.md#action-1-1)
- Status: open
""").replace("2024-12-05", "2026-09-10").replace("Meeting", "Board").replace("published", "scheduled"),
    "meetings/2026/2026-05-21-board.md": note("## 1. Roads\n\nCANARYDRAFT is not yet agreed.\n")
    .replace("2024-12-05", "2026-05-21")
    .replace("published", "draft"),
    "decisions/2025/2025-07.md": """---
title: Four vans
reference: 2025/07
date: 2025-02-03
decided_by: Police and Crime Commissioner
outcome: approved
priority: safer-roads
meeting: 2024-06-13-board
documents:
  - {title: The order, file: papers/order.txt}
status: published
---

Four vans are bought for Gill Head.

**Reasons:** The old ones are old.
""",
    "questions/2025/2025-04-01-vans.md": """---
title: Vans at night
date: 2025-04-01
asked_by: member of the public
answered_by: Police and Crime Commissioner
answered: 2025-04-19
topic: Road safety
status: published
---

Could the vans drive at night?

**Answer:** They do. See [the decision](../../decisions/2025/2025-07.md).
""",
}  # fmt: skip
"""The texts of its content. What two languages have is a meeting and a priority; one note is a draft."""

PAPERS = {
    "meetings/2024/papers/roads.txt": b"Nine roads were counted.\n",
    "decisions/2025/papers/order.txt": b"Four vans.\n",
}


def content() -> Input:
    """The input of a build of it."""
    return given(TEXTS, PAPERS)


def write(folder: Path) -> None:
    """Write its content into a folder."""
    for path, data in {**{path: text.encode() for path, text in TEXTS.items()}, **PAPERS}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
