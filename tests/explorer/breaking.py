"""Scenario files as a careless or a hostile hand leaves them: valid ones, broken in every way."""

import re
from collections.abc import Callable

from hypothesis import strategies as st

from explorer import library
from explorer.toml_writer import written
from tests.explorer.samples import HEAD, scenarios
from tests.explorer.test_saving import WITH_COMMENTS

Breaking = Callable[[st.DrawFn, str], str]

SINGLE_LINES = f"""\
{HEAD}title = "Inline"
sources = {{ a = {{ text = "A", link = "https://example.org" }} }}
statements = {{ gpu_count = 8, pue = {{ value = 1.1, cite = "a" }}, x-mine = {{ a = [1, 2] }} }}
claims = [{{ quantity = "energy", value = "1 GWh" }}, {{ quantity = "water", value = "5 L" }}]
hold = {{ quantity = "energy", value = "2 GWh", follower = "gpu_count" }}
x-other = 1979-05-27T07:32:00Z
"""
DOTTED = f"""\
{HEAD}statements.gpu_count = 8
statements.pue.value = 1.1
statements.pue.range = "±3 %"
sources.a.text = "A"
sampling.seed = 2

[[claims]]
quantity = "energy"
value = "3 to 5 GWh"
"x-ü".b = 1
"""
NUMBERS = (
    *("0", "-0", "-0.0", "+1", "1_000", "1e9", "1e-320", "5e-324", "1.7976931348623157e308"),
    *("1e400", "-1e400", "nan", "-nan", "inf", "+inf", "0x7fffffffffffffff", "0o7", "0b1"),
    *("9" * 300, "9" * 310, "9" * 5000, "0x" + "f" * 5000, f"0.{'0' * 400}1", f"1.{'3' * 400}"),
)
"""Numbers as TOML has them, and some that it does not."""
VALUES = (
    *("true", "false", "[]", "{}", "[[]]", "[{}]", "{ a = 1 }", '""', "''", '""""""', "", "a"),
    *("1979-05-27", "07:32:00", "1979-05-27T07:32:00Z", "0001-01-01T00:00:00-23:59"),
    *('"', "'", '"""', "'''", "[", "{", "}", "]", "=", "1 = 2", "[" * 10_000, "{a=" * 10_000),
    *("[" * 10_000 + "]" * 10_000, "[" * 90 + "]" * 90, "{a=" * 90 + "1" + "}" * 90),
    *("{ value = 1 }", '{ value = "1", range = "±1 %" }', "{ value = {}, range = [] }"),
)
"""Everything that can stand behind an equals sign, and what cannot."""
AMOUNTS = (
    *("1e9**1e9", "1 kW**9**9", "10²²²", "5 W²²²²²²²²²", "1/0 kW", "0/0", "5 W/0", "1 /0 W"),
    *("1e400", "1e9999", "-0", "nan", "inf kW", "NaN %", "1e308 GWh", "1e-400 kW", "5e-324 kW"),
    *(
        "9" * 79,
        "9" * 5000,
        f"0.{'0' * 70}1",
        "1,2",
        "1,000,00",
        "1 000",
        "١٢",
        "12",
        "½ kW",
        "Ⅷ kW",
    ),
    *("5 W*W*W*W*W*W*W*W*W*W", "5 kkW", "5 %%", "5 % %", "5 per per s", "5 per ", "per day", "kW"),
    *("5 degC", "5 delta_degC", "5 dBm", "5 dimensionless", "5 pi*W", "5 c", "5 k_B", "5 [energy]"),
    *("5 W.s", "5 W..s", "5 -W", "5 W-", "5 1 W", "5 a", "5 __class__", "5 import", "5 lambda x"),
    *("5 W to", "to 5 W", " to ", "5 to 6 to 7", "5 ... 6 W", "5…6", "5–6 kWh", "6 to 5 kW", "± %"),
    *("±1e400 %", "±nan", "+-5", "± ±", "()", "5 (", "5 (4 to 6)", "((5))", "5 (±10 %) kW", ")5("),
    *("5 hundred million", "5 million million", "million", "5 short ton", "5 ton", "5 tons/MWh"),
    *("5 k", "5 B", "5 bn", "5 tn", "5 T", "5\tkW", "5\\nkW", "5\\u0000kW", "5\\u202EkW", ""),
    *("5 quadrillion quadrillion", "1e300 quadrillion", "1e306 %", "-1e-320", "0.1 + 0.2", "1_000"),
)
"""What stands in quotation marks for a value, a range or a claim."""
CHARACTERS = (
    *("\0", "\x01", "\x07", "\x08", "\x0b", "\x0c", "\x1b[2J", "\x1f", "\x7f", "\x85", "\xa0"),
    *("\N{ZERO WIDTH NO-BREAK SPACE}", "\u202e", "\u2066", "\u200f", "\u2028", "\u2029", "\u00ad"),
    *("\r", "\r\n", "\n", "\t", "\\", "\\u", "\\uD800", "\\U00110000", "\\x00", "\\ ", "\\\n"),
    *('"', "'", '"""', "'''", "#", "=", ".", ",", "[", "]", "{", "}", "-", "\N{MINUS SIGN}"),
    *("\ufffe", "\uffff", "\U000e0001", "\U0010ffff", "\ue000", "é", "e\u0301" * 50, "ﷺ", "🏳️‍🌈"),
    *("%s", "%(name)s", "{name}", "{0.__class__}", "$(id)", "<b>", "<img src=x>", "&amp;"),
)
"""What a screen would obey, an editor leaves behind, or a template would fill in."""
LINES = (
    *("[statements]", "[[statements]]", "[statements.pue]", "[[statements.pue]]", "[claims]"),
    *("[[claims]]", "[[claims.quantity]]", "[sources]", "[sources.a]", "[[sources]]", "[hold]"),
    *("[sampling]", "[[sampling]]", "[shown]", "[[shown]]", "[shown.results]", "[format]", "[]"),
    *(
        "[x-a]",
        "[x-a.b.c]",
        "[[x-a]]",
        "[statements.x-a]",
        '["statements"]',
        "[ statements . pue ]",
    ),
    *("format = 2", "format = 1", "format = 3", "format = 0", "format.a = 2", 'format = "2"'),
    *("statements.pue = 1.2", "statements = {}", "claims = []", "sources = {}", "shown = 5"),
    *("pue = 1.2", "pue.value = 1.2", '"pue" = 1.2', "'pue'.value = 1.2", 'pue."value" = "1.2"'),
    *("x-a = 1", "x-a.b = 2", '"x-" = 3', '"" = 1', "= 1", "a.b.c.d.e.f = 1", "a" * 2000 + " = 1"),
    *("a." * 40 + "a = 1", "a." * 10_000 + "a = 1", "[" + "a." * 10_000 + "a]", "#" * 2000),
    *('cite = "a"', 'cite = ""', 'cite = "nobody"', 'source = "b"', "year = 2020", "year = 99999"),
    *('link = "javascript:alert(1)"', 'link = "file:///etc/passwd"', 'link = "https://a b"'),
    *('include = "/etc/passwd"', 'range = "±5 %"', 'distribution = "PERT"', 'known = "quoted"'),
)
"""Lines that belong elsewhere, or nowhere."""
BYTES = (
    *(b"\xff", b"\xfe", b"\xc3", b"\xe2\x82", b"\xf0\x9f", b"\x80", b"\xc0\x80", b"\xed\xa0\x80"),
    *(b"\xed\xb0\x80", b"\xf4\x90\x80\x80", b"\0", b"\xef\xbb\xbf", b"\xff\xfe", b"\r", b"\x1a"),
)
"""Bytes that are no UTF-8: half-written letters, surrogates, and what is best left out."""


