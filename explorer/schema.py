"""The JSON Schema of scenario files, made from the declarations, for editors to complete by."""

from typing import Any, get_args

from explorer.distribution import DISTRIBUTIONS
from explorer.migrations import FORMAT, MIGRATIONS
from explorer.model import model
from explorer.quantity import Quantity
from explorer.scenario import TAGS, Known
from explorer.toml_reader import MOST_CLAIMS, MOST_SOURCES

_FOREIGN: dict[str, Any] = {"^x-": {}}
"""Keys of other programs and people: allowed, ignored and kept."""


def schema() -> dict[str, Any]:
    """The schema as plain data."""
    quantities = model().quantities
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Wattif scenario",
        "type": "object",
        "additionalProperties": False,
        "patternProperties": _FOREIGN,
        "required": ["format"],
        "properties": {
            "format": {
                "enum": [FORMAT, *sorted(MIGRATIONS, reverse=True)],
                "description": "The number of the file format.",
            },
            "title": _text("What the scenario is, in a few words."),
            "summary": _text("One paragraph in plain words."),
            "notes": _text("Longer remarks."),
            "tags": {"type": "array", "items": {"enum": list(TAGS)}},
            "sources": {
                "type": "object",
                "description": "Where figures come from, cited by key.",
                "maxProperties": MOST_SOURCES,
                "additionalProperties": _table(
                    text=_text("The citation."), link=_link(), year=_year()
                ),
            },
            "statements": {
                "type": "object",
                "description": "The only numbers of a scenario; everything else follows.",
                "additionalProperties": False,
                "patternProperties": _FOREIGN,
                "properties": {name: _statement(q) for name, q in quantities.items()},
            },
            "claims": {
                "type": "array",
                "maxItems": MOST_CLAIMS,
                "items": _claim(list(quantities)),
            },
            "sampling": _table(
                seed=_whole(0, 2**32 - 1, "Where the draws begin; the same seed, the same draws."),
                samples=_whole(100, 1_000_000, "How many draws are made."),
            ),
            "hold": {
                **_table(
                    quantity={"enum": list(quantities), "description": "The result that stays."},
                    value={"type": ["string", "number"], "description": "Where it stays."},
                    follower={"enum": list(quantities), "description": "What gives way."},
                ),
                "required": ["quantity", "value", "follower"],
            },
            "shown": {
                "type": "object",
                "description": "Written by Wattif: what followed when it saved the file.",
            },
        },
    }


def _statement(quantity: Quantity) -> dict[str, Any]:
    value = _value(quantity)
    full = _table(
        value=value,
        range=_text("5th to 95th percentile: “5.2 to 6.5 kW” or “±10 %”."),
        distribution={
            "enum": list(DISTRIBUTIONS),
            "description": "What passes through the range; by default the quantity's bounds say.",
        },
        **_origin(),
        known={"enum": list(get_args(Known)), "description": "How far the figure was checked."},
        note=_text("A remark."),
    )
    return {
        "title": quantity.label,
        "description": f"{quantity.help} Shown in {quantity.unit}.",
        "anyOf": [value, {**full, "required": ["value"]}],
    }


def _value(quantity: Quantity) -> dict[str, Any]:
    text = {"type": "string", "examples": [quantity.exact(quantity.si_slider[1])]}
    if quantity.si_unit == "1":
        return {"anyOf": [{"type": "number"}, text]}
    return text


def _claim(names: list[str]) -> dict[str, Any]:
    table = _table(
        quantity={"enum": names},
        value={"type": ["string", "number"], "description": "“50 GWh” or “1.8 to 2.8 TWh/yr”."},
        sentence=_text("The sentence as it was published."),
        by=_text("Who published it."),
        **_origin(),
    )
    return {**table, "required": ["quantity", "value"]}


def _origin() -> dict[str, Any]:
    return {
        "cite": _text("The key of a source of this file."),
        "source": _text("The citation, where it is not listed under sources."),
        "link": _link(),
        "year": _year(),
    }


def _table(**properties: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "additionalProperties": False,
        "patternProperties": _FOREIGN,
        "properties": properties,
    }


def _text(description: str) -> dict[str, Any]:
    return {"type": "string", "description": description}


def _whole(low: int, high: int, description: str) -> dict[str, Any]:
    return {"type": "integer", "minimum": low, "maximum": high, "description": description}


def _link() -> dict[str, Any]:
    return {"type": "string", "pattern": "^https?://", "description": "Its address."}


def _year() -> dict[str, Any]:
    return {"type": "integer", "minimum": 1000, "maximum": 2200, "description": "Its year."}
