"""The templates of the site.

Hides Jinja. Undefined names are errors, everything is escaped, and the templates are given as texts.
"""

from __future__ import annotations

import contextlib
import dataclasses
import traceback
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any

import jinja2
from jinja2.bccache import Bucket
from markupsafe import Markup

from scrutiny import linked_data, phrases, routes
from scrutiny.face import PROSE
from scrutiny.history import whole
from scrutiny.interface import POLICY, navigation, search_words
from scrutiny.links import Unresolved
from scrutiny.lost import Remain
from scrutiny.memo import Memo, key
from scrutiny.phrases import Phrases
from scrutiny.record import Record, part_id, said_on, speaker
from scrutiny.site import Page, Site
from scrutiny.text import Place, Report, Text, stem
from scrutiny.values import Reference

STANDARD = "standard/"
"""Where a template finds those that came with the program."""

NEAR = frozenset(
    (
        *("register.content.pages", "register.document", "register.is_overdue", "register.latest"),
        *("register.meeting", "register.names", "register.of_meeting", "register.priorities_of"),
        *("register.resolve", "register.tells", "register.topics_of"),
        *("site.began", "site.called", "site.language", "site.meeting_name", "site.mentions.of", "site.role"),
        "site.status",
    )
)
"""What templates may ask of the register and the site about what their page is given: marks tell of that."""


def _asked(tree: jinja2.nodes.Template) -> bool:
    """Whether a template asks for anything else of the register or the site, or for prose but to show it."""
    names = [name for name in tree.find_all(jinja2.nodes.Name) if name.name in ("register", "site")]
    asked = [asked for each in tree.find_all(jinja2.nodes.Getattr) if (asked := _dotted(each)) in NEAR]
    prose = [each for each in tree.find_all(jinja2.nodes.Getattr) if each.attr in PROSE]
    shown = [each for each in tree.find_all(jinja2.nodes.Filter) if each.name == "prose"]
    return len(names) > len(asked) or len(prose) > len(shown)


def _dotted(node: jinja2.nodes.Node) -> str:
    """What is asked of what, as 'register.meeting'."""
    if isinstance(node, jinja2.nodes.Getattr):
        return f"{_dotted(node.node)}.{node.attr}"
    return node.name if isinstance(node, jinja2.nodes.Name) else ""


class _Compiled(jinja2.BytecodeCache):
    """Templates as they were compiled before."""

    def __init__(self, memo: Memo) -> None:
        self._memo = memo

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill in what is known of a template."""
        if known := self._memo.get(key("template", bucket.key, bucket.checksum)):
            bucket.bytecode_from_string(known)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template that was compiled."""
        self._memo.put(key("template", bucket.key, bucket.checksum), bucket.bytecode_to_string())


class _Worded:
    """The wording of the interface as templates ask for it, as safe HTML: what Jinja does, but faster."""

    def __init__(self, words: Phrases) -> None:
        self._words = words
        self._known: dict[str, Markup] = {}

    def text(self, english: str, /, **values: object) -> Markup:
        """A sentence or word, with values for its places."""
        if english not in self._known:
            self._known[english] = Markup(self._words.text(english))
        return self._known[english] % values

    def form(self, one: str, many: str, number: int, /, **values: object) -> Markup:
        """The form that fits a number, with values for its places."""
        return Markup(self._words.form(one, many, number)) % {"num": number, **values}


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
        self,
        templates: Mapping[str, str],
        site: Site,
        stubs: Mapping[str, Sequence[Remain]] | None = None,
        memo: Memo | None = None,
    ) -> None:
        self._texts = templates
        self._memo = memo or Memo()
        words = site.words
        self._environment = jinja2.Environment(
            loader=jinja2.FunctionLoader(self._source),
            undefined=jinja2.StrictUndefined,
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=False,
            extensions=["jinja2.ext.i18n"],
            bytecode_cache=_Compiled(self._memo),
            cache_size=-1,
        )
        self._environment.policies["ext.i18n.trimmed"] = True
        worded = _Worded(words)
        self._environment.newstyle_gettext = True  # type: ignore[attr-defined]
        self._environment.globals.update(gettext=worded.text, ngettext=worded.form, _=worded.text)
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
            if isinstance(thing, Record):
                self._words.add(thing.key)
            elif passage.place.path.startswith("meetings/"):
                self._words.add(stem(passage.place.path)[0])
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
            stubs=lambda page: self.stubs(page.address),
        )
        self._site, self._stubs = site, stubs or {}
        self._words: set[str] = set()

    def stubs(self, address: str) -> list[Remain]:
        """What remains on a page of what moved away from it."""
        folder, there = self._site.settings.folder, whole(self._site.settings, address)
        return [
            dataclasses.replace(each, to="/" + each.to.removeprefix(f"/{folder}").lstrip("/"))
            for each in self._stubs.get(there, ())
        ]

    @property
    def asking(self) -> bool:
        """Whether any template asks for more of the notes than what a page is given, and is tied to that.

        See `marks`. A template that cannot be read asks for everything.
        """
        return self._memo.remember(key("asking", sorted(self._texts.items())), self._asks)

    def _asks(self) -> bool:
        try:
            trees = [self._environment.parse(text) for text in {*self._texts.values()}]
        except jinja2.TemplateError:
            return True
        return any(_asked(tree) for tree in trees)

    def prepare(self) -> None:
        """Compile the templates, before processes are begun that would each do it; faults show later."""
        for name in self._texts:
            if not name.startswith(STANDARD):
                with contextlib.suppress(jinja2.TemplateError):
                    self._environment.get_template(name)

    def render(
        self, page: Page, alternates: Sequence[Alternate], report: Report
    ) -> tuple[str, Set[str]] | None:
        """The HTML of a page that stands in other languages too; None, and an error, for a wrong template.

        With it come the keys of the records, and the ids of the meetings, whose prose it shows.
        """
        self._words = set()
        try:
            template = self._environment.get_template(page.template)
            html = template.render(page=page, alternates=alternates, **page.context) + "\n"
            return html, self._words
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
