"""From the text of a scenario file to a Scenario: every fault is one sentence with its place."""

import math
import re
import tomllib
from collections.abc import Iterable, Mapping
from typing import Any, get_args

from explorer import reading, units
from explorer.errors import WattifError
from explorer.faults import HUGE, FaultError, Path, line_of, quoted, spelled
from explorer.model import model, no_such_quantity
from explorer.plain_text import clean, short
from explorer.quantity import Quantity
from explorer.scenario import TAGS, Claim, Known, Scenario, Source, Statement
from explorer.text import _

FORMAT = 1

_TOP = ("format", "title", "summary", "tags", "notes", "sources", "statements", "claims")
_SOURCE = ("text", "link", "year")
_STATEMENT = ("value", "range", "cite", "source", "link", "year", "known", "note")
_CLAIM = ("quantity", "value", "sentence", "by", "cite", "source", "link", "year")
_MANY_PARTS = re.compile(r"(?m)^[ \t]*\[{0,2}[ \t]*(?:[^\s.=\[\]]+\.){50}")
"""Keys on which a reader of TOML would spend minutes."""
_LONGEST_TEXT = 20_000
_YEARS = range(1000, 2201)


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
    _only((), raw, _TOP)
    sources = {
        key: _source(("sources", key), value)
        for key, value in _table(("sources",), raw.get("sources", {})).items()
    }
    statements = {
        name: _statement(("statements", name), name, value, sources)
        for name, value in _table(("statements",), raw.get("statements", {})).items()
    }
    claims = raw.get("claims", [])
    if not isinstance(claims, list):
        raise FaultError(("claims",), _("expected a list of claims, each under [[claims]]."))
    return Scenario(
        title=_text(raw, "title", ()),
        summary=_text(raw, "summary", ()),
        notes=_text(raw, "notes", ()),
        tags=_tags(raw.get("tags", [])),
        sources=sources,
        statements=statements,
        claims=tuple(_claim(("claims", i), claim, sources) for i, claim in enumerate(claims)),
    )


def _source(path: Path, raw: object) -> Source:
    table = _only(path, _table(path, raw), _SOURCE)
    return Source(text=_text(table, "text", path), link=_link(table, path), year=_year(table, path))


def _statement(path: Path, name: str, raw: object, sources: Mapping[str, Source]) -> Statement:
    quantity = _quantity(path, name)
    if not isinstance(raw, Mapping):
        value, unit = _value(path, quantity, raw)
        return Statement(value=value, unit=unit)
    _only(path, raw, _STATEMENT)
    if "value" not in raw:
        raise FaultError(
            path,
            _("the value is missing; expected for example value = “{example}”.").format(
                example=quantity.exact(quantity.si_slider[0])
            ),
        )
    value, unit = _value((*path, "value"), quantity, raw["value"])
    low, high = _range((*path, "range"), quantity, value, raw.get("range"))
    known = _choice(raw, "known", path, get_args(Known))
    return Statement(
        value=value,
        unit=unit,
        low=low,
        high=high,
        known=known,  # type: ignore[arg-type]  # one of get_args(Known)
        note=_text(raw, "note", path),
        **_origin(path, raw, sources),
    )


def _claim(path: Path, raw: object, sources: Mapping[str, Source]) -> Claim:
    table = _only(path, _table(path, raw), _CLAIM)
    for key in ("quantity", "value"):
        if key not in table:
            raise FaultError(path, _("the claim's {key} is missing.").format(key=key))
    quantity = _quantity((*path, "quantity"), table["quantity"])
    low, high, unit = _claimed((*path, "value"), quantity, table["value"])
    return Claim(
        quantity=quantity.name,
        low=low,
        high=high,
        unit=unit,
        sentence=_text(table, "sentence", path),
        by=_text(table, "by", path),
        **_origin(path, table, sources),
    )


def _origin(path: Path, raw: Mapping[str, Any], sources: Mapping[str, Source]) -> dict[str, Any]:
    cite = _text(raw, "cite", path)
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
        "source": _text(raw, "source", path),
        "link": _link(raw, path),
        "year": _year(raw, path),
    }


def _quantity(path: Path, name: object) -> Quantity:
    quantities = model().quantities
    if isinstance(name, str) and name in quantities:
        return quantities[name]
    raise FaultError(path, no_such_quantity(str(name)))


def _value(path: Path, quantity: Quantity, raw: object) -> tuple[float, str]:
    try:
        if isinstance(raw, str):
            return quantity.read(raw)
        number = _plain_number(path, quantity, raw)
        quantity.check(number)
    except WattifError as error:
        raise FaultError(path, str(error)) from None
    return number, "1"


def _number(path: Path, raw: object, quantity: Quantity) -> float:
    if isinstance(raw, bool) or not isinstance(raw, int | float):
        raise FaultError(
            path,
            _("found {found}, expected a value such as “{example}”.").format(
                found=quoted(raw), example=quantity.exact(quantity.si_slider[0])
            ),
        )
    if isinstance(raw, int) and abs(raw) > HUGE:
        raise FaultError(path, _("the number is too large."))
    return float(raw)


