"""Settings of Visual Studio Code for the folder of an office: completion, snippets, the check, the preview.

The formats are those of https://code.visualstudio.com/docs (settings, user-defined snippets, tasks).
"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from scrutiny.authoring import json_schema
from scrutiny.content import standalone
from scrutiny.content.fields import Field, declared, under_heading
from scrutiny.content.head import Change
from scrutiny.content.kinds import RECORDS
from scrutiny.content.kinds.discussion import Discussion
from scrutiny.content.kinds.item import Item
from scrutiny.content.kinds.meeting import Meeting
from scrutiny.content.record import Record

FOLDER = ".vscode"


def files(content: str) -> Mapping[str, str]:
    """The settings by path, for an office whose content lies in the folder `content`."""
    found: dict[str, Any] = {
        f"{FOLDER}/settings.json": _settings(content),
        f"{FOLDER}/extensions.json": {"recommendations": ["redhat.vscode-yaml"]},
        f"{FOLDER}/tasks.json": _tasks(content),
        f"{FOLDER}/scrutiny.code-snippets": dict(_snippets()),
    }
    for form in _WHOLE:
        found[f"{FOLDER}/schemas/{form.name}.json"] = json_schema.schemas()[form.name]
    return {path: json.dumps(data, ensure_ascii=False, indent=2) + "\n" for path, data in found.items()}


_WHOLE = tuple(form for form in json_schema.FORMS if form.files.endswith(".yaml"))
"""The files for which the editor takes a schema. For the front matter of a note it takes none."""


def _settings(content: str) -> Mapping[str, Any]:
    return {
        "yaml.schemas": {f"{FOLDER}/schemas/{form.name}.json": f"{content}/{form.files}" for form in _WHOLE},
        "files.encoding": "utf8",
        "files.eol": "\n",
        "files.insertFinalNewline": True,
        "editor.rulers": [],
        "[markdown]": {
            "editor.wordWrap": "on",
            "editor.quickSuggestions": {"other": True, "comments": False, "strings": True},
            "editor.unicodeHighlight.ambiguousCharacters": False,
        },
    }


def _tasks(content: str) -> Mapping[str, Any]:
    fault = {
        "regexp": r"^(.+?):(\d+):(\d+): (error|warning)\[([^\]]+)\]: (.*)$",
        "file": 1,
        "line": 2,
        "column": 3,
        "severity": 4,
        "code": 5,
        "message": 6,
    }
    faults = {"owner": "open-scrutiny", "fileLocation": ["relative", "${workspaceFolder}"], "pattern": fault}

    def task(label: str, arguments: list[str], **more: Any) -> Mapping[str, Any]:
        return {
            "label": label,
            "type": "process",
            "command": "${workspaceFolder}/.venv/bin/python",
            "windows": {"command": "${workspaceFolder}/.venv/Scripts/python.exe"},
            "args": ["build.py", *arguments, "--content", content],
            **more,
        }

    serving = {
        **faults,
        "background": {"activeOnStart": True, "beginsPattern": "^Building\\.", "endsPattern": "^Built "},
    }
    return {
        "version": "2.0.0",
        "tasks": [
            task(
                "Check the notes",
                ["check", "--drafts"],
                problemMatcher=faults,
                group={"kind": "build", "isDefault": True},
                presentation={"reveal": "silent", "clear": True},
            ),
            task("Preview the site", ["serve"], problemMatcher=serving, isBackground=True),
        ],
    }


def _snippets() -> Iterator[tuple[str, Mapping[str, Any]]]:
    yield "Meeting", _snippet("meeting", _front_matter(), "The note of a meeting")
    for kind in (each for each in RECORDS if each.stands_alone):
        about = f"The file of a {kind.kind} that stands by itself"
        yield f"{kind.kind.capitalize()} by itself", _snippet(f"{kind.kind} file", _standalone(kind), about)
    for kind in RECORDS:
        word = kind.kind.capitalize()
        yield word, _snippet(kind.kind, _record(kind), f"A heading of the kind {word}")
        for field in under_heading(kind):
            line = [f"- {field.name}: {_stop(1, field)}"]
            yield f"{word}: {field.name}", _snippet(f"- {field.name.casefold()}", line, field.about)
    for field in declared(Discussion).values():
        line = [f"- {field.name}: {_stop(1, field)}"]
        yield f"Passage: {field.name}", _snippet(f"- {field.name.casefold()}", line, field.about)
    yield "Restricted words", _snippet("redacted", ["[redacted: ${1:FOIA s.40(2)}]"], "Words left out")
    for name, body in _FRONT.items():
        yield name, _snippet(name, body, "For the front matter")


_TODAY = "${CURRENT_YEAR}-${CURRENT_MONTH}-${CURRENT_DATE}"
_TYPES = ",".join(declared(Change)["type"].choices)

_FRONT = {
    "changes": ["changes:", f"  - {{date: {_TODAY}, type: ${{1|{_TYPES}|}}, note: ${{2:What}}}}"],
    "withdrawn": ["status: withdrawn", f"withdrawn: {{date: {_TODAY}, reason: ${{1:Why}}}}"],
    "publish_at": [f"publish_at: {_TODAY}T${{1:09:30}}+00:00"],
}


def _front_matter() -> list[str]:
    asked = ("title", "date", "start", "venue")
    fields = declared(Meeting)
    lines = [f"{name}: {_stop(number, fields[name])}" for number, name in enumerate(asked, start=1)]
    return ["---", *lines, "status: draft", "present:", "  - $5", "---", "", "## 1. $0"]


def _standalone(kind: type[Record]) -> list[str]:
    """The front matter of a record that stands by itself, and the label of its first part."""
    known = standalone.named(kind)
    asked = [name for name in ("title", "reference", "date", "outcome") if name in known]
    lines = [f"{name}: {_stop(number, known[name])}" for number, name in enumerate(asked, start=1)]
    label = next(iter(kind.speakers))
    return ["---", *lines, "status: draft", "---", "", f"${{{len(asked) + 1}:Text}}", "", f"**{label}:** $0"]


def _record(kind: type[Record]) -> list[str]:
    """A heading, the status that the kind has, and its parts."""
    heading = "## ${1:1}. " if kind is Item else f"### {kind.kind.capitalize()} ${{1:1}}: "
    number, lines = 3, [heading + "${2:Title}"]
    for field in under_heading(kind):
        if field.choices:
            lines.append(f"- {field.name}: {_stop(number, field)}")
            number += 1
    lines += ["", f"${{{number}:Text}}" if kind.speakers else "$0"]
    for label in tuple(kind.speakers)[:1]:
        lines += ["", f"**{label}:** $0"]
    return lines


def _stop(number: int, field: Field) -> str:
    if field.choices:
        return f"${{{number}|{','.join(field.choices)}|}}"
    example = next(iter(field.read.shape.get("examples", ())), "")
    return f"${{{number}:{re.sub(r'([$}])', '', example)}}}" if example else f"${number}"


def _snippet(prefix: str, body: list[str], description: str) -> Mapping[str, Any]:
    return {"scope": "markdown", "prefix": prefix, "body": body, "description": description}
