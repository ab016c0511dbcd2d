"""The JSON Schema of story files, for editors to complete by."""

from typing import Any

from explorer.model import model
from explorer.schema import schema
from explorer.stories.reader import FORMAT
from explorer.story import CHARTS, MOST_BESIDE, MOST_CHARTS, MOST_STEPS
from explorer.toml_reader import STORY


def story_schema() -> dict[str, Any]:
    """The schema as plain data."""
    scenario = schema()
    dialect = scenario.pop("$schema")
    return {
        "$schema": dialect,
        "title": "Wattif story",
        **_table(
            kind={"const": STORY, "description": "Tells a story from a scenario."},
            format={"const": FORMAT, "description": "The number of the file format."},
            title=_text("What the story is about, in a few words."),
            summary=_text("One paragraph in plain words."),
            steps={"type": "array", "maxItems": MOST_STEPS, "items": _step()},
        ),
        "required": ["kind", "format"],
        "$defs": {"scenario": scenario},
    }


def _step() -> dict[str, Any]:
    beside = {**_table(**_scene()), "oneOf": _one_scene()}
    step = _table(
        headline=_text("One sentence; “{energy}” in it is the number as computed."),
        charts={
            "type": "array",
            "minItems": 1,
            "maxItems": MOST_CHARTS,
            "uniqueItems": True,
            "items": {"enum": list(CHARTS)},
            "description": "What is shown.",
        },
        look_at={"enum": list(model().quantities), "description": "The result looked at."},
        notes=_text("What the presenter says."),
        beside={
            "type": "array",
            "maxItems": MOST_BESIDE,
            "items": beside,
            "description": "Scenarios that it is compared with.",
        },
        **_scene(),
    )
    return {**step, "oneOf": _one_scene()}


def _scene() -> dict[str, Any]:
    return {
        "scenario": {"$ref": "#/$defs/scenario"},
        "preset": _text("The name of a preset, as “wattif list” shows it."),
        "title": _text("What the changed preset is called."),
        "set": {
            "$ref": "#/$defs/scenario/properties/statements",
            "description": "What is stated otherwise.",
        },
        "free": {
            "type": "array",
            "items": {"enum": list(model().quantities)},
            "description": "What is stated no longer.",
        },
    }


def _one_scene() -> list[dict[str, Any]]:
    return [{"required": ["scenario"]}, {"required": ["preset"]}]


def _table(**properties: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "additionalProperties": False,
        "patternProperties": {"^x-": {}},
        "properties": properties,
    }


def _text(description: str) -> dict[str, Any]:
    return {"type": "string", "description": description}
