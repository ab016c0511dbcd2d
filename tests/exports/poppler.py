"""What poppler reads in a PDF file."""

import re
import subprocess
from pathlib import Path


def pages_of(path: Path) -> int:
    """How many pages it has."""
    found = re.search(r"^Pages:\s+(\d+)", _run("pdfinfo", str(path)), re.MULTILINE)
    assert found
    return int(found[1])


def title_of(path: Path) -> str:
    """The title that it names."""
    found = re.search(r"^Title:\s+(.*)", _run("pdfinfo", str(path)), re.MULTILINE)
    return found[1] if found else ""


def text_of(path: Path, page: int = 0) -> str:
    """Its words, of all pages or of one; cell by cell, spaces and lines are all one space."""
    only = ["-f", str(page), "-l", str(page)] if page else []
    return " ".join(_run("pdftotext", "-raw", *only, str(path), "-").split())


def fonts_of(path: Path) -> dict[str, bool]:
    """Each font, and whether it is embedded."""
    rows = [line.split() for line in _run("pdffonts", str(path)).splitlines()[2:]]
    return {row[0]: row[-5] == "yes" for row in rows}


def pictures_of(path: Path, folder: Path) -> list[Path]:
    """Each page as a picture."""
    _run("pdftoppm", "-r", "60", "-png", str(path), str(folder / "page"))
    return sorted(folder.glob("page*.png"))


def _run(*words: str) -> str:
    run = subprocess.run(words, capture_output=True, text=True, timeout=120, check=False)
    assert run.returncode == 0, run.stderr
    return run.stdout
