"""The templates of the site: what they are given, what they may ask, and the pages that they make."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from typing import Any, NamedTuple

from markupsafe import Markup

from scrutiny.base.cache import Memo
from scrutiny.base.diagnostics import Report
from scrutiny.base.fingerprint import key
from scrutiny.base.text import Text, stem
from scrutiny.content.face import PROSE
from scrutiny.content.record import Record, part_id, said_on, speaker
from scrutiny.content.values import Reference
from scrutiny.publication.tombstones import Remain
from scrutiny.publication.versions import whole
from scrutiny.register import addresses
from scrutiny.register.links import Unresolved
from scrutiny.rendering.jinja import Environment
from scrutiny.site import json_ld
from scrutiny.site.navigation import POLICY, navigation, search_words
from scrutiny.site.page import Page
from scrutiny.site.site import Site
from scrutiny.wording import phrases

STANDARD = "standard/"
"""Where a template finds those that came with the program."""

NEAR = {
    "register": frozenset(
        (
            *("content.pages", "document", "is_overdue", "latest", "meeting", "names", "priorities_of"),
            *("resolve", "tells", "topics_of"),
        )
    ),
    "site": frozenset(("began", "called", "language", "meeting_name", "mentions.of", "role", "status")),
}
"""What templates may ask of the register and the site about what their page is given: marks tell of that."""


class Alternate(NamedTuple):
    """A page in one language: the code and name of the language, the way there, and its whole URL."""

    language: str
    name: str
    way: str
    url: str


class Templates:
    """Renders the pages of one site."""

    def __init__(
        self,
        templates: Mapping[str, str],
        site: Site,
        stubs: Mapping[str, Sequence[Remain]] | None = None,
        memo: Memo | None = None,
    ) -> None:
        self._texts = templates
        self._memo = memo or Memo()
        words = site.words
        self._environment = Environment(templates, words, self._memo)
        self._environment.filters.update(
            date=words.date,
            full_date=words.full_date,
            moment=words.moment,
            period=words.period,
            sentence=phrases.sentence,
            time=words.time,
            name=words.name,
            label=words.label,
            translated=words.text,
            address=addresses.address,
        )

        def led(reference: Reference, note: Any) -> str | None:
            thing = site.register.resolve(reference, note)
            return None if isinstance(thing, Unresolved) else addresses.address(thing)

        def party(name: Text, note: Any) -> str | None:
            found = site.register.names.parties(name.value, note.date)
            return addresses.address(found[0]) if len(found) == 1 else None

        def prose(passage: Text, thing: Any = None) -> Markup:
            """The HTML of a passage of a thing, marked where that is in another language than the page."""
            if isinstance(thing, Record):
                self._words.add(thing.key)
            elif passage.place.path.startswith("meetings/"):
                self._words.add(stem(passage.place.path)[0])
            html = Markup(site.passages.html(passage))
            language = lang(thing) if thing else ""
            return Markup("<div{}>{}</div>").format(language, html) if language and html else html

        def lang(thing: Any) -> Markup:
            """The attribute of something that is in another language than the page."""
            language = site.language(thing)
            return Markup("") if language == words.language else Markup(' lang="{}"').format(language)

        self._environment.filters["prose"] = prose
        self._environment.names.update(
            site=site,
            policy=POLICY,
            register=site.register,
            office=site.office,
            settings=site.settings,
            words=words,
            count=words.count,
            lang=lang,
            navigation=lambda: navigation(site),
            search_words=lambda: search_words(site),
            address=addresses.address,
            anchor=addresses.anchor,
            led=led,
            linked_data=lambda page: json_ld.of_page(site, page),
            party=party,
            part_id=part_id,
            speaker=speaker,
            said_on=said_on,
            stubs=lambda page: self.stubs(page.address),
        )
        self._site, self._stubs = site, stubs or {}
        self._words: set[str] = set()

    def stubs(self, address: str) -> list[Remain]:
        """What remains on a page of what moved away from it."""
        folder, there = self._site.settings.folder, whole(self._site.settings, address)
        return [
            each._replace(to="/" + each.to.removeprefix(f"/{folder}").lstrip("/"))
            for each in self._stubs.get(there, ())
        ]

    @property
    def asking(self) -> bool:
        """Whether any template asks for more of the notes than what a page is given, and is tied to that.

        See `marks`. A template that cannot be read asks for everything.
        """

        def ask() -> bool:
            return self._environment.asks_beyond(NEAR, PROSE, "prose")

        return self._memo.remember(key("asking", sorted(self._texts.items())), ask)

    def prepare(self) -> bool:
        """Compile the templates, and tell whether they are `asking`, before processes are begun.

        These would each compile them, and read what is remembered, so that nothing can be kept meanwhile.
        """
        for name in self._texts:
            if not name.startswith(STANDARD):
                self._environment.prepare(name)
        return self.asking

    def render(
        self, page: Page, alternates: Sequence[Alternate], report: Report
    ) -> tuple[str, Set[str]] | None:
        """The HTML of a page that stands in other languages too; None, and an error, for a wrong template.

        With it come the keys of the records, and the ids of the meetings, whose prose it shows.
        """
        self._words = set()
        given = {"page": page, "alternates": alternates, **page.context}
        html = self._environment.render(page.template, given, report)
        return None if html is None else (html + "\n", self._words)
