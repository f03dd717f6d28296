"""Settings of Visual Studio Code for the folder of an office: completion, snippets, the check, the preview.

The formats are those of https://code.visualstudio.com/docs (settings, user-defined snippets, tasks).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from scrutiny.authoring import json_schema
from scrutiny.content.fields import Field
from scrutiny.content.kinds import meeting
from scrutiny.content.record import Kind

FOLDER = ".vscode"


def files(content: str) -> Mapping[str, str]:
    """The settings by path, for an office whose content lies in the folder `content`."""
    found: dict[str, Any] = {
        f"{FOLDER}/settings.json": _settings(content),
        f"{FOLDER}/extensions.json": {"recommendations": ["redhat.vscode-yaml"]},
        f"{FOLDER}/tasks.json": _tasks(content),
        f"{FOLDER}/scrutiny.code-snippets": dict(_snippets()),
    }
    for name, each in json_schema.schemas().items():
        found[f"{FOLDER}/schemas/{name}.json"] = each
    return {path: json.dumps(data, ensure_ascii=False, indent=2) + "\n" for path, data in found.items()}


def _settings(content: str) -> Mapping[str, Any]:
    whole = (form for form in json_schema.FORMS if form.files.endswith(".yaml"))
    return {
        "yaml.schemas": {f"{FOLDER}/schemas/{form.name}.json": f"{content}/{form.files}" for form in whole},
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
        "background": {"activeOnStart": True, "beginsPattern": "^Building", "endsPattern": "^Built"},
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
    for kind in json_schema.KINDS:
        yield kind.word, _snippet(kind.word.casefold(), _record(kind), f"A heading of the kind {kind.word}")
        for field in kind.fields:
            words = ["- " + f"{field.name}: {_stop(1, field)}"]
            name = f"{kind.word}: {field.name}"
            yield name, _snippet(f"- {field.name.casefold()}", words, f"A field of {kind.word}")
    yield "Restricted words", _snippet("redacted", ["[redacted: ${1:FOIA s.40(2)}]"], "Words left out")
    for name, body in _FRONT.items():
        yield name, _snippet(name, body, "For the front matter")


_TODAY = "${CURRENT_YEAR}-${CURRENT_MONTH}-${CURRENT_DATE}"
_TYPES = ",".join(json_schema.choices(meeting.CHANGE_TYPE))

_FRONT = {
    meeting.CHANGES.name: ["changes:", f"  - {{date: {_TODAY}, type: ${{1|{_TYPES}|}}, note: ${{2:What}}}}"],
    meeting.WITHDRAWN.name: ["status: withdrawn", f"withdrawn: {{date: {_TODAY}, reason: ${{1:Why}}}}"],
    meeting.PUBLISH_AT.name: [f"publish_at: {_TODAY}T${{1:09:30}}+00:00"],
}


def _front_matter() -> list[str]:
    asked: tuple[Field[Any], ...] = (meeting.TITLE, meeting.DATE, meeting.START, meeting.VENUE)
    lines = [f"{field.name}: {_stop(number, field)}" for number, field in enumerate(asked, start=1)]
    drafted = [f"{meeting.STATUS.name}: draft", f"{meeting.PRESENT.name}:", "  - $5"]
    return ["---", *lines, *drafted, "---", "", "## 1. $0"]


def _record(kind: Kind) -> list[str]:
    """A heading, the status that the kind has, and its parts."""
    level = "##" if kind.word == "Item" else "###"
    heading = (
        f"{level} ${{1:1}}. ${{2:Title}}"
        if kind.word == "Item"
        else f"{level} {kind.word} ${{1:1}}: ${{2:Title}}"
    )
    number, lines = 3, [heading]
    for field in kind.fields:
        if json_schema.choices(field):
            lines.append(f"- {field.name}: {_stop(number, field)}")
            number += 1
    lines += ["", "$0" if not kind.parts else f"${{{number}:Text}}"]
    for label in kind.parts[:1]:
        lines += ["", f"**{label}:** $0"]
    return lines


def _stop(number: int, field: Field[Any]) -> str:
    words = json_schema.choices(field)
    if words:
        return f"${{{number}|{','.join(words)}|}}"
    example = next(iter(field.read.shape.get("examples", ())), "")
    return f"${{{number}:{re.sub(r'([$}])', '', example)}}}" if example else f"${number}"


def _snippet(prefix: str, body: list[str], description: str) -> Mapping[str, Any]:
    return {"scope": "markdown", "prefix": prefix, "body": body, "description": description}
