"""A file that is not right is refused with one sentence that says where, what and what instead."""

import datetime as dt
import tomllib
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import tomlkit
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.errors import WattifError
from explorer.files import LARGEST, load
from explorer.model import model
from explorer.scenario import Scenario
from explorer.schema import schema
from explorer.toml_reader import read_scenario
from tests.explorer.samples import HEAD, fault_of, is_one_plain_line, load_text, plain, sentence_of

NAME = "mine.wattif.toml"


def test_a_whole_file_is_read(tmp_path: Path) -> None:
    scenario = load_text(
        """#:schema ./wattif.schema.json
format = 2
title = "Mine"
summary = '''
One paragraph.'''
tags = ["training", "unit slip"]
[sources.a]
text = "A paper"
link = "https://example.org/a"
year = 2023
[statements]
gpu_count = { value = 25000, cite = "a", known = "quoted" }
server_power = { value = "6.5 kW", cite = "a", range = "3.4 to 6.5 kW", note = "name plate" }
utilization = { value = "34 %", source = "own", link = "http://example.org", year = 2024 }
load_factor = 0.8
pue = 1.1
run_time = "100 days"
[[claims]]
quantity = "energy"
value = "50 GWh"
sentence = "About 50 GWh."
by = "A"
cite = "a"
[[claims]]
quantity = "annual_energy"
value = "1.83 to 2.75 TWh/yr"
""",
        tmp_path,
    )
    assert scenario.title == "Mine"
    assert scenario.summary == "One paragraph."
    assert scenario.tags == ("training", "unit slip")
    assert scenario.values == {
        "gpu_count": 25e3,
        "server_power": 6500.0,
        "utilization": 0.34,
        "load_factor": 0.8,
        "pue": 1.1,
        "run_time": 8.64e6,
    }
    power = scenario.statements["server_power"]
    assert (power.low, power.high, power.note, power.unit) == (3400.0, 6500.0, "name plate", "kW")
    assert str(scenario.source_of(power)) == "A paper (2023)"
    assert scenario.statements["gpu_count"].known == "quoted"
    energy, annual = scenario.claims
    assert (energy.low, energy.high, energy.by) == (1.8e14, 1.8e14, "A")
    assert annual.low == pytest.approx(annual.high * 1.83 / 2.75)


def test_a_mark_at_the_start_of_the_file_does_no_harm(tmp_path: Path) -> None:
    assert load_text(b"\xef\xbb\xbfformat = 2\n", tmp_path) == Scenario()


def test_line_ends_of_another_system_do_no_harm(tmp_path: Path) -> None:
    assert load_text("format = 2\r\ntitle = 'x'\r\n", tmp_path).title == "x"


@pytest.mark.parametrize(
    ("range_text", "low", "high"),
    [
        ("±10 %", 5850.0, 7150.0),
        ("± 500 W", 6000.0, 7000.0),
        ("+-10 %", 5850.0, 7150.0),
        ("5.2 to 6.5 kW", 5200.0, 6500.0),
        ("5200 W to 6.5 kW", 5200.0, 6500.0),
    ],
)
def test_a_range_is_read_with_its_ends_or_its_spread(
    range_text: str, low: float, high: float, tmp_path: Path
) -> None:
    text = f'{HEAD}[statements]\nserver_power = {{ value = "6.5 kW", range = "{range_text}" }}\n'
    power = load_text(text, tmp_path).statements["server_power"]
    assert [power.low, power.high] == pytest.approx([low, high])


