"""Tables made in a spreadsheet: what is taken, and what is left out with a reason."""

import csv
import io
from collections.abc import Mapping

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from explorer import library
from explorer.errors import WattifError
from explorer.model import model
from explorer.plain_text import cell
from explorer.report import table
from explorer.results import evaluate
from explorer.scenario import Scenario
from explorer.table_reader import MOST_ROWS, Row, Taken, news, read_table
from tests.explorer.samples import is_one_plain_line

HEAD = "name,value,unit,source\n"


def values(text: str) -> dict[str, float]:
    """The values that a table states, in the unit shown."""
    taken = read_table(text)
    assert not taken.refused
    size = {name: model().quantities[name].size for name in taken.statements}
    return {n: float(f"{s.value / size[n]:.12g}") for n, s in taken.statements.items()}


def why(text: str) -> str:
    """Why the one row of a table is left out."""
    taken = read_table(text)
    assert not taken.statements
    (row,) = taken.refused
    return row.why


def refusal(text: str) -> str:
    with pytest.raises(WattifError) as caught:
        read_table(text)
    return str(caught.value)


# ---- what is taken


def test_names_values_units_and_sources_are_taken_in_their_order_without_headings() -> None:
    taken = read_table("server_power,6.5,kW,data sheet\nPUE,1.2\nrun time,100 days,,ours\n")
    assert list(taken.statements) == ["server_power", "pue", "run_time"]
    power = taken.statements["server_power"]
    assert (power.value, power.unit, power.source) == (6500, "kW", "data sheet")
    assert taken.statements["run_time"].source == "ours"
    assert [(row.line, row.name) for row in taken.taken][2] == (3, "run_time")


def test_headings_allow_any_order_and_all_that_a_file_says() -> None:
    text = (
        "Year,Remark,Amount,Units,Quantity,Citation,URL,Uncertainty\n"
        "2023,an estimate,6.5,kW,power PER server,RISE,https://ri.se/x,5.2 to 6.8\n"
    )
    (statement,) = read_table(text).statements.values()
    assert str(statement.own_source) == "RISE (2023)"
    assert statement.link == "https://ri.se/x"
    assert statement.note == "an estimate"
    assert statement.range == pytest.approx((5200, 6800))
    assert statement.distribution == "log-normal"


@pytest.mark.parametrize(
    "row", ["pue,1.2,,1.1,1.3", 'pue,"1.2",,1.1,1.30', "pue,120 %,,110 %,130 %"]
)
def test_low_and_high_make_a_range(row: str) -> None:
    (statement,) = read_table(f"name,value,unit,low,high\n{row}\n").statements.values()
    assert statement.range == pytest.approx((1.1, 1.3))


def test_ends_without_a_unit_are_in_that_of_the_value() -> None:
    text = "name,value,unit,low,high\nserver_power,6.5 kW,,5.2,6.8\nparameters,1.7 trillion,,1,2\n"
    ranges = [s.range for s in read_table(text).statements.values()]
    assert ranges == [(5200, 6800), (1e12, 2e12)]
    text = "name,value,unit,range\nserver_power,6.5,kW,5.2 to 6.8\nenergy,50,GWh,±10 %\n"
    ranges = [s.range for s in read_table(text).statements.values()]
    assert ranges == [(5200, 6800), pytest.approx((45 * 3.6e12, 55 * 3.6e12))]


