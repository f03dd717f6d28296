"""Pages alone, as other generators make them: a page for each note, a list of them, and a feed.

    python benchmarks/plain.py CONTENT TEMPLATES OUTPUT

This is no part of Open Scrutiny: it puts together the parts that read notes, convert their prose, work in
several processes and tell what changed, and leaves out all else (joining the records, checks across notes,
pages of records and registers, search, data, ledger). `peers.py` holds it beside the peers.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parent.parent))

from scrutiny.shell import inputs as unchanged
from scrutiny.shell.inputs import Asked, Last

if TYPE_CHECKING:  # imported where needed: a run that finds nothing changed needs none of it
    from scrutiny.content.record import Record

if TYPE_CHECKING:
    pass

HEAD = "<!doctype html><html lang=en><meta charset=utf-8><title>"
TEMPLATES = {
    "note.html": HEAD
    + """{{ meeting.title }}</title>
<h1>{{ meeting.title }}</h1><p>{{ meeting.date }}, {{ meeting.venue }}</p>
{% for record, passages in records %}
{% set level = 3 if record.item else 2 %}
<h{{ level }} id="{{ record.id }}">{{ record.name }}</h{{ level }}>
<ul>
{% for name in ('status', 'outcome', 'owner', 'source') if record[name] %}
<li>{{ name }}: {{ record[name] }}</li>
{% endfor %}
{% for each in record.priorities %}<li>Priority: {{ each }}</li>{% endfor %}
</ul>
{% for label, html in passages %}
{% if label %}<p><strong>{{ label }}:</strong></p>{% endif %}{{ html|safe }}
{% endfor %}
{% endfor %}
""",
    "index.html": HEAD
    + """Notes</title><h1>Notes</h1>
<ul>{% for path, title, date in notes %}<li><a href='{{ path }}'>{{ title }}</a>{% endfor %}</ul>
""",
    "feed.atom": """<feed xmlns="http://www.w3.org/2005/Atom"><title>Notes</title>
{% for path, title, date in notes[-20:] %}
<entry><title>{{ title }}</title><id>{{ path }}</id><updated>{{ date }}</updated></entry>
{% endfor %}</feed>
""",
}
"""The theme, which `peers.py` writes into the folder of templates."""

BATCH = 32
FOREVER = datetime.datetime.max.replace(tzinfo=datetime.UTC)

Made = tuple[str, str, str, str]
"""The path of a page, its title, its date, and the SHA-256 of the file."""


class Pages:
    """Makes the pages of notes."""

    def __init__(self, content: Path, templates: Path, output: Path) -> None:
        import jinja2

        from scrutiny.register.autolinks import Explanations
        from scrutiny.site.markdown_html import Converter

        self._content, self._output = content, output
        loader = jinja2.FileSystemLoader(templates)
        self._page = jinja2.Environment(loader=loader, autoescape=True).get_template("note.html")
        self._converter = Converter(Explanations([]))

    def write(self, path: str) -> Made:
        """Write the page of the note at a path."""
        from scrutiny.base.decoding import decode
        from scrutiny.base.diagnostics import Report
        from scrutiny.content.note import read_note

        report = Report()
        source = decode(path, (self._content / path).read_bytes(), report)
        note = read_note(source, report) if source else None
        if note is None or report.failed:
            raise SystemExit("\n".join(map(str, report.diagnostics)))
        records = [(record, list(self._passages(record))) for record in note.records]
        html = self._page.render(meeting=note.meeting, records=records).encode()
        where = f"{note.meeting.id}/index.html"
        (self._output / note.meeting.id).mkdir(exist_ok=True)
        (self._output / where).write_bytes(html)
        return where, note.meeting.title, note.meeting.date.isoformat(), hashlib.sha256(html).hexdigest()

    def _passages(self, record: Record) -> Iterator[tuple[str, str]]:
        html = self._converter.convert(record.passages, lambda reference: reference.target)
        yield from zip(["", *(part.label for part in record.parts)], html, strict=True)


def make(paths: Sequence[str], pages: Pages) -> dict[str, Made]:
    """Write the pages of some notes, on every core where they are many."""
    from scrutiny.base.executor import Stopped
    from scrutiny.shell.processes import Workers

    batches = [paths[start : start + BATCH] for start in range(0, len(paths), BATCH)]
    made: dict[str, Made] = {}

    def work(some: Sequence[str]) -> list[Made]:
        return [pages.write(path) for path in some]

    for some, found in zip(batches, Workers()(work, batches, lambda _: 600.0), strict=True):
        if isinstance(found, Stopped):
            raise SystemExit(found.why)
        made.update(zip(some, found, strict=True))
    return made


def lists(made: dict[str, Made], templates: Path, output: Path) -> None:
    """Write the list, the feed and the manifest."""
    import jinja2

    environment = jinja2.Environment(loader=jinja2.FileSystemLoader(templates), autoescape=True)
    notes = sorted(((path, title, date) for path, title, date, _ in made.values()), key=lambda each: each[2])
    for name in ("index.html", "feed.atom"):
        (output / name).write_text(environment.get_template(name).render(notes=notes), "utf-8")
    manifest = "".join(
        f"{sha}  {path}\n" for path, sha in sorted((each[0], each[3]) for each in made.values())
    )
    (output / "manifest.sha256").write_text(manifest, "utf-8")


def main() -> None:
    """Bring the pages up to date."""
    content, templates, output = (Path(each).absolute() for each in sys.argv[1:4])
    asked = Asked((content / "meetings", templates), output, ("plain",))
    now = datetime.datetime.now(datetime.UTC)
    known, kept = unchanged.recall(asked, now), unchanged.beside(output) / "pages"
    if known and not known.changed:
        return
    same = known and all(path.endswith(".md") for path in known.changed) and kept.is_file()
    inputs = known.inputs if known else unchanged.look(asked)
    notes = known.changed if known and same else [path for path in inputs if path.endswith(".md")]
    output.mkdir(exist_ok=True)
    kept.parent.mkdir(exist_ok=True)
    before: dict[str, Made] = json.loads(kept.read_bytes()) if same else {}
    made = make([path.removeprefix(f"{content}/") for path in notes], Pages(content, templates, output))
    lists({**before, **made}, templates, output)
    kept.write_text(json.dumps({**before, **made}), "utf-8")
    unchanged.keep(asked, inputs, Last((), (), now, FOREVER))


if __name__ == "__main__":
    main()