@pytest.mark.parametrize(
    ("text", "line", "parts"),
    [
        # the file as a whole
        ("", None, ["format", "found nothing", "expected format = 2"]),
        ("title = 'x'\n", None, ["format", "expected format = 2"]),
        ("format = 3\n", 1, ["format 3", "newer", "update Wattif"]),
        ("format = 0\n", 1, ["format", "“0”", "expected format = 2"]),
        ("format = '1'\n", 1, ["format", "expected format = 2"]),
        ("format = true\n", 1, ["format", "true", "expected format = 2"]),
        ("format = [1]\n", 1, ["format", "a list", "expected format = 2"]),
        ("format = 0x" + "f" * 900 + "\n", 1, ["format", "newer"]),
        ("format = 2\ntitle = \n", 2, ["not valid TOML"]),
        ("format = 2\ntitle = 'x\n", 2, ["not valid TOML"]),
        ("format = 2\nformat = 2\n", 2, ["not valid TOML"]),
        ("<html>", 1, ["not valid TOML"]),
        (HEAD + "title = 'x'\ntitle = 'y'\n", 3, ["not valid TOML"]),
        (HEAD + "[statements]\npue = 1.1\npue = 1.2\n", 4, ["not valid TOML"]),
        (HEAD + "title = 'x\x00y'\n", 2, ["not valid TOML"]),
        (HEAD + "notes = " + "[" * 3000, 2, ["nested too deeply"]),
        (HEAD + "x = " + "9" * 6000, 2, ["very many characters"]),
        # keys
        (HEAD + "titel = 'x'\n", 2, ["titel", "not known", "expected one of", "title"]),
        (HEAD + "\n\n[statemnts]\npue = 1.1\n", 4, ["statemnts", "not known", "statements"]),
        (HEAD + "[sources.a]\nname = 'x'\n", 3, ["sources, a, name", "expected one of text, link"]),
        (HEAD + "[statements]\ngpu_cuont = 5\n", 3, ["gpu_cuont", "did you mean gpu_count"]),
        (HEAD + "[statements]\n'a b' = 5\n", 3, ["statements, a b", "no quantity"]),
        (HEAD + "[statements]\npue = {value = 1.1, sauce = 'x'}\n", 3, ["pue, sauce", "not known"]),
        (HEAD + "[statements.pue]\nvalue = 1.1\nsauce = 'x'\n", 4, ["pue, sauce", "not known"]),
        (HEAD + "[statements]\npue = { note = 'x' }\n", 3, ["pue", "value is missing", "expected"]),
        # values
        (
            HEAD + "[statements]\nserver_power = '50 GWh'\n",
            3,
            ["server_power", "“50 GWh” is an energy", "is a power"],
        ),
        (
            HEAD + "[statements]\nserver_power = 6.5\n",
            3,
            ["server_power", "without a unit, 6.5", "expected for example “6.5 kW”"],
        ),
        (HEAD + "[statements]\nserver_power = '6.5'\n", 3, ["server_power", "needs a unit", "kW"]),
        (HEAD + "[statements]\nemissions = '284 ton'\n", 3, ["emissions", "short ton", "long ton"]),
        (HEAD + "[statements]\npue = 0.9\n", 3, ["pue", "cannot be below 1", "0.9 was given"]),
        (HEAD + "[statements]\nutilization = '140 %'\n", 3, ["cannot exceed 100 %", "140 %"]),
        (HEAD + "[statements]\ngpu_count = -5\n", 3, ["gpu_count", "must be above 0", "-5"]),
        (HEAD + "[statements]\npue = nan\n", 3, ["pue", "must be a finite number"]),
        (HEAD + "[statements]\npue = inf\n", 3, ["pue", "must be a finite number"]),
        (HEAD + "[statements]\npue = -inf\n", 3, ["pue", "must be a finite number"]),
        (HEAD + "[statements]\npue = 1e999\n", 3, ["pue", "must be a finite number"]),
        (HEAD + "[statements]\ngpu_count = 0x" + "f" * 900, 3, ["gpu_count", "too large"]),
        (HEAD + "[statements]\ngpu_count = 1" + "0" * 400, 3, ["gpu_count", "too large"]),
        (HEAD + "[statements]\ngpu_count = true\n", 3, ["gpu_count", "found true", "expected"]),
        (HEAD + "[statements]\ngpu_count = [8]\n", 3, ["gpu_count", "found a list", "expected"]),
        (
            HEAD + "[statements]\ngpu_count = 2024-01-01\n",
            3,
            ["gpu_count", "“2024-01-01”", "expected"],
        ),
        (HEAD + "[statements]\ngpu_count = {value = []}\n", 3, ["gpu_count, value", "a list"]),
        (HEAD + "[statements]\ngpu_count = {}\n", 3, ["gpu_count", "value is missing"]),
        # beside the value
        (
            HEAD + "[statements]\npue = {value = 1.1, range = '2 to 1'}\n",
            3,
            ["pue, range", "ends below its start"],
        ),
        (HEAD + "[statements]\npue = {value = 1.1, range = 'wide'}\n", 3, ["“wide” is no range"]),
        (HEAD + "[statements]\npue = {value = 1.1, range = 1.2}\n", 3, ["pue, range", "“1.2”"]),
        (
            HEAD + "[statements]\npue = {value = 1.1, range = '0.5 to 2'}\n",
            3,
            ["cannot be below 1"],
        ),
        (
            HEAD + "[statements]\npue = {value = 1.1, range = '1.2 to 1.4'}\n",
            3,
            ["pue, range", "1.1"],
        ),
        (
            HEAD + "[statements]\npue = {value = 1.1, known = 'sure'}\n",
            3,
            ["pue, known", "“sure”", "expected one of primary, quoted, computed, unverified"],
        ),
        (
            HEAD + "[statements]\npue = {value = 1.1, known = ['primary']}\n",
            3,
            ["pue, known", "a list"],
        ),
        (
            HEAD + "[statements]\npue = {value = 1.1, cite = 'a'}\n",
            3,
            ["pue, cite", "no [sources.a]"],
        ),
        (
            HEAD + "[sources.a]\n[statements]\npue = {value = 1.1, cite = 'a', source = 'b'}\n",
            4,
            ["both cite and source"],
        ),
        (HEAD + "[statements]\npue = {value = 1.1, link = 'ftp://x'}\n", 3, ["link", "https://"]),
        (
            HEAD + "[statements]\npue = {value = 1.1, link = 'javascript:alert(1)'}\n",
            3,
            ["https://"],
        ),
        (
            HEAD + "[statements]\npue = {value = 1.1, year = 'soon'}\n",
            3,
            ["year", "“soon”", "2023"],
        ),
        (HEAD + "[statements]\npue = {value = 1.1, year = 20023}\n", 3, ["year", "“20023”"]),
        (
            HEAD + "[statements]\npue = {value = 1.1, note = 5}\n",
            3,
            ["note", "“5”", "quotation marks"],
        ),
        (HEAD + "[sources]\na = 'x'\n", 3, ["sources, a", "expected a table"]),
        (HEAD + "[sources.a]\nyear = 1.5\n", 3, ["sources, a, year", "“1.5”"]),
        # texts, tags
        (HEAD + "title = 5\n", 2, ["title", "found “5”", "expected a text"]),
        (HEAD + "summary = ['x']\n", 2, ["summary", "a list", "expected a text"]),
        (HEAD + "notes = '" + "x" * 20_001 + "'\n", 2, ["notes", "longer than 20,000"]),
        (HEAD + "tags = 'training'\n", 2, ["tags", "expected a list"]),
        (HEAD + "tags = ['nonsense']\n", 2, ["tags", "“nonsense”", "expected one of training"]),
        (HEAD + "tags = [[]]\n", 2, ["tags", "a list", "expected one of"]),
        # wrong kinds of tables
        (HEAD + "statements = 5\n", 2, ["statements", "found “5”", "expected a table"]),
        (HEAD + "statements = ['pue']\n", 2, ["statements", "a list", "expected a table"]),
        (HEAD + "sources = 5\n", 2, ["sources", "expected a table"]),
        (HEAD + "claims = 5\n", 2, ["claims", "expected a list of claims"]),
        (HEAD + "[claims]\n", 2, ["claims", "expected a list of claims", "[[claims]]"]),
        (HEAD + "claims = [5]\n", 2, ["claims, no. 1", "“5”", "expected a table"]),
        # claims
        (HEAD + "[[claims]]\nvalue = '5 GWh'\n", 2, ["claims, no. 1", "quantity is missing"]),
        (HEAD + "[[claims]]\nquantity = 'energy'\n", 2, ["claims, no. 1", "value is missing"]),
        (HEAD + "[[claims]]\nquantity = 'enrgy'\nvalue = 5\n", 3, ["did you mean energy"]),
        (HEAD + "[[claims]]\nquantity = 5\nvalue = 5\n", 3, ["claims, no. 1, quantity"]),
        (HEAD + "[[claims]]\nquantity = 'energy'\nvalue = '5 MW'\n", 4, ["“5 MW” is a power"]),
        (HEAD + "[[claims]]\nquantity = 'energy'\nvalue = '5 to 3 GWh'\n", 4, ["ends below"]),
        (HEAD + "[[claims]]\nquantity = 'energy'\nvalue = '1e305 TWh'\n", 4, ["finite"]),
        (HEAD + "[[claims]]\nquantity = 'pue'\nvalue = nan\n", 4, ["finite"]),
        (
            HEAD
            + "[[claims]]\nquantity='pue'\nvalue=1\n[[claims]]\nquantity='pue'\nvalue=1\nbuy='x'\n",
            8,
            ["claims, no. 2, buy", "not known"],
        ),
        (
            HEAD + "[[claims]]\nquantity='pue'\nvalue=1\n\n[[claims]]\nquantity='pue'\nvalue='x'\n",
            8,
            ["claims, no. 2, value", "does not begin with a number"],
        ),
    ],
)
def test_a_fault_is_named_with_its_line_its_field_what_is_there_and_what_should_be(
    text: str, line: int | None, parts: list[str], tmp_path: Path
) -> None:
    sentence = plain(fault_of(text, tmp_path))
    assert sentence.startswith(f"{NAME}, line {line}: " if line else f"{NAME}: ")
    assert [part for part in parts if part not in sentence] == []
    assert is_one_plain_line(sentence)
    assert sentence.endswith((".", "?"))
    assert len(sentence) < 400


