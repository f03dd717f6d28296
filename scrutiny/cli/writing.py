"""The commands that help people write notes."""

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import click

from scrutiny.authoring import cms, drafts, people_of_note, places, vscode
from scrutiny.base.diagnostics import Report
from scrutiny.base.text import slug
from scrutiny.cli.options import FOLDER, STANDARD, options, origin_of, settings
from scrutiny.cli.output import fail, line, tell
from scrutiny.content.dates import as_date
from scrutiny.content.input import Input
from scrutiny.content.values import is_slug
from scrutiny.pipeline import check
from scrutiny.register.register import Register
from scrutiny.shell import content_folder, site_folder
from scrutiny.shell.origin import Origin


@click.group()
def new() -> None:
    """Begin a new file, filled in as far as the records tell."""


@new.command("meeting")
@options("content")
@click.option("--title", prompt="Title of the meeting", help="The title of the meeting.")
@click.option("--date", "day", prompt="Date (such as 2026-09-10)", help="The day on which it is held.")
@click.option("--series", help="The run of meetings that it belongs to, such as strategic-scrutiny.")
def new_meeting(content: Path, title: str, day: str, series: str | None) -> None:
    """Write the draft of a note that carries the open actions forward."""
    held = as_date(day)
    if held is None or not slug(title) or not is_slug(series or "none"):
        raise click.UsageError(
            "give a title in words, a date such as 2026-09-10, and a series-in-small-letters"
        )
    begin(content, lambda register: drafts.meeting(register, title, held, series), DRAFT, whole=True)


@new.command("decision")
@options("content")
@click.option("--title", prompt="What the decision is about", help="The title of the decision.")
@click.option("--date", "day", prompt="Date (such as 2026-09-10)", help="The day on which it was made.")
@click.option("--reference", prompt="Reference, such as 2026/14", default="", help="Its number, if any.")
def new_decision(content: Path, title: str, day: str, reference: str) -> None:
    """Write the draft of a decision that stands by itself, whether it was made at a meeting or not."""
    made = _day(title, day)
    begin(content, lambda register: drafts.decision(register, title, made, reference), DRAFT)


@new.command("question")
@options("content")
@click.option("--title", prompt="What the question is about", help="The title of the question.")
@click.option("--date", "day", prompt="Date (such as 2026-09-10)", help="The day on which it was asked.")
@click.option(
    "--asked-by",
    prompt="Who asked",
    default="member of the public",
    help="A name, 'member of the public' or 'withheld'.",
)
def new_question(content: Path, title: str, day: str, asked_by: str) -> None:
    """Write the draft of a question that was put in writing or by the public, outside of meetings."""
    asked = _day(title, day)
    begin(content, lambda _: drafts.question(title, asked, asked_by), DRAFT)


def _day(title: str, day: str) -> datetime.date:
    """The day that was written, where the title can be part of an address."""
    found = as_date(day)
    if found is None or not slug(title):
        raise click.UsageError("give a title in words, and a date such as 2026-09-10")
    return found


DRAFT = "is begun, as a draft: keep it where only your office can read it"


@new.command("person")
@options("content")
@click.option("--name", help="The name as notes write it.")
@click.option("--post", help="The post that they hold.")
@click.option("--organisation", help="The body they hold it in.")
@click.option(
    "--from",
    "source",
    metavar="NOTE|DAY",
    help="A note: write the files of all whom it names and nobody knows. With --name: since when.",
)
def new_person(
    content: Path, name: str | None, post: str | None, organisation: str | None, source: str | None
) -> None:
    """Write the file of a person, or of all people that a note names, so that notes can name them."""
    if source and name is None:
        people_of(content, source)
        return
    asked = (
        (name, "Name", None),
        (post, "Post", ""),
        (organisation, "Body, such as a force", ""),
        (source, "Since (such as 2026-09 or 2026)", ""),
    )
    said = [click.prompt(words, default=other) if given is None else given for given, words, other in asked]
    begin(content, lambda _: drafts.person(*said))


def people_of(content: Path, source: str) -> None:
    """Write the files of the people whom a note names and nobody knows; never one that is there."""
    origin, read, register, found = _read(content)
    inside, within = Path(source), content.resolve()
    if inside.resolve().is_relative_to(within) and inside.exists():
        inside = inside.resolve().relative_to(within)
    notes = register.notes.values() if register else ()
    note = next((each for each in notes if inside.as_posix() in (each.meeting.path, each.meeting.id)), None)
    if register is None or note is None:
        wrong = [each for each in found.diagnostics if each.place.path == inside.as_posix()]
        fail(tell(origin.located(wrong)), f"there is no note '{source}' that can be read")
    made, left = people_of_note.drafts(register, note, frozenset(read.texts))
    _refuse_faults(origin, read, {draft.path: draft.text for draft in made}, "nothing was written")
    for draft in made:
        content_folder.create(content, draft.path, draft.text)
        line(f"{(content / draft.path).as_posix()} is written: {draft.says}")
    if not made:
        line("Everybody whom the note names is known, or has no name in it: nothing is written.")
    if left:
        line("Left for you to decide:")
    for place, words in left:
        line(f"  {(content / place.path).as_posix()}:{place.line}: {words}")
    if made:
        line("Delete the file of what is no person. Then: python build.py check")


