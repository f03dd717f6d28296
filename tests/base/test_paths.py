"""Paths below a folder: none leads out of it, and none is another on another disk."""

import posixpath
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from scrutiny.base import paths
from scrutiny.base.address import Address, BadAddressError, is_own
from tests import hostile


@given(hostile.paths)
@example("a/b.html")
@example("a/../b")
def test_a_good_path_is_below_its_folder_on_every_system(path: str) -> None:
    if paths.fault(path):
        return
    assert posixpath.normpath(path) == path
    for kind in (PurePosixPath, PureWindowsPath):
        whole = kind("base").joinpath(path)
        assert whole.parts == ("base", *path.split("/"))
        assert not kind(path).is_absolute()
        assert not kind(path).drive
    assert path.isprintable()


@given(st.lists(st.from_regex(r"\A[a-z0-9][a-z0-9-]{3,20}\Z"), min_size=1, max_size=5))
def test_addresses_of_the_site_are_good(parts: list[str]) -> None:
    assert paths.fault("/".join([*parts, "index.html"])) == ""
    assert Address("/" + "/".join(parts) + "/#item-1") == "/" + "/".join(parts) + "/#item-1"


def test_what_the_program_writes_is_good() -> None:
    site = Path(__file__).parent.parent / "example" / "site"
    files = [path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()]
    taken = paths.Taken()
    assert len(files) > 500
    assert [(path, paths.fault(path), taken.add(path)) for path in files] == [
        (each, "", None) for each in files
    ]


@pytest.mark.parametrize(
    ("path", "hidden"),
    [(".vscode/settings.json", True), ("Ünïcode/a b.png", False), ("a~1/b+c@2x.png", False)],
)
def test_names_that_every_disk_can_hold_are_good(path: str, hidden: bool) -> None:
    assert paths.fault(path, hidden=hidden) == ""
    assert not hidden or paths.fault(path)


@pytest.mark.parametrize("written", hostile.ADDRESSES)
def test_no_hostile_text_becomes_an_address(written: str) -> None:
    with pytest.raises(BadAddressError):
        Address(written)


@given(hostile.paths)
def test_an_address_has_a_path_that_is_good(written: str) -> None:
    try:
        found = Address(f"/{written}")
    except BadAddressError:
        return
    path = found.partition("#")[0].strip("/")
    assert path == "" or paths.fault(path) == ""
    assert path.isascii()


@pytest.mark.parametrize("written", hostile.OWN)
def test_files_of_the_program_are_known(written: str) -> None:
    assert is_own(written)


@pytest.mark.parametrize(
    "written", ["/people/a/", "/papers/a.pdf", "/crest.png", "/x/robots.txt", "/data/", "/"]
)
def test_pages_and_papers_are_no_files_of_the_program(written: str) -> None:
    assert not is_own(written)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("a/b.html", "a/b.html"),
        ("A/index.html", "a/index.html"),
        ("caf\u00e9.png", "cafe\u0301.png"),
        ("STRASSE.png", "straße.png"),
        ("a", "a/b/c.html"),
        ("a/B/c.html", "A/b"),
    ],
)
def test_paths_that_one_disk_cannot_hold_both_are_told(first: str, second: str) -> None:
    for one, other in ((first, second), (second, first)):
        taken = paths.Taken()
        assert taken.add("z/y.html") is None
        assert taken.add(one) is None
        assert taken.add(other) == one


@given(
    st.lists(
        st.text(st.sampled_from("aAb/"), min_size=1, max_size=5).filter(lambda path: not paths.fault(path))
    )
)
def test_whatever_has_room_is_there_in_the_end(tried: list[str]) -> None:
    """Held against a disk that tells no capitals from small letters, in a dictionary."""
    taken, disk = paths.Taken(), dict[str, str]()
    for path in tried:
        name = path.lower()
        room = not any(
            name == there or name.startswith(f"{there}/") or there.startswith(f"{name}/") for there in disk
        )
        assert (taken.add(path) is None) == room, (path, disk)
        if room:
            disk[name] = path
        else:
            return
