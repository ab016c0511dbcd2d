"""What the comparison says: sentences, tips and its table."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from explorer import show
from explorer.model import model
from explorer.study.comparison import Cell, Row, larger, odds, ratio_band, ratio_text
from explorer.study.sampled import Sampled
from explorer.text import _

HINT = _(
    "Nothing to compare with yet. Ctrl+B pins the state on screen, so that what you change next "
    "stands beside it; Ctrl+Shift+B adds a preset."
)


@dataclass(frozen=True, eq=False)
class Party:
    """One of the scenarios: what it is called, its colour as #rrggbb, its draws."""

    name: str
    color: str
    sampled: Sampled


def sentences(parties: Sequence[Party], baseline: int, result: str) -> list[str]:
    """How each of the others compares with the baseline in a result."""
    against = parties[baseline]
    said = (
        larger(party.name, against.name, result, party.sampled, against.sampled)
        for place, party in enumerate(parties)
        if place != baseline
    )
    return [sentence for sentence in said if sentence]


def tip(party: Party, against: Party, row: Row, cell: Cell) -> str:
    """What a pointer resting on a cell is told."""
    head = _("{label}, {title}: {value}").format(
        label=row.label, title=party.name, value=cell.told.value
    )
    lines = [head, cell.needs]
    if cell.told.spread:
        lines.append(_("{spread} (nine in ten draws)").format(spread=cell.told.spread))
    if cell.times:
        lines.append(
            _("{times} beside {title}: {value}").format(
                times=cell.times, title=against.name, value=against.sampled.results.shown(row.name)
            )
        )
        lines.append(larger(party.name, against.name, row.name, party.sampled, against.sampled))
    lines.append(model().quantities[row.name].help)
    return "\n".join(line for line in lines if line)


def table(parties: Sequence[Party], rows: Sequence[Row], baseline: int) -> list[tuple[str, ...]]:
    """One row for each result of each scenario."""
    against = parties[baseline]
    heads = (
        *(_("Result"), _("Scenario"), _("Value"), _("Nine in ten")),
        _("Ratio to {title}").format(title=against.name),
        *(_("Nine in ten of the ratio"), _("Larger in"), _("Needs")),
    )
    found: list[tuple[str, ...]] = [heads]
    for row in rows:
        for party, cell in zip(parties, row.cells, strict=True):
            band = often = ""
            if cell.ratio is not None:
                band, often = _on_draws(party.sampled, against.sampled, row.name)
            figures = cell.told.value, cell.told.ends, cell.times, band, often, cell.needs
            found.append((row.label, party.name, *figures))
    return found


def _on_draws(one: Sampled, other: Sampled, name: str) -> tuple[str, str]:
    """The band of the ratio, and in how many draws one is larger; empty where both are certain."""
    if one.is_certain(name) and other.is_certain(name):
        return "", ""
    band, share = ratio_band(one, other, name), odds(one, other, name)
    often = "" if math.isnan(share) else show.percent(share)
    return ratio_text(band) if band else "", often
