"""The templates of the site.

Hides Jinja. Undefined names are errors, everything is escaped, and the templates are given as texts.
"""

from __future__ import annotations

import contextlib
import dataclasses
import traceback
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import jinja2
from markupsafe import Markup

from scrutiny import linked_data, phrases, routes
from scrutiny.history import whole
from scrutiny.interface import POLICY, navigation, search_words
from scrutiny.links import Unresolved
from scrutiny.lost import Remain
from scrutiny.record import part_id, said_on, speaker
from scrutiny.site import Page, Site
from scrutiny.text import Place, Report, Text
from scrutiny.values import Reference


@dataclass(frozen=True, slots=True)
class Alternate:
    """A page in one language: the code and name of the language, the way there, and its whole URL."""

    language: str
    name: str
    way: str
    url: str


class Templates:
    """Renders the pages of one site."""

    def __init__(
        self, templates: Mapping[str, str], site: Site, stubs: Mapping[str, Sequence[Remain]] | None = None
    ) -> None:
        self._texts = templates
        words = site.words
        self._environment = jinja2.Environment(
            loader=jinja2.FunctionLoader(self._source),
            undefined=jinja2.StrictUndefined,
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=False,
            extensions=["jinja2.ext.i18n"],
        )
        self._environment.policies["ext.i18n.trimmed"] = True
        self._environment.install_gettext_callables(  # type: ignore[attr-defined]
            words.text, words.form, newstyle=True
        )
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
            address=routes.address,
        )

        def led(reference: Reference, note: Any) -> str | None:
            thing = site.register.resolve(reference, note)
            return None if isinstance(thing, Unresolved) else routes.address(thing)

        def party(name: Text, note: Any) -> str | None:
            found = site.register.names.parties(name.value, note.date)
            return routes.address(found[0]) if len(found) == 1 else None

        def prose(passage: Text, thing: Any = None) -> Markup:
            """The HTML of a passage of a thing, marked where that is in another language than the page."""
            html = Markup(site.html(passage))
            language = lang(thing) if thing else ""
            return Markup("<div{}>{}</div>").format(language, html) if language and html else html

        def lang(thing: Any) -> Markup:
            """The attribute of something that is in another language than the page."""
            language = site.language(thing)
            return Markup("") if language == words.language else Markup(' lang="{}"').format(language)

        self._environment.filters["prose"] = prose
        self._environment.globals.update(
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
            address=routes.address,
            anchor=routes.anchor,
            led=led,
            linked_data=lambda page: linked_data.of_page(site, page),
            party=party,
            part_id=part_id,
            speaker=speaker,
            said_on=said_on,
            stubs=lambda page: [
                dataclasses.replace(
                    each, to="/" + each.to.removeprefix(f"/{site.settings.folder}").lstrip("/")
                )
                for each in (stubs or {}).get(whole(site.settings, page.address), ())
            ],
        )

    def prepare(self, names: Iterable[str]) -> None:
        """Compile templates, before processes are begun that would each do it; faults show in rendering."""
        for name in names:
            with contextlib.suppress(jinja2.TemplateError):
                self._environment.get_template(name)

    def render(self, page: Page, alternates: Sequence[Alternate], report: Report) -> str | None:
        """The HTML of a page that stands in other languages too; None, and an error, for a wrong template."""
        try:
            template = self._environment.get_template(page.template)
            return template.render(page=page, alternates=alternates, **page.context) + "\n"
        except jinja2.TemplateSyntaxError as wrong:
            place = Place(wrong.name or page.template, wrong.lineno, 1)
            report.error(place, "template", str(wrong.message), "see the templates documentation of Jinja")
        except jinja2.TemplateNotFound as missing:
            report.error(Place(str(missing.name), 1, 1), "template", "the template is missing", "write it")
        except (jinja2.TemplateError, TypeError) as wrong:
            report.error(
                self._place(wrong, page), "template", str(wrong), "check the names and their spelling"
            )
        return None

    def _place(self, error: Exception, page: Page) -> Place:
        """The innermost line of a template in the trace of an error."""
        for frame in reversed(traceback.extract_tb(error.__traceback__)):
            if frame.filename in self._texts:
                return Place(frame.filename, frame.lineno or 1, 1)
        return Place(page.template, 1, 1)

    def _source(self, name: str) -> tuple[str, str, None] | None:
        """The text of a template, and its name as the file name that traces show."""
        text = self._texts.get(name)
        return None if text is None else (text, name, None)
