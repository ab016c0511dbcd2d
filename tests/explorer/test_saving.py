"""What is saved can be read again; what a person wrote stays; a crash tears nothing."""

import json
import os
import stat
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import tomlkit
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer import library
from explorer.errors import WattifError
from explorer.files import load, save
from explorer.model import model
from explorer.plain_text import clean
from explorer.scenario import Claim, Sampling, Scenario, Source, Statement
from explorer.toml_entries import tables
from explorer.toml_reader import read_scenario, read_tables
from explorer.toml_writer import written
from tests.explorer.samples import HEAD, is_one_plain_line, load_text, possible, scenarios

WITH_COMMENTS = """\
#:schema ./wattif.schema.json
# mine, hands off
format = 2
title  = 'Single quotes'   # and a remark
summary = '''
Two
lines.'''

[sources.b]   # b before a
text = "B"

[sources.a]
text = "A"
year = 2020

[statements]
# the fleet
server_power = { value = "6500 W", range = "3.4 to 6.5 kW", cite = "a" }   # name plate
gpu_count    = 1_700_000
pue = {value=1.10,known='quoted'}
run_time     = "2400 h"
parameters   = "1700 billion"
utilization  = 0.34
training_tokens = { value = 13e12, range = "±10 %" }

[statements.load_factor]
value = "80 %"   # guessed
note  = \"\"\"
Long
remark.\"\"\"

[[claims]]   # the first
quantity = "energy"
value    = "1287 MWh"   # without a comma
sentence = \"\"\"\\
One \\
line.\"\"\"

# the second
[[claims]]
quantity = "annual_energy"
value    = "1.83 to 2.75 TWh/yr"
by       = "B"
"""


def changed_lines(before: str, after: str) -> list[str]:
    kept = after.splitlines()
    return [line for line in before.splitlines() if line not in kept]


def saved(scenario: Scenario, before: str = "") -> Scenario:
    """The scenario after a trip through a file."""
    return read_scenario(written(scenario, before), "saved")


def test_an_unchanged_file_stays_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "mine.wattif.toml"
    save(load_text(WITH_COMMENTS, tmp_path), path)
    assert path.read_text(encoding="utf-8") == WITH_COMMENTS


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("server_power", "server_power ="),
        ("gpu_count", "gpu_count "),
        ("pue", "pue ="),
        ("run_time", "run_time "),
        ("parameters", "parameters "),
        ("utilization", "utilization "),
    ],
)
def test_a_moved_statement_changes_only_its_line(name: str, line: str, tmp_path: Path) -> None:
    path = tmp_path / "mine.wattif.toml"
    scenario = load_text(WITH_COMMENTS, tmp_path)
    moved = min(scenario.values[name] * 1.25, model().quantities[name].si_high or 1e300)
    save(scenario.stating(name, moved), path)
    after = path.read_text(encoding="utf-8")
    assert [gone[: len(line)] for gone in changed_lines(WITH_COMMENTS, after)] == [line]
    assert len(after.splitlines()) == len(WITH_COMMENTS.splitlines())
    assert load(path).values[name] == pytest.approx(moved)


def test_a_moved_statement_keeps_the_remark_behind_it(tmp_path: Path) -> None:
    scenario = load_text(WITH_COMMENTS, tmp_path)
    assert "# name plate" in written(scenario.stating("server_power", 7000.0), WITH_COMMENTS)
    assert "# guessed" in written(scenario.stating("load_factor", 0.7), WITH_COMMENTS)


def test_a_moved_statement_stays_in_the_unit_it_was_written_in(tmp_path: Path) -> None:
    text = written(
        load_text(WITH_COMMENTS, tmp_path).stating("server_power", 7000.0), WITH_COMMENTS
    )
    assert 'value = "7,000 W"' in text


