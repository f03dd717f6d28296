"""Asks the search what relevance.txt lists, in headless Chromium: python benchmarks/relevance.py.

Prints, by kind of question, how often a record that answers it is among the first five results (recall
at 5) and the mean of 1 over the rank of the first (mean reciprocal rank), then each that is not first.
"""

import functools
import http.server
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlencode

sys.path.insert(0, str(Path(__file__).parent.parent))

from playwright.sync_api import Page, sync_playwright

from benchmarks.search import ROOT
from benchmarks.search_browser import ASK, CHROMIUM, FLAGS, WAIT

QUESTIONS = Path(__file__).with_suffix(".txt")


class Question(NamedTuple):
    """What a reader types on a site in a language, and the addresses that answer it, if any does."""

    content: str
    language: str
    kind: str
    words: str
    wanted: tuple[str, ...]


def questions() -> Iterator[Question]:
    """The questions of relevance.txt."""
    content = language = ""
    for line in QUESTIONS.read_text("utf-8").splitlines():
        if line.startswith("["):
            content, language = line.strip("[]").split()
        elif line and not line.startswith("#"):
            kind, words, wanted = (part.strip() for part in line.split("|"))
            addresses = tuple(each.strip() for each in wanted.split(",") if each.strip() != "-")
            yield Question(content, language, kind, words, addresses)


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves a folder without a word."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


def rank(page: Page, question: Question) -> int:
    """The place of the first wanted address among the first ten results; 0 where there is none.

    Where nothing is wanted, a page without results is first.
    """
    page.evaluate(ASK, f"?{urlencode({'q': question.words})}")
    links = page.locator("#results h3 a").evaluate_all("links => links.map(link => link.href)")
    if not question.wanted:
        return int(not links)
    ends = tuple(end for each in question.wanted for end in _ends(each))
    return next((place for place, link in enumerate(links, start=1) if link.endswith(ends)), 0)


def _ends(wanted: str) -> Iterator[str]:
    """How the address of a result may end."""
    where, _, anchor = wanted.partition("#")
    if anchor:
        yield f"/{where}/index.html#{anchor}"
    elif where.startswith("papers/"):
        yield f"/{where}"
    else:
        yield f"/{where}/index.html"
        yield "/" + "/index.html#".join(where.split("/"))


def ranks(page: Page, folder: Path) -> Iterator[tuple[Question, int]]:
    """Each question with the rank of its answer; the sites are built in a folder."""
    every = list(questions())
    for content in dict.fromkeys(each.content for each in every):
        site = folder / content.replace("/", "-")
        command = [sys.executable, "build.py", "--quiet", "--content", content, "--as-of", "2026-06-30"]
        subprocess.run([*command, "--output", str(site)], cwd=ROOT, check=True, stderr=subprocess.DEVNULL)
        handler = functools.partial(Quiet, directory=str(site))
        with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            for language in dict.fromkeys(each.language for each in every if each.content == content):
                root = f"http://127.0.0.1:{server.server_port}/{'' if language == 'en' else f'{language}/'}"
                page.goto(f"{root}search/index.html?q=a")
                page.evaluate(WAIT)
                for question in every:
                    if question[:2] == (content, language):
                        yield question, rank(page, question)
            server.shutdown()


def main() -> None:
    """Ask everything, print the table."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        found = list(ranks(browser.new_page(), Path(folder)))
    print(f"{'kind':14}{'questions':>10}{'recall at 5':>13}{'mean reciprocal rank':>22}")
    for kind in [*dict.fromkeys(question.kind for question, _ in found), ""]:
        places = [place for question, place in found if kind in ("", question.kind)]
        recall = sum(0 < place <= 5 for place in places) / len(places)
        reciprocal = sum(1 / place for place in places if place) / len(places)
        print(f"{kind or 'all':14}{len(places):10}{recall:13.3f}{reciprocal:22.3f}")
    for question, place in found:
        if place != 1:
            said = f"place {place}" if place else "not among the first ten"
            print(f"{question.kind}: {question.words}: {said}")


if __name__ == "__main__":
    main()
