"""`wattif diff`: what two scenarios state differently, and why their results differ."""

import argparse
from typing import TYPE_CHECKING, Any

from explorer.commands.arguments import Commands, add_pair
from explorer.text import _

if TYPE_CHECKING:
    from explorer.quantity import Quantity
    from explorer.results import Results
    from explorer.scenario import Scenario
    from explorer.study.differences import Difference
    from explorer.study.waterfall import Waterfall

_WIDTH = 32
"""So many letters the text bars have from end to end."""


def add(commands: Commands) -> None:
    """Declare the command."""
    command = commands.add_parser(
        "diff",
        help=_("show what two scenarios state differently, and why a result differs"),
        description=_(
            "Splits the change of a result over the quantities that make it, with nothing left "
            "over: energy, where no other result is named."
        ),
    )
    add_pair(command, _("[RESULT]"))
    command.add_argument("--json", action="store_true", help=_("print JSON"))
    command.set_defaults(command=run)


def run(options: argparse.Namespace) -> int:
    """Print what is stated differently, the results side by side, and the waterfall."""
    from explorer import library, report  # noqa: PLC0415 - each command loads what it needs
    from explorer.results import evaluate, quantity_named  # noqa: PLC0415

    target = quantity_named(options.name) if options.name else None
    one, other = (evaluate(report.holding(library.find(name))) for name in options.pair)
    fall = _waterfall(one, other, target)
    if options.json:
        _print_json(one, other, fall)
    else:
        _print_text(one, other, fall)
    return 0


def _waterfall(one: "Results", other: "Results", target: "Quantity | None") -> "Waterfall | None":
    """Of the result named, or the first headline that both know. Raises WattifError."""
    from explorer.study.headlines import headlines  # noqa: PLC0415 - each command loads its own
    from explorer.study.waterfall import waterfall  # noqa: PLC0415

    if target is not None:
        return waterfall(one, other, target.name)
    names = (*headlines(one), *headlines(other))
    known = (name for name in names if name in one.values and name in other.values)
    name = next(known, None)
    return waterfall(one, other, name) if name else None


def _stated(one: "Scenario", other: "Scenario") -> "list[Difference]":
    """Values and ranges that differ; what is remarked about them is left to the window."""
    from explorer.model import model  # noqa: PLC0415 - each command loads what it needs
    from explorer.study.differences import differences  # noqa: PLC0415

    quantities = model().quantities
    found = [d for d in differences(one, other) if d.kind == "stated"]
    ranges = _("{label}, range")
    return [
        d
        for d in found
        if d.what in (quantities[d.name].label, ranges.format(label=quantities[d.name].label))
    ]


def _results(one: "Results", other: "Results") -> "list[Quantity]":
    """Everything that follows on a side, in the model's order."""
    from explorer.model import model  # noqa: PLC0415 - each command loads what it needs

    return [
        quantity
        for name, quantity in model().quantities.items()
        if quantity.result and "follows" in (one.how(name), other.how(name))
    ]


def _ratio(one: "Results", other: "Results", name: str) -> float:
    import math  # noqa: PLC0415 - each command loads what it needs

    was, now = one.values.get(name, math.nan), other.values.get(name, math.nan)
    return now / was if was else math.nan


# ---- as text


def _print_text(one: "Results", other: "Results", fall: "Waterfall | None") -> None:
    from explorer import report, show  # noqa: PLC0415 - each command loads what it needs

    titles = [_title(results) for results in (one, other)]
    report.print_lines(f"{side}  {title}" for side, title in zip("AB", titles, strict=True))
    stated = _stated(one.scenario, other.scenario)
    print()
    if stated:
        report.print_rows([(_("Stated"), "A", "B"), *((d.what, d.one, d.other) for d in stated)])
    else:
        report.print_lines([_("Both state the same values.")])
    rows = [
        (q.label, one.shown(q.name), other.shown(q.name), show.times(_ratio(one, other, q.name)))
        for q in _results(one, other)
    ]
    if rows:
        print()
        report.print_rows([(_("Result"), "A", "B", "B ÷ A"), *rows])
    print()
    if fall is None:
        report.print_lines([_("No headline is known in both, so there is no change to split.")])
        return
    _print_waterfall(fall)
    _print_odds(one, other, fall.target)


