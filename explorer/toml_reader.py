"""From the text of a scenario file to a Scenario: every fault is one sentence with its place."""

from collections.abc import Mapping
from typing import Any, get_args

from explorer.distribution import DISTRIBUTIONS, Distribution, natural
from explorer.errors import WattifError
from explorer.faults import FaultError, Path, line_of, spelled
from explorer.migrations import migrated
from explorer.model import model, no_such_quantity
from explorer.plain_text import short
from explorer.quantity import Quantity
from explorer.scenario import Claim, Hold, Known, Sampling, Scenario, Source, Statement
from explorer.shown import Shown, shown_in
from explorer.text import _
from explorer.toml_fields import (
    at_most,
    choice_in,
    is_foreign,
    link_in,
    only_in,
    table_in,
    tags_in,
    text_in,
    whole_in,
    year_in,
)
from explorer.toml_numbers import claim_in, range_in, value_in
from explorer.toml_text import parsed

MOST_CLAIMS = 200
MOST_SOURCES = 1_000
"""More than anybody can look at; the window would be busy with nothing else."""

STORY = "story"
"""What a story file says of its kind; a scenario says nothing of it."""

_TOP = (
    *("format", "title", "summary", "tags", "notes", "sources"),
    *("statements", "claims", "sampling", "hold", "shown"),
)
_SOURCE = ("text", "link", "year")
STATEMENT_KEYS = (
    *("value", "range", "distribution"),
    *("cite", "source", "link", "year", "known", "note"),
)
_SAMPLING = ("seed", "samples")
_HOLD = ("quantity", "value", "follower")
_CLAIM = ("quantity", "value", "sentence", "by", "cite", "source", "link", "year")


def read_file(text: str, name: str) -> tuple[Scenario, Shown | None]:
    """The scenario in `text`, and what it showed when Wattif saved it, if it says so.

    Raises WattifError: file name, line, field, found, expected.
    """
    try:
        raw = _newest(parsed(text))
        return _scenario(raw), shown_in(raw.get("shown"))
    except FaultError as fault:
        raise placed(fault, text, name) from None


def placed(fault: FaultError, text: str, name: str) -> WattifError:
    """A fault as a sentence that begins with the file's name and the line."""
    line = line_of(text, fault.path)
    place = f"{name}, {_('line')} {line}" if line else name
    return WattifError(f"{place}: {_said(fault)}")


def read_scenario(text: str, name: str) -> Scenario:
    """The scenario in `text`. Raises WattifError: file name, line, field, found, expected."""
    return read_file(text, name)[0]


def read_tables(raw: Mapping[str, Any]) -> Scenario:
    """The scenario in the tables of a file. Raises WattifError: field, found, expected."""
    try:
        return scenario_from(raw)
    except FaultError as fault:
        raise WattifError(_said(fault)) from None


def read_statements(
    table: Mapping[str, Any], sources: Mapping[str, Source]
) -> dict[str, Statement]:
    """Statements as a data file lists them. Raises WattifError."""
    try:
        return {n: _statement(("statements", n), n, raw, sources) for n, raw in table.items()}
    except FaultError as fault:
        raise WattifError(_said(fault)) from None


def read_sources(table: Mapping[str, Any]) -> dict[str, Source]:
    """Sources as a data file lists them. Raises WattifError."""
    try:
        return {key: _source(("sources", key), raw) for key, raw in table.items()}
    except FaultError as fault:
        raise WattifError(_said(fault)) from None


def _said(fault: FaultError) -> str:
    field = spelled(fault.path)
    return f"{field}: {fault.sentence}" if field else fault.sentence


def scenario_from(raw: Mapping[str, Any]) -> Scenario:
    """The scenario in the tables of a file of any format. Raises a fault with its path."""
    return _scenario(_newest(raw))


def statement_from(path: Path, name: str, raw: object, sources: Mapping[str, Source]) -> Statement:
    """One statement as a file lists it. Raises a fault with its path."""
    return _statement(path, name, raw, sources)


def claim_from(raw: Mapping[str, Any], sources: Mapping[str, Source]) -> Claim:
    """One claim as a file lists it. Raises a fault whose path is the field."""
    return _claim((), raw, sources)


def _newest(raw: Mapping[str, Any]) -> Mapping[str, Any]:
    """The tables of a scenario in the newest format. Raises FaultError, where it is a story too."""
    if raw.get("kind") == STORY:
        sentence = _("this is a story, not a scenario; open it in the window, under Meeting.")
        raise FaultError(("kind",), sentence)
    return migrated(raw)


def _scenario(raw: Mapping[str, Any]) -> Scenario:
    only_in((), raw, _TOP)
    listed = table_in(("sources",), raw.get("sources", {}))
    at_most(("sources",), listed, MOST_SOURCES)
    sources = {key: _source(("sources", key), value) for key, value in listed.items()}
    statements = {
        name: _statement(("statements", name), name, value, sources)
        for name, value in table_in(("statements",), raw.get("statements", {})).items()
        if not is_foreign(name)
    }
    claims = raw.get("claims", [])
    if not isinstance(claims, list):
        raise FaultError(("claims",), _("expected a list of claims, each under [[claims]]."))
    at_most(("claims",), claims, MOST_CLAIMS)
    return Scenario(
        title=text_in(raw, "title", ()),
        summary=text_in(raw, "summary", ()),
        notes=text_in(raw, "notes", ()),
        tags=tags_in(raw.get("tags", [])),
        sources=sources,
        statements=statements,
        claims=tuple(_claim(("claims", i), claim, sources) for i, claim in enumerate(claims)),
        sampling=_sampling(raw.get("sampling", {})),
        hold=_hold(raw["hold"], statements) if "hold" in raw else None,
    )


