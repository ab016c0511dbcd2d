"""The command line as a process: exit status, streams, terminals, and what it loads."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.explorer.samples import ROOT

WATTIF = [sys.executable, "-m", "explorer"]
PATIENCE = 60


def run(*arguments: str, env: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*WATTIF, *arguments],
        cwd=ROOT,
        env={**os.environ, **(env or {})},
        capture_output=True,
        encoding="utf-8",
        timeout=PATIENCE,
        check=False,
    )


def test_numbers_go_to_standard_output_with_status_0() -> None:
    done = run("run", "gpt-4-training", "--json")
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["quantities"]["energy"]["value"] == 48.75


def test_a_refusal_goes_to_standard_error_in_one_line_with_status_2() -> None:
    done = run("run", "gpt-4-training", "--set", "server_power=50 GWh")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith("wattif: Power per server is a power")


def loaded(code: str) -> set[str]:
    """The modules that are loaded after `code`."""
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys\nprint(*sys.modules, file=sys.stderr)"],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        timeout=PATIENCE,
        check=True,
    )
    return {name.partition(".")[0] for name in done.stderr.split()}


HEAVY = {"PySide6", "shiboken6", "pyqtgraph", "pint", "numpy", "tomlkit", "ui", "hypothesis"}


def test_run_loads_neither_qt_nor_pint_nor_numpy() -> None:
    code = "from explorer.cli import main\nmain(['run', 'gpt-4-training', '--json'])"
    assert loaded(code) & HEAVY == set()


def test_no_preset_needs_pint_to_be_read() -> None:
    code = "from explorer import library\nfor name in library.names(): library.preset(name)"
    assert loaded(code) & HEAVY == set()


def test_the_model_can_be_used_from_a_script_without_qt() -> None:
    code = "import explorer.results, explorer.files, explorer.study.claims"
    assert loaded(code) & HEAVY == set()


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "latin-1"])
@pytest.mark.parametrize("form", ["--json", "--csv", None])
def test_a_terminal_of_few_letters_breaks_nothing(encoding: str, form: str | None) -> None:
    """Standard output of a pipe on Windows cannot write × or ⁶, let alone ²⁶."""
    arguments = ["run", "gpt-4-training", *([form] if form else [])]
    done = subprocess.run(
        [*WATTIF, *arguments],
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": encoding},
        capture_output=True,
        timeout=PATIENCE,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"48" in done.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="pipes end otherwise there")
@pytest.mark.parametrize("arguments", [["list"], ["run", "gpt-4-training", "--json"], ["schema"]])
def test_a_reader_that_has_seen_enough_is_no_error(arguments: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [*WATTIF, *arguments],
        cwd=ROOT,
        stdout=writing,
        stderr=subprocess.PIPE,
        timeout=PATIENCE,
        check=False,
    )
    os.close(writing)
    assert b"Traceback" not in done.stderr
    assert b"Exception" not in done.stderr


def on_a_terminal(*arguments: str, **env: str) -> str:
    """What a command writes to a real terminal."""
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    kept = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    with subprocess.Popen(
        [*WATTIF, *arguments],
        cwd=ROOT,
        stdout=theirs,
        stderr=theirs,
        env={**kept, "TERM": "xterm", **env},
    ) as process:
        os.close(theirs)
        written = b""
        while True:
            try:
                part = os.read(ours, 65536)
            except OSError:
                break
            if not part:
                break
            written += part
        process.wait(PATIENCE)
    os.close(ours)
    return written.decode()


@pytest.mark.parametrize("command", [["run", "gpt-4-training"], ["list"]])
def test_a_terminal_gets_bold_headings_unless_it_wants_none(command: list[str]) -> None:
    assert "\x1b[1m" in on_a_terminal(*command)
    assert "\x1b" not in on_a_terminal(*command, NO_COLOR="1")


def test_a_terminal_that_knows_no_bold_gets_none() -> None:
    assert "\x1b" not in on_a_terminal("list", TERM="dumb")


@pytest.mark.skipif(sys.platform != "linux", reason="file names are bytes there alone")
def test_a_file_name_that_is_no_text_is_refused_in_one_line() -> None:
    done = subprocess.run(
        [*WATTIF, "run", b"half\x80.toml"],
        cwd=ROOT,
        capture_output=True,
        timeout=PATIENCE,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr.count(b"\n")) == (2, b"", 1)


def test_a_file_anywhere_can_be_run_from_anywhere(tmp_path: Path) -> None:
    path = tmp_path / "a b" / "mine.wattif.toml"
    path.parent.mkdir()
    path.write_text("format = 2\n[statements]\npue = 1.1\n", encoding="utf-8")
    done = run("run", str(path), "--csv")
    assert done.stdout.splitlines()[1:] == ["pue,PUE,1.1,1,1.1,stated"]


def test_a_file_that_cannot_be_opened_opens_no_window() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "explorer", "nosuch.toml"],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr.startswith("wattif: nosuch.toml cannot be read")
    assert done.stderr.count("\n") == 1
