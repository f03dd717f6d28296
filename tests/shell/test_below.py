"""Nothing is written or removed outside the folder that was named, whoever asks and however."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scrutiny.base.diagnostics import Report
from scrutiny.base.fingerprint import digest
from scrutiny.base.output import Files
from scrutiny.publication import manifest
from scrutiny.shell import content_folder, site_folder, writing
from scrutiny.shell.below import Below
from scrutiny.shell.editions import Editions
from scrutiny.shell.errors import Refused
from tests import hostile

Found = dict[str, bytes | str | Path]


def listing(folder: Path) -> Found:
    """Everything below a folder, with what it holds or where it leads."""
    return {
        path.relative_to(folder).as_posix(): path.readlink()
        if path.is_symlink()
        else path.read_bytes()
        if path.is_file()
        else ""
        for path in folder.rglob("*")
    }


def site_of(*files: tuple[str, bytes]) -> Files:
    """A site of some files, with its manifest."""
    named = sorted((path, digest(data)) for path, data in files if path.isprintable())
    listed = manifest.written(named)
    return lambda _: [*files, (manifest.PATH, listed)]


def built(output: Path, path: str) -> None:
    site_folder.refuse_foreign(output, ())
    writing.write(output, site_of((path, b"hostile")), Report())


def published(output: Path, path: str) -> None:
    editions = Editions(output.with_name("live"))
    with editions.locked():
        editions.add(site_of((path, b"hostile")), Report())


def put(output: Path, path: str) -> None:
    content_folder.put(output, {path: "hostile"}, force=True)


def created(output: Path, path: str) -> None:
    content_folder.create(output, path, "hostile")


WRITERS: tuple[Callable[[Path, str], None], ...] = (built, created, put)
WRITERS += (published,) if hasattr(os, "fork") else ()


@contextmanager
def around() -> Iterator[Path]:
    """A folder with things of others in it, beside which something is written."""
    with TemporaryDirectory() as made:
        folder = Path(made) / "deep" / "down"
        (folder / "victim").mkdir(parents=True)
        (folder / "victim" / "index.html").write_text("kept")
        (folder.parent / "x").write_text("kept")
        yield folder


@settings(max_examples=150)
@given(hostile.paths, st.sampled_from(WRITERS))
def test_nothing_is_written_outside_the_folder(path: str, write: Callable[[Path, str], None]) -> None:
    with around() as folder:
        before = listing(folder.parents[1])
        with suppress(Refused):
            write(folder / "out", path)
        after = listing(folder.parents[1])
        ours = {each for each in after if each.startswith(("deep/down/out", "deep/down/live"))}
        assert {each: data for each, data in after.items() if each not in ours} == before


@pytest.mark.parametrize("write", WRITERS)
@pytest.mark.parametrize(
    "path",
    ["../victim/index.html", "a/../../victim/index.html", "/etc/x", "C:/x", "a\\..\\x", "..", ".", "con"],
)
def test_a_path_that_leaves_its_folder_is_refused(
    tmp_path: Path, write: Callable[[Path, str], None], path: str
) -> None:
    (tmp_path / "victim").mkdir()
    (tmp_path / "victim" / "index.html").write_text("kept")
    with pytest.raises(Refused, match="is not written below"):
        write(tmp_path / "out", path)
    assert (tmp_path / "victim" / "index.html").read_text() == "kept"


links = pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")


@links
@pytest.mark.parametrize("write", [created, put])
def test_nothing_is_written_through_a_link(tmp_path: Path, write: Callable[[Path, str], None]) -> None:
    (tmp_path / "victim").mkdir()
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "a").symlink_to(tmp_path / "victim")
    with pytest.raises(Refused, match="leads to another place"):
        write(tmp_path / "out", "a/b.md")
    assert not list((tmp_path / "victim").iterdir())


@links
def test_no_file_is_written_through_a_link_in_its_place(tmp_path: Path) -> None:
    (tmp_path / "victim").write_text("kept")
    (tmp_path / "a.md").symlink_to(tmp_path / "victim")
    for write in (created, put):
        with pytest.raises(Refused):
            write(tmp_path, "a.md")
    assert (tmp_path / "victim").read_text() == "kept"


@links
@pytest.mark.parametrize("then", [("a/b.html", b"new"), ("z.html", b"")], ids=["replaced", "removed"])
def test_a_folder_of_the_site_that_became_a_link_is_refused(tmp_path: Path, then: tuple[str, bytes]) -> None:
    output, victim = tmp_path / "site", tmp_path / "victim"
    writing.write(output, site_of(("a/b.html", b"old")), Report())
    (output / "a").rename(victim)
    (output / "a").symlink_to(victim)
    before = listing(tmp_path)
    with pytest.raises(Refused, match="leads to another place"):
        writing.write(output, site_of(then), Report())
    assert listing(tmp_path) == before
    assert site_folder.clean(output)[1] == ["a"]
    assert (victim / "b.html").read_bytes() == b"old"


@links
def test_a_link_in_the_place_of_a_page_is_not_that_page(tmp_path: Path) -> None:
    output, victim = tmp_path / "site", tmp_path / "victim"
    writing.write(output, site_of(("a.html", b"old")), Report())
    (output / "a.html").rename(victim)
    (output / "a.html").symlink_to(victim)
    for data in (b"old", b"new"):
        with pytest.raises(Refused, match="not as this tool wrote it"):
            writing.write(output, site_of(("a.html", data)), Report())
    assert victim.read_bytes() == b"old"


@pytest.mark.parametrize("named", ["../victim.txt", "/etc/passwd", "a/../../victim.txt", "..\\victim.txt"])
def test_a_manifest_that_names_files_elsewhere_is_refused(tmp_path: Path, named: str) -> None:
    output, victim = tmp_path / "site", tmp_path / "victim.txt"
    victim.write_bytes(b"kept")
    writing.write(output, site_of(("a.html", b"a")), Report())
    with (output / manifest.PATH).open("ab") as file:
        file.write(f"{digest(b'kept')}  {named}\n".encode())
    for act in (
        lambda: site_folder.refuse_foreign(output, ()),
        lambda: writing.write(output, site_of(("b.html", b"b")), Report()),
        lambda: site_folder.clean(output),
        lambda: site_folder.before(output),
    ):
        with pytest.raises(Refused, match="which is no file of a site"):
            act()
    assert victim.read_bytes() == b"kept"


@pytest.mark.parametrize("then", ["thesis.html", "b.html"], ids=["replaced", "removed"])
def test_only_what_is_as_it_was_written_is_replaced_or_removed(tmp_path: Path, then: str) -> None:
    """A manifest that names a file proves nothing: its digest does."""
    output = tmp_path / "site"
    writing.write(output, site_of(("a.html", b"a"), ("thesis.html", b"ours")), Report())
    (output / "thesis.html").write_bytes(b"years of work")
    before = listing(tmp_path)
    with pytest.raises(Refused, match=r"thesis\.html' is not as this tool wrote it"):
        writing.write(output, site_of((then, b"new")), Report())
    assert listing(tmp_path) == before
    assert site_folder.clean(output) == (2, ["thesis.html"])
    assert listing(output) == {"thesis.html": b"years of work"}


def test_a_run_that_was_killed_leaves_only_what_is_known_as_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = tmp_path / "site"
    old = [(f"{letter}.html", b"old") for letter in "abc"]
    new = [(f"{letter}.html", b"new") for letter in "bcd"]
    writing.write(output, site_of(*old), Report())
    replace, left = Path.replace, iter(range(4))

    def killed(path: Path, target: Path) -> Path:
        if next(left, None) is None:
            raise KeyboardInterrupt
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", killed)
    with pytest.raises(KeyboardInterrupt):
        writing.write(output, site_of(*new), Report())
    monkeypatch.undo()
    assert {path.name for path in output.iterdir()} == {"b.html", "c.html", "d.html", manifest.PATH}
    site_folder.refuse_foreign(output, ())
    writing.write(output, site_of(*old), Report())
    assert sorted(path.name for path in output.iterdir()) == ["a.html", "b.html", "c.html", manifest.PATH]


@pytest.mark.parametrize(
    ("one", "other"), [("A/i.html", "a/i.html"), ("a", "a/i.html"), ("a.html", "a.html")]
)
@pytest.mark.parametrize("write", [writing.write, None])
def test_files_that_are_in_the_way_of_one_another_are_refused(
    tmp_path: Path, one: str, other: str, write: Callable[..., object] | None
) -> None:
    if write is None:
        if not hasattr(os, "fork"):
            pytest.skip("this system cannot fork")
        write = lambda output, files, report: Editions(output).add(files, report)  # noqa: E731
        (tmp_path / "site.editions").mkdir()
    with pytest.raises(Refused, match="in the way of"):
        write(tmp_path / "site", site_of((one, b"1"), (other, b"2")), Report())
    assert not (tmp_path / "site").exists()


def test_a_way_that_was_sure_is_looked_at_by_each(tmp_path: Path) -> None:
    below = Below(tmp_path)
    assert Path(below.made("a/b/c.html")) == tmp_path / "a/b/c.html"
    (tmp_path / "d").write_text("a file")
    with pytest.raises(Refused, match="is a file, where a folder is needed"):
        below.made("d/e.html")


@links
def test_clean_of_a_link_removes_nothing(tmp_path: Path) -> None:
    writing.write(tmp_path / "1", site_of(("a.html", b"a")), Report())
    (tmp_path / "site").symlink_to(tmp_path / "1")
    with pytest.raises(Refused, match="is a published site"):
        site_folder.clean(tmp_path / "site")
    assert (tmp_path / "1" / "a.html").exists()
