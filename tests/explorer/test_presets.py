import json
import tomllib
from pathlib import Path
from typing import Any, get_args

import jsonschema
import pytest

from explorer import files, library
from explorer.explain import explain, lines
from explorer.model import model
from explorer.results import evaluate
from explorer.scenario import TAGS, Claim, Known, Statement
from explorer.schema import schema
from explorer.study.claims import verdicts
from explorer.toml_writer import written
from tests.explorer.samples import is_one_plain_line

every_preset = pytest.mark.parametrize("name", library.names())

PROMISED = [
    "ai-servers-2027-high",
    "ai-servers-2027-low",
    "chatgpt-2023",
    "google-2021",
    "google-search-ai",
    "google-search-new-street",
    "gpt-3-training",
    "gpt-4-at-400-watts",
    "gpt-4-training",
    "homes-100000",
    "nas-strubell",
    "palm-training",
]


def path_of(name: str) -> Path:
    return library.folder() / f"{name}.toml"


def raw(name: str) -> dict[str, Any]:
    return tomllib.loads(path_of(name).read_text(encoding="utf-8"))


def test_the_promised_presets_are_there() -> None:
    assert [name for name in PROMISED if name not in library.names()] == []
    assert library.DEFAULT in library.names()


@every_preset
def test_a_preset_says_what_it_is(name: str) -> None:
    preset = library.preset(name)
    assert is_one_plain_line(preset.title)
    assert len(preset.title) <= 60
    assert len(preset.summary) >= 80
    assert preset.tags
    assert set(preset.tags) <= set(TAGS)
    assert preset.statements


def test_no_two_presets_have_the_same_title() -> None:
    titles = [library.preset(name).title for name in library.names()]
    assert len(set(titles)) == len(titles)


def unsourced(item: Statement | Claim, name: str) -> bool:
    source = library.preset(name).source_of(item)
    return not source.text or not source.year


@every_preset
def test_every_number_of_a_preset_has_a_source_and_says_how_well_it_is_known(name: str) -> None:
    preset = library.preset(name)
    computed_here = {n for n, s in preset.statements.items() if s.known == "computed" and s.source}
    without = [n for n, s in preset.statements.items() if unsourced(s, name)]
    assert [n for n in without if n not in computed_here] == []
    assert all(preset.source_of(s).text for s in preset.statements.values())
    assert [n for n, s in preset.statements.items() if s.known not in get_args(Known)] == []


@every_preset
def test_every_claim_has_its_sentence_its_author_and_a_source(name: str) -> None:
    for claim in library.preset(name).claims:
        assert claim.sentence, claim.quantity
        assert claim.by, claim.quantity
        assert not unsourced(claim, name), claim.quantity


@every_preset
def test_every_source_is_cited(name: str) -> None:
    preset = library.preset(name)
    items: list[Statement | Claim] = [*preset.statements.values(), *preset.claims]
    cited = {item.cite for item in items}
    assert set(preset.sources) - cited == set()


@every_preset
def test_every_link_is_an_address_on_the_web(name: str) -> None:
    preset = library.preset(name)
    items: list[Statement | Claim] = [*preset.statements.values(), *preset.claims]
    for link in (*(s.link for s in preset.sources.values()), *(item.link for item in items)):
        assert not link or link.startswith(("https://", "http://"))


@every_preset
def test_a_value_lies_within_its_own_range(name: str) -> None:
    for quantity, statement in library.preset(name).statements.items():
        if statement.low is not None and statement.high is not None:
            slack = 1e-9 * abs(statement.value)
            assert statement.low - slack <= statement.value <= statement.high + slack, quantity


@every_preset
def test_everything_that_follows_is_a_finite_number(name: str) -> None:
    values = evaluate(library.preset(name)).values
    infinite = [quantity for quantity, value in values.items() if not abs(value) < float("inf")]
    assert infinite == []


@every_preset
def test_the_energy_or_the_power_of_a_preset_is_known(name: str) -> None:
    values = evaluate(library.preset(name)).values
    assert {"energy", "facility_power", "annual_energy", "rack_power"} & values.keys()


@every_preset
def test_every_claim_of_a_preset_can_be_checked(name: str) -> None:
    unknown = [
        v.claim.quantity for v in verdicts(evaluate(library.preset(name))) if v.kind == "unknown"
    ]
    assert unknown == []


@every_preset
def test_every_number_can_be_explained_down_to_its_sources(name: str) -> None:
    results = evaluate(library.preset(name))
    for quantity in model().quantities:
        assert list(lines(explain(results, quantity)))


@every_preset
def test_a_saved_preset_loads_as_the_same_scenario(name: str, tmp_path: Path) -> None:
    path = tmp_path / "copy.wattif.toml"
    files.save(library.preset(name), path)
    assert files.load(path) == library.preset(name)


@every_preset
def test_saving_an_unchanged_preset_leaves_its_text_as_it_was(name: str) -> None:
    text = path_of(name).read_text(encoding="utf-8")
    assert written(library.preset(name), text) == text


@every_preset
def test_a_preset_fits_the_schema(name: str) -> None:
    jsonschema.validate(raw(name), schema(), cls=jsonschema.Draft202012Validator)


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())


