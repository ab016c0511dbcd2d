"""Try a bundled Wattif as somebody would who has just unpacked it: `smoke.py dist/wattif/wattif`.

It runs without a screen, in a folder of its own, and knows nothing of the Python that built it.
"""

import json
import math
import subprocess
import sys
import tempfile
from pathlib import Path

PRESET = "gpt-4-training"
ENERGY_GWH = 48.75
PNG = b"\x89PNG\r\n\x1a\n"


class Trial:
    """A program and an empty home to try it in."""

    def __init__(self, program: Path, home: Path) -> None:
        self.program = program
        self.home = home
        self.environment = {
            "HOME": str(home),
            "PATH": "/usr/bin:/bin",
            "LANG": "C.UTF-8",
            "QT_QPA_PLATFORM": "offscreen",
        }

    def run(self, *arguments: str) -> str:
        """Run a command to its end and give what it prints."""
        done = subprocess.run(
            [self.program, *arguments],
            cwd=self.home,
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        if done.returncode != 0:
            sys.exit(f"wattif {' '.join(arguments)} failed with {done.returncode}:\n{done.stderr}")
        return done.stdout

    def stays_open(self, *arguments: str, seconds: float = 5) -> None:
        """Open a window, see that it is still there after a while, and close it."""
        with subprocess.Popen(
            [self.program, *arguments],
            cwd=self.home,
            env=self.environment,
            stderr=subprocess.PIPE,
            text=True,
        ) as window:
            try:
                window.wait(seconds)
            except subprocess.TimeoutExpired:
                window.terminate()
                return
            errors = window.stderr.read() if window.stderr else ""
            sys.exit(f"wattif {' '.join(arguments)} ended with {window.returncode}:\n{errors}")


def main(program: Path) -> None:
    """Compute a preset, draw it, hand it out, open it."""
    with tempfile.TemporaryDirectory() as home:
        trial = Trial(program.resolve(), Path(home))

        results = json.loads(trial.run("run", PRESET, "--json"))
        energy = results["quantities"]["energy"]
        if energy["unit"] != "GWh" or not math.isclose(energy["value"], ENERGY_GWH, rel_tol=1e-6):
            sys.exit(f"energy is {energy}, not {ENERGY_GWH} GWh")
        print(f"computed: {results['scenario']}, {energy['value']} {energy['unit']}")

        picture = Path(home, "window.png")
        trial.run("shot", PRESET, "-o", str(picture))
        if not picture.read_bytes().startswith(PNG) or picture.stat().st_size < 5_000:
            sys.exit("the picture of the window is none")
        print(f"drawn: the window, {picture.stat().st_size // 1024} kB")

        for name in ("deck.pptx", "book.xlsx", "page.html", "report.pdf"):
            trial.run("export", PRESET, "--to", str(Path(home, name)))
            if Path(home, name).stat().st_size < 5_000:
                sys.exit(f"{name} is too small to hold anything")
        print("handed out: slides, workbook, web page, report")

        trial.stays_open("open", PRESET)
        print("opened: the window stays open")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
