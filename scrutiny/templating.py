"""The templates of the site.

Hides Jinja. Undefined names are errors, everything is escaped, and the templates are given as texts.
"""

from __future__ import annotations

import traceback
from collections.abc import Mapping
from typing import Any

import jinja2
from markupsafe import Markup

from scrutiny import linked_data, phrases, routes
from scrutiny.links import Unresolved
from scrutiny.record import part_id, said_on, speaker
from scrutiny.site import Page, Site
from scrutiny.text import Place, Report, Text
from scrutiny.values import Reference


class Templates:
    """Renders the pages of one site."""

    def __init__(self, templates: Mapping[str, str], site: Site) -> None:
        self._texts = templates
        self._environment = jinja2.Environment(
            loader=jinja2.FunctionLoader(self._source),
            undefined=jinja2.StrictUndefined,
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=False,
        )
        self._environment.filters.update(
            count=phrases.count,
            date=phrases.date,
            full_date=phrases.full_date,
            moment=phrases.moment,
            period=phrases.period,
            sentence=phrases.sentence,
            time=phrases.time,
            prose=lambda passage: Markup(site.html(passage)),
        )

        def led(reference: Reference, note: Any) -> str | None:
            thing = site.register.resolve(reference, note)
            return None if isinstance(thing, Unresolved) else routes.address(thing)

        def party(name: Text, note: Any) -> str | None:
            found = site.register.names.parties(name.value, note.date)
            return routes.address(found[0]) if len(found) == 1 else None

        self._environment.globals.update(
            site=site,
            register=site.register,
            office=site.office,
            settings=site.settings,
            address=routes.address,
            anchor=routes.anchor,
            led=led,
            linked_data=lambda page: linked_data.of_page(site, page),
            party=party,
            part_id=part_id,
            speaker=speaker,
            said_on=said_on,
        )

    def render(self, page: Page, report: Report) -> str | None:
        """The HTML of a page, or None (and an error at the template's line) where a template is wrong."""
        try:
            return self._environment.get_template(page.template).render(page=page, **page.context) + "\n"
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