def test_a_line_is_found_below_long_texts(tmp_path: Path) -> None:
    """Texts that look like tables do not mislead, nor do the line ends that only some count."""
    text = (
        HEAD + 'notes = """\n[statements]\npue = 1\n\N{LINE SEPARATOR}x"""\n[statements]\npue = 0\n'
    )
    assert "line 7:" in fault_of(text, tmp_path)


@pytest.mark.parametrize("text", ["\\u001b[31mred", "a\\u202eb", "a\\u0007b", "a\\u0085b", "a\\nb"])
def test_a_refusal_hands_on_no_control_characters(text: str, tmp_path: Path) -> None:
    for content in (
        f'[statements]\nserver_power = "{text}"\n',
        f'[statements]\nserver_power = "5 {text}"\n',
        f'[statements]\n"{text}" = 5\n',
        f'[statements]\nserver_power = {{ value = "6.5 kW", range = "{text}" }}\n',
        f'[statements]\npue = {{ value = 1.1, cite = "{text}" }}\n',
        f'[statements]\npue = {{ value = 1.1, link = "{text}" }}\n',
        f'[sources."{text}"]\nyear = 0\n',
        f'"{text}" = 5\n',
        f'tags = ["{text}"]\n',
    ):
        assert is_one_plain_line(fault_of(HEAD + content, tmp_path))


