"""Whatever is in a file: it is read or refused in one sentence, and what was read can be kept."""

from pathlib import Path

import pytest
from hypothesis import given, settings

from explorer.errors import WattifError
from explorer.files import opened, save
from explorer.scenario import Scenario
from explorer.toml_reader import read_scenario
from explorer.toml_writer import written
from tests.explorer.breaking import DOTTED, SINGLE_LINES, broken_bytes, broken_texts, valid_texts
from tests.explorer.promised import LONGEST, keep_every_way, read
from tests.explorer.samples import HEAD, is_one_plain_line, scenarios, sentence_of

STATED = HEAD + "[statements]\n"


@given(valid_texts())
@settings(max_examples=60)
def test_a_file_in_order_is_read_and_kept(text: str) -> None:
    keep_every_way(read_scenario(text, "whole.toml"), text)


@pytest.mark.parametrize("text", [SINGLE_LINES, DOTTED], ids=["on single lines", "dotted"])
def test_what_is_read_does_not_depend_on_how_tables_are_written(text: str) -> None:
    scenario = read_scenario(text, "whole.toml")
    assert scenario.values["gpu_count"] == 8
    assert scenario.values["pue"] == 1.1
    assert scenario.claims[0].quantity == "energy"
    keep_every_way(scenario, text)


@given(broken_texts())
@settings(max_examples=300)
def test_a_broken_file_is_refused_in_one_sentence_or_read_and_kept(text: str) -> None:
    scenario = read(text)
    if scenario is not None:
        keep_every_way(scenario, text)


@given(broken_texts(), scenarios())
@settings(max_examples=150)
def test_whatever_is_saved_over_a_broken_file_can_be_read(text: str, other: Scenario) -> None:
    changed = Scenario(title="whole").stating("pue", 1.2, "1")
    old = read(text)
    moved = (
        old.model_copy(update={"statements": {**old.statements, **other.statements}})
        if old
        else other
    )
    for scenario in (changed, other, moved):
        assert read_scenario(written(scenario, text), "saved") == scenario


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("broken")


@given(data=broken_bytes())
@settings(max_examples=150)
def test_bytes_that_are_no_text_are_refused_and_stay_as_they_are(data: bytes, folder: Path) -> None:
    path = folder / "broken.wattif.toml"
    path.write_bytes(data)
    try:
        file = opened(path)
    except WattifError as error:
        sentence = sentence_of(error)
        assert sentence.startswith("broken.wattif.toml")
        assert len(sentence) < LONGEST
    else:
        save(file.scenario, folder / "saved.wattif.toml", before=file.text)
        assert opened(folder / "saved.wattif.toml").scenario == file.scenario
    assert path.read_bytes() == data
    assert {p.name for p in folder.glob("*.toml")} <= {path.name, "saved.wattif.toml"}


# What was found once

FOUND = {
    "a number that its unit cannot express": f'{STATED}it_energy = "1.172160000000000000001 GWh"\n',
    "the largest number of all": f"{STATED}parameters = 1.7976931348623157e308\n",
    "the largest number in words": f'{STATED}parameters = "1.797e296 trillion"\n',
    "the smallest number of all": f"{STATED}gpu_count = 5e-324\n",
    "a name with joiners": f'{STATED}pue = "5 %\N{ZERO WIDTH JOINER}🌈"\n',
    "a number for a name": f"{HEAD}[[claims]]\nquantity = 0x{'f' * 999}\nvalue = 1\n",
    "a quoted key of many parts": HEAD + '"a b".' * 5_000 + "a = 1\n",
    "a spaced key of many parts": HEAD + "a . " * 5_000 + "a = 1\n",
    "lists too deep to be copied": "format = 1\nx-a = " + "[" * 450 + "]" * 450 + "\n",
    "lists as deep as can be": "format = 1\nx-a = " + "[" * 10 + "]" * 10 + "\n",
    "tables as deep as can be": "format = 1\nx-a = "
    + "{a.b.c.d.e.f.g.h.i.j = " * 10
    + "1"
    + "}" * 10
    + "\n",
    "marks of a text within another": HEAD + "notes = '''a\\\"\"\"b'''\n" + 'title = """\\"""""\n',
}


@pytest.mark.parametrize("text", FOUND.values(), ids=list(FOUND))
def test_what_was_found_once_is_mended(text: str) -> None:
    scenario = read(text)
    if scenario is not None:
        keep_every_way(scenario, text)


def test_a_value_that_no_float_of_its_unit_expresses_is_kept_to_the_last_digit() -> None:
    scenario = Scenario().stating("it_energy", 4219776000000.0, "GWh")  # 1.17216 GWh or a bit more
    assert read_scenario(written(scenario), "saved") == scenario


APART = (
    HEAD
    + """
[statements.pue]
value = 1.1   # metered

# of the meter
[sources.a]
text = "A"

[x-mine]
a = 1

# the fleet
# as ordered
[statements]
gpu_count = 8   # so far

[sources.b]   # never used
text = '''
[statements]
'''
"""
)


def test_a_file_whose_tables_stand_apart_is_changed_without_loss() -> None:
    scenario = read_scenario(APART, "apart")
    for changed in (
        scenario.freeing("pue"),
        scenario.freeing("gpu_count"),
        scenario.stating("gpu_count", 16),
        scenario.stating("pue", 1.2).stating("server_power", 6500.0, "kW"),
        scenario.model_copy(update={"sources": {}}),
    ):
        after = written(changed, APART)
        assert read_scenario(after, "after") == changed
        assert "[x-mine]\na = 1" in after
        assert ("# metered" in after) == ("pue" in changed.values)
        assert ("# so far" in after) == ("gpu_count" in changed.values)
    kept = "# the fleet\n# as ordered\n[statements]"
    assert kept in written(scenario.stating("gpu_count", 16), APART)


@pytest.mark.parametrize(
    "text",
    [
        STATED.replace("[", "[x-a]\n[") + "pue.value = 1.1\ngpu_count = 8\npue.range = '±3 %'\n",
        HEAD + "statements.pue.value = 1.1\ntitle = 'x'\nstatements.gpu_count = 8\n",
        HEAD + "statements.gpu_count = 8\nsources.a.text = 'A'\nstatements.pue = 1.1\n",
        HEAD + "[statements.pue]\nvalue = 1.1\n[statements]\ngpu_count = 8\n[sources.a]\n",
        HEAD + "[[claims]]\nquantity = 'energy'\nvalue = '1 GWh'\n[claims.x-a]\n[x-b]\n"
        "[statements]\ngpu_count = 8\n[[claims]]\nquantity = 'water'\nvalue = '1 L'\n"
        "[statements.pue]\nvalue = 1.1\n",
    ],
)
def test_however_oddly_tables_stand_they_are_changed(text: str) -> None:
    scenario = read_scenario(text, "odd")
    keep_every_way(scenario, text)
    for changed in (
        *(scenario.freeing("pue"), scenario.freeing("gpu_count"), Scenario()),
        *(scenario.stating("pue", 1.5), scenario.stating("run_time", 86400.0, "days")),
        *(scenario.model_copy(update={"claims": scenario.claims[1:], "sources": {}}),),
    ):
        assert read_scenario(written(changed, text), "changed") == changed


def test_a_broken_file_is_named_by_a_name_without_marks(folder: Path) -> None:
    path = folder / "a\u202eb\nc.wattif.toml"
    path.write_text("x", encoding="utf-8")
    with pytest.raises(WattifError) as caught:
        opened(path)
    path.unlink()
    assert is_one_plain_line(str(caught.value))