def test_the_schema_beside_the_presets_is_up_to_date() -> None:
    """Made anew by `make schema`."""
    stored = (library.folder() / "wattif.schema.json").read_text(encoding="utf-8")
    assert json.loads(stored) == schema()


@every_preset
def test_a_preset_names_its_schema_so_that_editors_complete(name: str) -> None:
    assert path_of(name).read_text(encoding="utf-8").startswith("#:schema ./wattif.schema.json\n")


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        {"format": 3},
        {"format": 2, "titel": "x"},
        {"format": 2, "statements": {"bee": 1}},
        {"format": 2, "statements": {"server_power": 5}},
        {"format": 2, "statements": {"pue": {"note": "no value"}}},
        {"format": 2, "claims": [{"quantity": "energy"}]},
        {"format": 2, "tags": ["nonsense"]},
        {"format": 2, "sources": {"a": {"link": "ftp://x"}}},
    ],
)
def test_the_schema_refuses_what_the_program_refuses(wrong: dict[str, Any]) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(wrong, schema(), cls=jsonschema.Draft202012Validator)


ARTICLE: dict[int, list[tuple[str, str]]] = {
    1: [
        ("headline-multipliers", "growth_factor 5"),
        ("headline-multipliers", "growth_factor 10"),
        ("headline-multipliers", "growth_factor 30"),
        ("headline-multipliers-2035", "growth_factor 30"),
        ("headline-multipliers-2035", "horizon_energy 1,200 TWh/yr"),
    ],
    2: [("homes-100000", "households 100,000")],
    3: [("rack-density", "rack_power 50 kW"), ("rack-density", "rack_power 100 kW")],
    4: [("one-model-300-tonnes", "emissions 300 t"), ("palm-training", "emissions 300 t")],
    5: [("nas-strubell", "emissions 626,000 t"), ("nas-measured", "emissions 3.2 t")],
    6: [("gpt-3-corpus", "82 %")],
    7: [("common-crawl", "250 billion pages")],
    8: [("common-crawl", "3 to 5 billion")],
    9: [("gpt-3-corpus", "dataset_size 45 TB"), ("gpt-3-corpus", "570 GB")],
    10: [("laion-400m", "dataset_size 10 TB")],
    11: [("laion-5b", "5.85 billion")],
    12: [("gpt-3-training", "parameters 175 billion")],
    13: [("wu-dao", "parameters 1.75 trillion")],
    14: [("dense-or-sparse", "parameters 1.7 trillion")],
    15: [("fine-tuning-bert", "BERT"), ("pre-training-bert", "BERT")],
    16: [
        ("ai-2030-groarke", "world_share 3 %"),
        ("ai-2030-groarke-growth", "horizon_world_share 3 %"),
        ("ai-2030-iea", "company_demand 945 TWh/yr"),
    ],
    17: [("google-2021", "annual_energy 2.3 TWh/yr"), ("google-2021", "company_share 10 %")],
    18: [
        ("google-search-ai", "daily_energy 80 GWh/day"),
        ("google-search-ai", "annual_energy 29.2 TWh/yr"),
        ("google-search-ai", "gpu_count 4.1 million"),
        ("google-search-ai", "server_power 6.5 kW"),
        ("google-search-new-street", "servers 400,000"),
        ("ai-servers-2027-low", "annual_energy 85.4 TWh/yr"),
        ("chatgpt-2023", "daily_energy 564 MWh/day"),
    ],
    19: [
        ("gpt-4-training", "parameters 1.7 trillion"),
        ("gpt-4-training", "training_tokens 13 trillion"),
        ("gpt-4-training", "run_time 100 days"),
        ("gpt-4-training", "gpu_count 25,000"),
        ("gpt-4-training", "server_power 6.5 kW"),
        ("gpt-4-training", "energy 50 GWh"),
    ],
    20: [("gpt-4-cost", "cost 100 million USD")],
    21: [("data-storage", "storage_share 0 %")],
}
"""What the article prints, row by row, and where it can be opened: a figure or a phrase."""


def figures(name: str) -> set[str]:
    """Every stated and claimed figure of a preset, as "quantity value unit"."""
    preset = library.preset(name)
    stated = ((n, s.value, s.unit) for n, s in preset.statements.items())
    claimed = ((c.quantity, c.low, c.unit) for c in preset.claims)
    return {
        f"{n} {model().quantities[n].exact(value, unit)}".replace(
            "\N{NO-BREAK SPACE}", " "
        ).removesuffix(" ×")
        for n, value, unit in (*stated, *claimed)
    }


def prose(name: str) -> str:
    preset = library.preset(name)
    words = [preset.title, preset.summary, preset.notes, *(c.sentence for c in preset.claims)]
    return " ".join(" ".join(words).split())


@pytest.mark.parametrize("row", ARTICLE)
def test_every_row_of_the_article_can_be_opened(row: int) -> None:
    missing = [
        (name, what)
        for name, what in ARTICLE[row]
        if what not in figures(name) and what not in prose(name)
    ]
    assert missing == []