def _plain_number(path: Path, quantity: Quantity, raw: object) -> float:
    number = _number(path, raw, quantity)
    if not math.isfinite(number):
        raise FaultError(path, _("{what} must be a finite number.").format(what=quantity.label))
    if units.dimension(quantity.unit) != "ratio":
        example = f"{number:g} {quantity.unit}"
        raise FaultError(
            path,
            _("a number without a unit, {found}; expected for example “{example}”.").format(
                found=f"{number:g}", example=example
            ),
        )
    return number


def _range(
    path: Path, quantity: Quantity, value: float, raw: object
) -> tuple[float | None, float | None]:
    if raw is None:
        return None, None
    if not isinstance(raw, str):
        raise FaultError(
            path,
            _("found {found}, expected a range such as “5.2 to 6.5 kW” or “±10 %”.").format(
                found=quoted(raw)
            ),
        )
    try:
        low, high = range_of(quantity, value, raw)
    except WattifError as error:
        raise FaultError(path, str(error)) from None
    return low, high


def range_of(quantity: Quantity, value: float, text: str) -> tuple[float, float]:
    """The ends of "5.2 to 6.5 kW" or "±10 %" around `value`, SI. Raises WattifError."""
    stripped = " ".join(text.split())
    if stripped.startswith(("±", "+-", "+/-")):
        spread = reading.read(stripped.lstrip("±+/- "))
        if spread.unit == "%":
            half = abs(value) * spread.number / 100
        else:
            half = reading.to_si(spread, quantity.unit, what=quantity.label)
        low, high = value - half, value + half
    else:
        ends = reading.read_interval(stripped)
        if ends is None:
            raise WattifError(
                _("“{text}” is no range; write for example “5.2 to 6.5 kW” or “±10 %”.").format(
                    text=short(text)
                )
            )
        low, high = (reading.to_si(end, quantity.unit, what=quantity.label) for end in ends)
    for end in (low, high):
        quantity.check(end)
    if low > high:
        raise WattifError(_("the range “{text}” ends below its start.").format(text=short(text)))
    if not low <= value <= high:
        raise WattifError(
            _("the range “{text}” does not hold the value itself, {value}.").format(
                text=short(text), value=quantity.exact(value)
            )
        )
    return low, high


def _claimed(path: Path, quantity: Quantity, raw: object) -> tuple[float, float, str]:
    """A claim may be impossible: it is what was published. Only its dimension must fit."""
    if not isinstance(raw, str):
        value = _plain_number(path, quantity, raw)
        return value, value, "1"
    try:
        low, high = reading.read_interval(raw) or (reading.read(raw),) * 2
        ends = [reading.to_si(end, quantity.unit, what=quantity.label) for end in (low, high)]
    except WattifError as error:
        raise FaultError(path, str(error)) from None
    if ends[0] > ends[1]:
        raise FaultError(
            path, _("the interval “{text}” ends below its start.").format(text=short(raw))
        )
    fits = units.dimension(high.unit) == units.dimension(quantity.unit)
    return ends[0], ends[1], high.unit if fits else quantity.unit


def _tags(raw: object) -> tuple[str, ...]:
    if not isinstance(raw, list):
        raise FaultError(("tags",), _("expected a list of tags."))
    for tag in raw:
        if tag not in TAGS:
            raise FaultError(
                ("tags",),
                _("found {found}, expected one of {tags}.").format(
                    found=quoted(tag), tags=", ".join(TAGS)
                ),
            )
    return tuple(raw)


def _text(raw: Mapping[str, Any], key: str, path: Path) -> str:
    value = raw.get(key, "")
    if not isinstance(value, str):
        raise FaultError(
            (*path, key),
            _("found {found}, expected a text in quotation marks.").format(found=quoted(value)),
        )
    if len(value) > _LONGEST_TEXT:
        raise FaultError(
            (*path, key),
            _("the text is longer than {most} characters.").format(most=f"{_LONGEST_TEXT:,}"),
        )
    return clean(value)


def _link(raw: Mapping[str, Any], path: Path) -> str:
    link = _text(raw, "link", path)
    if link and not re.fullmatch(r"https?://[^\s<>\"'\\]+", link):
        raise FaultError(
            (*path, "link"),
            _("found “{found}”, expected an address that begins with https://.").format(
                found=short(link)
            ),
        )
    return link


def _year(raw: Mapping[str, Any], path: Path) -> int | None:
    year = raw.get("year")
    if year is None:
        return None
    if isinstance(year, bool) or not isinstance(year, int) or year not in _YEARS:
        raise FaultError(
            (*path, "year"),
            _("found {found}, expected a year such as 2023.").format(found=quoted(year)),
        )
    return year


def _choice(raw: Mapping[str, Any], key: str, path: Path, choices: Iterable[str]) -> str | None:
    value = raw.get(key)
    if value is not None and value not in choices:
        raise FaultError(
            (*path, key),
            _("found {found}, expected one of {choices}.").format(
                found=quoted(value), choices=", ".join(choices)
            ),
        )
    return value


def _table(path: Path, raw: object) -> Mapping[str, Any]:
    if not isinstance(raw, Mapping):
        raise FaultError(path, _("found {found}, expected a table.").format(found=quoted(raw)))
    return raw


def _only(path: Path, raw: Mapping[str, Any], keys: tuple[str, ...]) -> Mapping[str, Any]:
    for key in raw:
        if key not in keys:
            raise FaultError(
                (*path, key),
                _("this key is not known; expected one of {keys}.").format(keys=", ".join(keys)),
            )
    return raw
