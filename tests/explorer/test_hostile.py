"""Files that somebody made to hang the program, or to fill its memory: each is answered."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.explorer.samples import HEAD, ROOT

READ = """
import sys
from pathlib import Path
from explorer.errors import WattifError
from explorer.files import load
try:
    load(Path(sys.argv[1]))
except WattifError as error:
    assert len(str(error)) < 1000
"""
PATIENCE = 15
"""Seconds for what takes milliseconds: a wide margin below forever."""

POWERS = "²" * 9
SPACES = " " * 300_000

HOSTILE = {
    "a tower of exponents": f'{HEAD}[statements]\npue = "5 %10{POWERS}"\n',
    "a tower of exponents in a claim": (
        f'{HEAD}[[claims]]\nquantity = "energy"\nvalue = "5 W*9{POWERS}"\n'
    ),
    "a key of very many parts": HEAD + "a." * 100_000 + "a = 1\n",
    "a table of very many parts": HEAD + "[" + "a." * 100_000 + "a]\n",
    "spaces within a claim": f'{HEAD}[[claims]]\nquantity = "energy"\nvalue = "1{SPACES}x"\n',
    "spaces within a range": f'{HEAD}[statements]\npue = {{ value = 1.1, range = "1{SPACES}x" }}\n',
    "spaces within a value": f'{HEAD}[statements]\npue = "1{SPACES}x"\n',
    "spaces in what looks like a table": f'{HEAD}notes = """\n[a{SPACES}b\n"""\npue = 1\n',
    "a long text without a space": f'{HEAD}notes = "{"a" * 900_000}"\n',
    "very many wrong keys": HEAD + "".join(f"k{n} = 1\n" for n in range(50_000)),
    "very many claims": HEAD + "[[claims]]\nquantity = 'energy'\nvalue = '1 GWh'\n" * 15_000,
    "very many tables": HEAD + "".join(f"[sources.k{n}]\n" for n in range(40_000)) + "[x]\n",
    "deep lists": HEAD + "x = " + "[" * 400_000,
    "deep tables": HEAD + "x = " + "{a=" * 200_000,
    "a number of very many figures": HEAD + "x = 0x" + "f" * 900_000 + "\n",
    "a unit that goes on": f'{HEAD}[statements]\npue = "5 {"W*" * 18}W"\n',
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=list(HOSTILE))
def test_a_file_made_to_hang_the_program_is_answered(text: str, tmp_path: Path) -> None:
    path = tmp_path / "hostile.toml"
    path.write_text(text, encoding="utf-8")
    assert path.stat().st_size < 1_000_000
    done = subprocess.run(
        [sys.executable, "-c", READ, str(path)],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        timeout=PATIENCE,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