def test_a_statement_taken_back_goes_with_its_line(tmp_path: Path) -> None:
    scenario = load_text(WITH_COMMENTS, tmp_path).freeing("gpu_count")
    after = written(scenario, WITH_COMMENTS)
    assert [line[:9] for line in changed_lines(WITH_COMMENTS, after)] == ["gpu_count"]
    assert read_scenario(after, "after") == scenario


def test_a_new_statement_adds_one_line(tmp_path: Path) -> None:
    scenario = load_text(WITH_COMMENTS, tmp_path).stating("grid_intensity", 384e-3 / 3.6e6)
    after = written(scenario, WITH_COMMENTS)
    assert changed_lines(WITH_COMMENTS, after) == []
    assert len(after.splitlines()) == len(WITH_COMMENTS.splitlines()) + 1
    assert 'grid_intensity = "384 g/kWh"' in after
    assert read_scenario(after, "after") == scenario


def test_a_new_claim_leaves_the_others_as_they_are(tmp_path: Path) -> None:
    scenario = load_text(WITH_COMMENTS, tmp_path)
    claim = Claim(quantity="water", low=5.0, high=5.0, unit="L")
    after = written(
        scenario.model_copy(update={"claims": (*scenario.claims, claim)}), WITH_COMMENTS
    )
    assert changed_lines(WITH_COMMENTS, after) == []
    assert after.count("[[claims]]") == 3


MANY_CLAIMS = """\
format = 2
x-top = [1, 2]   # ours
[x-table]
a = 1

[statements]
x-mood = "good"
pue = { x-first = 1.50, value = 1.10, x-a = {b = 1}, known = "quoted" }   # remark

[statements.load_factor]
value = "80 %"
x-lf = 1   # lf
note = "n"

[sampling]
x-samp = 1
seed = 5   # five

# the first
[[claims]]
quantity = "energy"
value = "5 GWh"   # five
x-c = 1
by = "B"
# a remark on it

# the second
[[claims]]
x-d = {p = 1}
quantity = "water"
value = "5 L"
# the third
[[claims]]
quantity = "cost"
value = "5 USD"
[claims.x-sub]
k = 1
# after all

[hold]
quantity = "energy"
x-h = 1
value = "1 GWh"
follower = "pue"
# the end
"""


def many_claims() -> Scenario:
    return read_scenario(MANY_CLAIMS, "many")


def claiming(*claims: Claim) -> tuple[Scenario, list[str], list[str]]:
    """The scenario with other claims, and the lines that saving it takes away and adds."""
    scenario = many_claims().model_copy(update={"claims": claims})
    after = written(scenario, MANY_CLAIMS)
    assert read_scenario(after, "after") == scenario
    gone = list((Counter(MANY_CLAIMS.splitlines()) - Counter(after.splitlines())).elements())
    new = list((Counter(after.splitlines()) - Counter(MANY_CLAIMS.splitlines())).elements())
    return scenario, gone, new


def test_a_changed_claim_changes_only_its_line() -> None:
    one, two, three = many_claims().claims
    changed = one.model_copy(update={"low": 7 * 3.6e12, "high": 7 * 3.6e12})
    _s, gone, new = claiming(changed, two, three)
    assert (gone, new) == (['value = "5 GWh"   # five'], ['value = "7 GWh"   # five'])


def test_every_claim_changed_keeps_all_comments_and_all_keys_of_others() -> None:
    claims = [c.model_copy(update={"by": "Z"}) for c in many_claims().claims]
    _s, gone, new = claiming(*claims)
    assert gone == ['by = "B"']
    assert [line for line in new if line] == ['by = "Z"'] * 3


def test_a_claim_taken_back_goes_with_its_comment_and_no_other() -> None:
    one, two, three = many_claims().claims
    _s, gone, new = claiming(one, three)
    assert new == []
    assert {line for line in gone if line} == {
        "# the second",
        "[[claims]]",
        "x-d = {p = 1}",
        'quantity = "water"',
        'value = "5 L"',
    }
    _s, gone, new = claiming(two, three)
    assert "# the second" not in gone
    _s, gone, new = claiming()
    assert [line for line in gone if line.startswith(("# after", "# the end", "[hold"))] == []


