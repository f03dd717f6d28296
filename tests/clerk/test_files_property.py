"""However a clerk types a line of any other file than a meeting's note, it is read as meant, or reported."""

from collections.abc import Iterable

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.clerk.files import FILES, good, look
from tests.clerk.test_property import forms, front, told


def typed(path: str, at: int) -> Iterable[str]:
    """The ways in which a line of a file may be typed."""
    lines = FILES[path].split("\n")
    line, fences = lines[at], lines[: at + 1].count("---")
    if line == "---" or not line.strip():
        return (line, f"{line} ")
    if fences == 2:
        return (*forms(line), f"{line}\u00a0", f"\u200b{line}")
    indent = line[: len(line) - len(line.lstrip(" "))]
    dash = "- " if line.lstrip().startswith("- ") else ""
    words = line.strip().removeprefix(dash)
    # A full stop belongs to a title or not, and another day is another day.
    ways = [way for way in front(words) if not way.endswith(".") and not way.startswith("date: ")]
    found = [f"{indent}{dash}{way}" for way in (*ways, words)]
    return (*found, line.replace(": ", ":", 1), line.replace("- ", "– ", 1), f" {line}", f"\u00a0{line}")


@st.composite
def slips(draw: st.DrawFn) -> dict[str, str]:
    """The good files with a line or two of one of them typed otherwise."""
    path = draw(st.sampled_from(sorted(FILES)))
    lines = FILES[path].split("\n")
    for at in draw(st.sets(st.integers(0, len(lines) - 1), min_size=1, max_size=2)):
        lines[at] = draw(st.sampled_from(tuple(typed(path, at))))
    return {**FILES, path: "\n".join(lines)}


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(slips())
def test_a_line_is_read_as_meant_or_reported(files: dict[str, str]) -> None:
    said, read = look(files)
    if any(each.severity == "error" for each in said):
        assert read == ()
    elif not said:
        assert told(read) == told(good())
