"""The page of promises is held against whole runs, and against nothing else."""

import subprocess
import sys

from tests.support import ROOT


def test_to_list_the_tests_counts_nothing_and_fails_nothing() -> None:
    command = [sys.executable, "-m", "pytest", "--collect-only", "-q", "-n0", "-p", "no:cacheprovider"]
    command.append("--ignore-glob=*/test_[!p]*")  # a few are enough, and no less a whole run to conftest.py
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-2000:]
    assert "tests collected" in done.stdout
