"""The words of the interface, as templates and program have them; run it to bring the catalogues up to date.

`python -m tests.catalogue` writes words that are new into `templates/languages/*.po`, without a
translation, and drops those that nothing says any more.
"""

import io
from collections.abc import Iterator
from pathlib import Path

from babel.messages import extract, pofile
from babel.messages.catalog import Catalog

from scrutiny.content.fields import declared
from scrutiny.content.kinds import RECORDS
from scrutiny.content.kinds.meeting import Meeting
from scrutiny.wording.phrases import VOCABULARY
from tests.support import ROOT, TEMPLATES

CATALOGUES = sorted((TEMPLATES / "languages").glob("*.po"))
KEYWORDS = {"text": None, "_": None, "gettext": None, "ngettext": (1, 2), "N_": None, "count": (1, 2),
            "form": (1, 2)}  # fmt: skip
PROGRAM = ("wording/*.py", "site/*.py", "site/*/*.py", "search/*.py", "search/*/*.py")


def said() -> Catalog:
    """Every word and sentence that the interface says, without translations."""
    found = Catalog()
    for file in sorted(file for pattern in PROGRAM for file in (ROOT / "scrutiny").glob(pattern)):
        _add(found, "python", file)
    for file in sorted(TEMPLATES.rglob("*.html")):
        _add(found, "jinja2", file)
    for word in (*VOCABULARY, *_declared()):
        found.add(word)
    return found


def _declared() -> Iterator[str]:
    """The labels of fields, which are declared with the kinds of record."""
    for each in (*RECORDS, Meeting):
        yield from (field.label for field in declared(each).values() if field.show)


def _add(found: Catalog, method: str, file: Path) -> None:
    options = {"trimmed": "true"}
    for _, words, _, _ in extract.extract_from_file(method, file, keywords=KEYWORDS, options=options):
        if words:
            found.add(tuple(words) if isinstance(words, tuple | list) else words)


def read(file: Path) -> Catalog:
    """A catalogue from its file."""
    return pofile.read_po(io.StringIO(file.read_text("utf-8")), locale=file.stem)


def main() -> None:
    """Bring every catalogue up to date."""
    for file in CATALOGUES:
        known = read(file)
        known.update(said(), no_fuzzy_matching=True)
        target = io.BytesIO()
        pofile.write_po(target, known, width=110, omit_header=True, sort_output=True, ignore_obsolete=True)
        header = file.read_text("utf-8").partition("\n\n")[0]
        file.write_text(f"{header}\n\n{target.getvalue().decode()}", "utf-8")


if __name__ == "__main__":
    main()