@pytest.mark.parametrize("divider", ["\t", ";", ",", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_the_divider_and_the_ends_of_lines_are_found_out(divider: str, end: str) -> None:
    rows = [["name", "value", "unit", "source"], ["pue", "1.2", "", "a; b, c\td | e"]]
    rows += [["server_power", "6.5", "kW", 'the "best"']]
    written = io.StringIO()
    csv.writer(written, delimiter=divider, lineterminator=end).writerows(rows)
    taken = read_table("\N{ZERO WIDTH NO-BREAK SPACE}" + written.getvalue())
    assert [s.source for s in taken.statements.values()] == ["a; b, c\td | e", 'the "best"']
    assert not taken.refused


def test_a_table_as_markdown_writes_it_is_taken() -> None:
    assert values("| name | value |\n|---|--:|\n| pue | 1.2 |\n") == {"pue": 1.2}


def test_blank_lines_and_remarks_are_skipped_and_lines_are_counted_as_in_the_file() -> None:
    taken = read_table('# the "run\n\nname,value\n  # more\npue,1.2\n\n,\nwue,x\n')
    assert [row.line for row in taken.taken] == [5]
    assert [row.line for row in taken.refused] == [8]


def test_a_cell_of_several_lines_stays_one_cell() -> None:
    taken = read_table('name,value,note\npue,1.2,"one\n# two\nthree"\nwue,bad,\n')
    assert taken.statements["pue"].note == "one\n# two\nthree"
    assert taken.refused[0].line == 5


# ---- numbers


def test_decimal_commas_are_read_where_the_table_has_them() -> None:
    rows = "server_power;6,5;kW\npue;1,2\ngpu_count;25.000\nrun_time;1.000,5;days\n"
    assert values(rows) == {
        "server_power": 6.5,
        "pue": 1.2,
        "gpu_count": 25_000,
        "run_time": 1000.5,
    }
    assert values("name;value;range\nserver_power;6,5 kW;5,2 to 6,8 kW\n") == {"server_power": 6.5}
    assert values("gpu_count\t25,000\npue\t1.2\n") == {"gpu_count": 25_000, "pue": 1.2}
    assert values('gpu_count,"25,000"\n') == {"gpu_count": 25_000}


@pytest.mark.parametrize("number", ["25,000", "25.000"])
def test_a_number_that_can_be_two_is_asked_about_and_not_guessed(number: str) -> None:
    said = why(f"gpu_count;{number};;\n")
    assert "two ways" in said
    assert "“25000”" in said
    assert "“25.0000”" in said
    mixed = read_table(f"pue;1,2\nserver_power;6.5 kW\ngpu_count;{number}\n")
    assert list(mixed.statements) == ["pue", "server_power"]


# ---- what is left out


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("server_powr,6.5,kW", "did you mean server_power"),
        (",6.5,kW", "name of the quantity is missing"),
        ("pue", "value of PUE is missing"),
        ("pue,high", "does not begin with a number"),
        ("pue,0.8", "PUE cannot be below 1"),
        ("server_power,6.5", "needs a unit"),
        ("server_power,6.5,kWh", "is a power, but"),
        ("emissions,5,ton", "short ton"),
        ("energy,=40+10,GWh", "is a formula"),
        ("energy,'50,GWh", "apostrophe"),
        ("energy,+A1,GWh", "does not begin with a number"),
        ("gpu_count,25,000", "quotation marks"),
        ("gpu_count,8,,ours, and theirs", "quotation marks"),
        ("pue,1,1", "quotation marks"),
        ("pue,nan", "does not begin with a number"),
        ("gpu_count,1e400", "finite"),
        ("server_power,5 to 6,kW", "has a range"),
    ],
)
def test_a_row_that_cannot_be_taken_says_why(row: str, words: str) -> None:
    assert words in why(row)


@pytest.mark.parametrize(
    ("heading", "text", "words"),
    [
        ("link", "javascript:alert(1)", "https://"),
        ("link", "file:///etc/passwd", "https://"),
        ("year", "soon", "a year such as 2023"),
        ("year", "99", "a year such as 2023"),
        ("range", "1.3 to 1.4", "does not hold the value"),
        ("range", "some", "no range"),
        ("low", "1.1", "both low and high"),
        ("source", "x" * 30_000, "longer than 20,000"),
        ("how", "guessed", "expected stated, follows or assumed"),
    ],
)
def test_what_stands_beside_a_value_is_checked_as_in_a_file(
    heading: str, text: str, words: str
) -> None:
    assert words in why(f"name,value,{heading}\npue,1.2,{text}\n")


def test_texts_are_cleaned_as_in_a_file() -> None:
    text = f"{HEAD}pue,1.2,,a\N{RIGHT-TO-LEFT OVERRIDE}b\x1b[31m\n"
    assert read_table(text).statements["pue"].source == "ab[31m"


def test_what_is_stated_twice_is_taken_once() -> None:
    taken = read_table("pue,1.2\nPUE,1.3\npue,1.4\n")
    assert taken.statements["pue"].value == pytest.approx(1.2)
    assert [row.line for row in taken.refused] == [2, 3]
    assert all("line 1 already" in row.why for row in taken.refused)


def test_rows_that_a_forgotten_quotation_mark_swallows_are_not_lost_in_silence() -> None:
    taken = read_table(f'{HEAD}pue,1.2,,"ours\nenergy,50,GWh,"theirs"\nwue,1,L/kWh,"x"\n')
    assert "pue" not in taken.statements
    assert "quotation mark" in taken.refused[0].why
    assert refusal(f'{HEAD}wue,1,L/kWh\npue,1.2,,"ours\nenergy,50,GWh\n') == (
        "Line 3 opens a quotation mark that is never closed."
    )


