"""Files that are led by coverage into every corner of the reader."""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path

from explorer import library
from explorer.model import model
from explorer.results import evaluate
from explorer.scenario import Scenario
from explorer.study.then import shown_by
from explorer.toml_writer import written
from explorer.units import TABLE
from tests.explorer import breaking
from tests.explorer.samples import HEAD
from tests.explorer.test_saving import WITH_COMMENTS

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "build" / "soak"
_LARGEST = 2048
"""Bytes of a file that is tried; what is larger reaches nothing new and takes longer."""

_CITE = re.compile(r"""(?m)^cite *=.*\n|,? *cite *= *"[^"]*\"""")
"""A section alone has no sources."""


def run(arguments: Sequence[str]) -> int:
    """Fuzz for so many seconds; 0 where every promise was kept."""
    if find_spec("atheris") is None:
        print("The fuzzer has no wheel for this Python on this system; it takes 3.11 to 3.13.")
        return 0
    seconds = float(arguments[0]) if arguments else 600.0
    _prepare()
    done = subprocess.run(_command(seconds), cwd=ROOT, stderr=subprocess.PIPE, check=False)
    log = done.stderr.decode("utf-8", "replace")
    (FOLDER / "log.txt").write_text(log, encoding="utf-8")
    return _report(log, done.returncode)


def _prepare() -> None:
    shutil.rmtree(FOLDER / "findings", ignore_errors=True)
    for name in ("findings", "corpus", "seeds"):
        (FOLDER / name).mkdir(parents=True, exist_ok=True)
    (FOLDER / "figures.json").unlink(missing_ok=True)
    for number, text in enumerate(_seeds()):
        (FOLDER / "seeds" / f"{number}.toml").write_text(text, encoding="utf-8", newline="")
    lines = {_quoted(token) for token in _tokens() if 0 < len(token.encode()) <= 64}
    (FOLDER / "tokens.txt").write_text("\n".join(sorted(lines)), encoding="ascii")


def _command(seconds: float) -> list[str]:
    return [
        *(sys.executable, "-m", "tests.soak.target", "--fuzz", str(FOLDER), str(seconds)),
        *(f"-dict={FOLDER / 'tokens.txt'}", f"-artifact_prefix={FOLDER / 'findings'}/"),
        *(f"-max_len={_LARGEST}", "-timeout=30", "-rss_limit_mb=1024"),
        *(str(FOLDER / "corpus"), str(FOLDER / "seeds")),
    ]


def _seeds() -> Iterator[str]:
    """Every form that a file can take, and every section of the presets as a file of its own."""
    yield from (WITH_COMMENTS, breaking.SINGLE_LINES, breaking.DOTTED)
    yield "format = 1\n[statements]\npue = 1.1\n"
    for name in library.names():
        _head, *sections = library.file_of(name).read_text(encoding="utf-8").split("\n[")
        yield from (f"{HEAD}[{_CITE.sub('', section)}" for section in sections)
    saved = written(library.preset("gpt-3-training"), "", shown_by(evaluate(Scenario())))
    yield saved[saved.index("[shown]") :]


def _tokens() -> Iterator[str]:
    """What a blind search would take for ever to spell."""
    yield from model().quantities
    yield from (unit for table in TABLE.values() for unit in table)
    for known in (breaking.LINES, breaking.AMOUNTS, breaking.NUMBERS, breaking.CHARACTERS):
        yield from known
    yield from breaking.VALUES


def _quoted(token: str) -> str:
    """A token as a dictionary of libFuzzer holds it."""
    plain = b'"\\'
    escaped = (
        chr(b) if 32 <= b < 127 and b not in plain else f"\\x{b:02x}" for b in token.encode()
    )
    return f'"{"".join(escaped)}"'


def _report(log: str, status: int) -> int:
    """Print the figures and the findings; 1 where there are any."""
    covered = re.findall(r"cov: (\d+) ft: (\d+) corp: (\d+)", log)
    edges, features, corpus = covered[-1] if covered else ("?", "?", "?")
    findings: dict[str, str] = {}
    if (FOLDER / "figures.json").exists():
        figures = json.loads((FOLDER / "figures.json").read_text(encoding="utf-8"))
        findings = figures["findings"]
        print(f"executions     {figures['executions']:,}")
        print(f"slowest file   {figures['slowest']:.2f} s of processor, under instruments")
        print(f"peak memory    {figures['memory']:.0f} MB")
    print(f"coverage       {edges} edges, {features} features, {corpus} files in the corpus")
    for path in sorted((FOLDER / "findings").glob("*")):  # the fuzzer's own: hangs and memory
        if str(path) not in findings.values():
            findings[path.name.partition("-")[0]] = str(path)
    print(f"findings       {len(findings)}")
    for what, found in findings.items():
        print(f"  {what}\n    {sys.executable} -m tests.soak.target {found}")
    if status and not findings:
        print(f"The fuzzer ended with status {status}; see {FOLDER / 'log.txt'}.")
    return int(bool(status or findings))
