"""Whole commands, as tests run them."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from tests.support import ROOT

NO_CLOCK = ("--as-of", "2026-06-30")


def run(*arguments: str | Path, cwd: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-W", "error", str(ROOT / "build.py"), *map(str, arguments)]
    known = {**os.environ, "PYTHONIOENCODING": "utf-8", **environment}
    return subprocess.run(command, cwd=cwd, env=known, capture_output=True, encoding="utf-8", check=False)


def digest(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {p.relative_to(folder).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest() for p in files}


def spoil(office: Path) -> None:
    path = office / "content/meetings/2024/2024-12-05-performance-meeting.md"
    path.write_text(path.read_text("utf-8").replace("Idris Vance", "Idriss Vanse"), "utf-8")
