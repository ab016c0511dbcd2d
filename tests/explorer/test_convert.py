"""wattif convert: a table becomes a scenario file, and nothing is overwritten or lost."""

from pathlib import Path

import pytest

from explorer import files, library
from explorer.cli import main
from explorer.toml_reader import read_scenario

TABLE = "name,value,unit,source\nserver_power,6.5,kW,data sheet\npue,1.2,,\n"


@pytest.fixture(autouse=True)
def in_a_folder_of_ones_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    Path("ours.csv").write_text(TABLE, "utf-8")


Ran = tuple[int, str, str]


def convert(capsys: pytest.CaptureFixture[str], *arguments: str) -> Ran:
    """Exit status, standard output, standard error."""
    status = main(["convert", *arguments])
    return status, *capsys.readouterr()


def test_a_table_becomes_a_file_and_a_report(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = convert(capsys, "ours.csv", "-o", "o.wattif.toml", "--title", "Our run")
    assert (status, err) == (0, "")
    assert out.splitlines()[0] == "All 2 rows can be taken."
    assert out.splitlines()[2] == "2     Power per server  6.5 kW  data sheet"
    scenario = files.load(Path("o.wattif.toml"))
    assert scenario.title == "Our run"
    assert scenario.values == pytest.approx({"server_power": 6500, "pue": 1.2})
    assert scenario.statements["server_power"].source == "data sheet"


def test_without_a_file_the_scenario_is_printed_and_the_report_stands_apart(
    capsys: pytest.CaptureFixture[str],
) -> None:
    status, out, err = convert(capsys, "ours.csv")
    assert status == 0
    assert read_scenario(out, "").title == "ours"
    assert "All 2 rows can be taken." in err


def test_rows_left_out_are_named_and_make_the_status_1(capsys: pytest.CaptureFixture[str]) -> None:
    Path("ours.csv").write_text(f"{TABLE}energy,50,kW\n", "utf-8")
    status, out, _err = convert(capsys, "ours.csv", "-o", "o.toml")
    assert status == 1
    said = " ".join(out.split())
    assert "2 of 3 rows can be taken." in said
    assert "Line 4 was not taken, “energy,50,kW”: Energy is an energy" in said
    assert set(files.load(Path("o.toml")).statements) == {"server_power", "pue"}


@pytest.mark.parametrize("content", [b"", b"\n#\n", b"hello\n", b"pue,\xff\n", b"name,unit\na,b\n"])
def test_where_nothing_can_be_read_the_status_is_2_and_nothing_is_written(
    capsys: pytest.CaptureFixture[str], content: bytes
) -> None:
    Path("ours.csv").write_bytes(content)
    status, out, err = convert(capsys, "ours.csv", "-o", "o.toml")
    assert (status, out) == (2, "")
    assert err
    assert not Path("o.toml").exists()
    assert convert(capsys, "nowhere.csv")[0] == 2


def test_a_file_that_is_there_stays_unless_force_is_given(
    capsys: pytest.CaptureFixture[str],
) -> None:
    there = Path("o.toml")
    there.write_text("keep me", "utf-8")
    status, out, err = convert(capsys, "ours.csv", "-o", "o.toml")
    assert (status, out) == (2, "")
    assert "--force" in err
    assert there.read_text("utf-8") == "keep me"
    assert convert(capsys, "ours.csv", "-o", "o.toml", "--force")[0] == 0
    assert files.load(there).values["pue"] == pytest.approx(1.2)


def test_neither_the_table_nor_a_preset_is_ever_replaced(
    capsys: pytest.CaptureFixture[str],
) -> None:
    preset = library.folder() / "gpt-4-training.toml"
    before = preset.read_bytes()
    for output in ("ours.csv", "./ours.csv", str(preset), str(library.folder() / "new.toml")):
        assert convert(capsys, "ours.csv", "-o", output, "--force")[0] == 2
    assert Path("ours.csv").read_text("utf-8") == TABLE
    assert preset.read_bytes() == before
    assert not (library.folder() / "new.toml").exists()
