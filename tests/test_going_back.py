"""Taking back what was published: the commands of docs/hosting.md, on real git and through the hooks."""

import datetime
import os
import re
import shlex
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.commands import digest, run
from tests.server import FIRST, HOSTING, QUIET, Begun, Clerk, Server, command, git, note
from tests.support import OFFICE, ROOT

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the server is one that can fork")

GUIDE = (ROOT / "docs" / "hosting.md").read_text("utf-8")
TODAY = datetime.datetime.now(datetime.UTC).date().isoformat()
SECOND = "meetings/2025/2025-01-09-second.md"


def told(heading: str, folder: Path, **given: str) -> list[subprocess.CompletedProcess[str]]:
    """What became of the commands of a section of the guide, run one after another in a folder."""
    section = re.search(rf"^### {heading}\n(.*?)^##", GUIDE, re.MULTILINE | re.DOTALL)
    assert section, f"the guide has no section '{heading}'"
    wanted = "on the server" if folder.name.endswith(".git") else "at the desk"
    block = re.search(rf"```sh\n# {wanted}\n(.*?)```", section[1], re.DOTALL)
    assert block, f"the section '{heading}' has no commands {wanted}"
    found = []
    for line in block[1].splitlines():
        words = shlex.split(line, comments=True)
        words = [given.get(word, word) for word in words]
        ours = words[0] == "python"
        done = run(*words[2:], cwd=folder, **QUIET) if ours else command(*words, cwd=folder)
        assert done.returncode == 0, f"{line}\n{done.stdout}{done.stderr}"
        found.append(done)
    return found


def on_server(heading: str, made: Server, **given: str) -> str:
    done = told(heading, made.repository, **{"/srv/scrutiny/site": str(made.site), **given})
    return "".join(each.stdout for each in done)


def at_desk(heading: str, clerk: Clerk, **given: str) -> str:
    return "".join(each.stdout + each.stderr for each in told(heading, clerk.folder, **given))


def timer(made: Server) -> subprocess.CompletedProcess[str]:
    return command(HOSTING / "server" / "publish", cwd=made.repository)


def page(made: Server, address: str) -> str:
    return (made.site / address.strip("/") / "index.html").read_text("utf-8")


def goes_on(made: Server, clerk: Clerk) -> None:
    """The site is whole, and the next ordinary publications work."""
    assert made.whole()
    assert timer(made).stdout.startswith("0 files written")
    clerk.write("meetings/2025/2025-03-09-next.md", note("The next one", "2025-03-09"))
    done = clerk.push()
    assert done.returncode == 0, done.stderr
    assert "The next one" in page(made, "meetings/2025-03-09-next")
    assert made.whole()


def test_going_back_holds_until_the_content_changes(begun: Begun, kept: Callable[..., None]) -> None:
    made, clerk = begun
    first = digest(made.site / ".")
    clerk.write(SECOND, note("Second", "2025-01-09"))
    assert clerk.push().returncode == 0
    said = on_server("Going back to the edition before", made, REASON="A name was in it")
    assert "shows edition 1 now; the newest is 2" in said
    for _ in range(2):
        done = timer(made)
        assert (done.returncode, done.stderr) == (0, "")
        assert f"was taken back to edition 1 on {TODAY}: A name was in it" in done.stdout
        assert digest(made.site / ".") == first
    assert made.whole()
    at_desk("Undoing a commit", clerk, COMMIT="HEAD", REASON="It was not agreed yet")
    assert "It was not agreed yet" in page(made, "meetings/2025-01-09-second")
    assert "not agreed" not in page(made, "meetings/2024-12-05-first")
    goes_on(made, clerk)
    kept(4, "restores, upgrades, rollbacks, withdrawals and undone commits that left a whole site")


def test_a_push_is_checked_against_the_newest_edition(begun: Begun) -> None:
    """Not against the one that is shown: nothing is taken in that cannot be published then."""
    made, clerk = begun
    clerk.write(SECOND, note("Second", "2025-01-09"))
    assert clerk.push().returncode == 0
    on_server("Going back to the edition before", made)
    git(clerk.folder, "revert", "--no-edit", "HEAD")
    done = clerk.push()
    assert done.returncode == 1
    assert "error[lost-address]" in done.stderr
    git(clerk.folder, "reset", "--quiet", "--hard", "origin/main")
    at_desk("Undoing a commit", clerk, COMMIT="HEAD")
    goes_on(made, clerk)


def test_going_forward_again_needs_no_reason(begun: Begun) -> None:
    made, clerk = begun
    clerk.write(SECOND, note("Second", "2025-01-09"))
    assert clerk.push().returncode == 0
    newest = digest(made.site / ".")
    options = ("rollback", "--revision", "main", "--output", str(made.site))
    assert made.build(*options).returncode == 2
    assert digest(made.site / ".") == newest
    assert made.build(*options, "--reason", "x").returncode == 0
    assert made.build(*options, "--to", "2").returncode == 0
    assert digest(made.site / ".") == newest
    goes_on(made, clerk)