def test_claims_in_another_order_take_their_comments_and_keys_along() -> None:
    one, two, three = many_claims().claims
    scenario, gone, new = claiming(three, one, two)
    assert [line for line in [*gone, *new] if line] == []
    after = written(scenario, MANY_CLAIMS)
    assert after.index("# the third") < after.index('"cost"') < after.index("k = 1")
    assert after.index("k = 1") < after.index("# a remark") < after.index("# the second")


def test_a_claim_between_others_takes_nothing_from_them() -> None:
    one, two, three = many_claims().claims
    new_one = Claim(quantity="households", low=3.0, high=3.0, unit="1")
    for claims in (
        (new_one, one, two, three),
        (one, new_one, two, three),
        (one, two, three, new_one),
    ):
        _s, gone, new = claiming(*claims)
        assert gone == []
        assert [line for line in new if line] == [
            "[[claims]]",
            'quantity = "households"',
            "value = 3",
        ]


def test_claims_in_one_line_each_keep_their_comments() -> None:
    before = """format = 2
claims = [
  # one
  {quantity = "energy", value = "5 GWh", x-c = 1},
  # two
  {quantity = "water", value = "5 L"},
]
"""
    scenario = read_scenario(before, "before")
    one, two = scenario.claims
    other = scenario.model_copy(update={"claims": (one.model_copy(update={"by": "Z"}), two)})
    after = written(other, before)
    assert read_scenario(after, "after") == other
    assert after == before.replace("x-c = 1}", 'x-c = 1, by = "Z"}')
    for claims in ((two,), (two, one), (one, two, one), ()):
        other = scenario.model_copy(update={"claims": claims})
        assert read_scenario(written(other, before), "after") == other


def foreign_lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.lstrip('"').startswith("x-")]


def test_keys_that_begin_with_x_stay_where_they_are_when_all_around_them_changes() -> None:
    scenario = many_claims().stating("pue", 1.3, "1").stating("load_factor", 0.5)
    scenario = scenario.model_copy(
        update={
            "sampling": Sampling(seed=9, samples=500),
            "hold": scenario.hold and scenario.hold.model_copy(update={"value": 7.2e12}),
            "title": "New",
        }
    )
    after = written(scenario, MANY_CLAIMS)
    assert read_scenario(after, "after") == scenario
    assert foreign_lines(after) == foreign_lines(MANY_CLAIMS)
    assert "pue = {x-first = 1.50, value = 1.3, x-a = {b = 1}}   # remark" in after
    assert "[x-table]\na = 1\n" in after
    assert "seed = 9   # five\nsamples = 500\n\n# the first\n[[claims]]" in after
    bare = scenario.freeing("pue").freeing("load_factor")
    assert 'x-mood = "good"' in written(bare, MANY_CLAIMS)


def test_a_new_file_is_written_as_a_person_would_write_it() -> None:
    scenario = Scenario(title="Mine").stating("parameters", 1.7e12, "1").stating("pue", 1.1, "1")
    scenario = scenario.stating("server_power", 6500.0, "kW").stating("gpu_count", 25000.0, "1")
    assert written(scenario).splitlines() == [
        "format = 2",
        'title = "Mine"',
        "",
        "[statements]",
        'parameters = "1.7 trillion"',
        "pue = 1.1",
        'server_power = "6.5 kW"',
        "gpu_count = 25000",
    ]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("parameters", "175B"),
        ("parameters", "1.7T"),
        ("gpu_count", "4.1M"),
        ("gpu_count", "25k"),
        ("gpu_count", "25 GPUs"),
        ("development_multiplier", "1.5"),
        ("training_compute", "2.1e25 FLOP"),
        ("server_power", "6500 watt"),
        ("emissions", "10 short ton"),
        ("cost", "5 $"),
    ],
)
def test_a_typed_value_means_the_same_after_saving(name: str, text: str) -> None:
    si, unit = model().quantities[name].read(text)
    assert saved(Scenario().stating(name, si, unit)).values[name] == pytest.approx(si, rel=1e-12)