def valid_texts() -> st.SearchStrategy[str]:
    """Texts that can be read: the presets, files written by hand, and what we write."""
    presets = [library.file_of(n).read_text(encoding="utf-8") for n in library.names()]
    by_hand = [WITH_COMMENTS, SINGLE_LINES, DOTTED]
    ours = scenarios().map(written) | scenarios(sliders=False).map(written)
    return st.sampled_from(presets) | st.sampled_from(by_hand) | ours


@st.composite
def broken_texts(draw: st.DrawFn) -> str:
    """A valid text, broken in one place or a few."""
    text = draw(valid_texts())
    for breaking in draw(st.lists(st.sampled_from(BREAKINGS), min_size=1, max_size=3)):
        text = breaking(draw, text)
    return text


@st.composite
def broken_bytes(draw: st.DrawFn) -> bytes:
    """A broken file, down to its bytes."""
    data = draw(broken_texts()).encode()
    for found in draw(st.lists(st.sampled_from(BYTES), min_size=1, max_size=3)):
        at = draw(st.integers(0, len(data)))
        data = data[:at] + found + data[at + draw(st.integers(0, 2)) :]
    return data


def _cut(draw: st.DrawFn, text: str) -> str:
    first, last = sorted((draw(st.integers(0, len(text))), draw(st.integers(0, len(text)))))
    return draw(st.sampled_from((text[:first], text[last:], text[:first] + text[last:])))