@pytest.mark.parametrize("bad", ["\\u001b[31m", "\\u202e", "\\u2066", "\\u0007", "\\u200b"])
def test_texts_lose_control_characters_and_marks_that_reverse_them(
    bad: str, tmp_path: Path
) -> None:
    text = f'{HEAD}title = "a{bad}b"\n[sources.x]\ntext = "a{bad}b"\n'
    scenario = load_text(text, tmp_path)
    for shown in (scenario.title, scenario.sources["x"].text):
        assert is_one_plain_line(shown)
        assert shown[0] + shown[-1] == "ab"


@pytest.mark.parametrize(
    "space", ["\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}", "\N{THIN SPACE}"]
)
def test_texts_keep_their_spaces(space: str, tmp_path: Path) -> None:
    """As figures and many languages are set: “50 GWh” must not become “50GWh”."""
    title = load_text(f'{HEAD}title = "50{space}GWh"\n', tmp_path).title
    assert title in {f"50{space}GWh", "50 GWh"}


@pytest.mark.parametrize("text", ["Ærøskøbing 世界 🌍 Ελλάδα", "naïve – “quoted” – ½ m²"])
def test_texts_keep_every_script(text: str, tmp_path: Path) -> None:
    assert load_text(f'{HEAD}title = "{text}"\n', tmp_path).title == text


FOREIGN = """\
format = 2
x-top = 1
"x-quoted key" = { a = [1, { b = 2024-01-01 }] }
[sources.a]
x-s = 1
[statements]
x-mood = "good"
pue = { value = 1.1, x-a = { b = [] } }
[statements.gpu_count]
value = 8
x-b = 1
[sampling]
x-c = true
[hold]
x-d = 1.5
quantity = "energy"
value = "1 GWh"
follower = "pue"
[[claims]]
x-e = "e"
quantity = "pue"
value = 1
[claims.x-f]
g = 1
[shown]
x-h = 1
[x-table.deep]
i = 1
"""
"""A key of somebody else's wherever one may stand."""


def test_keys_that_begin_with_x_are_allowed_everywhere_and_ignored(tmp_path: Path) -> None:
    without = """format = 2
[sources.a]
[statements]
pue = 1.1
gpu_count = 8
[hold]
quantity = "energy"
value = "1 GWh"
follower = "pue"
[[claims]]
quantity = "pue"
value = 1
"""
    assert load_text(FOREIGN, tmp_path) == load_text(without, tmp_path)


