"""Reads files each in a process of its own, and tells what each did: `python -m … FOLDER FILE...`

The processes are forked from one that has loaded everything, so that what they open, import and
compute is the files' doing alone.
"""

import json
import os
import resource
import signal
import sys
import time
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from explorer.errors import WattifError
from explorer.files import opened, save
from explorer.results import evaluate
from explorer.study.then import shown_by
from tests.explorer.samples import FLEET, HEAD, is_one_plain_line

PATIENCE = 60
"""Seconds of processor after which a file has hung the program."""
_USUAL = f'{HEAD}# remark\n[sources.a]\ntext = "A"\n[statements]\n' + "".join(
    f'{name} = {{ value = "{value}", cite = "a" }}\n' for name, value in FLEET.items()
)
HARMLESS = f'{_USUAL}["x-mine"]\n' + "".join(f"key-{n} = 'value {n}'\n" for n in range(45_000))
"""1 MB with which nothing is wrong."""
_ODD = "[[claims]]\nquantity = 'energy'\nvalue = '1 W*fortnight'\n"
"""For what is loaded on demand: the units of pint."""
_MB = 1024


def main(folder: Path, names: Sequence[str]) -> None:
    """Print one line of JSON for the floor, and one for each file."""
    small, large = folder / "small.toml", folder / "harmless.toml"
    small.write_text(_USUAL + _ODD, encoding="utf-8")
    large.write_text(HARMLESS, encoding="utf-8")
    _read(small, folder)
    _read(folder / "nothing.toml", folder)
    print(json.dumps({"parsing": _parsing(), **_apart(large, folder)}), flush=True)
    for name in names:
        print(json.dumps(_apart(Path(name), folder)), flush=True)


def _parsing() -> float:
    """Seconds of processor that the harmless file takes, by the standard library alone."""
    begun = time.process_time()
    tomllib.loads(HARMLESS)
    return time.process_time() - begun


def _apart(path: Path, folder: Path) -> dict[str, Any]:
    """What a file did in a process of its own."""
    out, into = os.pipe()
    child = os.fork()
    if not child:
        os.close(out)
        resource.setrlimit(resource.RLIMIT_CPU, (PATIENCE, PATIENCE))
        signal.alarm(4 * PATIENCE)
        outcome = _read(path, folder)
        os.write(into, json.dumps(outcome).encode()[:60_000])
        os._exit(0)
    os.close(into)
    with os.fdopen(out, "rb") as pipe:
        told = pipe.read()
    _child, status = os.waitpid(child, 0)
    return {"name": path.stem, "status": status, **(json.loads(told) if told else {})}


def _read(path: Path, folder: Path) -> dict[str, Any]:
    """Read a file, evaluate and save what is in it; what that took and what it did."""
    watch = _Watch()
    before, begun = _peak(), time.process_time()
    outcome: dict[str, Any] = {"answer": "read", "plain": True, "saving": 0.0}
    try:
        file = opened(path)
    except WattifError as error:
        outcome.update(answer=str(error), plain=is_one_plain_line(str(error)))
        file = None
    outcome.update(reading=time.process_time() - begun, memory=_peak() - before)
    if file is not None:
        target = folder / "saved" / "saved.toml"
        target.parent.mkdir(exist_ok=True)
        begun = time.process_time()
        save(file.scenario, target, before=file.text, shown=shown_by(evaluate(file.scenario)))
        outcome["saving"] = time.process_time() - begun
        assert opened(target).scenario == file.scenario
    watch.seeing = False
    return outcome | {"events": sorted(watch.events), "all_memory": _peak() - before}


def _peak() -> float:
    """MB that this process had at most."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _MB


class _Watch:
    """Hears of whatever the interpreter opens, imports, compiles, runs or connects to."""

    def __init__(self) -> None:
        self.events: set[str] = set()
        self.seeing = True
        sys.addaudithook(self._hear)

    def _hear(self, event: str, arguments: tuple[Any, ...]) -> None:
        kind = event.partition(".")[0]
        if self.seeing and kind in ("open", "import", "exec", "compile", "os", "subprocess", *_NET):
            self.events.add(f"{event} {arguments[0] if arguments else ''}"[:300])


_NET = (
    "socket",
    "urllib",
    "http",
    "ftplib",
    "smtplib",
    "ctypes",
    "shutil",
    "tempfile",
    "webbrowser",
)

if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
