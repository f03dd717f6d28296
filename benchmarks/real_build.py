"""Times the build of the real site and its peak memory: python benchmarks/real_build.py [RUNS]."""

from __future__ import annotations

import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent


def measure(*arguments: str) -> tuple[float, float]:
    """Seconds and MB (peak resident memory) of one run of build.py."""
    began = time.monotonic()
    process = subprocess.Popen([sys.executable, "build.py", *arguments], cwd=ROOT, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"build.py {' '.join(arguments)} ended with {status}")
    kilobytes = usage.ru_maxrss / (1024 if sys.platform == "darwin" else 1)
    return time.monotonic() - began, kilobytes / 1000


def main() -> None:
    """Print the median of several runs on content/: made anew, nothing changed, and checked."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    print(
        f"{platform.python_implementation()} {platform.python_version()}, {os.cpu_count()} cores, {runs} runs"
    )
    with tempfile.TemporaryDirectory() as folder:
        output = str(Path(folder) / "site")
        build = ("build", "--quiet", "--output", output)
        for arguments in ((*build, "--no-cache"), build, ("check", "--quiet")):
            found = [measure(*arguments) for _ in range(runs)]
            seconds = statistics.median(each[0] for each in found)
            name = " ".join(each for each in arguments if each not in ("--quiet", "--output", output))
            print(f"{name}: {seconds:.2f} s, peak {max(each[1] for each in found):.0f} MB")


if __name__ == "__main__":
    main()
