"""What a host says of its repository, and what the check makes of it."""

import dataclasses
import json
from pathlib import Path
from typing import Any

import pytest

from scrutiny.shell.host import public_host
from tests.support import SETTINGS, checked, codes, given, note

GITHUB = {"GITHUB_ACTIONS": "true", "GITHUB_SERVER_URL": "https://github.com"}


@pytest.mark.parametrize(
    ("event", "said"),
    [
        ({"repository": {"private": False, "visibility": "public"}}, "github.com"),
        ({"repository": {"private": True, "visibility": "private"}}, None),
        ({"repository": {"private": True, "visibility": "internal"}}, None),
        ({"schedule": "17 0 * * *"}, None),
        ([], None),
    ],
)
def test_github_says_it_in_the_event(event: Any, said: str | None, tmp_path: Path) -> None:
    file = tmp_path / "event.json"
    file.write_text(json.dumps(event), "utf-8")
    assert public_host({**GITHUB, "GITHUB_EVENT_PATH": str(file)}) == said
    assert public_host({"GITHUB_EVENT_PATH": str(file)}) is None


@pytest.mark.parametrize("visibility", ["public", "internal", "private"])
def test_gitlab_says_it_in_a_variable(visibility: str) -> None:
    told = {"CI_PROJECT_VISIBILITY": visibility, "CI_SERVER_HOST": "gitlab.com"}
    assert public_host(told) == ("gitlab.com" if visibility == "public" else None)


@pytest.mark.parametrize("environment", [{}, GITHUB, {**GITHUB, "GITHUB_EVENT_PATH": "/nowhere"}])
def test_without_a_word_nothing_is_known(environment: dict[str, str]) -> None:
    assert public_host(environment) is None


@pytest.mark.parametrize("drafts", [False, True])
def test_what_is_not_released_is_refused_in_a_public_repository(drafts: bool) -> None:
    embargo = note("", publish_at="2999-01-01T09:30+00:00")
    held = {
        "draft": note("").replace("status: published", "status: draft"),
        "embargo": embargo,
        "embargo-cancelled": embargo.replace("status: published", "status: cancelled"),
    }
    texts = {f"meetings/2024/2024-12-05-{name}.md": text for name, text in held.items()}
    texts["meetings/2024/2024-12-05-published.md"] = note("")
    settings = dataclasses.replace(SETTINGS, drafts=drafts)
    assert "public-repository" not in codes(checked(given(texts), settings)[1])
    everything = checked(given(texts), dataclasses.replace(settings, public_host="git.example"))[1]
    found = [each for each in everything if each.code == "public-repository"]
    assert len(found) == len(held)
    assert {each.place.path for each in found} == {path for path in texts if "published" not in path}
    assert all(each.severity == "error" and "git.example" in each.what for each in found)