def _insert(draw: st.DrawFn, text: str) -> str:
    at = draw(st.integers(0, len(text)))
    return text[:at] + draw(st.sampled_from(CHARACTERS)) + text[at:]


def _change_value(draw: st.DrawFn, text: str) -> str:
    return _replaced(draw, text, r"(?m)(?<==)[ \t]*[^\n]+$", VALUES + NUMBERS)


def _change_amount(draw: st.DrawFn, text: str) -> str:
    return _replaced(draw, text, r'(?<=")[^"\n]*(?=")', AMOUNTS)


def _change_key(draw: st.DrawFn, text: str) -> str:
    keys = ("", "pue", "x-a", "value", "a.b", '"a b"', "'\u202e'", "ü", "a" * 500, "1", "pue.value")
    return _replaced(draw, text, r"(?m)^[\w.-]+(?=[ \t]*=)", keys)


def _change_header(draw: st.DrawFn, text: str) -> str:
    return _replaced(draw, text, r"(?m)^\[.*\]", LINES)


def _replaced(draw: st.DrawFn, text: str, pattern: str, others: tuple[str, ...]) -> str:
    found = list(re.finditer(pattern, text))
    if not found:
        return text
    place = draw(st.sampled_from(found))
    return text[: place.start()] + draw(st.sampled_from(others)) + text[place.end() :]


def _insert_line(draw: st.DrawFn, text: str) -> str:
    lines = text.split("\n")
    lines.insert(draw(st.integers(0, len(lines))), draw(st.sampled_from(LINES)))
    return "\n".join(lines)


def _double_lines(draw: st.DrawFn, text: str) -> str:
    lines = text.split("\n")
    first = draw(st.integers(0, len(lines) - 1))
    some = lines[first : first + draw(st.integers(1, 5))]
    at = draw(st.integers(0, len(lines)))
    return "\n".join([*lines[:at], *some, *lines[at:]])


def _swap_sections(draw: st.DrawFn, text: str) -> str:
    return "".join(draw(st.permutations(re.split(r"(?m)^(?=\[)", text))))


def _tables_into_lists(draw: st.DrawFn, text: str) -> str:
    changes = ((r"(?m)^\[([^\[\]]+)\]", r"[[\1]]"), (r"(?m)^\[\[([^\[\]]+)\]\]", r"[\1]"))
    pattern, other = draw(st.sampled_from(changes))
    return re.sub(pattern, other, text, count=draw(st.integers(0, 3)))


def _line_ends(draw: st.DrawFn, text: str) -> str:
    ends = draw(st.lists(st.sampled_from(("\n", "\r\n", "\r", "\n\r")), min_size=1, max_size=5))
    lines = text.split("\n")
    return "".join(line + ends[n % len(ends)] for n, line in enumerate(lines))


def _mark_in_front(draw: st.DrawFn, text: str) -> str:
    return "\N{ZERO WIDTH NO-BREAK SPACE}" * draw(st.integers(1, 2)) + text


BREAKINGS: tuple[Breaking, ...] = (
    *(_cut, _insert, _change_value, _change_amount, _change_amount, _change_key, _change_header),
    *(_insert_line, _double_lines, _swap_sections, _tables_into_lists, _line_ends, _mark_in_front),
)
