"""Wattif makes no network connection: the kernel itself would end it at the first one."""

import signal
import subprocess
from pathlib import Path

import pytest

from explorer import handout, stories
from tests import confined, tour
from tests.explorer.samples import HEAD
from ui import export

pytestmark = pytest.mark.skipif(bool(confined.why_not()), reason=confined.why_not())

LINKED = f"""{HEAD}title = "linked"

[sources.a]
text = "A"
link = "https://example.org/a"

[statements]
gpu_count = {{ value = 25000, cite = "a" }}
gpus_per_server = 8
server_power = "6.5 kW"
run_time = "100 days"
pue = {{ value = 1.2, range = "±5 %", source = "B", link = "https://example.org/b" }}
grid_intensity = "384 g/kWh"
"""
TABLE = "name,value,unit,source\nPUE,1.2,,https://example.org/b\n"
_COMMAND = "from explorer.cli import main; raise SystemExit(main())"
_TOUR = "import sys; from pathlib import Path; from tests import tour\n"
_TOUR += "raise SystemExit(tour.main(Path(sys.argv[1])))"
_SLIDES = """
import sys
from datetime import date
from pathlib import Path
from explorer import handout, library
from explorer.handout.content import of_scenarios
from explorer.handout.going import Going
content = of_scenarios([library.preset("gpt-4-training")], date(2026, 1, 2))
handout.WRITERS[".pptx"](content, Path(sys.argv[1]), Going())
"""
_NEVER = ("ssl", "_ssl", "http.client", "urllib.request", "ftplib", "smtplib", "PySide6.QtNetwork")
"""What nothing of the program loads but what writes slides. `socket` itself comes with pydantic,
which makes none."""
_TELLING = f"""
import atexit, sys

def tell():
    libraries = {{line.split("/")[-1].strip() for line in open("/proc/self/maps")}}
    loaded = [name for name in {_NEVER} if name in sys.modules]
    loaded += [name for name in libraries if name.startswith(("libQt6Network", "libssl"))]
    print("loaded:", *loaded, file=sys.stderr)

atexit.register(tell)
"""
"""Says at the end which of it the process has loaded."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "linked.wattif.toml").write_text(LINKED, encoding="utf-8")
    (tmp_path / "table.csv").write_text(TABLE, encoding="utf-8")
    return tmp_path


def said(done: subprocess.CompletedProcess[str]) -> list[str]:
    """What stands on standard error, but for what the off-screen screen cannot do."""
    return [line for line in done.stderr.splitlines() if "This plugin does not" not in line]


@pytest.mark.parametrize(
    "code",
    [
        "import socket; socket.socket(socket.AF_INET)",
        "import socket; socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)",
        "import socket; socket.socket(socket.AF_NETLINK, socket.SOCK_RAW)",
        "import socket; socket.socket(socket.AF_PACKET, socket.SOCK_RAW)",
        "import urllib.request; urllib.request.urlopen('http://127.0.0.1:9')",
        "import threading, socket; threading.Thread(target=socket.socket).start()",
        "import ctypes; ctypes.CDLL(None).socket(2, 1, 0)",
        "import ctypes; ctypes.CDLL(None).syscall(425, 1, 0)",
        "from PySide6.QtNetwork import QTcpSocket; s = QTcpSocket(); s.bind(0)",
    ],
)
def test_whoever_reaches_for_the_network_is_killed_here(code: str) -> None:
    assert confined.run(code).returncode == -signal.SIGSYS


def test_whoever_does_not_is_left_alone_here() -> None:
    done = confined.run("import socket; socket.socket(socket.AF_UNIX); print('alive')")
    assert (done.returncode, done.stdout, done.stderr) == (0, "alive\n", "")


def test_whoever_loads_what_speaks_to_the_network_is_seen_here() -> None:
    for name, library in (("ssl", "libssl"), ("PySide6.QtNetwork", "libQt6Network")):
        told = said(confined.run(f"{_TELLING}import {name}"))
        assert name in told[0]
        assert library in told[0]


def test_the_whole_program_runs_without_the_network(folder: Path) -> None:
    done = confined.run(_TELLING + _TOUR, str(folder))
    assert (done.returncode, said(done)) == (0, ["loaded:"])
    *steps, last = done.stdout.splitlines()
    assert last == tour.DONE
    assert "opened linked" in steps
    assert "presented to the end" in steps
    told = len(stories.load(stories.ARTICLE).steps) + tour.RECORDED
    assert f"told {told} steps" in steps
    assert len(stories.load(folder / tour.STORY).steps) >= told
    for suffix in {**handout.WRITERS, **export.WRITERS}.keys() - {tour.ALONE}:
        assert (folder / f"handed-out{suffix}").stat().st_size > 0, suffix
    assert (folder / "saved.wattif.toml").exists()


def test_slides_are_written_without_the_network(folder: Path) -> None:
    """python-pptx escapes text by the standard library, which loads what could speak to it."""
    done = confined.run(_TELLING + _SLIDES, str(folder / "deck.pptx"))
    assert done.returncode == 0, done.stderr
    assert (folder / "deck.pptx").stat().st_size > 0
    loaded = said(done)[-1].split()[1:]
    known = {"ssl", "_ssl", "http.client", "urllib.request"}
    assert {name for name in loaded if not name.startswith("libssl")} == known


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (0, "list"),
        (0, "run {folder}/linked.wattif.toml --json"),
        (0, "run gpt-4-sparse --samples 1000 --seed 1"),
        (0, "check gpt-3-training {folder}/linked.wattif.toml"),
        (0, "explain {folder}/linked.wattif.toml emissions"),
        (0, "drivers gpt-4-sparse energy"),
        (0, "solve gpt-4-training energy=60GWh"),
        (0, "outlook headline-multipliers-2035"),
        (0, "validate"),
        (0, "schema"),
        (0, "diff gpt-4-at-400-watts {folder}/linked.wattif.toml"),
        (0, "convert {folder}/table.csv -o {folder}/converted.wattif.toml"),
        (0, "export {folder}/linked.wattif.toml gpt-4-sparse --to {folder}/report.pdf"),
        (0, "export {folder}/linked.wattif.toml --to {folder}/page.html"),
        (0, "export {folder}/linked.wattif.toml --to {folder}/book.xlsx"),
        (0, "export --story article --to {folder}/story.json"),
        (0, "shot google-search-ai -o {folder}/picture.png"),
        (2, "run https://example.org/a.wattif.toml"),
    ],
)
def test_every_command_runs_without_the_network(status: int, words: str, folder: Path) -> None:
    done = confined.run(_TELLING + _COMMAND, *words.format(folder=folder).split())
    assert done.returncode == status, done.stderr
    assert done.stderr.splitlines()[-1] == "loaded:"
