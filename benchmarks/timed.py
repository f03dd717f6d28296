"""Runs a command and prints the seconds and MB it took: python benchmarks/timed.py LOG COMMAND …

Seconds are those of the processor, for it and all processes that it begins: other work on the machine counts
little. MB is the peak resident memory of any one process. A program of its own, because the system counts
what the one that begins a command holds as that command's.
"""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path


def measure(command: Sequence[str], folder: Path, log: Path) -> tuple[float, float]:
    """Seconds and MB of one run of a command in a folder; raises `SystemExit` with the log where it fails."""
    timed = [sys.executable, str(Path(__file__)), str(log), *command]
    done = subprocess.run(timed, cwd=folder, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)}: {log.read_text('utf-8', 'replace')[-800:]}")
    seconds, megabytes = map(float, done.stdout.split())
    return seconds, megabytes


def main() -> None:
    """Run the command, with what it says in the log."""
    with open(sys.argv[1], "wb") as log:  # noqa: PTH123 - small and soon begun: it holds next to nothing
        process = subprocess.Popen(sys.argv[2:], stdout=log, stderr=log)
        _, status, usage = os.wait4(process.pid, 0)
    print(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3))
    sys.exit(status != 0)


if __name__ == "__main__":
    main()
