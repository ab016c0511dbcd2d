"""wattif check, as a script runs it."""

import argparse
from pathlib import Path

import pytest

from explorer.commands import check
from tests.explorer.samples import is_one_plain_line

TRUE = """format = 2
title = "True"
[statements]
energy = "50 GWh"
[[claims]]
quantity = "energy"
value = "50 GWh"
sentence = "It took 50 GWh."
by = "RISE"
"""


def run(*names: str, strict: bool = False) -> int:
    return check.run(argparse.Namespace(scenarios=list(names), strict=strict))


def written(folder: Path, text: str) -> str:
    path = folder / "mine.wattif.toml"
    path.write_text(text)
    return str(path)


def test_a_claim_that_holds_ends_with_nought(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(written(tmp_path, TRUE)) == 0
    out = capsys.readouterr().out
    for part in ("True", "✓ Energy – RISE: reproduces", "“It took 50 GWh.”", "published 50 GWh"):
        assert part in out
    assert "from Energy 50 GWh (stated)" in out


def test_a_claim_that_is_wrong_fails_and_says_what_would_mend_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run("gpt-4-training") == 1
    out = capsys.readouterr().out
    assert "✗ Emissions" in out
    assert "→ Grid intensity would have to be 6.154 g/kWh" in out
    assert "range" in out


def test_a_unit_slip_fails_and_is_spelled_out(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("nas-strubell") == 1
    assert "pounds taken for tonnes" in capsys.readouterr().out


def test_a_contradiction_fails_only_where_that_is_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = TRUE.replace('energy = "50 GWh"\n', 'energy = "50 GWh"\nit_energy = "40 GWh"\npue = 2\n')
    name = written(tmp_path, text)
    assert run(name) == 0
    assert run(name, strict=True) == 1
    assert "≠" in capsys.readouterr().out


def test_a_file_that_cannot_be_read_ends_with_two_and_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("no-such-preset", written(tmp_path, TRUE), "nas-strubell") == 2
    printed = capsys.readouterr()
    assert printed.err.startswith("wattif: ")
    assert is_one_plain_line(printed.err[:-1])
    assert "True" in printed.out


def test_nothing_claimed_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(written(tmp_path, 'format = 2\n[statements]\nenergy = "1 GWh"\n')) == 0
    assert "Nothing is claimed" in capsys.readouterr().out


def test_the_command_takes_several_files_and_strict() -> None:
    parser = argparse.ArgumentParser()
    check.add(parser.add_subparsers())
    options = parser.parse_args(["check", "a.toml", "b.toml", "--strict"])
    assert (options.scenarios, options.strict, options.command) == (
        ["a.toml", "b.toml"],
        True,
        check.run,
    )


def test_lines_stay_within_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    run("chatgpt-2025-epoch")
    long = [line for line in capsys.readouterr().out.splitlines() if len(line) > 110]
    assert all("http" in line for line in long)