@pytest.mark.parametrize(
    ("name", "low", "high"),
    [
        ("parameters", "1.5 million", "2 million"),
        ("parameters", "800,000", "1 million"),
        ("gpu_count", "20,000", "25,000"),
        ("server_power", "900 W", "1 kW"),
        ("development_multiplier", "1", "2.7"),
        ("utilization", "30 %", "45 %"),
        ("queries_per_day", "1 billion per day", "9 billion per day"),
    ],
)
def test_a_range_means_the_same_after_saving(name: str, low: str, high: str) -> None:
    quantity = model().quantities[name]
    (bottom, unit), (top, _unit) = quantity.read(low), quantity.read(high)
    statement = Statement(value=top, unit=unit, low=bottom, high=top)
    again = saved(Scenario().with_statement(name, statement)).statements[name]
    assert [again.low, again.high] == pytest.approx([bottom, top])


@settings(max_examples=200)
@given(scenario=scenarios())
def test_whatever_sliders_state_is_the_same_after_saving(scenario: Scenario) -> None:
    assert saved(scenario).values == pytest.approx(scenario.values, rel=1e-15)


@settings(max_examples=100)
@given(scenario=scenarios())
def test_opening_and_saving_again_changes_nothing(scenario: Scenario) -> None:
    text = written(scenario)
    assert written(read_scenario(text, "saved"), text) == text


@settings(max_examples=100)
@given(scenario=scenarios(sliders=False))
def test_even_outlandish_values_can_be_saved(scenario: Scenario) -> None:
    assert saved(scenario).values == pytest.approx(scenario.values, rel=1e-12)


@settings(max_examples=100)
@given(data=st.data())
def test_ranges_and_claims_come_back(data: st.DataObject) -> None:
    quantity = model().quantities[data.draw(st.sampled_from(sorted(model().quantities)))]
    low, value, high = sorted(data.draw(st.tuples(*[possible(quantity)] * 3)))
    if high <= 1e30:
        scenario = Scenario(
            claims=(Claim(quantity=quantity.name, low=low, high=high, unit=quantity.unit),)
        ).with_statement(
            quantity.name, Statement(value=value, unit=quantity.unit, low=low, high=high)
        )
        again = saved(scenario)
        statement, claim = again.statements[quantity.name], again.claims[0]
        for ends in ([statement.low, statement.high], [claim.low, claim.high]):
            assert ends == pytest.approx([low, high])


TEXTS = st.text(max_size=60).map(clean) | st.text("a\n\t \"'\\#=[]{}", max_size=30).map(clean)


@settings(max_examples=300)
@given(title=TEXTS, summary=TEXTS, notes=TEXTS, key=st.text(min_size=1, max_size=10), note=TEXTS)
def test_any_text_comes_back(title: str, summary: str, notes: str, key: str, note: str) -> None:
    scenario = Scenario(
        title=title,
        summary=summary,
        notes=notes,
        sources={key: Source(text=note)},
        statements={"pue": Statement(value=1.1, unit="1", note=note, cite=key.strip() and key)},
        claims=(Claim(quantity="pue", low=1.0, high=1.0, unit="1", sentence=note, by=title),),
    )
    if clean(key) == key:
        assert saved(scenario) == scenario