def test_one_does_not_go_back_to_a_damaged_edition(begun: Begun) -> None:
    made, clerk = begun
    clerk.write(SECOND, note("Second", "2025-01-09"))
    assert clerk.push().returncode == 0
    link = made.site.readlink()
    (made.site.parent / "site.editions" / "000001" / "index.html").write_text("other", "utf-8")
    done = made.build("rollback", "--reason", "x", "--revision", "main", "--output", str(made.site))
    assert (done.returncode, made.site.readlink()) == (2, link)
    assert "index.html: it is not what the manifest says" in done.stderr


WITH_PAPER = note(
    "Second", "2025-01-09", "## 1. Roads\n\nSee [the paper](papers/p.txt).\n\n### Question 1\n\nWhy?\n"
)


def with_paper(clerk: Clerk) -> None:
    clerk.write("meetings/2025/papers/p.txt", "What the paper says\n")
    clerk.write(SECOND, WITH_PAPER)
    assert clerk.push().returncode == 0


@pytest.mark.parametrize("at_once", [True, False])
@pytest.mark.parametrize("language", ["", "languages: [en, cy]\n"])
def test_a_note_with_a_paper_is_withdrawn(
    begun: Begun, at_once: bool, language: str, kept: Callable[..., None]
) -> None:
    made, clerk = begun
    if language:
        clerk.write("office.yaml", OFFICE + language)
        clerk.write(SECOND.replace(".md", ".cy.md"), WITH_PAPER.replace("title: Second", "title: Ail"))
    with_paper(clerk)
    reason = "It named a child: “x”, #1"
    named = {"MEETING": "2025-01-09-second", "REASON": reason}
    if at_once:
        said = on_server("Withdrawing a note", made, **named)
        assert f"build.py withdraw 2025-01-09-second --reason '{reason}'" in said
        assert "It named a child" in page(made, "meetings/2025-01-09-second")
        assert made.whole()
        before = digest(made.site / ".")
        done = timer(made)
        assert done.returncode == 1
        assert "error[withdrawn-note]: this note was withdrawn from the site on " in done.stderr
        assert f"{TODAY}: {reason}" in done.stderr
        assert "silent-edit" not in done.stderr
        assert digest(made.site / ".") == before
    at_desk("Withdrawing a note", clerk, **named)
    text = (clerk.folder / "content" / SECOND).read_text("utf-8")
    assert "See [the paper](papers/p.txt)." in text
    addresses = [
        "meetings/2025-01-09-second",
        "meetings/2025-01-09-second/question-1-1",
        "meetings/2025/papers/p.txt",
    ]
    addresses += ["cy/meetings/2025-01-09-second"] if language else []
    for address in addresses:
        assert "It named a child: “x”, #1" in page(made, address)
    assert not (made.site / "meetings/2025/papers/p.txt").is_file()
    for path in sorted((clerk.folder / "content/meetings/2025").glob("2025-01-09-second*.md")):
        path.write_text(path.read_text("utf-8").partition("## 1")[0], "utf-8")
    clerk.commit("Take the text away")
    assert clerk.push().returncode == 0
    (clerk.folder / "content/meetings/2025/papers/p.txt").unlink()
    clerk.commit("Take the paper away")
    done = clerk.push()
    assert done.returncode == 0, done.stderr
    for address in addresses:
        assert "It named a child: “x”, #1" in page(made, address)
    goes_on(made, clerk)
    kept(4, "restores, upgrades, rollbacks, withdrawals and undone commits that left a whole site")


REASONS = {
    "nothing": ("", "--reason"),
    "blanks": ("  ", ""),
    "a telephone number": ("Call 07700 900123", "looks like"),
    "hidden": ("a\u200bb", "hidden character"),
    "control": ("a\x1bb", "hidden character"),
}


@pytest.mark.parametrize("name", REASONS)
def test_a_reason_is_checked_like_a_note(begun: Begun, name: str, kept: Callable[..., None]) -> None:
    made, clerk = begun
    reason, _ = REASONS[name]
    link, before = made.site.readlink(), digest(clerk.folder / "content")
    for revision, folder in (("--revision=main", made.repository), ("--quiet", clerk.folder)):
        done = run(
            "withdraw", "2024-12-05-first", "--reason", reason, revision, "--output", made.site,
            cwd=folder, **QUIET,
        )  # fmt: skip
        assert done.returncode == 2, done.stdout + done.stderr
        assert "the reason cannot be published: " in done.stderr
    done = run("undo", "HEAD", "--reason", reason, cwd=clerk.folder, **QUIET)
    assert done.returncode == 2
    assert "the reason cannot be published: " in done.stderr
    assert made.site.readlink() == link
    assert digest(clerk.folder / "content") == before
    kept(4, "reasons refused by every command")


