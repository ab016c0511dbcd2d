"""Results as text: a table for the terminal, JSON and CSV for programs."""

import argparse
import csv
import json
import math
import os
import shutil
import sys
import textwrap
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from explorer import library, show
from explorer.errors import WattifError
from explorer.model import labels, model
from explorer.plain_text import short
from explorer.quantity import Quantity
from explorer.ranges import Stated, read_stated, states_range
from explorer.results import Check, Results, evaluate, quantity_named
from explorer.scenario import Hold, Scenario
from explorer.slips import read_as_written
from explorer.study.claims import Verdict, published_text, verdicts
from explorer.text import _

if TYPE_CHECKING:
    from explorer.study.sampled import Sampled
    from explorer.study.then import Change

_WIDEST = 110
_MOST_CHANGES = 8
_WIDE = 106
"""From here on the table has room for the names that --set and explain take."""


def asked_scenario(options: argparse.Namespace) -> Scenario:
    """The scenario that the options ask for. Raises WattifError."""
    if options.empty and options.scenario:
        raise WattifError(
            _("Both --empty and “{name}” were given; keep one of them.").format(
                name=short(options.scenario)
            )
        )
    if not options.empty and not options.scenario:
        raise WattifError(_("Name a preset or a file, or give --empty to begin with nothing."))
    scenario = Scenario() if options.empty else library.find(options.scenario)
    for text in options.freed:
        name = quantity_named(text).name
        if name not in scenario.statements:
            raise WattifError(_("{name} is not stated, so it cannot be freed.").format(name=name))
        scenario = scenario.freeing(name)
    for text in options.stated:
        name, equals, value = text.partition("=")
        if not equals:
            raise WattifError(_("--set {text} needs the form NAME=VALUE.").format(text=short(text)))
        quantity = quantity_named(name)
        if states_range(value):
            stated = read_stated(quantity, value, scenario.statements.get(quantity.name))
        else:
            # A script means what it says: a value alone has no range.
            stated = Stated(*read_as_written(quantity, value, evaluate(scenario)), range=None)
        scenario = stated.put_into(scenario, quantity.name)
    return holding(scenario)


def holding(scenario: Scenario) -> Scenario:
    """The scenario with what is held in it; where that cannot be, standard error says so."""
    if scenario.hold is None:
        return scenario
    from explorer.study.hold import held  # noqa: PLC0415 - NumPy only where it is needed

    scenario, strain = held(scenario)
    if strain:
        print(f"wattif: {_spaced(strain)}", file=sys.stderr)
    return scenario


def as_data(results: Results, sampled: "Sampled | None" = None) -> dict[str, Any]:
    """Everything about the results as plain data for JSON; numbers that do not exist are None.

    With draws, each quantity has its 5th, 50th and 95th percentile in the unit shown.
    """
    quantities = model().quantities
    return {
        "scenario": results.scenario.title,
        **(_sampling_data(sampled) if sampled else {}),
        "quantities": {
            name: {
                "value": _finite(_rounded(results.values[name] / quantity.size)),
                **(_band_data(sampled, quantity) if sampled else {}),
                "unit": quantity.unit,
                "si": _finite(results.values[name]),
                "how": how,
            }
            for name, quantity in quantities.items()
            if (how := results.plan.how.get(name))
        },
        "unknown": {name: list(needed) for name, needed in results.unknown.items()},
        "checks": [_check_data(check) for check in results.checks],
        "claims": [_verdict_data(verdict) for verdict in verdicts(results, sampled)],
    }


def _sampling_data(sampled: "Sampled") -> dict[str, Any]:
    return {"seed": sampled.draws.seed, "samples": sampled.draws.count}


def _band_data(sampled: "Sampled", quantity: Quantity) -> dict[str, float | None]:
    band = sampled.band(quantity.name)
    if band is None:
        return {}
    ends = {"low": band.low, "median": band.median, "high": band.high}
    return {key: _finite(_rounded(end / quantity.size)) for key, end in ends.items()}


def _check_data(check: Check) -> dict[str, Any]:
    size = model().quantities[check.quantity].size
    return {
        "quantity": check.quantity,
        "value": _finite(_rounded(check.value / size)),
        "other": _finite(_rounded(check.other / size)),
        "ratio": _finite(check.ratio),
        "by": check.by,
    }


