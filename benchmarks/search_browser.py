"""What queries cost in headless Chromium, on loopback and under the pages' own Content-Security-Policy."""

import http.server
import json
import shutil
import statistics
import threading
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlencode

from benchmarks.corpus import Made, MadeMeeting

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome") or "chromium"
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run")

WORDS = """
domestic abuse | officers | training | review of cases | recommendation | victims | strategy
fire service | multi-agency | Lancashire police | action plan | risk assessment | children
body of evidence | perpetrators | partners meeting | high risk victims | Ada Merrow | resources
information sharing | demand | social care | safeguarding hub | performance report | county
constabulary vulnerable | staff workload chair | MARAC | missing people | abuse -domestic
"domestic abuse" | "risk assessment" | "fire service" | "action plan" | domstic | vulnerble victims
trainning | constabulry | Q1 March 2019 | R2 2021 | A1 December 2015 | question 2 June 2020 | alley
bralley | tenley stinley | cinley | 2500 | 317 | staorley | gaforley police
"""
FILTERED = """
q=training&kind=action | q=officers&year=2019 | q=review&order=newest | q=victims&status=open | kind=decision
q=abuse&kind=question&year=2020 | q=service&priority=roads | q=cases&series=scrutiny-panel | q=team&page=3
q=risk&person=ada-merrow | q=report&order=oldest | q=people&page=9 | status=open&order=oldest
q=force&kind=recommendation
"""
QUERIES = [urlencode({"q": each.strip()}) for line in WORDS.strip().splitlines() for each in line.split("|")]
QUERIES += [each.strip() for line in FILTERED.strip().splitlines() for each in line.split("|")]

TYPES = {".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".json": "application/json"}


class Host:
    """The search page, the index in a folder, and the records' data as they are asked for; counts bytes."""

    def __init__(self, site: Path, folder: Path, meetings: Sequence[MadeMeeting]) -> None:
        self.sent: Counter[str] = Counter()
        self._site, self._folder = site, folder
        self._meetings = {each.key: each for each in meetings}
        host = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True  # else each answer waits 40 ms, which no real host does

            def do_GET(self) -> None:
                path = self.path.partition("?")[0][1:]
                body = host.read(path)
                self.send_response(404 if body is None else 200)
                self.send_header("Content-Type", TYPES.get(Path(path).suffix, "application/octet-stream"))
                self.send_header("Content-Length", str(len(body or b"")))
                self.end_headers()
                self.wfile.write(body or b"")

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002
                pass

        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        self.address = f"http://127.0.0.1:{server.server_port}/search/index.html"

    def read(self, path: str) -> bytes | None:
        """The bytes of a file, counted as those of the page or of index and records."""
        kind = "page"
        if path.startswith("meetings/"):
            kind, data = "index", self._record(path)
        elif path.startswith("search/") and path != "search/index.html":
            kind, data = "index", _bytes(self._folder / path.removeprefix("search/"))
        else:
            data = _bytes(self._site / path)
        self.sent[kind] += len(data or b"")
        self.sent["requests"] += 1
        return data

    def _record(self, path: str) -> bytes | None:
        _, key, name, _ = path.split("/")
        meeting = self._meetings[key]
        found = next(record for record in meeting.records if record.id == name)
        return json.dumps(_data(meeting, found), indent=1).encode()


def _bytes(file: Path) -> bytes | None:
    return file.read_bytes() if file.is_file() else None


def _data(meeting: MadeMeeting, record: Made) -> dict[str, object]:
    """The published data of a made-up record, as `exports/record_data.py` writes it."""
    return {
        "id": f"{meeting.key}/{record.id}",
        "address": f"/meetings/{meeting.key}/{record.id}/",
        "kind": record.kind,
        "name": record.name,
        "number": str(record.number),
        "title": record.title,
        "meeting": meeting.key,
        "meeting_title": "Strategic scrutiny meeting",
        "date": str(meeting.date),
        "item": f"item-{record.item}",
        "priorities": [meeting.areas[record.item - 1]],
        "status": record.status,
        "text": record.text[0],
        "parts": [{"part": "Answer", "by": "Chief Constable", "text": text} for text in record.text[1:]],
    }


WAIT = """() => new Promise((done) => {
  const count = document.getElementById('count');
  const ready = () => count.textContent && done([performance.now(),
    performance.now() - performance.getEntriesByType('navigation')[0].domContentLoadedEventStart]);
  if (!ready()) new MutationObserver(ready).observe(count, { childList: true, subtree: true });
})"""
ASK = """(where) => new Promise((done) => {
  const count = document.getElementById('count');
  count.textContent = '';
  const began = performance.now();
  new MutationObserver(() => count.textContent && done([performance.now() - began, count.textContent]))
    .observe(count, { childList: true, subtree: true });
  history.pushState(null, '', where);
  dispatchEvent(new PopStateEvent('popstate'));
})"""


def browse(meetings: Sequence[MadeMeeting], folder: Path, site: Path) -> None:
    """Print what queries cost in Chromium."""
    from playwright.sync_api import sync_playwright

    host = Host(site, folder, meetings)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        firsts = []
        for query in QUERIES[:12]:
            with browser.new_context() as context:
                page = context.new_page()
                host.sent.clear()
                page.goto(f"{host.address}?{query}", wait_until="commit")
                firsts.append((*page.evaluate(WAIT), host.sent["index"] / 1e3, host.sent["page"] / 1e3))
        _say("first query, from navigation", [each[0] for each in firsts], "ms")
        _say("first query, from the start of the script", [each[1] for each in firsts], "ms")
        _say("first query, index and records", [each[2] for each in firsts], "KB")
        _say("first query, page, style and scripts", [each[3] for each in firsts], "KB")
        page = browser.new_context().new_page()
        refused: list[str] = []
        page.on("console", lambda message: refused.append(message.text))
        page.goto(f"{host.address}?q=introduction")
        page.evaluate(WAIT)
        later = []
        for query in QUERIES:
            host.sent.clear()
            taken, said = page.evaluate(ASK, f"?{query}")
            later.append((taken, host.sent["index"] / 1e3, query, said))
        _say(f"{len(later)} later queries", [each[0] for each in later], "ms")
        _say(f"{len(later)} later queries", [each[1] for each in later], "KB")
        taken, size, query, said = max(later)
        print(f"  the slowest: {taken:.0f} ms, {size:.0f} KB for {query}: {said}")
        print(f"  refused by the policy: {[text for text in refused if 'Content Security Policy' in text]}")
        browser.close()


def _say(what: str, found: Sequence[float], unit: str) -> None:
    ordered = sorted(found)
    nearly = ordered[int(len(ordered) * 0.95)]
    print(f"  {what}: median {statistics.median(found):.0f} {unit}, 95th percentile {nearly:.0f} {unit}")
