"""Files that are made to hang the program, to fill its memory or to make it open something."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.explorer.samples import HEAD

_POWERS = "²" * 9
_SPACES = " " * 300_000
_STATED = f"{HEAD}[statements]\n"
_CLAIM = "[[claims]]\nquantity = 'energy'\nvalue = '1 GWh'\n"


def _numbered(line: str, times: int) -> str:
    return "".join(line.replace("#", str(n)) for n in range(times))


REFUSED: Mapping[str, str | bytes] = {
    # structure
    "a key of very many parts": HEAD + "a." * 100_000 + "a = 1\n",
    "a table of very many parts": HEAD + "[" + "a." * 100_000 + "a]\n",
    "keys of many parts": HEAD + _numbered("k#." + "a." * 44 + "a = 1\n", 9_000),
    "tables of many parts": HEAD + _numbered("[k#." + "a." * 44 + "a]\n", 9_000),
    "quoted keys of many parts": HEAD + _numbered("k#" + '."a b"' * 60 + " = 1\n", 2_600),
    "a quoted key of very many parts": HEAD + '"a b".' * 100_000 + "a = 1\n",
    "spaced keys of very many parts": HEAD + "a . " * 100_000 + "a = 1\n",
    "10,000 nested tables": HEAD + "x = " + "{a=" * 10_000 + "1" + "}" * 10_000 + "\n",
    "10,000 nested lists": HEAD + "x = " + "[" * 10_000 + "]" * 10_000 + "\n",
    "deep lists": HEAD + "x = " + "[" * 400_000,
    "deep tables": HEAD + "x = " + "{a=" * 200_000,
    "very many wrong keys": HEAD + _numbered("k# = 1\n", 70_000),
    "very many tables": HEAD + _numbered("[sources.k#]\n", 40_000) + "[x]\n",
    "very many lists of tables": HEAD + _numbered("[[k#]]\n", 60_000),
    "very many tables in one": HEAD + _numbered("[[x]]\n[x.y]\n", 70_000),
    "very many bare keys": HEAD + "[sources]\n" + _numbered("k# = {}\n", 70_000),
    "1 MB of claims": HEAD + _CLAIM * 20_000,
    "1 MB of empty claims": HEAD + "[[claims]]\n" * 85_000,
    "1 MB of sources": HEAD + _numbered('[sources.k#]\ntext = "A"\n', 33_000),
    "one line of 1 MB": HEAD + "x = [" + "1," * 490_000 + "]\n",
    "one list of 1 MB of tables": HEAD + "x = [" + "{}," * 320_000 + "]\n",
    "a key of 1 MB": HEAD + "k" * 980_000 + " = 1\n",
    "quotation marks": HEAD + 'notes = """' + '"" ' * 320_000,
    "backslashes": HEAD + 'notes = "' + "\\\\" * 490_000 + "\n",
    "backslashes and ends of lines": HEAD + 'notes = """' + "\\\n" * 490_000 + "\n",
    "hash marks": HEAD + "#" * 980_000 + "\nx",
    "opening brackets": "[" * 999_000,
    "equals signs": HEAD + "=" * 990_000,
    "dots": HEAD + "." * 990_000,
    # numbers and units
    "a tower of exponents": f'{_STATED}pue = "5 %10{_POWERS}"\n',
    "a tower of exponents in a claim": (
        f'{HEAD}[[claims]]\nquantity = "energy"\nvalue = "5 W*9{_POWERS}"\n'
    ),
    "1e9**1e9": f'{_STATED}pue = "1e9**1e9"\n',
    "a power of a unit": f'{_STATED}server_power = "1 kW**9**9**9"\n',
    "a unit that goes on": f'{_STATED}pue = "5 {"W*" * 18}W"\n',
    "a number of very many figures": f"{HEAD}x = 0x{'f' * 900_000}\n",
    "a decimal of very many figures": f"{_STATED}pue = {'9' * 990_000}\n",
    "a fraction of very many figures": f"{_STATED}pue = 1.{'9' * 990_000}e\n",
    "figures and underscores": f"{_STATED}pue = {'1_' * 490_000}\n",
    "a text of very many figures": f'{_STATED}pue = "{"9" * 990_000}"\n',
    "a year of very many figures": f"{HEAD}[sources.a]\nyear = 0x{'f' * 900_000}\n",
    "a format of very many figures": f"format = 0x{'f' * 900_000}\n",
    "spaces within a claim": f'{HEAD}[[claims]]\nquantity = "energy"\nvalue = "1{_SPACES}x"\n',
    "spaces within a range": f'{_STATED}pue = {{ value = 1.1, range = "1{_SPACES}x" }}\n',
    "signs within a range": f'{_STATED}pue = {{ value = 1.1, range = "{"+ -" * 300_000}" }}\n',
    "dashes within a range": f'{_STATED}pue = {{ value = 1.1, range = "{"1 - " * 240_000}" }}\n',
    "brackets within a range": f'{_STATED}pue = {{ value = 1.1, range = "{"(" * 900_000}" }}\n',
    "figures within a range": f'{_STATED}pue = {{ value = 1.1, range = "{"1" * 900_000}" }}\n',
    "tons": f'{_STATED}server_embodied = "5 {"ton " * 240_000}"\n',
    # texts
    "spaces in what looks like a table": f'{HEAD}notes = """\n[a{_SPACES}b\n"""\npue = 1\n',
    "what looks like tables": HEAD + 'notes = """\n' + "[a.b]" * 180_000 + '\n"""\npue = 1\n',
    "a long text without a space": f'{HEAD}notes = "{"a" * 900_000}"\n',
    "a name of 1 MB": f"{_STATED}{'q' * 980_000} = 1\n",
    "a cited name of 1 MB": f'{_STATED}pue = {{ value = 1.1, cite = "{"q" * 980_000}" }}\n',
    "a link of 1 MB": f'{HEAD}[sources.a]\nlink = "{"h" * 19_999}"\n',
    "tags of 1 MB": HEAD + "tags = [" + '"training", ' * 80_000 + "1]\n",
    # bytes
    "zeros": b"\0" * 999_000,
    "bytes that are no text": b"\xff" * 999_000,
    "carriage returns": HEAD.encode() + b"\r" * 999_000,
    "other paths": (f'{HEAD}include = "/etc/passwd"\n"$ref" = "file:///etc/passwd"\n'),
}
"""Files that must be refused in a sentence."""

