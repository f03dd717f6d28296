"""Times the build of the real site and its peak memory: python benchmarks/real_build.py [RUNS]."""

import os
import platform
import statistics
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks import timed

ROOT = Path(__file__).parent.parent


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
            command = [sys.executable, "build.py", *arguments]
            found = [timed.measure(command, ROOT, Path(folder) / "log") for _ in range(runs)]
            seconds = statistics.median(each[0] for each in found)
            name = " ".join(each for each in arguments if each not in ("--quiet", "--output", output))
            print(f"{name}: {seconds:.2f} s, peak {max(each[1] for each in found):.0f} MB")


if __name__ == "__main__":
    main()
