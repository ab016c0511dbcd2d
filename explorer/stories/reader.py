"""From the text of a story file to a Story: every fault is one sentence with its place."""

from collections.abc import Mapping
from typing import Any

from explorer import library
from explorer.errors import WattifError
from explorer.faults import FaultError, Path, quoted
from explorer.migrations import format_of
from explorer.model import model, no_such_quantity
from explorer.plain_text import short
from explorer.scenario import Scenario
from explorer.story import CHARTS, MOST_BESIDE, MOST_CHARTS, MOST_STEPS, Step, Story
from explorer.study.sentence import check
from explorer.text import _
from explorer.toml_fields import at_most, only_in, table_in, text_in
from explorer.toml_reader import STORY, scenario_from, statement_from
from explorer.toml_text import MOST_SIGNS, parsed

FORMAT = 1
"""The number of the format of stories that this version writes."""
SIGNS = 8 * MOST_SIGNS
"""A story has room for so many times what a scenario may have."""

_TOP = ("kind", "format", "title", "summary", "steps")
SCENE = ("scenario", "preset", "title", "set", "free")
"""What names a scenario: one written out, or a preset with its changes."""
TOLD = ("headline", "charts", "look_at", "notes")
_STEP = (*TOLD, *SCENE, "beside")


def read_story(text: str) -> Story:
    """The story in a text. Raises FaultError with the path to what is wrong."""
    raw = parsed(text, SIGNS)
    if raw.get("kind") != STORY:
        sentence = _("this is no story: expected kind = “story” at its top; open it as a scenario.")
        raise FaultError(("kind",), sentence)
    format_of(raw, FORMAT, FORMAT)
    only_in((), raw, _TOP)
    steps = _list(("steps",), raw.get("steps", []))
    at_most(("steps",), steps, MOST_STEPS)
    return Story(
        title=text_in(raw, "title", ()),
        summary=text_in(raw, "summary", ()),
        steps=tuple(_step(("steps", n), step) for n, step in enumerate(steps)),
    )


def _step(path: Path, raw: object) -> Step:
    table = only_in(path, table_in(path, raw), _STEP)
    beside = _list((*path, "beside"), table.get("beside", []))
    at_most((*path, "beside"), beside, MOST_BESIDE)
    return Step(
        headline=_headline(path, table),
        charts=_charts(path, table.get("charts", [CHARTS[0]])),
        look_at=_look_at(path, table.get("look_at", "energy")),
        notes=text_in(table, "notes", path),
        scenario=_scene(path, table),
        beside=tuple(
            _scene((*path, "beside", n), only_in((*path, "beside", n), one, SCENE))
            for n, one in enumerate(beside)
        ),
    )


def _headline(path: Path, table: Mapping[str, Any]) -> str:
    headline = text_in(table, "headline", path)
    try:
        check(headline)
    except WattifError as error:
        raise FaultError((*path, "headline"), str(error)) from None
    return headline


def _charts(path: Path, raw: object) -> tuple[str, ...]:
    here = (*path, "charts")
    charts = _list(here, raw)
    for chart in charts:
        if chart not in CHARTS:
            raise FaultError(
                here,
                _("found {found}, expected one of {choices}.").format(
                    found=quoted(chart), choices=", ".join(CHARTS)
                ),
            )
    if not 1 <= len(charts) <= MOST_CHARTS or len(set(charts)) < len(charts):
        raise FaultError(here, _("expected one chart, or two different ones."))
    return tuple(charts)


def _look_at(path: Path, raw: object) -> str:
    if not isinstance(raw, str) or raw not in model().quantities:
        raise FaultError((*path, "look_at"), no_such_quantity(str(raw)))
    return raw


def _scene(path: Path, raw: Mapping[str, Any]) -> Scenario:
    """The scenario that a step or an entry of what stands beside it names."""
    if ("scenario" in raw) == ("preset" in raw):
        sentence = _("expected either preset = “…”, the name of a preset, or a table “scenario”.")
        raise FaultError(path, sentence)
    if "preset" in raw:
        return _preset(path, raw)
    for key in ("title", "set", "free"):
        if key in raw:
            raise FaultError((*path, key), _("stands without a preset that it would change."))
    here = (*path, "scenario")
    try:
        return scenario_from(table_in((), raw["scenario"]))
    except FaultError as fault:
        raise FaultError((*here, *fault.path), fault.sentence) from None


def _preset(path: Path, raw: Mapping[str, Any]) -> Scenario:
    """A preset with what is stated otherwise, and without what is freed."""
    name = raw["preset"]
    if name not in library.names():
        sentence = _("there is no preset called {name}; “wattif list” shows all presets.")
        raise FaultError((*path, "preset"), sentence.format(name=quoted(name)))
    scenario = library.preset(name)
    for freed in _list((*path, "free"), raw.get("free", [])):
        scenario = scenario.freeing(_look_at((*path, "free"), freed))
    here: Path = (*path, "set")
    for key, value in table_in(here, raw.get("set", {})).items():
        scenario = _setting(scenario, (*here, key), key, value)
    title = text_in(raw, "title", path)
    return scenario.model_copy(update={"title": title}) if title else scenario


def _setting(scenario: Scenario, path: Path, name: str, raw: object) -> Scenario:
    """The scenario with a quantity stated; a bare value moves the range that it has."""
    statement = statement_from(path, name, raw, scenario.sources)
    try:
        if isinstance(raw, Mapping):
            return scenario.with_statement(name, statement)
        return scenario.stating(name, statement.value, statement.unit)
    except WattifError as error:
        raise FaultError(path, short(str(error), 400)) from None


def _list(path: Path, raw: object) -> list[Any]:
    if not isinstance(raw, list):
        raise FaultError(path, _("found {found}, expected a list.").format(found=quoted(raw)))
    return raw