def test_the_schema_allows_the_keys_that_the_program_allows() -> None:
    raw = tomllib.loads(FOREIGN.replace("2024-01-01", "2"))  # JSON knows no dates
    jsonschema.validate(raw, schema(), cls=jsonschema.Draft202012Validator)


@pytest.mark.parametrize("key", ["x", "X-a", "xa", "y-a", "x_a"])
def test_only_keys_that_begin_with_x_and_a_dash_are_somebody_elses(
    key: str, tmp_path: Path
) -> None:
    assert "not known" in fault_of(f"{HEAD}{key} = 1\n", tmp_path)
    assert "no quantity" in fault_of(f"{HEAD}[statements]\n{key} = 1\n", tmp_path)


@pytest.mark.parametrize(
    "shown",
    [
        "shown = 5",
        "shown = []",
        "[[shown]]\na = 1",
        "[shown]",
        "[shown]\nversion = 5\nstated = []\nresults = 'x'",
        "[shown]\nunheard_of = 1",
        "[shown.results]\nenergy = 5\nwater = {}\ncost = { value = 5 }",
        "[shown.results]\nenergy = { value = 'x' }\nwater = { value = '5 apples' }",
        "[shown.results]\nenergy = { value = '1e999 GWh' }\ncost = { value = 'nan USD' }",
        "[shown.results]\nenergy = { value = '1 GWh', range = '5' }",
        "[shown.results]\nenergy = { value = '1 GWh', range = '5 to x' }",
        "[shown.results]\nno_such_quantity = { value = '5 kW', by = 5 }",
        "[shown.results]\npue = { value = '5 kW', by = '\\u001b[31m' }",
    ],
)
def test_what_a_file_showed_never_makes_it_unreadable(shown: str, tmp_path: Path) -> None:
    """A later version may have dropped a quantity; and it states nothing."""
    assert load_text(f"{HEAD}{shown}\n", tmp_path) == Scenario()


def test_more_claims_or_sources_than_anybody_can_look_at_are_refused(tmp_path: Path) -> None:
    claim, source = '[[claims]]\nquantity = "pue"\nvalue = 1\n', "[sources.s{n}]\n"
    assert len(load_text(HEAD + claim * 200, tmp_path).claims) == 200
    sentence = fault_of(HEAD + claim * 201, tmp_path)
    assert "claims: there are 201 of them, expected 200 at most." in sentence
    assert is_one_plain_line(sentence)
    many = [source.format(n=n) for n in range(1001)]
    assert len(load_text(HEAD + "".join(many[1:]), tmp_path).sources) == 1000
    sentence = fault_of(HEAD + "".join(many), tmp_path)
    assert "sources: there are 1,001 of them, expected 1,000 at most." in sentence


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(WattifError, match=r"^none\.toml cannot be read: .*no such file"):
        load(tmp_path / "none.toml")


def test_a_folder_is_called_a_folder(tmp_path: Path) -> None:
    (tmp_path / "data.toml").mkdir()
    with pytest.raises(WattifError, match=r"^data\.toml cannot be read: .*folder"):
        load(tmp_path / "data.toml")


@pytest.mark.parametrize("path", [".", "/", ".."])
def test_a_path_without_a_name_is_named_all_the_same(path: str) -> None:
    with pytest.raises(WattifError, match=r"^\S+ cannot be read"):
        load(Path(path))


@pytest.mark.parametrize("name", ["a" * 5000, "a\0b", "x/" * 3000])
def test_a_name_that_no_file_can_have_is_refused(name: str) -> None:
    with pytest.raises(WattifError) as refusal:
        load(Path(name))
    assert is_one_plain_line(str(refusal.value))


def test_a_file_name_of_two_lines_is_told_in_one(tmp_path: Path) -> None:
    path = tmp_path / "two\nlines\x1b[31m.toml"
    path.write_text("format = 3\n", encoding="utf-8")
    with pytest.raises(WattifError) as refusal:
        load(path)
    assert is_one_plain_line(str(refusal.value))


def test_a_file_above_one_megabyte_is_refused(tmp_path: Path) -> None:
    assert "larger than 1 MB" in fault_of(HEAD + "#" * LARGEST, tmp_path)
    assert load_text(HEAD + "#" * (LARGEST - len(HEAD)), tmp_path) == Scenario()


