"""A few objects of git, or a folder, that name more than can be read: refused while the list is read."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from scrutiny.base.diagnostics import Report
from scrutiny.shell import content_folder, limits
from scrutiny.shell import git as repository
from scrutiny.shell.errors import Refused
from scrutiny.shell.limits import Count
from tests.server import QUIET, Begun, Clerk, git, needs
from tests.support import ROOT

BLOB = "100644 blob"
TREE = "040000 tree"


def tree(folder: Path, *entries: str) -> str:
    """A tree with entries such as '100644 blob <name>\\t<path>'."""
    return made(folder, "mktree", "-z", data="".join(f"{each}\0" for each in entries).encode())


def made(folder: Path, *arguments: str, data: bytes) -> str:
    done = subprocess.run(
        ["git", *arguments], cwd=folder, input=data, capture_output=True, check=True, env=QUIET
    )
    return done.stdout.decode().strip()


def nested(folder: Path, inner: str, depth: int, width: int) -> str:
    """A tree with folders inside one another, each with the same `width` folders in it."""
    for _ in range(depth):
        inner = tree(folder, *(f"{TREE} {inner}\t{number}" for number in range(width)))
    return inner


def leaf(folder: Path, name: str = "a.txt") -> str:
    blob = made(folder, "hash-object", "-w", "--stdin", data=b"x")
    return tree(folder, *(f"{BLOB} {blob}\t{number}{name}" for number in range(10)))


def text_bomb(folder: Path) -> str:
    """Ten thousand notes, all of them one object of a megabyte."""
    blob = made(folder, "hash-object", "-w", "--stdin", data=b"x" * 1_000_000)
    inner = tree(folder, *(f"{BLOB} {blob}\t{number}.md" for number in range(100)))
    return tree(folder, *(f"{TREE} {inner}\t{number}" for number in range(100)))


def long_name(folder: Path) -> str:
    blob = made(folder, "hash-object", "-w", "--stdin", data=b"x")
    return tree(folder, f"{BLOB} {blob}\t{'a' * 10_000_000}.md")


BOMBS: dict[str, tuple[Callable[[Path], str], str]] = {
    "a thousand million files in seven objects": (
        lambda folder: nested(folder, leaf(folder), 8, 10),
        "more than 50,000 files and folders",
    ),
    "folders alone": (
        lambda folder: nested(folder, tree(folder), 9, 10),
        "more than 50,000 files and folders",
    ),
    "hidden files": (
        lambda folder: tree(folder, f"{TREE} {nested(folder, leaf(folder, '.md'), 8, 10)}\t.hidden"),
        "more than 50,000 files and folders",
    ),
    "folders inside one another": (
        lambda folder: nested(folder, leaf(folder), 1000, 1),
        "more than 12 folders inside one another",
    ),
    "a long name": (long_name, "more than 500 bytes in the path of a file"),
    "texts": (text_bomb, "more than 250,000,000 bytes of notes and data files"),
}

HELD = 'ulimit -t 5; ulimit -v 3000000; exec "$@"'
"""Runs a command that ends when it takes more processor time or memory than a small content needs."""


@pytest.fixture
def records(tmp_path: Path) -> Path:
    needs("git")
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    return tmp_path


def commit(folder: Path, content: str) -> str:
    outer = tree(folder, f"{TREE} {content}\tcontent")
    return git(folder, "commit-tree", outer, "-m", "Bomb")


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_commit_that_names_too_much_is_refused_with_little_work(
    bomb: str, records: Path, kept: Callable[..., None]
) -> None:
    make, words = BOMBS[bomb]
    build = [sys.executable, str(ROOT / "build.py"), "check", "--revision", commit(records, make(records))]
    done = subprocess.run(
        ["sh", "-c", HELD, "sh", *build], cwd=records, env=QUIET, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2, done.stderr
    assert words in done.stderr
    assert " – " in done.stderr, "it says what to do"
    kept(6, "commits, folders and papers that hold too much refused")


@pytest.mark.parametrize("inmost", [leaf, tree], ids=["files", "folders alone"])
def test_no_more_of_a_list_is_read_than_is_allowed(
    inmost: Callable[[Path], str], records: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MOST_FILES", 50)
    seen: list[str] = []
    count = Count.file

    def counted(self: Count, path: str) -> None:
        seen.append(path)
        count(self, path)

    monkeypatch.setattr(Count, "file", counted)
    with pytest.raises(Refused, match="more than 50 files"):
        repository.content(
            commit(records, nested(records, inmost(records), 3, 10)), Path("content"), Report()
        )
    assert len(seen) == 51


def test_a_push_that_names_too_much_is_refused(begun: Begun) -> None:
    made_, clerk = begun
    before = git(made_.repository, "rev-parse", "main")
    bomb = commit(clerk.folder, nested(clerk.folder, leaf(clerk.folder), 6, 10))
    git(clerk.folder, "reset", "--quiet", "--soft", "main")
    bomb = git(clerk.folder, "commit-tree", f"{bomb}^{{tree}}", "-p", "main", "-m", "Bomb")
    git(clerk.folder, "update-ref", "refs/heads/main", bomb)
    done = clerk.push()
    assert done.returncode == 1
    assert "more than 50,000 files and folders" in done.stderr
    assert git(made_.repository, "rev-parse", "main") == before


def test_a_ref_that_replaces_a_commit_is_not_followed(records: Path) -> None:
    """Whoever may push any ref could else have one commit checked and another published."""
    (records / "content").mkdir()
    clerk = Clerk(records)
    clerk.write("office.yaml", "name: True\n")
    honest = git(records, "rev-parse", "HEAD")
    clerk.write("office.yaml", "name: Replaced\n")
    git(records, "replace", honest, "HEAD")
    assert b"Replaced" in subprocess.check_output(
        ["git", "show", f"{honest}:content/office.yaml"], cwd=records
    )
    read = repository.content(honest, Path("content"), Report())
    assert dict(read.texts) == {"office.yaml": b"name: True\n"}


def folder_of_files(folder: Path) -> None:
    for number in range(21):
        (folder / f".{number}").touch()


def deep_folder(folder: Path) -> None:
    (folder / "/".join("a" * 20)).mkdir(parents=True)


def large_texts(folder: Path) -> None:
    for number in range(4):
        (folder / f"{number}.md").write_bytes(b"x" * 300)


def large_papers(folder: Path) -> None:
    for number in range(4):
        (folder / f"{number}.pdf").write_bytes(b"x" * 300)


@pytest.mark.parametrize(
    ("fill", "words"),
    [
        (folder_of_files, "more than 20 files and folders"),
        (deep_folder, "more than 12 folders inside one another"),
        (large_texts, "more than 1,000 bytes of notes"),
        (large_papers, "more than 1,000 bytes of papers"),
    ],
)
def test_a_folder_that_holds_too_much_is_refused(
    fill: Callable[[Path], None], words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, most in (("MOST_FILES", 20), ("MOST_TEXT", 1000), ("MOST_PAPERS", 1000)):
        monkeypatch.setattr(limits, name, most)
    fill(tmp_path)
    with pytest.raises(Refused, match=words):
        content_folder.read_content(tmp_path, Report())


def test_a_large_paper_is_not_read_whole(records: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scrutiny.safety.papers.LARGEST", 1000)
    (records / "content").mkdir()
    (records / "content" / "p.pdf").write_bytes(b"x" * 5000)
    (records / "content" / "q.pdf").write_bytes(b"x" * 1000)
    git(records, "add", "--all")
    git(records, "commit", "--quiet", "--message", "Add")
    for read in (
        content_folder.read_content(records / "content", Report()),
        repository.content("HEAD", Path("content"), Report()),
    ):
        sizes = {path: len(data()) for path, data in read.attachments.items()}
        assert sizes == {"p.pdf": 1001, "q.pdf": 1000}


@pytest.fixture(autouse=True)
def stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
