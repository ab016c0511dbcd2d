"""What any version ever wrote is read as it always was, and saved in the newest format."""

import copy
import tomllib
from pathlib import Path
from typing import Any

import pytest
import tomlkit

from explorer import migrations
from explorer.errors import WattifError
from explorer.migrations import FORMAT, MIGRATIONS, Tables, migrate, migrated
from explorer.scenario import Claim, Hold, Sampling, Scenario, Source, Statement
from explorer.shown import ASSUMED, Shown, ShownResult
from explorer.toml_reader import read_file, read_scenario, read_tables
from explorer.toml_writer import written

SAMPLES = Path(__file__).parent / "formats"
FORMATS = range(1, FORMAT + 1)
every_format = pytest.mark.parametrize("number", FORMATS)

KWH = 3.6e6
AS_ALWAYS = Scenario(
    title="Every key of a scenario file",
    summary="Two lines in the file, one when it is read.",
    tags=("training", "validation"),
    notes="First line.\nSecond line.",
    sources={
        "meter": Source(text="Our own meter", link="https://example.org/meter", year=2025),
        "data sheet": Source(text="A data sheet"),
    },
    statements={
        "gpu_count": Statement(value=2048.0, unit="1"),
        "gpus_per_server": Statement(value=8.0, unit="1", cite="data sheet"),
        "server_power": Statement(
            value=10_200.0,
            unit="kW",
            low=8_500.0,
            high=10_200.0,
            distribution="log-normal",
            cite="meter",
            known="primary",
        ),
        "run_time": Statement(value=45 * 86_400.0, unit="days"),
        "parameters": Statement(value=1.7e12, unit="1"),
        "electricity_price": Statement(
            value=80 * (1 / (1e3 * KWH)),
            unit="USD/MWh",
            source="A contract",
            link="http://example.org/c",
            year=2024,
            known="quoted",
        ),
        "grid_intensity": Statement(
            value=384 * (1e-3 / KWH),
            unit="g/kWh",
            low=384 * (1e-3 / KWH) * 0.9,
            high=384 * (1e-3 / KWH) * 1.1,
            distribution="log-normal",
        ),
        "pue": Statement(
            value=1.12,
            unit="1",
            low=1.10,
            high=1.15,
            distribution="PERT",
            known="computed",
            note="Measured in winter.",
        ),
        "load_factor": Statement(value=0.8, unit="%", known="unverified"),
    },
    claims=(
        Claim(
            quantity="energy",
            low=2.5e6 * KWH,
            high=2.5e6 * KWH,
            unit="GWh",
            sentence="It took about 2.5 GWh.",
            by="Us",
            cite="meter",
        ),
        Claim(
            quantity="annual_energy",
            low=1.8 * (1e9 * KWH / 31_536_000),
            high=2.8 * (1e9 * KWH / 31_536_000),
            unit="TWh/yr",
            source="A paper",
            link="https://example.org/paper",
            year=2023,
        ),
    ),
    sampling=Sampling(seed=7, samples=20_000),
    hold=Hold(quantity="it_energy", value=2.3e6 * KWH, unit="GWh", follower="run_time"),
)
"""What both samples say."""


def sample_of(number: int) -> str:
    return (SAMPLES / f"{number}.wattif.toml").read_text(encoding="utf-8")


def figures(value: Any) -> Any:
    """With floats rounded where two ways to multiply units may part."""
    if isinstance(value, dict):
        return {key: figures(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [figures(part) for part in value]
    return float(f"{value:.14g}") if isinstance(value, float) else value


def test_every_format_that_ever_shipped_has_a_sample_and_a_way_to_the_newest() -> None:
    assert sorted(p.name for p in SAMPLES.iterdir()) == [f"{n}.wattif.toml" for n in FORMATS]
    assert sorted(MIGRATIONS) == list(FORMATS)[:-1]


@every_format
def test_a_file_of_any_format_reads_as_it_always_did(number: int) -> None:
    text = sample_of(number)
    assert tomllib.loads(text)["format"] == number
    scenario = read_scenario(text, "sample")
    assert figures(scenario.model_dump()) == figures(AS_ALWAYS.model_dump())
    assert read_tables(tomllib.loads(text)) == scenario


def test_a_file_of_format_2_tells_what_it_showed() -> None:
    shown = read_file(sample_of(2), "sample")[1]
    assert shown == Shown(
        "0.1.0",
        "0123456789abcdef",
        {
            "servers": ShownResult(256.0, "1", "GPU count ÷ GPUs per server."),
            "development_multiplier": ShownResult(1.0, "x", ASSUMED),
            "energy": ShownResult(
                2.576 * 3.6e12, "GWh", "IT energy × PUE.", 2.4 * 3.6e12, 2.7 * 3.6e12
            ),
            "a_quantity_of_another_version": ShownResult(5500.0, "kW", "Something else."),
        },
    )
    assert read_file(sample_of(1), "sample")[1] is None


@every_format
def test_saving_over_an_old_file_brings_it_to_the_newest_and_changes_nothing_else(
    number: int,
) -> None:
    before = sample_of(number)
    scenario, shown = read_file(before, "before")
    after = written(scenario, before, shown)
    assert read_file(after, "after") == (scenario, shown)
    parted = [
        (old, new)
        for old, new in zip(before.splitlines(), after.splitlines(), strict=True)
        if old != new
    ]
    if number == FORMAT:
        assert parted == []
    else:
        [(old, new)] = parted
        assert new == old.replace(f"format = {number}", f"format = {FORMAT}")


def test_migrations_follow_each_other_and_work_on_plain_tables_and_on_documents(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """As a later version will have them: one renames a key, the next one changes what it holds."""

    def rename(tables: Tables) -> None:
        tables["name"] = tables.pop("title")

    def shout(tables: Tables) -> None:
        tables["name"] = tables["name"].upper()

    monkeypatch.setattr(migrations, "FORMAT", 3)
    monkeypatch.setattr(migrations, "MIGRATIONS", {1: rename, 2: shout})
    text = "# mine\nformat = 1   # old\ntitle = 'a'\nx-a = 1   # kept\n"
    raw = tomllib.loads(text)
    before = copy.deepcopy(raw)
    assert migrated(raw) == {"format": 3, "name": "A", "x-a": 1}
    assert raw == before
    document = tomlkit.parse(text)
    migrate(document)
    assert document.unwrap() == migrated(raw)
    assert tomlkit.dumps(document).startswith("# mine\nformat = 3   # old\n")
    assert "x-a = 1   # kept\n" in tomlkit.dumps(document)


def test_a_newer_format_is_refused_with_the_remedy() -> None:
    with pytest.raises(WattifError, match=rf"line 1: format: .*{FORMAT + 1}.* update Wattif"):
        read_scenario(f"format = {FORMAT + 1}\n", "mine")