@settings(max_examples=300)
@given(scenario=scenarios() | scenarios(sliders=False), title=TEXTS, key=TEXTS)
def test_the_tables_of_a_scenario_are_plain_and_give_the_very_same_one(
    scenario: Scenario, title: str, key: str
) -> None:
    """Recovered work is the same work, to the last digit."""
    scenario = scenario.model_copy(
        update={
            "title": title,
            "tags": ("training",),
            "sources": {key: Source(text=title, year=2020)},
            "sampling": Sampling(seed=3),
            "claims": tuple(
                Claim(quantity=name, low=s.value, high=s.value, unit=s.unit, by=title)
                for name, s in scenario.statements.items()
            ),
        }
    )
    assert read_tables(json.loads(json.dumps(tables(scenario)))) == scenario


@settings(max_examples=300)
@given(data=st.data())
def test_tables_keep_every_digit_of_every_range(data: st.DataObject) -> None:
    quantity = model().quantities[data.draw(st.sampled_from(sorted(model().quantities)))]
    low, value, high = sorted(data.draw(st.tuples(*[possible(quantity)] * 3)))
    scenario = Scenario().stating(quantity.name, value).ranging(quantity.name, (low, high))
    assert read_tables(json.loads(json.dumps(tables(scenario)))) == scenario


@pytest.mark.parametrize("name", library.names())
def test_tables_give_back_every_preset(name: str) -> None:
    scenario = library.preset(name)
    assert read_tables(json.loads(json.dumps(tables(scenario)))) == scenario


@pytest.mark.parametrize("name", ["parameters", "training_compute"])
def test_a_number_without_a_unit_stays_without_one(name: str) -> None:
    """In words it would be read in the unit of its quantity, if that has one."""
    scenario = Scenario().stating(name, 2e12, "1")
    assert saved(scenario) == scenario
    assert read_tables(tables(scenario)) == scenario


def test_tables_are_made_anew_each_time() -> None:
    scenario = many_claims()
    tables(scenario)["statements"]["pue"]["value"] = 9
    assert tables(scenario)["statements"]["pue"]["value"] == 1.1


FOREIGN = [
    "statements = 3",
    'sources = "x"',
    'claims = "x"',
    "claims = [1]",
    "claims = {}",
    "tags = 5",
    "title = 3",
    "[format]\nx = 1",
    "[title]\nx = 1",
    "[summary.x]\ny = 1",
    "statements = {gpu_count = 3}",
    "statements.gpu_count = 4",
    "statements.gpu_count.value = 4",
    "[statements.gpu_count]\nvalue = 3",
    "[statements]\n[statements.gpu_count]\nvalue = 3",
    "[statements.gpu_count]\nvalue = 3\n[sources.z]\ntext='Z'\n[statements.pue]\nvalue = 1.5",
    "[[statements]]\nx = 1",
    "[[sources]]\nx = 1",
    "[sources]\nrise = 5",
    "[statements]\ngpu_count = []",
    "[statements]\ngpu_count = {value = []}",
    "[statements]\npue = {value = {x = 1}}",
    "foo = 3\n[bar]\nx = 1",
    "not toml at all",
    "\x00",
    "format = 2\r\ntitle = 'x'\r\n",
    "[tool.ruff]\nline-length = 100",
]


@pytest.mark.parametrize("before", FOREIGN)
def test_saving_over_any_file_gives_a_file_that_can_be_opened(before: str, tmp_path: Path) -> None:
    path = tmp_path / "other.toml"
    path.write_bytes(before.encode())
    scenario = (
        Scenario(
            title="T",
            summary="a\nb",
            tags=("training",),
            sources={"rise": Source(text="RISE")},
            claims=(Claim(quantity="pue", low=1.0, high=1.0, unit="1"),),
        )
        .stating("gpu_count", 7.0, "1")
        .stating("pue", 1.3, "1")
    )
    save(scenario, path)
    assert load(path) == scenario


@settings(max_examples=150)
@given(scenario=scenarios(), other=scenarios(), title=TEXTS)
def test_saving_over_any_other_scenario_gives_this_one(
    scenario: Scenario, other: Scenario, title: str
) -> None:
    scenario = scenario.model_copy(update={"title": title})
    assert saved(scenario, written(other)) == saved(scenario)
    assert saved(scenario, WITH_COMMENTS) == saved(scenario)


