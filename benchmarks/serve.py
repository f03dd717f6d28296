"""Times the preview, from a saved note until the browser is told: python benchmarks/serve.py [N …]."""

from __future__ import annotations

import asyncio
import contextlib
import json
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

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


async def saved(notes: list[Path]) -> list[float]:
    """Seconds from saving each of some notes until the browser is told."""
    said: asyncio.Queue[object] = asyncio.Queue()
    listening, found = asyncio.ensure_future(_listen(await _connected(), said)), []
    for note in notes:
        with contextlib.suppress(TimeoutError):
            while True:  # until nothing is said any more
                await asyncio.wait_for(said.get(), 1.0)
        text = note.read_text("utf-8")
        began = time.perf_counter()
        note.write_text(re.sub(r"(\*\*Answer:\*\* \w+)", r"\1 truly", text, count=1), "utf-8")
        await said.get()
        found.append(time.perf_counter() - began)
    listening.cancel()
    return found


def main() -> None:
    """Print the median for each number of notes."""
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
                    found = asyncio.run(saved(notes[:: max(1, len(notes) // SAVES)][:SAVES]))
                finally:
                    process.terminate()
            print(f"{count:,} notes: {statistics.median(found):.2f} s (at most {max(found):.2f} s)")


if __name__ == "__main__":
    main()
