"""The templates of the site: what they are given, and the pages that they make."""

from collections.abc import Mapping, Sequence, Set
from typing import Any, NamedTuple

from markupsafe import Markup

from scrutiny.base.diagnostics import Report
from scrutiny.base.text import Text, shortened
from scrutiny.content import markdown
from scrutiny.content.input import STANDARD
from scrutiny.content.interface import PROSE
from scrutiny.content.record import part_ids, said_on, speakers
from scrutiny.content.values import Reference
from scrutiny.publication.previous import whole
from scrutiny.publication.tombstones import Tombstone
from scrutiny.register import addresses
from scrutiny.register.links import Unresolved
from scrutiny.rendering.jinja import Environment
from scrutiny.site import json_ld
from scrutiny.site.navigation import POLICY, navigation, search_words
from scrutiny.site.page import Page
from scrutiny.site.site import Site
from scrutiny.wording import phrases

BEGINNING = 160
"""Characters of a passage that a list shows."""


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
        stubs: Mapping[str, Sequence[Tombstone]] | None = None,
    ) -> None:
        self._texts = templates
        words = site.words

        def seen(passage: object) -> None:
            """Note that a template has the words of a passage, whatever it does with them."""
            if isinstance(passage, Text):
                site.passages.show(passage)

        def first_words(passage: Text, most: int) -> str:
            """The first words of a passage, without its marks."""
            seen(passage)
            return shortened(markdown.words(passage), most)

        menu = navigation(site)
        self._environment = Environment(templates, words, PROSE, seen)
        self._environment.filters.update(
            date=words.date,
            full_date=words.full_date,
            moment=words.moment,
            period=words.period,
            sentence=phrases.sentence,
            time=words.time,
            name=words.name,
            label=words.label,
            heading=site.heading,
            kind=lambda record: words.text(record.kind.capitalize()),
            number=words.number,
            late=lambda due: words.late(due, site.settings.today),
            first_words=first_words,
            beginning=lambda passage: first_words(passage, BEGINNING),
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
            navigation=lambda: menu,
            search_words=lambda: search_words(site),
            address=addresses.address,
            anchor=addresses.anchor,
            led=led,
            linked_data=lambda page: json_ld.of_page(site, page),
            party=party,
            part_ids=part_ids,
            speakers=speakers,
            said_on=said_on,
            stubs=lambda page: self.stubs(page.address),
        )
        self._site, self._stubs = site, stubs or {}

    def stubs(self, address: str) -> list[Tombstone]:
        """What remains on a page of what moved away from it."""
        folder, there = self._site.settings.folder, whole(self._site.settings, address)
        return [
            each._replace(to="/" + each.to.removeprefix(f"/{folder}").lstrip("/"))
            for each in self._stubs.get(there, ())
        ]

    @property
    def foreign(self) -> bool:
        """Whether some are not those that came with the program, which then are there under another name."""
        return any(name.startswith(STANDARD) for name in self._texts)

    def prepare(self, pages: Set[str]) -> None:
        """Compile the templates of some pages, before processes are begun that would each compile them.

        Not foreign ones: to compile them could take for ever, and nobody would stop it.
        """
        if not self.foreign:
            for name in (each for each in self._texts if each in pages or not each.startswith("pages/")):
                self._environment.prepare(name)

    def render(self, page: Page, alternates: Sequence[Alternate], report: Report) -> str | None:
        """The HTML of a page that stands in other languages too; None, and an error, for a wrong template."""
        given = {"page": page, "alternates": alternates, **page.context}
        html = self._environment.render(page.template, given, report)
        return None if html is None else html + "\n"
