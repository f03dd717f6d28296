"""Asks the search what relevance.txt lists, in headless Chromium: python benchmarks/relevance.py.

Prints, by kind of question, how often a record that answers it is among the first five results (recall
at 5) and the mean of 1 over the rank of the first (mean reciprocal rank), then each that is not first.
"""

from __future__ import annotations

import functools
import http.server
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

sys.path.insert(0, str(Path(__file__).parent.parent))

from playwright.sync_api import Page, sync_playwright

from benchmarks.search import ROOT
from benchmarks.search_browser import CHROMIUM, FLAGS, WAIT

QUESTIONS = Path(__file__).with_suffix(".txt")


def questions() -> Iterator[tuple[str, str, str, list[str]]]:
    """The content folder, kind, words and wanted records of each question."""
    content = ""
    for line in QUESTIONS.read_text("utf-8").splitlines():
        if line.startswith("["):
            content = line.strip("[]")
        elif line and not line.startswith("#"):
            kind, words, wanted = (part.strip() for part in line.split("|"))
            yield content, kind, words, [each.strip() for each in wanted.split(",")]


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves a folder without a word."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


def rank(page: Page, address: str, words: str, wanted: list[str]) -> int:
    """The place of the first wanted record among the first ten results; 0 where there is none."""
    page.goto(f"{address}search/index.html?{urlencode({'q': words})}")
    page.evaluate(WAIT)
    links = page.locator("#results h3 a").evaluate_all("links => links.map(link => link.href)")
    ends = [
        end for each in wanted for end in (f"/{each}/index.html", "/" + "/index.html#".join(each.split("/")))
    ]
    return next((place for place, link in enumerate(links, start=1) if link.endswith(tuple(ends))), 0)


def ranks(page: Page, folder: Path) -> Iterator[tuple[str, str, int]]:
    """The kind, the words and the rank of each question; the sites are built in a folder."""
    for content in dict.fromkeys(each[0] for each in questions()):
        site = folder / content.replace("/", "-")
        command = [sys.executable, "build.py", "--quiet", "--content", content, "--as-of", "2026-06-30"]
        subprocess.run([*command, "--output", str(site)], cwd=ROOT, check=True, stderr=subprocess.DEVNULL)
        handler = functools.partial(Quiet, directory=str(site))
        with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            address = f"http://127.0.0.1:{server.server_port}/"
            for where, kind, words, wanted in questions():
                if where == content:
                    yield kind, words, rank(page, address, words, wanted)
            server.shutdown()


def main() -> None:
    """Ask everything, print the table."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        found = list(ranks(browser.new_page(), Path(folder)))
    print(f"{'kind':14}{'questions':>10}{'recall at 5':>13}{'mean reciprocal rank':>22}")
    for kind in [*dict.fromkeys(kind for kind, _, _ in found), ""]:
        places = [place for each, _, place in found if kind in ("", each)]
        recall = sum(0 < place <= 5 for place in places) / len(places)
        reciprocal = sum(1 / place for place in places if place) / len(places)
        print(f"{kind or 'all':14}{len(places):10}{recall:13.2f}{reciprocal:22.2f}")
    for kind, words, place in found:
        if place != 1:
            print(f"{kind}: {words}: {f'place {place}' if place else 'not among the first ten'}")


if __name__ == "__main__":
    main()
