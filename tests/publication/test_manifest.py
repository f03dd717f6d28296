"""A manifest says what it was told, and passes over what is none of it."""

from hypothesis import given
from hypothesis import strategies as st

from scrutiny.publication import manifest

paths = st.text(st.sampled_from("ab/-é "), min_size=1, max_size=6)
digests = st.sampled_from(["0" * 64, "f" * 64, "0123456789abcdef" * 4])


@given(st.dictionaries(paths, digests, max_size=20))
def test_what_was_written_is_read(files: dict[str, str]) -> None:
    written = manifest.written(sorted(files.items()))
    assert manifest.read(written) == files
    assert manifest.read(b"no line\n\xff\n" + written) == files