def _verdict_data(verdict: Verdict) -> dict[str, Any]:
    claim, size = verdict.claim, model().quantities[verdict.claim.quantity].size
    ends = [_rounded(end / size) for end in (claim.low, claim.high)]
    computed = verdict.computed
    return {
        "quantity": claim.quantity,
        "published": ends[0] if claim.low == claim.high else ends,
        "computed": None if computed is None else _finite(_rounded(computed / size)),
        "ratio": _finite(verdict.ratio),
        "verdict": verdict.words,
        "source": str(verdict.source),
    }


def _rounded(value: float) -> float:
    """Without the last digits, which only the change of unit put there."""
    return float(f"{value:.14g}")


def _finite(value: float) -> float | None:
    return value if math.isfinite(value) else None


def print_json(
    results: Results,
    sampled: "Sampled | None" = None,
    changes: "Sequence[Change] | None" = None,
) -> None:
    """Print the results as JSON, and what a file showed otherwise when it was saved."""
    data = as_data(results, sampled)
    if changes is not None:
        data["then_now"] = [_change_data(change) for change in changes]
    ascii_only = not (sys.stdout.encoding or "").lower().startswith("utf")
    print(json.dumps(data, indent=2, ensure_ascii=ascii_only))


def _change_data(change: "Change") -> dict[str, str]:
    return {
        "quantity": change.quantity,
        "then": _spaced(change.then),
        "now": _spaced(change.now),
        "why": _spaced(change.why),
    }


def table(results: Results, sampled: "Sampled | None" = None) -> list[tuple[Any, ...]]:
    """One row for each known quantity, below a row of headings."""
    ends = ("low", "median", "high") if sampled else ()
    keys = ("value", *ends, "unit", "si", "how")
    rows: list[tuple[Any, ...]] = [("name", "label", *keys)]
    for name, entry in as_data(results, sampled)["quantities"].items():
        rows.append((name, model().quantities[name].label, *(entry[key] for key in keys)))
    return rows


def print_csv(results: Results, sampled: "Sampled | None" = None) -> None:
    """Print one line for each known quantity."""
    csv.writer(sys.stdout, lineterminator="\n").writerows(table(results, sampled))


