"""All numbers for programs: one tidy table as CSV, or everything as JSON.

The table has a line for each known quantity and each claim of each scenario, so that it can be
filtered and stacked; when, with what and from which draws it was made stands in its last columns.
Values are in the unit named beside them, with all their digits; `shown` is what the screen says.

The JSON has, at the top, `title`, `summary`, `made` (ISO date), `version`, `seed`, `samples`,
`credentials` (the same as a sentence), `sources` (`number`, `text`, `link`) and `scenarios`. One of
these has

- `title` and, in a story, `heading` and `notes`;
- `statements`: `name`, `label`, `value`, `low`, `high`, `unit`, `shown`, `source` (a number or
  null), `year`, `checked`, `note`;
- `assumptions`: `name`, `label`, `value`, `unit`, `shown`;
- `results`: `name`, `label`, `value`, `low`, `median`, `high`, `unit`, `si`, `shown`, `by` (the
  formula);
- `unknown`: by name, the statements that would give it;
- `claims`, contradictions among them: `name`, `label`, `by`, `sentence`, `published`, `computed`,
  `verdict`, `kind`, `source`.

What does not exist is null; `low` and `high` are the 5th and 95th percentile.
"""

import csv
import io
import json
import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from explorer.durable import replace
from explorer.handout.content import Handout, Sheet
from explorer.handout.going import Going
from explorer.handout.rows import Claimed, Stated, in_unit
from explorer.model import model
from explorer.plain_text import cell, clean
from explorer.study.headlines import told

COLUMNS = (
    *("scenario", "quantity", "label", "how", "value", "unit", "low", "median", "high", "shown"),
    *("remark", "source", "link", "year", "checked", "made", "version", "seed", "draws"),
)


def write_csv(handout: Handout, path: Path, going: Going) -> None:
    """Write the table. Raises WattifError and Cancelled."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for place, sheet in enumerate(handout.scenarios, 1):
        going.check()
        tail = (handout.made.isoformat(), handout.version)
        draws = sheet.scenario.sampling
        for row in _lines(sheet):
            cells = (sheet.title, *row, *tail, draws.seed, draws.samples)
            writer.writerow([_cell(value) for value in cells])
        going.progress(place / len(handout.scenarios))
    going.check()
    # Without the mark at its beginning spreadsheets take the text for another encoding.
    replace(path, "\N{ZERO WIDTH NO-BREAK SPACE}" + file.getvalue())


def _cell(value: object) -> str:
    if value is None or (isinstance(value, float) and not math.isfinite(value)):
        return ""
    return cell(clean(value)) if isinstance(value, str) else str(value)


def _lines(sheet: Sheet) -> Iterator[tuple[object, ...]]:
    """From the quantity to how far it is checked."""
    stated = {row.name: row for row in sheet.statements}
    for name in model().quantities:
        if name not in sheet.results.plan.how:
            continue
        numbers = _numbers(sheet, name)
        row = stated.get(name)
        yield (
            *(name, model().quantities[name].label, sheet.results.how(name)),
            *(numbers[key] for key in ("value", "unit", "low", "median", "high")),
            row.value if row else told(name, sheet.results, sheet.sampled).value,
            *((row.note, row.source, row.link, row.year, row.checked) if row else _by(sheet, name)),
        )
    for claim, source in zip(sheet.scenario.claims, _claims(sheet), strict=True):
        ends = (in_unit(end, claim.unit) for end in (claim.low, claim.high))
        low, high = ends
        own = sheet.scenario.source_of(claim)
        yield (
            *(claim.quantity, source.label, "claimed", low if low == high else None, claim.unit),
            *(low, None, high, source.published, source.verdict),
            *(own.text, own.link, own.year, ""),
        )


def _claims(sheet: Sheet) -> tuple[Claimed, ...]:
    """The claims without the contradictions, which stand before them."""
    return sheet.claims[len(sheet.claims) - len(sheet.scenario.claims) :]


def _by(sheet: Sheet, name: str) -> tuple[object, ...]:
    """The formula of what follows, in the column of remarks."""
    step = sheet.results.plan.steps.get(name)
    return (step.formula.text if step else "", "", "", None, "")


def _numbers(sheet: Sheet, name: str) -> dict[str, Any]:
    """Value and percentiles in the unit shown; nothing where there is no such number."""
    quantity = model().quantities[name]
    band = sheet.sampled.band(name) if sheet.sampled else None
    ends = (None, None, None) if band is None else (band.low, band.median, band.high)
    found = zip(
        ("value", "low", "median", "high"), (sheet.results.values[name], *ends), strict=True
    )
    values = {key: _finite(si, quantity.unit) for key, si in found}
    return values | {"unit": quantity.unit}


def _finite(si: float | None, unit: str) -> float | None:
    return None if si is None or not math.isfinite(si) else in_unit(si, unit)


def write_json(handout: Handout, path: Path, going: Going) -> None:
    """Write everything. Raises WattifError and Cancelled."""
    sheets = []
    for place, sheet in enumerate(handout.sheets, 1):
        going.check()
        sheets.append(_sheet_data(sheet, told_as_story=handout.is_story))
        going.progress(place / len(handout.sheets))
    data = {
        "title": handout.title,
        "summary": handout.summary,
        "made": handout.made.isoformat(),
        "version": handout.version,
        "seed": handout.seed,
        "samples": handout.samples,
        "credentials": handout.credentials,
        "scenarios": sheets,
        "sources": [{"number": s.number, "text": s.text, "link": s.link} for s in handout.sources],
    }
    going.check()
    replace(path, json.dumps(data, indent=2, ensure_ascii=False, allow_nan=False) + "\n")


def _sheet_data(sheet: Sheet, *, told_as_story: bool) -> dict[str, Any]:
    results, quantities = sheet.results, model().quantities
    story = {"heading": sheet.heading, "notes": sheet.notes} if told_as_story else {}
    return {
        "title": sheet.title,
        **story,
        "statements": [_stated_data(row) for row in sheet.statements],
        "assumptions": [
            {"name": a.name, "label": a.label, "value": a.number, "unit": a.unit, "shown": a.value}
            for a in sheet.assumptions
        ],
        "results": [
            {
                "name": name,
                "label": quantities[name].label,
                **_numbers(sheet, name),
                "si": results.values[name] if math.isfinite(results.values[name]) else None,
                "shown": told(name, results, sheet.sampled).value,
                "by": step.formula.text,
            }
            for name, step in results.plan.steps.items()
        ],
        "unknown": {name: list(needed) for name, needed in results.unknown.items()},
        "claims": [_claim_data(claim) for claim in sheet.claims],
    }


def _stated_data(row: Stated) -> dict[str, Any]:
    return {
        "name": row.name,
        "label": row.label,
        "value": row.number,
        "low": row.low,
        "high": row.high,
        "unit": row.unit,
        "shown": row.value,
        "source": row.reference or None,
        "year": row.year,
        "checked": row.checked,
        "note": row.note,
    }


def _claim_data(claim: Claimed) -> dict[str, Any]:
    keys = ("name", "label", "by", "sentence", "published", "computed", "verdict", "kind")
    data = {key: getattr(claim, key) for key in keys}
    return data | {"source": claim.reference or None}