def test_a_commit_is_undone_whatever_it_did(begun: Begun, kept: Callable[..., None]) -> None:
    """A correction, a new question, a topic, a person, a paper and a rename, in one commit."""
    made, clerk = begun
    clerk.write("meetings/2024/2024-11-05-other.md", note("Other", "2024-11-05"))
    changes = f"changes: [{{date: {TODAY}, type: correction, note: Typing error.}}]\nstatus: published"
    clerk.write(SECOND, note("Second", "2025-01-09").replace("status: published", changes))
    assert clerk.push().returncode == 0
    first = clerk.folder / "content" / FIRST
    old = first.read_text("utf-8")
    body = "## 1. Roads\n\nMore. See [it](papers/p.txt).\n\n"
    body += "### Question 1\n- Asked by: Jo Reed\n- Topic: Cycling\n\nWhy?\n"
    entry = f"changes:\n  - {{date: {TODAY}, type: clarification, note: A question was added.}}\n---\n\n"
    first.write_text(old.partition("---\n\n")[0] + entry + body, "utf-8")
    (clerk.folder / "content/people").mkdir()
    (clerk.folder / "content/people/jo-reed.md").write_text("---\nname: Jo Reed\n---\n", "utf-8")
    (clerk.folder / "content/meetings/2024/papers").mkdir()
    (clerk.folder / "content/meetings/2024/papers/p.txt").write_text("x\n", "utf-8")
    clerk.rename("meetings/2024/2024-11-05-other.md", "meetings/2024/2024-11-05-renamed.md")
    moves = "- {from: /meetings/2024-11-05-other/, to: /meetings/2024-11-05-renamed/}\n"
    clerk.write("moved.yaml", moves)
    done = clerk.push()
    assert done.returncode == 0, done.stderr
    clerk.write("meetings/2024/2024-10-05-later.md", note("Later", "2024-10-05"))
    said = at_desk("Undoing a commit", clerk, COMMIT="HEAD~1", REASON="Not agreed: “yet”")
    assert "2024-12-05-first: gets an entry under 'changes'" in said
    text = first.read_text("utf-8")
    assert text.endswith("---\n\n## 1. Roads\n\nNoted.\n")
    assert "A question was added." in text
    assert f'{{date: {TODAY}, type: correction, note: "Not agreed: “yet”"}}' in text
    assert (clerk.folder / "content/meetings/2024/2024-10-05-later.md").is_file()
    for address in (
        "meetings/2024-12-05-first/question-1-1",
        "people/jo-reed",
        "meetings/2024/papers/p.txt",
        "meetings/2024-12-05-first/changes",
    ):
        assert "Not agreed: “yet”" in page(made, address), address
    assert "2024-11-05-other/index.html" in page(made, "meetings/2024-11-05-renamed")
    assert "Other" in page(made, "meetings/2024-11-05-other")
    assert "Not agreed" not in page(made, "meetings/2024-11-05-other")
    assert "Typing error." in page(made, "meetings/2025-01-09-second")
    goes_on(made, clerk)
    kept(4, "restores, upgrades, rollbacks, withdrawals and undone commits that left a whole site")


def test_a_draft_that_was_published_by_mistake_is_withdrawn(begun: Begun) -> None:
    made, clerk = begun
    clerk.write(SECOND, note("Second", "2025-01-09").replace("published", "draft"))
    clerk.write(SECOND, note("Second", "2025-01-09"))
    assert clerk.push().returncode == 0
    at_desk("Undoing a commit", clerk, COMMIT="HEAD", REASON="It was a draft")
    text = (clerk.folder / "content" / SECOND).read_text("utf-8")
    assert f'status: withdrawn\nwithdrawn: {{date: {TODAY}, reason: "It was a draft"}}\n' in text
    assert "Noted." in text
    assert "It was a draft" in page(made, "meetings/2025-01-09-second")
    goes_on(made, clerk)


DECISION = "decisions/2025/2025-07.md"
VANS = (
    "---\ntitle: Vans\nreference: 2025/07\ndate: 2025-02-03\nstatus: published\n"
    "outcome: approved\n---\n\nFour vans are bought.\n"
)


