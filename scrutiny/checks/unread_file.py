"""A file in the content folder that nothing reads is said to be so: its office may think it is published."""

from pathlib import PurePosixPath

from scrutiny.base.diagnostics import Report
from scrutiny.base.text import Place
from scrutiny.content import translations
from scrutiny.register.register import Register


def check(register: Register, report: Report) -> None:
    """Compare the files that are there with those that a note or the office names."""
    content = register.content
    logo = content.office.logo if content.office else None
    named = {logo.value} if logo else set[str]()
    notes = (*register.notes.values(), *translations.notes(content))
    named |= {path for path, _ in register.attached(notes)}
    named |= {path for path, _ in register.commented(content.inspections)}
    for path in sorted(content.attachments - named):
        name = PurePosixPath(path)
        if ".md" in name.suffixes or ".yaml" in name.suffixes:
            right = name.name.removesuffix(name.suffix)
            what, fix = f"'{name.name}' is read by nothing", f"rename it to '{right}'"
            report.error(Place(path, 1, 1), "unread-file", what, fix)
        elif name.suffix.lower() in WRITTEN and name.parts[0] == "meetings" and "papers" not in name.parts:
            what = f"a note is Markdown, and '{name.name}' is read by nothing"
            fix = "write the note as a file that ends with '.md', and keep this one outside of content/"
            report.error(Place(path, 1, 1), "unread-file", what, fix)
        elif not content.unread:  # a note that cannot be read may name it
            what = f"no note names '{name.name}', and it is not published"
            fix = "name it in a note with 'Paper: [title](papers/FILE)', or delete it"
            report.warning(Place(path, 1, 1), "unread-file", what, fix)


WRITTEN = (".doc", ".docx", ".odt", ".rtf", ".txt")
"""What notes are written in elsewhere."""