def _sampling(raw: object) -> Sampling:
    path: Path = ("sampling",)
    table = only_in(path, table_in(path, raw), _SAMPLING)
    usual = Sampling()
    return Sampling(
        seed=whole_in(table, "seed", path, usual.seed, range(2**32)),
        samples=whole_in(table, "samples", path, usual.samples, range(100, 1_000_001)),
    )


def _hold(raw: object, statements: Mapping[str, Statement]) -> Hold:
    path: Path = ("hold",)
    table = only_in(path, table_in(path, raw), _HOLD)
    for key in _HOLD:
        if key not in table:
            raise FaultError(path, _("{key} is missing.").format(key=key))
    held = _quantity((*path, "quantity"), table["quantity"])
    follower = _quantity((*path, "follower"), table["follower"])
    if follower.name not in statements:
        raise FaultError(
            (*path, "follower"),
            _("{name} cannot follow, for it is not stated.").format(name=follower.label),
        )
    value, unit = value_in((*path, "value"), held, table["value"])
    return Hold(quantity=held.name, value=value, unit=unit, follower=follower.name)


def _source(path: Path, raw: object) -> Source:
    table = only_in(path, table_in(path, raw), _SOURCE)
    return Source(
        text=text_in(table, "text", path), link=link_in(table, path), year=year_in(table, path)
    )


def _statement(path: Path, name: str, raw: object, sources: Mapping[str, Source]) -> Statement:
    quantity = _quantity(path, name)
    if not isinstance(raw, Mapping):
        value, unit = value_in(path, quantity, raw)
        return Statement(value=value, unit=unit)
    only_in(path, raw, STATEMENT_KEYS)
    if "value" not in raw:
        raise FaultError(
            path,
            _("the value is missing; expected for example value = “{example}”.").format(
                example=quantity.exact(quantity.si_slider[0])
            ),
        )
    value, unit = value_in((*path, "value"), quantity, raw["value"])
    low, high = range_in((*path, "range"), quantity, value, raw.get("range"))
    known = choice_in(raw, "known", path, get_args(Known))
    return Statement(
        value=value,
        unit=unit,
        low=low,
        high=high,
        distribution=_distribution(path, quantity, low, raw),
        known=known,  # type: ignore[arg-type]  # one of get_args(Known)
        note=text_in(raw, "note", path),
        **_origin(path, raw, sources),
    )


def _distribution(
    path: Path, quantity: Quantity, low: float | None, raw: Mapping[str, Any]
) -> Distribution | None:
    named = choice_in(raw, "distribution", path, DISTRIBUTIONS)
    if low is None:
        if named:
            raise FaultError((*path, "distribution"), _("stands without a range to go through."))
        return None
    if named == "log-normal" and low <= quantity.si_low:
        raise FaultError(
            (*path, "distribution"),
            _("a log-normal range must begin above {bound}; expected “PERT”.").format(
                bound=quantity.exact(quantity.si_low)
            ),
        )
    return named or natural(quantity, low)  # type: ignore[return-value]  # one of DISTRIBUTIONS


def _claim(path: Path, raw: object, sources: Mapping[str, Source]) -> Claim:
    table = only_in(path, table_in(path, raw), _CLAIM)
    for key in ("quantity", "value"):
        if key not in table:
            raise FaultError(path, _("the claim's {key} is missing.").format(key=key))
    quantity = _quantity((*path, "quantity"), table["quantity"])
    low, high, unit = claim_in((*path, "value"), quantity, table["value"])
    return Claim(
        quantity=quantity.name,
        low=low,
        high=high,
        unit=unit,
        sentence=text_in(table, "sentence", path),
        by=text_in(table, "by", path),
        **_origin(path, table, sources),
    )


def _origin(path: Path, raw: Mapping[str, Any], sources: Mapping[str, Source]) -> dict[str, Any]:
    cite = text_in(raw, "cite", path)
    if cite and cite not in sources:
        raise FaultError(
            (*path, "cite"),
            _("cites “{cite}”, but there is no [sources.{cite}] in the file.").format(
                cite=short(cite)
            ),
        )
    if cite and "source" in raw:
        raise FaultError(path, _("has both cite and source; keep one of them."))
    return {
        "cite": cite,
        "source": text_in(raw, "source", path),
        "link": link_in(raw, path),
        "year": year_in(raw, path),
    }


def _quantity(path: Path, name: object) -> Quantity:
    quantities = model().quantities
    if isinstance(name, str) and name in quantities:
        return quantities[name]
    raise FaultError(path, no_such_quantity(str(name)))