def test_headings_that_nobody_reads_are_named() -> None:
    assert read_table("name,value,colour,si\npue,1.2,red,3\n").unread == ("colour",)


def test_what_is_no_table_as_a_whole_is_one_sentence() -> None:
    for text in ("", " \n\t\n", "# only a remark\n"):
        assert refusal(text).startswith("The table is empty")
    assert "No column is headed “value”" in refusal("name,unit,source\npue,,x\n")
    assert "there twice" in refusal("name,value,amount\npue,1,2\n")
    assert "larger than 1 MB" in refusal("pue,1.2\n" + " " * 1_000_000)
    assert "1,000 rows" in refusal(HEAD + "pue,1.2\n" * (MOST_ROWS + 1))
    assert read_table(HEAD + "pue,1.2\n" * MOST_ROWS).statements


_PIECES = st.sampled_from(
    [
        *("name", "value", "unit", "range", "low", "how", "pue", "Energy", "GPU count", "stated"),
        *("1.2", "6,5", "25.000", "50 GWh", "=1", "'", '"', '""', "±10 %", "1e999", "ton", "W*W"),
        *(
            ",",
            ";",
            "\t",
            "|",
            "\n",
            "\r\n",
            "#",
            " ",
            "\0",
            "\ud800",
            "\N{ZERO WIDTH NO-BREAK SPACE}",
        ),
    ]
)


@example("\t\t\t\t0")
@given(st.text() | st.lists(_PIECES, max_size=60).map("".join))
def test_whatever_the_text_every_row_is_taken_or_has_a_reason(text: str) -> None:
    try:
        taken = read_table(text)
    except WattifError as error:
        taken = Taken(refused=(Row(0, "", why=str(error)),))
    assert [row.name for row in taken.taken] == list(taken.statements)
    assert all(is_one_plain_line(row.why) for row in taken.refused)
    Scenario(statements=taken.statements)


# ---- a table that Wattif copied


def copied(scenario: Scenario) -> str:
    """What “Copy all numbers” puts on the clipboard."""
    rows = table(evaluate(scenario))
    return "\n".join("\t".join(cell(str(c)) for c in row) for row in rows)


@pytest.mark.parametrize("name", library.names())
def test_all_numbers_copied_and_pasted_change_nothing(name: str) -> None:
    scenario = library.preset(name)
    taken = read_table(copied(scenario))
    assert set(taken.statements) == set(scenario.statements)
    assert news(taken.statements, scenario) == {}


def test_what_merely_follows_is_not_stated_by_pasting_it(gpt4: Scenario) -> None:
    reasons = _reasons(read_table(copied(gpt4)))
    assert "follows from other values" in reasons["energy"]
    assert "is an assumption" in reasons["pue"]


@pytest.fixture
def gpt4() -> Scenario:
    return library.preset("gpt-4-training")


def _reasons(taken: Taken) -> Mapping[str, str]:
    return {row.text.split()[0]: row.why for row in taken.refused}


def test_the_same_value_keeps_its_source_and_another_one_loses_it(gpt4: Scenario) -> None:
    same = news(read_table("gpu_count,25000\ngpus_per_server,8,,ours\n").statements, gpt4)
    assert list(same) == ["gpus_per_server"]
    assert same["gpus_per_server"].source == "ours"
    other = news(read_table("server_power,5 kW\n").statements, gpt4)["server_power"]
    assert (str(gpt4.source_of(other)), other.range) == ("", None)


# ---- cells for spreadsheets


@pytest.mark.parametrize(
    "text",
    [
        *("=HYPERLINK(1)", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1", " =1", '"=1"'),
        *("=", "-", "＝1", "-1 A1", "+1 %+A1"),
    ],
)
def test_a_text_that_a_spreadsheet_would_run_stays_a_text(text: str) -> None:
    assert cell(text).startswith("'")
    assert not set("\t\r\n") & set(cell(text))


@pytest.mark.parametrize("text", ["-5.2", "+3e4", "1.7e-05", "+4 %", "25,000", "PUE", "a = b", ""])
def test_numbers_and_plain_texts_stay_as_they_are(text: str) -> None:
    assert cell(text) == text


def test_lines_and_tabs_within_a_cell_become_spaces() -> None:
    assert cell("a\tb\r\nc") == "a b c"