def print_rows(rows: Sequence[Sequence[str]]) -> None:
    """Print rows of text in columns, the first one as headings; the last column is cut to fit."""
    style, cells = _Style(begun=True), [[_spaced(cell) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    room = _width() if sys.stdout.isatty() or "COLUMNS" in os.environ else sys.maxsize
    for place, row in enumerate(cells):
        line = "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        line = f"{line[: room - 1]}…" if len(line.rstrip()) > room else line.rstrip()
        print(style.bold(line) if place == 0 else line)


def print_lines(lines: Iterable[str]) -> None:
    """Print sentences, each wrapped to the terminal."""
    for line in lines:
        print("\n".join(textwrap.wrap(_spaced(line), _width(), subsequent_indent="  ")))


def _spaced(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def print_presets() -> None:
    """Print every preset's id, title and tags."""
    style, width = _Style(), _width()
    longest = max(map(len, library.names()))
    for name in library.names():
        scenario = library.preset(name)
        tags = f"  [{', '.join(scenario.tags)}]" if scenario.tags else ""
        line = f"{scenario.title}{tags}"
        if sys.stdout.isatty() or "COLUMNS" in os.environ:
            line = textwrap.shorten(line, max(20, width - longest - 2), placeholder="…")
        print(f"{style.bold(name.ljust(longest))}  {line}")


def print_table(results: Results, sampled: "Sampled | None" = None) -> None:
    """Print everything known by group, then assumptions, checks, claims and what is unknown."""
    scenario, width = results.scenario, _width()
    style = _Style(begun=bool(scenario.title or scenario.summary))
    if scenario.title:
        print(style.bold(short(scenario.title, most=width)))
    if scenario.summary:
        print("\n".join(textwrap.wrap(" ".join(scenario.summary.split()), width)))
    _print_known(results, sampled, style)
    if sampled is not None:
        text = _("Between the values in brackets lie nine in ten of {n} draws (seed {seed}).")
        print(text.format(n=f"{sampled.draws.count:,}", seed=sampled.draws.seed))
        if any(_outside(sampled, name) for name in results.plan.how):
            print(_("A value outside its brackets rests on what is stated at an end of its range."))
    if scenario.hold is not None:
        _print_notes(_("Held"), [_hold_words(scenario.hold)], style)
    parted = [_check_words(c) for c in results.checks if c.parts]
    _print_notes(_("Where two routes differ"), parted, style)
    _print_notes(_("Claims"), [_verdict_words(v) for v in verdicts(results, sampled)], style)
    unknown = [
        f"{model().quantities[n].label}: {labels(needed)}"
        for n, needed in results.unknown.items()
        if needed
    ]
    _print_notes(_("Unknown, and what each needs"), unknown, style)


def print_changes(changes: Sequence["Change"]) -> None:
    """Print what a file showed otherwise when it was saved, and why."""
    sentence = _("{label}: {then} then, {now} now. {why}")
    notes = [
        sentence.format(label=c.label, then=c.then, now=c.now, why=c.why)
        for c in changes[:_MOST_CHANGES]
    ]
    if more := len(changes) - len(notes):
        notes.append(_("And {n} more, which --json lists.").format(n=more))
    _print_notes(_("Not as when it was saved"), notes, _Style(begun=True))


def _outside(sampled: "Sampled", name: str) -> bool:
    band, value = sampled.band(name), sampled.results.values[name]
    return band is not None and not band.certain and not band.low <= value <= band.high


def _hold_words(hold: Hold) -> str:
    quantities = model().quantities
    return _("{label} is held at {value}; {follower} follows.").format(
        label=quantities[hold.quantity].label,
        value=quantities[hold.quantity].exact(hold.value, hold.unit),
        follower=quantities[hold.follower].label,
    )


def _print_known(results: Results, sampled: "Sampled | None", style: "_Style") -> None:
    words = {"stated": _("stated"), "follows": _("follows"), "assumed": _("assumed")}
    group, wide = "", 24 if sampled is None else 44
    for name, quantity in model().quantities.items():
        if name not in results.plan.how:
            continue
        if quantity.group != group:
            group = quantity.group
            style.heading(group)
        value = _spaced(results.shown(name) if sampled is None else _with_band(sampled, quantity))
        word = words[results.plan.how[name]]
        key = f"{word:<8}  {name}" if _width() >= _WIDE else word
        print(f"  {quantity.label:<34}{value:>{wide}}  {style.faint(key)}")


def _with_band(sampled: "Sampled", quantity: Quantity) -> str:
    """A value with as many figures as its range supports, and the range in brackets."""
    band, value = sampled.band(quantity.name), sampled.results.values[quantity.name]
    if band is None or band.certain or not math.isfinite(band.high - band.low):
        return quantity.shown(value)
    figures = show.supported(value, band.low, band.high)
    return f"{quantity.shown(value, figures)} ({quantity.interval(band.low, band.high, figures)})"


def _print_notes(heading: str, notes: list[str], style: "_Style") -> None:
    if notes:
        style.heading(heading)
    for note in notes:
        text = note.replace("\N{NO-BREAK SPACE}", " ")
        print(
            "\n".join(textwrap.wrap(text, _width(), initial_indent="  ", subsequent_indent="    "))
        )


def _check_words(check: Check) -> str:
    quantity = model().quantities[check.quantity]
    value, other = quantity.shown(check.value), quantity.shown(check.other)
    if check.impossible:
        return f"{quantity.label}: {value} {check.by}"
    return _("{label}: {value}, but {other} by {route} ({ratio})").format(
        label=quantity.label,
        value=value,
        other=other,
        route=check.by.rstrip("."),
        ratio=show.times(check.ratio),
    )


def _verdict_words(verdict: Verdict) -> str:
    claim, quantity = verdict.claim, model().quantities[verdict.claim.quantity]
    published = published_text(verdict)
    computed = "–" if verdict.computed is None else quantity.shown(verdict.computed)
    by = f" ({claim.by})" if claim.by else ""
    return f"{quantity.label} {published}{by}: {computed} – {verdict.words}"


class _Style:
    """Bold and faint where standard output is a terminal."""

    def __init__(self, *, begun: bool = False) -> None:
        self._begun = begun
        plain = "NO_COLOR" in os.environ or os.environ.get("TERM") == "dumb"
        self._on = sys.stdout.isatty() and not plain

    def heading(self, text: str) -> None:
        """Print a heading, with a line of space above it where it is not the first."""
        print(f"\n{self.bold(text)}" if self._begun else self.bold(text))
        self._begun = True

    def bold(self, text: str) -> str:
        return f"\x1b[1m{text}\x1b[0m" if self._on else text

    def faint(self, text: str) -> str:
        return f"\x1b[2m{text}\x1b[0m" if self._on else text


def _width() -> int:
    return min(shutil.get_terminal_size((88, 24)).columns, _WIDEST)
