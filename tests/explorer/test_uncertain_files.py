"""Scenario files that say how sure they are: ranges' distributions, draws, and a held result."""

from pathlib import Path

import pytest

from explorer import files
from explorer.scenario import Hold, Sampling, Scenario
from explorer.toml_reader import read_scenario
from explorer.toml_writer import written
from tests.explorer.samples import fault_of, load_text, plain, stating

GWH = 3.6e12
RUN = """format = 2

[statements]
gpu_count = 25000
gpus_per_server = 8
server_power = { value = "6.5 kW", range = "3.4 to 6.6 kW", distribution = "PERT" }
run_time = "100 days"

[sampling]
seed = 42
samples = 5000

[hold]
quantity = "energy"
value = "50 GWh"
follower = "gpu_count"
"""


def test_what_a_file_says_of_its_draws_and_its_hold_is_read(tmp_path: Path) -> None:
    scenario = load_text(RUN, tmp_path)
    assert scenario.sampling == Sampling(seed=42, samples=5000)
    assert scenario.hold == Hold(
        quantity="energy", value=50 * GWH, unit="GWh", follower="gpu_count"
    )
    assert scenario.statements["server_power"].distribution == "PERT"
    assert scenario.uncertain == ("server_power",)


def test_what_is_not_said_is_as_usual(tmp_path: Path) -> None:
    plain_file = load_text("format = 2\n[statements]\npue = 1.2\n", tmp_path)
    assert plain_file.sampling == Sampling(seed=1, samples=100_000)
    assert plain_file.hold is None
    half = load_text("format = 2\n[sampling]\nseed = 0\n", tmp_path)
    assert half.sampling == Sampling(seed=0, samples=100_000)


@pytest.mark.parametrize(
    ("name", "interval", "kind"),
    [
        ("server_power", "5 to 7 kW", "log-normal"),
        ("load_factor", "60 to 80 %", "PERT"),
        ("pue", "1 to 1.5", "PERT"),
        ("pue", "1.1 to 1.5", "log-normal"),
    ],
)
def test_a_range_without_a_distribution_has_the_one_that_suits_it(
    name: str, interval: str, kind: str, tmp_path: Path
) -> None:
    value = {"server_power": "6 kW", "load_factor": "70 %", "pue": "1.2"}[name]
    text = f'format = 2\n[statements]\n{name} = {{ value = "{value}", range = "{interval}" }}\n'
    assert load_text(text, tmp_path).statements[name].distribution == kind


def test_they_are_written_and_come_back(tmp_path: Path) -> None:
    hold = Hold(quantity="energy", value=50 * GWH, unit="GWh", follower="gpu_count")
    scenario = (
        stating({"gpu_count": "25,000", "server_power": "6.5 kW", "gpus_per_server": "8"})
        .ranging("server_power", (3400.0, 6600.0))
        .model_copy(update={"sampling": Sampling(seed=7, samples=200), "hold": hold})
    )
    path = tmp_path / "mine.wattif.toml"
    files.save(scenario, path)
    text = path.read_text("utf-8")
    assert "[sampling]\nseed = 7\nsamples = 200\n" in text
    assert '[hold]\nquantity = "energy"\nvalue = "50 GWh"\nfollower = "gpu_count"\n' in text
    assert 'range = "3.4 to 6.6 kW"' in text
    assert files.load(path) == scenario


def test_a_new_file_with_a_range_says_how_it_is_drawn() -> None:
    certain = stating({"pue": "1.2"})
    assert "[sampling]" not in written(certain)
    assert "[sampling]\nseed = 1\nsamples = 100000\n" in written(certain.ranging("pue", (1.1, 1.3)))


@pytest.mark.parametrize(
    ("change", "gone", "there"),
    [
        ({"sampling": Sampling(seed=43, samples=5000)}, "seed = 42", "seed = 43"),
        ({"hold": None}, "[hold]", "[sampling]"),
        (
            {"hold": Hold(quantity="energy", value=40 * GWH, unit="GWh", follower="run_time")},
            'follower = "gpu_count"',
            'value = "40 GWh"\nfollower = "run_time"',
        ),
    ],
)
def test_only_what_changed_is_written_anew(
    change: dict[str, object], gone: str, there: str
) -> None:
    before = read_scenario(RUN, "")
    text = written(before.model_copy(update=change), RUN)
    assert gone not in text
    assert there in text
    assert text.splitlines()[:7] == RUN.splitlines()[:7]
    assert written(before, RUN) == RUN


FAULTS = [
    ("seed = 42", "seed = -1", 10, "sampling, seed"),
    ("seed = 42", "seed = 4294967296", 10, "4,294,967,295"),
    ("seed = 42", "seed = 1.5", 10, "sampling, seed"),
    ("seed = 42", 'seed = "lucky"', 10, "sampling, seed"),
    ("seed = 42", "seed = true", 10, "sampling, seed"),
    ("seed = 42", "sed = 42", 10, "sed"),
    ("samples = 5000", "samples = 99", 11, "from 100 to 1,000,000"),
    ("samples = 5000", "samples = 1000001", 11, "from 100 to 1,000,000"),
    ('quantity = "energy"', 'quantity = "enrgy"', 14, "did you mean energy"),
    ('value = "50 GWh"', 'value = "50 kW"', 15, "is a power"),
    ('value = "50 GWh"', 'value = "-1 GWh"', 15, "must be above 0"),
    ('value = "50 GWh"', "worth = 1", 15, "worth"),
    ('follower = "gpu_count"', 'follower = "pue"', 16, "PUE cannot follow, for it is not stated."),
    ('follower = "gpu_count"', "follower = 3", 16, "no quantity called"),
    ('follower = "gpu_count"\n', "", 13, "follower is missing"),
    ('"PERT"', '"normal"', 6, "distribution"),
    ('range = "3.4 to 6.6 kW", ', "", 6, "stands without a range to go through"),
    (
        'range = "3.4 to 6.6 kW", distribution = "PERT"',
        'range = "0 to 6.6 kW", distribution = "log-normal"',
        6,
        "must",
    ),
]


@pytest.mark.parametrize(("right", "wrong", "line", "part"), FAULTS)
def test_what_is_wrong_is_named_with_its_line(
    right: str, wrong: str, line: int, part: str, tmp_path: Path
) -> None:
    assert RUN.count(right) == 1
    sentence = plain(fault_of(RUN.replace(right, wrong), tmp_path))
    assert sentence.startswith(f"mine.wattif.toml, line {line}: "), sentence
    assert part in sentence


@pytest.mark.parametrize("text", ["sampling = 3\n", "hold = 'energy'\n", "[[sampling]]\n"])
def test_a_table_that_is_none_is_refused(text: str, tmp_path: Path) -> None:
    assert "line 2" in fault_of(f"format = 2\n{text}", tmp_path)


def test_a_log_normal_range_from_nothing_is_refused_with_what_would_do(tmp_path: Path) -> None:
    entry = 'pue = { value = 1.2, range = "1 to 1.5", distribution = "log-normal" }'
    sentence = plain(fault_of(f"format = 2\n[statements]\n{entry}\n", tmp_path))
    assert "line 3" in sentence
    assert "a log-normal range must begin above 1; expected “PERT”." in sentence


def test_a_scenario_cannot_hold_by_what_is_not_stated() -> None:
    hold = Hold(quantity="energy", value=GWH, unit="GWh", follower="pue")
    with pytest.raises(Exception, match="PUE cannot follow, for it is not stated"):
        Scenario(hold=hold)