def test_a_decision_that_stands_by_itself_is_undone_and_withdrawn(begun: Begun) -> None:
    made, clerk = begun
    clerk.write(DECISION, VANS)
    entry = f"changes: [{{date: {TODAY}, type: correction, note: Five.}}]\nstatus: published"
    clerk.write(DECISION, VANS.replace("status: published", entry).replace("Four", "Five"))
    assert clerk.push().returncode == 0
    assert "Five vans" in page(made, "decisions/2025-07")
    said = at_desk("Undoing a commit", clerk, COMMIT="HEAD", REASON="Four it was")
    assert "decisions/2025-07: gets an entry under 'changes'" in said
    shown = page(made, "decisions/2025-07")
    assert "Four vans" in shown
    assert "Four it was" in shown
    at_desk("Withdrawing a note", clerk, MEETING="decisions/2025-07", REASON="Not ours")
    shown = page(made, "decisions/2025-07")
    assert "Not ours" in shown
    assert "vans" not in shown
    goes_on(made, clerk)


def test_a_person_is_corrected_by_undo(begun: Begun) -> None:
    """A commit that changed who held a post: the notes that said so say why they read otherwise."""
    made, clerk = begun
    body = "## 1. Roads\n\n### Action 1\n- Owner: Chief Constable\n\nWrite it.\n"
    people = clerk.folder / "content/people"
    people.mkdir()
    held = "---\nname: {}\nposts:\n  - {{post: Chief Constable, from: 2020, to: {}}}\n---\n"
    (people / "maud-ellery.md").write_text(held.format("Maud Ellery", 2026), "utf-8")
    clerk.write(SECOND, note("Second", "2025-01-09", body))
    assert clerk.push().returncode == 0
    (people / "maud-ellery.md").write_text(held.format("Maud Ellery", 2023), "utf-8")
    clerk.write("people/anna-bell.md", held.format("Anna Bell", 2026))
    done = clerk.push()
    assert done.returncode == 1
    assert "content/people/maud-ellery.md:1:1: error[changed-fact]: the published note" in done.stderr
    assert "'Chief Constable (Maud Ellery), which leads to /people/maud-ellery/' would become" in done.stderr
    entry = f"changes: [{{date: {TODAY}, type: correction, note: The owner was wrong.}}]\nstatus: published"
    clerk.write(SECOND, note("Second", "2025-01-09", body).replace("status: published", entry))
    done = clerk.push()
    assert done.returncode == 0, done.stderr
    assert "(Anna Bell)" in page(made, "meetings/2025-01-09-second")
    said = at_desk("Undoing a commit", clerk, COMMIT="HEAD~1", REASON="She was right before")
    assert "2025-01-09-second: gets an entry under 'changes'" in said
    shown = page(made, "meetings/2025-01-09-second")
    assert "(Maud Ellery)" in shown
    assert "The owner was wrong." in shown
    assert "She was right before" in shown
    assert "She was right before" in page(made, "people/anna-bell")
    goes_on(made, clerk)


def refused(clerk: Clerk, commit: str) -> str:
    """What the command says that leaves the working folder alone."""
    before = digest(clerk.folder / "content"), git(clerk.folder, "status", "--porcelain")
    done = run("undo", commit, "--reason", "x", cwd=clerk.folder, **QUIET)
    assert done.returncode == 2, done.stdout + done.stderr
    assert (digest(clerk.folder / "content"), git(clerk.folder, "status", "--porcelain")) == before
    return done.stderr


def test_undo_refuses_what_it_cannot_take_back(begun: Begun) -> None:
    made, clerk = begun
    root = git(clerk.folder, "rev-list", "--max-parents=0", "HEAD")
    assert "the first commit of all cannot be undone" in refused(clerk, root)
    assert "there is no commit 'nothing'" in refused(clerk, "nothing")
    (clerk.folder / "README").write_text("x", "utf-8")
    clerk.commit("Not content")
    assert "changes nothing in 'content'" in refused(clerk, "HEAD")
    entry = f"changes: [{{date: {TODAY}, type: correction, note: a}}]\nstatus: published"
    one = note("First meeting").replace("status: published", entry).replace("Noted.", "Agreed.")
    clerk.write(FIRST, one)
    clerk.write(
        FIRST,
        one.replace(
            "note: a", "note: a}, {date: {TODAY}, type: redaction, note: b".replace("{TODAY}", TODAY)
        ).replace("Agreed.", "[redacted: FOIA s.40(2)]"),
    )
    assert "later commits changed the same lines" in refused(clerk, "HEAD~1")
    assert "this commit redacted '2024-12-05-first'" in refused(clerk, "HEAD")
    clerk.write(
        FIRST,
        note("First meeting").replace(
            "status: published", f"status: withdrawn\nwithdrawn: {{date: {TODAY}, reason: r}}"
        ),
    )
    assert "this commit withdrew '2024-12-05-first'" in refused(clerk, "HEAD")
    (clerk.folder / "content" / "new.md").write_text("x", "utf-8")
    assert "changes that are not committed" in refused(clerk, "HEAD")
    (clerk.folder / "content" / "new.md").unlink()
    (clerk.folder / "README").write_text("y", "utf-8")
    assert "changes that are not committed" in refused(clerk, "HEAD")
    assert made.whole()
