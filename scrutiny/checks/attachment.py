"""A paper's file name must be plain, and its type one that a browser shows without running anything."""

from itertools import chain
from pathlib import PurePosixPath

from scrutiny.base.address import Address, BadAddressError, is_own
from scrutiny.base.diagnostics import Report
from scrutiny.base.text import Place
from scrutiny.register.register import Register
from scrutiny.safety import papers


def check(register: Register, report: Report) -> None:
    """Look at the name of each file to which a note or the comments on a report link."""
    attached = register.attached(register.notes.values())
    for path, place in chain(attached, register.commented(register.content.inspections)):
        _name(path, place, report)
        _type(path, place, report)
    if logo := register.office.logo:
        _name(logo.value, logo.place, report)


def _name(path: str, place: Place, report: Report) -> None:
    try:
        Address(f"/{path}")
    except BadAddressError as bad:
        fix = "use letters, digits, dots, hyphens and underscores, a letter or digit first"
        report.error(place, "file-name", f"'{path}' cannot be an address: {bad}", fix)
        return
    if is_own(path):
        what = f"'{path}' is where this program puts a file of its own"
        report.error(place, "file-name", what, "put the paper in another folder, such as papers/")


def _type(path: str, place: Place, report: Report) -> None:
    suffix = PurePosixPath(path).suffix.lower()
    if suffix not in papers.TYPES:
        what = f"'{suffix or path}' is not a type of file that is published"
        if suffix in ORIGINALS:
            what = f"a '{suffix}' file can hold tracked changes, comments, hidden parts and names of authors"
        report.error(place, "file-type", what, f"save the paper as one of: {' '.join(papers.TYPES)}")


ORIGINALS = (
    ".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx", ".odt", ".ods", ".odp", ".rtf", ".eml", ".msg",
)  # fmt: skip
"""What a paper is written in: it says more than its pages show."""