# On the disk


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A file that was saved before."""
    path = tmp_path / "old.wattif.toml"
    path.write_text(HEAD + "title = 'old'\n", encoding="utf-8")
    return path


NEW = Scenario(title="new")


def test_a_save_that_fails_leaves_the_old_file_and_nothing_else(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: object, **_options: object) -> None:
        raise OSError(28, "No space left on device")

    for step in ("replace", "fsync"):
        with monkeypatch.context() as patch:
            patch.setattr(os, step, fail)
            with pytest.raises(
                WattifError, match=r"old\.wattif\.toml could not be saved: no space"
            ):
                save(NEW, old)
        assert load(old).title == "old"
        assert list(old.parent.iterdir()) == [old]


def test_a_save_leaves_nothing_beside_the_file(old: Path) -> None:
    save(NEW, old)
    assert load(old).title == "new"
    assert list(old.parent.iterdir()) == [old]


def test_a_saved_file_keeps_its_permissions(old: Path) -> None:
    old.chmod(0o640)
    save(NEW, old)
    assert stat.S_IMODE(old.stat().st_mode) == 0o640


def test_a_new_file_has_the_permissions_that_the_system_gives(tmp_path: Path) -> None:
    ordinary = tmp_path / "ordinary"
    ordinary.touch()
    save(NEW, tmp_path / "new.toml")
    assert (tmp_path / "new.toml").stat().st_mode == ordinary.stat().st_mode


def test_a_link_is_followed_and_stays_a_link(old: Path) -> None:
    link = old.with_name("link.toml")
    link.symlink_to(old.name)
    save(NEW, link)
    assert link.is_symlink()
    assert load(old).title == "new"


@pytest.mark.parametrize("where", ["none/new.toml", "folder", "folder/old.toml/new.toml"])
def test_what_cannot_be_saved_is_said_in_one_line(where: str, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "old.toml").touch()
    path = tmp_path / where
    with pytest.raises(WattifError) as refusal:
        save(NEW, path)
    assert str(refusal.value).startswith(f"{path.name} could not be saved: ")
    assert is_one_plain_line(str(refusal.value))
    assert sorted(p.name for p in tmp_path.rglob("*")) == ["folder", "old.toml"]


def test_a_name_that_no_file_can_have_is_refused(tmp_path: Path) -> None:
    for name in ("a" * 300, "a\0b"):
        with pytest.raises(WattifError, match="could not be saved"):
            save(NEW, tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_a_text_that_cannot_be_encoded_leaves_no_debris(old: Path) -> None:
    broken = Scenario().model_copy(update={"title": "half a \ud83d"})
    try:
        save(broken, old)
    except WattifError:
        assert load(old).title == "old"
    else:
        assert load(old).title.startswith("half a ")
    assert list(old.parent.iterdir()) == [old]


def test_a_saved_file_ends_its_lines_as_it_did(tmp_path: Path) -> None:
    path = tmp_path / "windows.toml"
    path.write_bytes(b"format = 2\r\ntitle = 'old'\r\n\r\n[statements]\r\npue = 1.1\r\n")
    save(load(path).stating("pue", 1.2), path)
    assert path.read_bytes() == b"format = 2\r\ntitle = 'old'\r\n\r\n[statements]\r\npue = 1.2\r\n"


@given(values=st.dictionaries(st.sampled_from(["pue", "gpu_count"]), st.floats(1, 9), min_size=1))
def test_short_forms_stay_short(values: dict[str, float]) -> None:
    tables: dict[str, Any] = {"format": 2, "statements": dict.fromkeys(values, 5.5)}
    before = tomlkit.dumps(tables)
    scenario = read_scenario(before, "before")
    for name, value in values.items():
        scenario = scenario.stating(name, value)
    assert "{" not in written(scenario, before)
