"""Nothing is lost when the program is killed."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_two_hundred_kills_lose_no_file_and_three_seconds_at_most() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.kill", "200", "1"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=900,
        check=False,
    )
    print(done.stdout)
    told = [line for line in done.stderr.splitlines() if "This plugin does not" not in line]
    assert (done.returncode, told) == (0, []), done.stdout
