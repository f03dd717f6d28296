"""A published site can be checked by anybody: whatever is changed in it is named."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.commands import NO_CLOCK, run
from tests.support import EXAMPLE, ROOT

SITE = EXAMPLE / "site"


@pytest.fixture
def downloaded(tmp_path: Path) -> Path:
    shutil.copytree(SITE, tmp_path / "site")
    shutil.copytree(EXAMPLE / "content", tmp_path / "content")
    shutil.copytree(ROOT / "templates", tmp_path / "templates")
    return tmp_path


def kinds() -> list[str]:
    """One file of the site of each kind, by the end of its name."""
    found: dict[str, str] = {}
    for path in sorted(SITE.rglob("*")):
        if path.is_file() and path.stat().st_size:
            found.setdefault(path.suffix or path.name, path.relative_to(SITE).as_posix())
    return sorted(found.values())


def test_a_whole_site_is_as_it_was_written(downloaded: Path) -> None:
    done = run("verify", "site", "--source", "content", cwd=downloaded)
    assert (done.returncode, done.stderr) == (0, "")
    assert "are as they were written" in done.stdout
    checkpoint = done.stdout.split("Checkpoint: ")[1].strip()
    assert run("verify", "site", "--checkpoint", checkpoint, cwd=downloaded).returncode == 0
    done = run("verify", "site", "--checkpoint", "0" * 64, cwd=downloaded)
    assert done.returncode == 1
    assert "no line of it has the checkpoint" in done.stderr


@pytest.mark.parametrize("path", kinds())
def test_a_flipped_byte_is_named(path: str, downloaded: Path, kept: Callable[..., None]) -> None:
    file = downloaded / "site" / path
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)
    done = run("verify", "site", cwd=downloaded)
    assert done.returncode == 1
    assert f"site/{path}: " in done.stderr or path == "manifest.sha256"
    kept(9, "kinds of file in which a flipped bit is named")


def test_a_missing_and_an_added_file_are_named(downloaded: Path) -> None:
    (downloaded / "site" / "about" / "index.html").unlink()
    (downloaded / "site" / "added.txt").write_text("x", "utf-8")
    done = run("verify", "site", cwd=downloaded)
    assert done.returncode == 1
    assert "site/about/index.html: the manifest lists it, and it is not there" in done.stderr
    assert "site/added.txt: the manifest does not list it" in done.stderr
    assert "nothing answers at /about/" in done.stderr


def test_a_site_with_a_manifest_made_anew_is_found_by_its_source(downloaded: Path) -> None:
    from scrutiny.base.fingerprint import digest
    from scrutiny.publication.manifest import written

    page = downloaded / "site" / "about" / "index.html"
    page.write_text(page.read_text("utf-8").replace("</main>", "<p>A lie.</p></main>"), "utf-8")
    files = [each for each in (downloaded / "site").rglob("*") if each.is_file()]
    digests = {
        each.relative_to(downloaded / "site").as_posix(): digest(each.read_bytes())
        for each in files
        if each.name != "manifest.sha256"
    }
    (downloaded / "site" / "manifest.sha256").write_bytes(written(sorted(digests.items())))
    assert run("verify", "site", cwd=downloaded).returncode == 0
    done = run("verify", "site", "--source", "content", cwd=downloaded)
    assert done.returncode == 1
    assert "about/index.html: a build from the source has other bytes" in done.stderr


def test_a_note_that_the_ledger_does_not_have_is_named(downloaded: Path) -> None:
    note = downloaded / "site" / "meetings" / "2019-06-13-performance-meeting" / "note.md"
    note.write_text(note.read_text("utf-8").replace("each hour", "each day"), "utf-8")
    assert "its text is not the one that the ledger has" in run("verify", "site", cwd=downloaded).stderr


def test_words_that_must_be_nowhere_are_found(desk: Path) -> None:
    """That the example has none of its own is a test of `safety/test_canaries.py`."""
    assert run("build", *NO_CLOCK, cwd=desk).returncode == 0
    (desk / "words.txt").write_text("CANARYDRAFT\n\nCANARYWITHDRAWN\n", "utf-8")
    assert run("verify", "site", "--canaries", "words.txt", cwd=desk).returncode == 0
    (desk / "words.txt").write_text("Noted\n", "utf-8")
    done = run("verify", "site", "--canaries", "words.txt", cwd=desk)
    assert done.returncode == 1
    assert "Noted (plain)" in done.stderr


MEETING = "2019-06-13-performance-meeting"


def test_a_note_is_withdrawn_while_others_have_errors(downloaded: Path, kept: Callable[..., None]) -> None:
    content = downloaded / "content"
    (content / "meetings/2018/2018-11-22-performance-meeting.md").write_bytes(b"\xff\x00 broken")
    (content / "meetings/2022/2022-03-10-performance-meeting.md").write_text("no front matter", "utf-8")
    (content / f"meetings/2019/{MEETING}.md").write_text("---\n: [", "utf-8")
    (content / "people/new.md").write_text("---\nname: A\n---\n\nCall 07700 900123.\n", "utf-8")
    assert run("build", *NO_CLOCK, cwd=downloaded).returncode == 1
    done = run(
        "withdraw", MEETING, "--reason", "It named a child: “x”", "--previous", "site", "--output", "next",
        "--as-of", "2026-07-01", cwd=downloaded,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    after = downloaded / "next"
    page = (after / "meetings" / MEETING / "index.html").read_text("utf-8")
    assert "It named a child: “x”" in page
    assert not [
        path for path in after.rglob("*") if path.is_file() and b"checked each hour" in path.read_bytes()
    ]
    assert not [path for path in after.rglob("*") if path.is_file() and b"07700" in path.read_bytes()]
    same = "meetings/2018-11-22-performance-meeting/note.md"
    assert (after / same).read_bytes() == (downloaded / "site" / same).read_bytes()
    before = {path.relative_to(downloaded / "site") for path in (downloaded / "site").rglob("*.html")}
    assert before <= {path.relative_to(after) for path in after.rglob("*.html")}
    assert run("verify", "next", cwd=downloaded).returncode == 0
    options = ("--previous", "next", "--output", "last", "--as-of", "2026-07-02")
    again = run("withdraw", "2022-03-10-performance-meeting", "--reason", "y", *options, cwd=downloaded)
    assert again.returncode == 0, again.stderr
    assert "It named a child" in (downloaded / "last/meetings" / MEETING / "index.html").read_text("utf-8")
    kept(5, "notes withdrawn while others could not be read", 2)


def test_nothing_is_withdrawn_where_the_office_cannot_be_read(downloaded: Path) -> None:
    (downloaded / "content" / "office.yaml").write_text("name: [", "utf-8")
    done = run("withdraw", MEETING, "--reason", "x", "--previous", "site", "--output", "next", cwd=downloaded)
    assert done.returncode == 2
    assert "mend office.yaml" in done.stderr
    assert not (downloaded / "next").exists()


def test_only_what_is_published_can_be_withdrawn(downloaded: Path) -> None:
    options = ("--reason", "x", "--previous", "site", "--output", "next", *NO_CLOCK)
    for name in ("nothing", "2026-04-16-performance-meeting"):
        done = run("withdraw", name, *options, cwd=downloaded)
        assert done.returncode == 1
        assert f"no note '{name}' is published" in done.stderr
    assert not (downloaded / "next").exists()