VALID: Mapping[str, str] = {
    "1,000 sources": HEAD + _numbered(f'[sources.k#]\ntext = "{"A" * 950}"\n', 1_000),
    "sources of 20,000 characters": HEAD
    + _numbered(f'[sources.k#]\ntext = "{"é " * 9_990}"\n', 32),
    "200 claims": HEAD + (_CLAIM + f'sentence = "{"word " * 900}"\n') * 200,
    "900 kB of somebody else's": f'{HEAD}x-data = "{"A" * 900_000}"\n',
    "lists of lists": HEAD + "x-data = [" + "[1, 2], " * 6_200 + "]\n",
    "a list of 24,500": HEAD + "x-data = [" + "1234567890123456," * 24_500 + "]\n",
    "a list of tables": HEAD + "x-data = [" + "{a=1},\n" * 4_950 + "]\n",
    "12,000 keys": f"{HEAD}[x-data]\n" + _numbered("k# = '123456789012345678901234'\n", 12_000),
    "12,000 quoted keys": f"{HEAD}[x-data]\n" + _numbered('"a b c d e f g h i j #" = ""\n', 12_000),
    "4,000 tables": HEAD + _numbered("[x-data.k#]\na = 1\n", 4_000),
    "keys of ten parts": HEAD + _numbered("x-#.a.b.c.d.e.f.g.h.i = 1\n", 2_200),
    "quoted keys of ten parts": HEAD + _numbered('x-#."a b"' + '."c d"' * 8 + " = 1\n", 2_200),
    "tables of ten parts": HEAD + _numbered("[x-#.a.b.c.d.e.f.g.h.i]\n", 2_000),
    "somebody else's claims": HEAD + "[[x-data]]\na = 1\n" * 3_500,
    "tables in tables of ten parts": HEAD
    + _numbered("x-# = " + "{a.b.c.d.e.f.g.h.i.j = " * 9 + "1" + "}" * 9 + "\n", 225),
    "nested lists": HEAD + _numbered("x-# = " + "[" * 10 + "]" * 10 + "\n", 1_100),
    "remarks": HEAD + "# remark, remark, remark and more \n" * 24_500,
    "blank lines": HEAD + "\n" * 24_900 + "[statements]\npue = 1.1\n",
    "spaces within a value": f'{_STATED}pue = "1{_SPACES}x"\n',
    "blanks": HEAD + " " * 990_000 + "\n",
    "ends of lines": HEAD + "\r\n" * 24_500,
    "results": f"{HEAD}[shown.results]\n" + _numbered("r# = { value = '1 kW' }\n", 4_950),
    "notes of 20,000 lines": HEAD + 'notes = """' + "a\n" * 9_990 + '"""\n',
    "paths": (
        f'{HEAD}x-include = "/etc/passwd"\nnotes = "file:///etc/passwd ./other.toml $(id) `id`"\n'
        '[sources.a]\ntext = "/etc/passwd"\nlink = "https://example.org/../etc/passwd"\n'
        '[statements]\npue = { value = 1.1, source = "../other.toml" }\n'
    ),
}
"""Files that are in order, and as large or as odd as they can be."""


NO_FILES = ("a folder", "a pipe", "a device", "a loop", "a broken link", "a sparse file")
"""What only looks like a file."""


def make_files(folder: Path) -> Iterator[Path]:
    """Every hostile file as one of a folder, and what only looks like a file."""
    for name, text in (*REFUSED.items(), *VALID.items()):
        path = folder / f"{name}.toml"
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        assert path.stat().st_size <= 1_000_000, name
        yield path
    (folder / "a folder.toml").mkdir()
    os.mkfifo(folder / "a pipe.toml")
    (folder / "a device.toml").symlink_to("/dev/zero")
    (folder / "a loop.toml").symlink_to("a loop.toml")
    (folder / "a broken link.toml").symlink_to("nowhere.toml")
    with (folder / "a sparse file.toml").open("wb") as file:
        file.truncate(10**12)
    for name in NO_FILES:
        yield folder / f"{name}.toml"
