"""Times the preview, from a saved note until its page shows that: python benchmarks/serve.py [N …].

The processor time is that of the preview and of the processes that it begins.
"""

import asyncio
import contextlib
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from tornado.httpclient import AsyncHTTPClient
from tornado.websocket import WebSocketClientConnection, websocket_connect

from benchmarks import offices

ROOT = Path(__file__).parent.parent
PORT = 8765
SAVES = 9
PROTOCOL = "http://livereload.com/protocols/official-7"


async def _connected() -> WebSocketClientConnection:
    """A browser's connection to the preview, once that is there."""
    while True:
        try:
            socket = await websocket_connect(f"ws://127.0.0.1:{PORT}/livereload")
        except OSError:
            await asyncio.sleep(0.3)
            continue
        await socket.write_message(json.dumps({"command": "hello", "protocols": [PROTOCOL]}))
        await socket.read_message()
        await socket.write_message(json.dumps({"command": "info", "url": "http://127.0.0.1/"}))
        return socket


async def _listen(socket: WebSocketClientConnection, said: asyncio.Queue[object]) -> None:
    while (message := await socket.read_message()) is not None:
        said.put_nowait(message)


def _processor(process: int) -> float:
    """Seconds of the processor that a process and those it waited for have had."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")


async def saved(notes: list[Path], process: int) -> list[tuple[float, float]]:
    """Seconds, and seconds of the processor, from saving each of some notes until its page shows it."""
    said: asyncio.Queue[object] = asyncio.Queue()
    listening, found = asyncio.ensure_future(_listen(await _connected(), said)), []
    for number, note in enumerate(notes):
        with contextlib.suppress(TimeoutError):
            while True:  # until nothing is said any more
                await asyncio.wait_for(said.get(), 1.0)
        text = note.read_text("utf-8")
        began, spent = time.perf_counter(), _processor(process)
        note.write_text(re.sub(r"(\*\*Answer:\*\* \w+)", rf"\1 zebra{number}", text, count=1), "utf-8")
        await said.get()
        page = await AsyncHTTPClient().fetch(
            f"http://127.0.0.1:{PORT}/meetings/{note.stem}/", request_timeout=600
        )
        assert f"zebra{number}".encode() in page.body
        found.append((time.perf_counter() - began, _processor(process) - spent))
    listening.cancel()
    return found


def main() -> None:
    """Print the medians for each number of notes."""
    for count in [int(each) for each in sys.argv[1:]] or [1000]:
        with tempfile.TemporaryDirectory() as folder:
            content = Path(folder) / "content"
            offices.write(count, content)
            notes = [
                path
                for path in sorted((content / "meetings").rglob("*.md"))
                if "**Answer:**" in path.read_text("utf-8")
            ]
            command = [sys.executable, str(ROOT / "build.py"), "serve", "--port", str(PORT)]
            command += ["--content", str(content), "--as-of", offices.CLOCK]
            with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
                try:
                    chosen = notes[:: max(1, len(notes) // SAVES)][:SAVES]
                    found = asyncio.run(saved(chosen, process.pid))
                finally:
                    process.terminate()
            seconds, processor = (statistics.median(each) for each in zip(*found, strict=True))
            print(f"{count:,} notes: {seconds:.2f} s, {processor:.2f} s of the processor")


if __name__ == "__main__":
    main()
