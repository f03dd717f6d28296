"""What a site is built from: texts and files of the content folder, and templates."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from scrutiny.base.fingerprint import digest, key

STANDARD = "standard/"
"""Where a template finds those that came with the program."""

KEPT_APART = "imports"
"""The folder of the content with originals and reports of an import: nothing of it is read or published."""


@dataclass(frozen=True, slots=True)
class Input:
    """What a site is built from, by path: the texts and the other files of the content, templates, assets.

    `attachments` and `assets` are bytes on demand, since a paper can be large. `catalogues` are the
    wordings of the interface by path, `languages/cy.po`.
    """

    texts: Mapping[str, bytes]
    attachments: Mapping[str, Callable[[], bytes]]
    templates: Mapping[str, str]
    assets: Mapping[str, Callable[[], bytes]]
    catalogues: Mapping[str, str] = field(default_factory=dict)

    def with_text(self, path: str, text: str) -> Input:
        """The same with one more text."""
        return dataclasses.replace(self, texts={**self.texts, path: text.encode()})

    def digest(self) -> str:
        """What the content is, in one digest: that of every path with what the file holds."""
        texts = ((path, digest(data)) for path, data in self.texts.items())
        papers = ((path, digest(read())) for path, read in self.attachments.items())
        return key(sorted((*texts, *papers)))


def differs(one: Input, other: Input) -> Callable[[str], bool]:
    """Whether the file of a path is not the same in two contents; it may be in one alone."""

    def differ(path: str) -> bool:
        if path in one.attachments and path in other.attachments:
            return one.attachments[path]() != other.attachments[path]()
        return one.texts.get(path) != other.texts.get(path)

    return differ
