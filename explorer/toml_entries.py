"""A scenario's parts as the plain entries of a file's tables."""

from functools import lru_cache
from typing import Any

from explorer import reading, show, units
from explorer.migrations import FORMAT
from explorer.model import model
from explorer.scenario import Claim, Hold, Sampling, Scenario, Source, Statement
from explorer.shown import Shown, ShownResult

Entry = dict[str, Any]

_DECIMALS = 21
"""Of a number that no float of its unit comes to."""


def tables(scenario: Scenario) -> Entry:
    """The scenario as plain values for JSON, from which the very same one can be read."""
    return without_gaps(
        format=FORMAT,
        title=scenario.title,
        summary=scenario.summary,
        notes=scenario.notes,
        tags=list(scenario.tags),
        sources={key: source(key, item) for key, item in scenario.sources.items()},
        statements={name: statement(name, item) for name, item in scenario.statements.items()},
        claims=[claim(item) for item in scenario.claims],
        sampling=sampling(scenario.sampling),
        hold=hold(scenario.hold) if scenario.hold else None,
    )


def sampling(item: Sampling) -> Entry:
    """How it is drawn."""
    return {"seed": item.seed, "samples": item.samples}


def hold(item: Hold) -> Entry:
    """What is held."""
    value = value_text(item.quantity, item.value, item.unit)
    return {"quantity": item.quantity, "value": value, "follower": item.follower}


def source(_key: str, item: Source) -> Entry:
    """A source."""
    return without_gaps(text=item.text, link=item.link, year=item.year)


def statement(name: str, item: Statement) -> Entry:
    """A statement of a quantity."""
    ends = item.range
    return without_gaps(
        value=value_text(name, item.value, item.unit),
        range=interval(*ends, item.unit) if ends else None,
        distribution=item.distribution,
        **_origin(item),
        known=item.known,
        note=item.note,
    )


def claim(item: Claim) -> Entry:
    """A claim."""
    name, low, high, unit = item.quantity, item.low, item.high, item.unit
    return without_gaps(
        quantity=name,
        value=value_text(name, low, unit) if low == high else interval(low, high, unit),
        sentence=item.sentence,
        by=item.by,
        **_origin(item),
    )


def _origin(item: Statement | Claim) -> Entry:
    return {"cite": item.cite, "source": item.source, "link": item.link, "year": item.year}


def shown(item: Shown) -> Entry:
    """What it showed, but for the results."""
    return without_gaps(version=item.version, stated=item.stated)


def shown_result(item: ShownResult) -> Entry:
    """One result that it showed."""
    ends = None
    if item.low is not None and item.high is not None:
        ends = interval(item.low, item.high, item.unit)
    value = f"{digits(item.value, item.unit)} {item.unit}".removesuffix(" 1")
    return without_gaps(value=value, range=ends, by=item.by)


@lru_cache(maxsize=10_000)
def value_text(name: str, si: float, unit: str) -> str | float:
    """A plain number, "1.7 trillion" or "6.5 kW": what reads back as the same value and unit."""
    if unit != "1":
        return f"{digits(si, unit)} {unit}"
    if model().quantities[name].unit == "1":  # otherwise words would be read in its unit
        words = show.exact(si, "1")
        if " " in words and reading.read(words).number == si:
            return words
    return int(si) if si.is_integer() and abs(si) < 1e15 else si


def interval(low: float, high: float, unit: str) -> str:
    """Two ends that read back as the very same ones."""
    ends = f"{digits(low, unit)} to {digits(high, unit)}"
    return ends if unit == "1" else f"{ends} {unit}"


@lru_cache(maxsize=10_000)
def digits(si: float, unit: str) -> str:
    """The shortest number of `unit` that reads back as the very same SI value."""
    size = units.size(unit)
    for figures in (6, 12, 15, 16, 17):
        text = f"{si / size:.{figures}g}"
        if float(text) * size == si:  # as it is read; rounded up, the largest may be infinite
            break
    else:
        return _exactly(si, unit)
    value = float(text)
    plain = f"{value:,.0f}"
    return plain if abs(value) < 1e15 and float(plain.replace(",", "")) == value else text


def _exactly(si: float, unit: str) -> str:
    """With 18 figures: so they are read as an SI value that no float of `unit` comes to."""
    from decimal import Context, Decimal  # noqa: PLC0415 - for the few values that need it

    number = Context(prec=18).divide(Decimal(si), Decimal(units.size(unit)))
    places = 17 - number.adjusted()
    return f"{number:.{places}f}" if 0 <= places < 24 else f"{number:.17e}"


def without_gaps(**entries: Any) -> Entry:
    """The entries that say something."""
    return {key: value for key, value in entries.items() if value not in ("", [], {}, None)}
