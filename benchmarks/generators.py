"""The other generators that are timed: how each is given notes, with a plain theme, and builds."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

HEAD = "<!doctype html><html lang=en><meta charset=utf-8><title>{title}</title><h1>{title}</h1>"


@dataclass(frozen=True)
class Peer:
    """A generator: its program, where it looks for notes, the other files of a project, and how it builds.

    `template` is the file of the theme that shows a note; `head` is the front matter of a note.
    """

    name: str
    notes: str
    files: Mapping[str, str]
    template: str
    command: Callable[[Path], list[str]]
    head: str = "---\ntitle: {title}\ndate: {date}\n---\n\n"


def _hugo() -> Peer:
    single = (
        HEAD.replace("{title}", "{{ .Title }}") + '<p>{{ .Date.Format "2 January 2006" }}</p>{{ .Content }}'
    )
    listing = (
        HEAD.replace("{title}", "Notes")
        + "<ul>{{ range .Site.RegularPages }}<li><a href='{{ .RelPermalink }}'>{{ .Title }}</a>{{ end }}</ul>"
    )
    return Peer(
        "hugo",
        "content/meetings",
        {
            "config.toml": 'baseURL = "https://wend.example/"\ntitle = "Notes"\n'
            'disableKinds = ["taxonomy", "term", "section"]\n',
            "layouts/_default/single.html": single,
            "layouts/index.html": listing,
        },
        "layouts/_default/single.html",
        lambda out: ["hugo", "--quiet", "--buildFuture", "--destination", str(out)],
    )


def _zola() -> Peer:
    page = HEAD.replace("{title}", "{{ page.title }}") + "{{ page.content | safe }}"
    listing = (
        HEAD.replace("{title}", "Notes") + "<ul>{% for page in section.pages %}"
        "<li><a href='{{ page.permalink }}'>{{ page.title }}</a>{% endfor %}"
    )
    return Peer(
        "zola",
        "content/meetings",
        {
            "config.toml": 'base_url = "https://wend.example"\ngenerate_feed = true\n',
            "content/_index.md": "+++\n+++\n",
            "content/meetings/_index.md": '+++\nsort_by = "date"\n+++\n',
            "templates/page.html": page,
            "templates/index.html": HEAD.replace("{title}", "Notes"),
            "templates/section.html": listing,
        },
        "templates/page.html",
        lambda out: ["zola", "build", "--force", "--output-dir", str(out)],
        '+++\ntitle = "{title}"\ndate = {date}\n+++\n\n',
    )


def _eleventy() -> Peer:
    base = HEAD.replace("{title}", "{{ title }}") + "{{ content | safe }}"
    listing = (
        "<ul>{% for each in collections.note %}"
        "<li><a href='{{ each.url }}'>{{ each.data.title }}</a>{% endfor %}"
    )
    return Peer(
        "eleventy",
        "notes",
        {
            "notes/notes.json": '{"layout": "base.njk", "tags": "note"}',
            "_includes/base.njk": base,
            "index.njk": f"---\ntitle: Notes\nlayout: base.njk\n---\n{listing}",
            "package.json": "{}",
        },
        "_includes/base.njk",
        lambda out: ["eleventy", "--quiet", f"--output={out.relative_to(out.parent)}"],
    )


def _pelican() -> Peer:
    listing = (
        "<ul>{% for each in articles %}<li><a href='{{ each.url }}'>{{ each.title }}</a>{% endfor %}</ul>"
    )
    return Peer(
        "pelican",
        "content",
        {
            "pelicanconf.py": "SITENAME = 'Notes'\nTHEME = 'theme'\nDIRECT_TEMPLATES = ['index']\n"
            "AUTHOR_SAVE_AS = CATEGORY_SAVE_AS = TAG_SAVE_AS = AUTHORS_SAVE_AS = ''\n"
            "TIMEZONE = 'UTC'\nSITEURL = 'https://wend.example'\nFEED_ALL_ATOM = 'feed.atom'\n"
            "CATEGORY_FEED_ATOM = None\nCACHE_CONTENT = LOAD_CONTENT_CACHE = True\n"
            "CHECK_MODIFIED_METHOD = 'mtime'\n"
            "CONTENT_CACHING_LAYER = 'generator'\n",
            "theme/templates/article.html": HEAD.replace("{title}", "{{ article.title }}")
            + "{{ article.content }}",
            "theme/templates/index.html": HEAD.replace("{title}", "Notes") + listing,
            "theme/static/.keep": "",
        },
        "theme/templates/article.html",
        lambda out: ["pelican", "--quiet", "content", "--output", str(out), "--settings", "pelicanconf.py"],
        "Title: {title}\nDate: {date}\n\n",
    )


def _mkdocs() -> Peer:
    main = (
        HEAD.replace("{title}", "{{ page.title }}")
        + "{{ page.content }}<ul>{% for each in nav.pages if page.is_homepage %}"
        "<li><a href='{{ each.url | url }}'>{{ each.file.src_uri }}</a>{% endfor %}</ul>"
    )
    return Peer(
        "mkdocs",
        "docs",
        {
            "mkdocs.yml": "site_name: Notes\nsite_url: https://wend.example/\nplugins: []\n"
            "theme: {name: null, custom_dir: theme}\n",
            "docs/index.md": "# Notes\n",
            "theme/main.html": main,
        },
        "theme/main.html",
        lambda out: ["mkdocs", "build", "--quiet", "--dirty", "--site-dir", str(out)],
    )


PEERS = (_hugo, _zola, _eleventy, _pelican, _mkdocs)