@new.command("priority")
@options("content")
@click.option("--title", prompt="Title of the priority area", help="The title in the plan.")
@click.option("--plan", help="The title of its plan; else the plan that is in force.")
def new_priority(content: Path, title: str, plan: str | None) -> None:
    """Write the file of a priority area, the last of its plan so far."""
    today = settings().today
    begin(content, lambda register: drafts.priority(register, title, plan, today))


@new.command("inspection")
@options("content")
@click.option("--title", prompt="Title of the report", help="The title on its cover.")
@click.option("--body", prompt="Who inspected", default="HMICFRS", help="Who inspected.")
@click.option("--date", "day", prompt="Published (such as 2026-09-10)", default="", help="When.")
@click.option("--url", prompt="Address on the web", default="", help="Where it can be read.")
def new_inspection(content: Path, title: str, body: str, day: str, url: str) -> None:
    """Write the file of an inspection report, so that recommendations can name it."""
    begin(content, lambda _: drafts.inspection(title, body, day, url))


@new.command("places")
@options("content")
def new_places(content: Path) -> None:
    """Print names in the notes that may be places, to copy into office.yaml."""
    origin, _, register, found = _read(content)
    if register is None:
        fail(tell(origin.located(found.diagnostics)), "no places were looked for")
    proposed = places.proposed(register)
    if not proposed:
        line("The notes name no place that office.yaml lacks.")
        return
    line("# Copy what is a place into office.yaml, under 'places:'. The number counts its records.")
    for name, count in proposed:
        line(f"  - {name}  # {count}")


def begin(
    content: Path, draft: Callable[[Register], tuple[str, str]], so: str = "is written", whole: bool = False
) -> None:
    """Write a new file of the content that passes the check, or none.

    With `whole` all content must have been read without errors, since the draft carries forward what it
    finds; else the new file may be what is missing.
    """
    origin, read, register, found = _read(content)
    if register is None or (whole and found.failed):
        fail(tell(origin.located(found.diagnostics)), "nothing was begun")
    path, text = draft(register)
    _refuse_faults(origin, read, {path: text}, "nothing was begun")
    content_folder.create(content, path, text)
    line(f"{(content / path).as_posix()} {so}. Check it with: python build.py check")


class _Content(NamedTuple):
    """A content folder: where it is, what it holds, its records or None, and what is wrong with it."""

    origin: Origin
    read: Input
    register: Register | None
    found: Report


def _read(content: Path) -> _Content:
    found, origin = Report(), origin_of(content, STANDARD)
    read = origin.read_content(found)
    return _Content(origin, read, check.join(read, settings(drafts=True), found), found)


def _refuse_faults(origin: Origin, read: Input, files: dict[str, str], so: str) -> None:
    """End where something is wrong with new files, were they in the content."""
    tried = Report()
    for path, text in files.items():
        read = read.with_text(path, text)
    check.join(read, settings(drafts=True), tried)
    wrong = [each for each in tried.diagnostics if each.place.path in files and each.severity == "error"]
    if wrong:
        fail(tell(origin.located(wrong)), so)


@click.command()
@click.option(
    "--web", type=FOLDER, help="Write a form for the browser there, instead of settings of VS Code."
)
@click.option("--repository", help="With --web: where the notes are kept, such as office/records.")
@click.option("--service", type=click.Choice(["github", "gitlab", "gitea"]), default="github")
@click.option("--branch", default="main", show_default=True, help="With --web: the branch of the site.")
@click.option("--force", is_flag=True, help="Replace files that say something else.")
@options("content", "output")
def editor(
    web: Path | None,
    repository: str | None,
    service: str,
    branch: str,
    force: bool,
    content: Path,
    output: Path,
) -> None:
    """Write settings by which an editor completes fields, shows errors in their lines and offers snippets."""
    folder, files = Path(), vscode.files(content.as_posix())
    if web is not None:
        if repository is None:
            raise click.UsageError("say where the notes are kept: --repository OWNER/NAME")
        site_folder.refuse_inside(web, (content, output))
        folder, files = web, cms.files(content.as_posix(), service, repository, branch)
    content_folder.put(folder, files, force)
    for path in files:
        line((folder / path).as_posix())
    if web is not None:
        line(f"Lay beside them dist/sveltia-cms.js of the npm package @sveltia/cms {cms.VERSION}.")
