"""LibreOffice without a window, told to compute every formula anew when it opens a file."""

import re
import subprocess
import zipfile
from collections.abc import Mapping
from pathlib import Path

from tests.explorer.sheets import parts_of

_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop>
</item>
</oor:items>
"""
"""0 is "always"."""


def recalculated(path: Path, folder: Path) -> Path:
    """The workbook as LibreOffice saves it after computing all of it."""
    profile, out = folder / "profile", folder / "recalculated"
    settings = profile / "user" / "registrymodifications.xcu"
    if not settings.exists():
        settings.parent.mkdir(parents=True)
        settings.write_text(_SETTINGS, encoding="utf-8")
    run = subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={profile.as_uri()}",
            *("--headless", "--norestore", "--convert-to", "xlsx", "--outdir", str(out)),
            str(path),
        ],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    made = out / path.name
    assert made.exists(), f"{run.stdout}\n{run.stderr}"
    return made


def retyped(path: Path, target: Path, sheet: str, numbers: Mapping[str, float]) -> Path:
    """The workbook with other numbers in some cells, as if somebody had typed them and saved."""
    with zipfile.ZipFile(path) as book, zipfile.ZipFile(target, "w") as other:
        part = parts_of(book)[sheet]
        for name in book.namelist():
            content = book.read(name)
            if name == part:
                content = _with(content.decode("utf-8"), numbers).encode("utf-8")
            other.writestr(name, content)
    return target


def _with(xml: str, numbers: Mapping[str, float]) -> str:
    for address, number in numbers.items():
        typed = re.compile(rf'(<c r="{address}"[^>]*>)<v>[^<]*</v></c>')
        xml, found = typed.subn(rf"\g<1><v>{number!r}</v></c>", xml)
        assert found == 1, f"{address} is no cell with a number alone"
    return xml
