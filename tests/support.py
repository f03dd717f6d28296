"""What several tests need: contents made from texts, and the example office."""

import datetime
import html
import re
from collections.abc import Callable, Mapping
from functools import cache, partial
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from scrutiny.base.diagnostics import Diagnostic, Report
from scrutiny.base.executor import A_NOTE, TimedOut
from scrutiny.base.settings import Settings
from scrutiny.content.input import Input
from scrutiny.content.note import is_note
from scrutiny.pipeline import assemble, check
from scrutiny.shell.origin import Origin
from scrutiny.shell.processes import Workers
from scrutiny.site.site import Site

ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / "tests" / "example"
TEMPLATES = ROOT / "templates"
AS_OF = datetime.datetime(2026, 6, 30, tzinfo=datetime.UTC)
SETTINGS = Settings(as_of=AS_OF)

OFFICE = "name: Office\nforce: Force\ncommissioner: Commissioner\nchief_constable: Chief Constable\n"
NOTE = "---\ntitle: Meeting\ndate: 2024-12-05\nstatus: published\n---\n"


def note(body: str, **fields: str) -> str:
    """A published note with a body and further fields of front matter."""
    return NOTE.removesuffix("---\n") + "".join(f"{k}: {v}\n" for k, v in fields.items()) + "---\n\n" + body


def given(texts: Mapping[str, str | bytes], attachments: Mapping[str, bytes] | None = None) -> Input:
    """The input of a build with these texts, an office unless one is given, and the real templates."""
    files = {"office.yaml": OFFICE, **texts}
    own = Origin(EXAMPLE / "content", TEMPLATES, TEMPLATES).read(Report())
    return Input(
        texts={path: text.encode() if isinstance(text, str) else text for path, text in files.items()},
        attachments={path: partial(bytes, data) for path, data in (attachments or {}).items()},
        templates=own.templates,
        assets=own.assets,
        catalogues=own.catalogues,
    )


def example(*, notes: bool = True) -> Input:
    """The input of a build of the example office, with or without its notes."""
    own = Origin(EXAMPLE / "content", TEMPLATES, TEMPLATES).read(Report())
    texts = {path: data for path, data in own.texts.items() if notes or not is_note(path)}
    return Input(texts, own.attachments, own.templates, own.assets, own.catalogues)


def checked(content: Input, settings: Settings = SETTINGS) -> tuple[Site | None, tuple[Diagnostic, ...]]:
    """The site of a content, and everything that is wrong with it."""
    report = Report()
    found = check.check(content, settings, report)
    return found.sites[0] if found else None, report.diagnostics


def files(content: Input, settings: Settings = SETTINGS) -> dict[str, bytes]:
    """The files of a site, by path; fails where the content has errors."""
    report = Report()
    checked = check.check(content, settings, report)
    assert checked, report.diagnostics
    found = assemble.whole(content, checked, report)
    assert not report.failed, report.diagnostics
    return found


def built(content: Input, settings: Settings = SETTINGS) -> dict[str, str]:
    """The text files of a site, by path; fails where the content has errors."""
    return _texts(files(content, settings))


def _texts(files: Mapping[str, bytes]) -> dict[str, str]:
    binary = (".pdf", ".png", ".bin")
    return {path: data.decode() for path, data in files.items() if not path.endswith(binary)}


@cache
def example_files() -> Mapping[str, bytes]:
    """The files of the site of the example office, built once a run of tests."""
    return MappingProxyType(files(example()))


@cache
def example_site() -> Mapping[str, str]:
    """The text files of the site of the example office, built once a run of tests."""
    return MappingProxyType(_texts(example_files()))


def main(page: str) -> str:
    """The main element of a page: what is on it and on no other."""
    return page[page.index("<main") : page.index("</main>")]


def words(fragment: str) -> str:
    """The words of a page or of a part of it, without its tags."""
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", fragment)).split())


def codes(diagnostics: tuple[Diagnostic, ...]) -> list[str]:
    """The codes of diagnostics, in order."""
    return [found.code for found in diagnostics]


T = TypeVar("T")
R = TypeVar("R")


def within(work: Callable[[T], R], task: T) -> R:
    """What comes of work on a text, which fails where it takes more than the program lets a note take."""
    (found,) = Workers(1)(work, [task], lambda _: A_NOTE)
    assert not isinstance(found, TimedOut), found.why
    return found
