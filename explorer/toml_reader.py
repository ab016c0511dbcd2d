"""From the text of a scenario file to a Scenario: every fault is one sentence with its place."""

import re
import tomllib
from collections.abc import Mapping
from typing import Any, get_args

from explorer.distribution import DISTRIBUTIONS, Distribution, natural
from explorer.errors import WattifError
from explorer.faults import FaultError, Path, line_of, quoted, spelled
from explorer.model import model, no_such_quantity
from explorer.plain_text import short
from explorer.quantity import Quantity
from explorer.scenario import Claim, Hold, Known, Sampling, Scenario, Source, Statement
from explorer.text import _
from explorer.toml_fields import (
    choice_in,
    link_in,
    only_in,
    table_in,
    tags_in,
    text_in,
    whole_in,
    year_in,
)
from explorer.toml_numbers import claim_in, range_in, value_in

FORMAT = 1

_TOP = (
    *("format", "title", "summary", "tags", "notes", "sources"),
    *("statements", "claims", "sampling", "hold"),
)
_SOURCE = ("text", "link", "year")
STATEMENT_KEYS = (
    *("value", "range", "distribution"),
    *("cite", "source", "link", "year", "known", "note"),
)
_SAMPLING = ("seed", "samples")
_HOLD = ("quantity", "value", "follower")
_CLAIM = ("quantity", "value", "sentence", "by", "cite", "source", "link", "year")
_MANY_PARTS = re.compile(r"(?m)^[ \t]*\[{0,2}[ \t]*(?:[^\s.=\[\]]+\.){50}")
"""Keys on which a reader of TOML would spend minutes."""


def read_scenario(text: str, name: str) -> Scenario:
    """The scenario in `text`. Raises WattifError: file name, line, field, found, expected."""
    try:
        return scenario_from(_toml(text))
    except FaultError as fault:
        line = line_of(text, fault.path)
        place = f"{name}, {_('line')} {line}" if line else name
        field = spelled(fault.path)
        raise WattifError(
            f"{place}: {field}: {fault.sentence}" if field else f"{place}: {fault.sentence}"
        ) from None


def read_statements(
    table: Mapping[str, Any], sources: Mapping[str, Source]
) -> dict[str, Statement]:
    """Statements as a data file lists them. Raises WattifError."""
    try:
        return {n: _statement(("statements", n), n, raw, sources) for n, raw in table.items()}
    except FaultError as fault:
        raise WattifError(f"{spelled(fault.path)}: {fault.sentence}") from None


def read_sources(table: Mapping[str, Any]) -> dict[str, Source]:
    """Sources as a data file lists them. Raises WattifError."""
    try:
        return {key: _source(("sources", key), raw) for key, raw in table.items()}
    except FaultError as fault:
        raise WattifError(f"{spelled(fault.path)}: {fault.sentence}") from None


def _toml(text: str) -> dict[str, Any]:
    if many := _MANY_PARTS.search(text):
        line = text.count("\n", 0, many.end()) + 1
        raise FaultError((line,), _("found a key of very many parts, expected at most two."))
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"\(at line (\d+)", str(error))
        reason = str(error).partition(" (at ")[0]
        path: Path = (int(place[1]) if place else text.rstrip().count("\n") + 1,)
        raise FaultError(
            path, _("this is not valid TOML: {reason}.").format(reason=reason)
        ) from None
    except (RecursionError, ValueError):
        raise FaultError(
            (), _("this is not valid TOML: nested too deeply or a number too long.")
        ) from None


def scenario_from(raw: Mapping[str, Any]) -> Scenario:
    """The scenario in the tables of a file. Raises a fault with its path."""
    number = raw.get("format")
    if isinstance(number, int) and not isinstance(number, bool) and number > FORMAT:
        raise FaultError(
            ("format",),
            _(
                "the file has format {found}, newer than {known}, the newest "
                "that this version of Wattif reads; update Wattif to open "
                "it."
            ).format(found=quoted(number).strip("“”"), known=FORMAT),
        )
    if number != FORMAT or isinstance(number, bool):
        raise FaultError(
            ("format",),
            _("found {found}, expected format = {known}.").format(
                found=quoted(number), known=FORMAT
            ),
        )
    only_in((), raw, _TOP)
    sources = {
        key: _source(("sources", key), value)
        for key, value in table_in(("sources",), raw.get("sources", {})).items()
    }
    statements = {
        name: _statement(("statements", name), name, value, sources)
        for name, value in table_in(("statements",), raw.get("statements", {})).items()
    }
    claims = raw.get("claims", [])
    if not isinstance(claims, list):
        raise FaultError(("claims",), _("expected a list of claims, each under [[claims]]."))
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
