"""A manifest in which digests are exchanged is the one that would be written."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from scrutiny.publication import manifest
from scrutiny.publication.manifest import Patched

paths = st.text(st.sampled_from("ab/-é"), min_size=1, max_size=6)
digests = st.sampled_from(["0" * 64, "f" * 64, "0123456789abcdef" * 4])


def written(files: dict[str, str]) -> bytes:
    return manifest.written(sorted(files.items()))


@given(st.dictionaries(paths, digests, max_size=20), paths, digests)
def test_one_digest_is_exchanged(files: dict[str, str], path: str, sha: str) -> None:
    patched = Patched(written(files))
    assert patched.sha(path) == files.get(path)
    assert patched.put(path, sha) == (path in files)
    assert patched.data == written({**files, path: sha} if path in files else files)
    assert all(patched.sha(each) == (sha if each == path else files[each]) for each in files)


def test_an_empty_manifest_has_no_file() -> None:
    assert Patched(b"").sha("a") is None
    assert not Patched(b"").put("a", "0" * 64)