@pytest.mark.parametrize(("data", "line"), [(b"\xff", 1), (b"format = 2\ntitle = '\xe9'\n", 2)])
def test_bytes_that_are_no_text_are_refused_with_their_line(
    data: bytes, line: int, tmp_path: Path
) -> None:
    sentence = fault_of(data, tmp_path)
    assert sentence.startswith(f"{NAME}, line {line}: ")
    assert "found bytes that are not UTF-8" in sentence
    assert "expected a UTF-8 file" in sentence


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n" + bytes(range(256)), b"\0" * 1000])
def test_a_file_of_another_kind_is_refused(data: bytes, tmp_path: Path) -> None:
    assert is_one_plain_line(fault_of(data, tmp_path))


KEYS = st.sampled_from(
    [
        "format",
        "title",
        "summary",
        "tags",
        "notes",
        "sources",
        "statements",
        "claims",
        "shown",
        "results",
        "x-a",
        "value",
        "range",
        "cite",
        "source",
        "link",
        "year",
        "known",
        "note",
        "quantity",
        "sentence",
        "by",
        "text",
        *sorted(model().quantities),
    ]
) | st.text(max_size=8)

SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=20)
    | st.sampled_from(
        [
            "6.5 kW",
            "50 GWh",
            "34 %",
            "1 to 2",
            "±10 %",
            "a",
            "https://x.org",
            "training",
            "primary",
            "energy",
            2023,
            1.5,
            10**400,
            "1e305 TWh",
        ]
    )
    | st.dates()
    | st.times()
    | st.datetimes(timezones=st.just(dt.UTC))
)

VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)

STATEMENT = st.dictionaries(
    st.sampled_from(["value", "range", "cite", "source", "link", "year", "known", "note"]), VALUES
)

FILES = st.fixed_dictionaries(
    {"format": st.just(2)},
    optional={
        "title": VALUES,
        "tags": VALUES,
        "sources": VALUES | st.dictionaries(KEYS, VALUES, max_size=3),
        "statements": VALUES
        | st.dictionaries(
            st.sampled_from(sorted(model().quantities)), VALUES | STATEMENT, max_size=5
        ),
        "claims": VALUES | st.lists(st.dictionaries(KEYS, VALUES), max_size=3),
        "shown": VALUES
        | st.fixed_dictionaries(
            {"results": st.dictionaries(KEYS, st.dictionaries(KEYS, VALUES, max_size=3))}
        ),
    },
)


def without_gaps(value: Any) -> Any:
    """TOML has no None, and no surrogates."""
    if isinstance(value, dict):
        return {without_gaps(k): without_gaps(v) for k, v in value.items() if v is not None}
    if isinstance(value, list):
        return [without_gaps(v) for v in value if v is not None]
    return value


def read_or_refused(text: str) -> None:
    sentence = NAME
    try:
        read_scenario(text, NAME)
    except WattifError as error:
        sentence = sentence_of(error)
    assert sentence.startswith(NAME)


@settings(max_examples=300)
@given(tables=FILES | st.dictionaries(KEYS, VALUES, max_size=6))
def test_any_toml_is_read_or_refused_with_one_sentence(tables: dict[str, Any]) -> None:
    read_or_refused(tomlkit.dumps(without_gaps(tables)))


@settings(max_examples=300)
@given(text=st.text() | st.text("[]{}=.,'\"\n ae1#\\u+-_:"))
def test_any_text_is_read_or_refused_with_one_sentence(text: str) -> None:
    read_or_refused(text)
    read_or_refused(HEAD + text)


@settings(max_examples=100)
@given(data=st.binary(max_size=200))
def test_any_bytes_are_read_or_refused_with_one_sentence(
    data: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.getbasetemp() / NAME
    path.write_bytes(data)
    with pytest.raises(WattifError) as refusal:
        load(path)
    assert is_one_plain_line(str(refusal.value))


@settings(max_examples=200)
@given(text=st.text(), quantity=st.sampled_from(sorted(model().quantities)))
def test_any_value_and_range_is_read_or_refused(text: str, quantity: str) -> None:
    read_or_refused(tomlkit.dumps({"format": 2, "statements": {quantity: text}}))
    read_or_refused(
        tomlkit.dumps({"format": 2, "statements": {quantity: {"value": 1, "range": text}}})
    )
    read_or_refused(tomlkit.dumps({"format": 2, "claims": [{"quantity": quantity, "value": text}]}))
