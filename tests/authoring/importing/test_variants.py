"""Documents of many layouts: what is found in each is in a file beside it.

After a change that is meant, write the files anew with `python -m tests.authoring.importing.test_variants`,
and read the difference.
"""

from pathlib import Path

import pytest

from scrutiny.authoring.importing.importing import import_file
from tests.authoring.importing.documents import described
from tests.authoring.importing.outline import outline

FOLDER = Path(__file__).parent / "variants"
DOCUMENTS = sorted(file for file in FOLDER.iterdir() if file.suffix in (".md", ".txt", ".word"))


def outlined(document: Path) -> str:
    if document.suffix == ".word":
        return outline(import_file(f"{document.stem}.docx", described(document.read_text("utf-8"))).files)
    return outline(import_file(document.name, document.read_bytes()).files)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_what_is_found_in_a_document(document: Path) -> None:
    assert outlined(document) == document.with_suffix(".outline").read_text("utf-8")


if __name__ == "__main__":
    for each in DOCUMENTS:
        each.with_suffix(".outline").write_text(outlined(each), "utf-8")