def _title(results: "Results") -> str:
    from explorer.plain_text import short  # noqa: PLC0415 - each command loads what it needs

    return short(results.scenario.title or _("(no title)"), most=100)


def _print_waterfall(fall: "Waterfall") -> None:
    from explorer import report  # noqa: PLC0415 - each command loads what it needs
    from explorer.study.waterfall.rows import rows  # noqa: PLC0415

    heads, *body = rows(fall, "A", "B")
    drawn = zip(body, _text_bars(fall), strict=True)
    report.print_rows([(*heads, ""), *((*row, bar) for row, bar in drawn)])
    print()
    report.print_lines([fall.words])


def _text_bars(fall: "Waterfall") -> list[str]:
    """Every bar in letters, told apart by them: = a whole value, + what adds, - what takes away."""
    from explorer.study.waterfall.rows import places  # noqa: PLC0415 - each command loads its own

    spans = list(places(fall))
    low, high = min(map(min, spans)), max(map(max, spans))
    letters = ["=", *("+" if bar.amount > 0 else "-" for bar in fall.bars), "="]
    found = []
    for span, letter in zip(spans, letters, strict=True):
        left, right = (round(_WIDTH * (x - low) / ((high - low) or 1.0)) for x in sorted(span))
        found.append(" " * min(left, _WIDTH - 1) + letter * max(right - left, 1))
    return found


def _print_odds(one: "Results", other: "Results", target: str) -> None:
    """How often one is larger, on the draws that both share, where either is uncertain."""
    from explorer import report  # noqa: PLC0415 - each command loads what it needs

    if not (one.scenario.uncertain or other.scenario.uncertain):
        return
    from explorer.results import evaluate  # noqa: PLC0415
    from explorer.study.comparison import larger, on_same_draws  # noqa: PLC0415 - NumPy
    from explorer.study.sampled import sample  # noqa: PLC0415

    drawn = evaluate(on_same_draws(other.scenario, one.scenario.sampling))
    report.print_lines([larger("A", "B", target, sample(one), sample(drawn))])


# ---- for programs


def _print_json(one: "Results", other: "Results", fall: "Waterfall | None") -> None:
    import json  # noqa: PLC0415 - each command loads what it needs
    import sys  # noqa: PLC0415

    data = {
        "one": one.scenario.title,
        "other": other.scenario.title,
        "stated": [
            {"quantity": d.name, "what": d.what, "one": _plain(d.one), "other": _plain(d.other)}
            for d in _stated(one.scenario, other.scenario)
        ],
        "results": {q.name: _result_data(one, other, q) for q in _results(one, other)},
        "waterfall": _fall_data(fall) if fall else None,
    }
    ascii_only = not (sys.stdout.encoding or "").lower().startswith("utf")
    print(json.dumps(data, indent=2, ensure_ascii=ascii_only))


def _plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def _result_data(one: "Results", other: "Results", quantity: "Quantity") -> dict[str, Any]:
    ratio = _ratio(one, other, quantity.name)
    return {
        "one": _number(one.values.get(quantity.name), quantity.size),
        "other": _number(other.values.get(quantity.name), quantity.size),
        "unit": quantity.unit,
        "ratio": _number(ratio, 1.0),
    }


def _fall_data(fall: "Waterfall") -> dict[str, Any]:
    """Amounts in the result's unit, values in each quantity's own."""
    from explorer.model import model  # noqa: PLC0415 - each command loads what it needs

    quantities, target = model().quantities, model().quantities[fall.target]
    return {
        "quantity": fall.target,
        "unit": target.unit,
        "start": _number(fall.start, target.size),
        "end": _number(fall.end, target.size),
        "bars": [
            {
                "quantity": bar.name,
                "amount": _number(bar.amount, target.size),
                "one": _number(bar.one, quantities[bar.name].size),
                "other": _number(bar.other, quantities[bar.name].size),
                "unit": quantities[bar.name].unit,
                "how": list(bar.how),
            }
            for bar in fall.bars
        ],
        "method": fall.method,
        "words": _plain(fall.words),
    }


def _number(si: float | None, size: float) -> float | None:
    """Without the last digits, which only the change of unit put there."""
    import math  # noqa: PLC0415 - each command loads what it needs

    return None if si is None or not math.isfinite(si) else float(f"{si / size:.14g}")
