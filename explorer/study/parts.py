"""What totals consist of: energy, emissions, cost and water, part by part."""

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from explorer import show
from explorer.model import model
from explorer.quantity import Quantity
from explorer.results import Results
from explorer.text import _

ELECTRICITY, OVERHEAD, HARDWARE, RENT, WATER = range(5)
"""Which colour of the theme's series stands for what, in every bar."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a total: its short name, its share and colour; values are SI."""

    name: str
    share: float
    series: int
    quantity: Quantity
    amount: float
    total: float

    @property
    def value(self) -> str:
        """The part as people read it."""
        return self.quantity.shown(self.amount)

    @property
    def tip(self) -> str:
        """What the tooltip says."""
        return _("{total}, {part}: {value}, {share} of {whole}").format(
            total=self.quantity.label,
            part=self.name,
            value=self.value,
            share=show.percent(self.share),
            whole=self.quantity.shown(self.total),
        )


@dataclass(frozen=True, slots=True)
class Bar:
    """One total: its parts and remarks where it is known, what it needs where it is not."""

    name: str
    total: str
    parts: tuple[Part, ...] = ()
    remarks: tuple[str, ...] = ()
    needs: str = ""


_Named = tuple[str, str, int]
"""A quantity ("" for what is left of the total), its short name and its colour."""


def _energy(results: Results) -> list[_Named]:
    if "it_energy" not in results.values:
        return [("energy", _("not broken down"), ELECTRICITY)]
    return [("it_energy", _("IT"), ELECTRICITY), ("overhead_energy", _("overhead"), OVERHEAD)]


def _emissions(results: Results) -> list[_Named]:
    if "operational_emissions" not in results.values:
        return [("emissions", _("not broken down"), RENT)]
    return [("operational_emissions", _("electricity"), ELECTRICITY), ("", _("hardware"), HARDWARE)]


def _cost(results: Results) -> list[_Named]:
    step = results.plan.steps.get("cost")
    if step is not None and "ownership_cost" in step.inputs:
        return [
            ("electricity_cost", _("electricity"), ELECTRICITY),
            ("capital_cost", _("hardware"), HARDWARE),
        ]
    rented = step is not None and "rental_cost" in step.inputs
    rest = _("rest of the rent") if rented else _("the rest")
    if results.values.get("electricity_cost", math.inf) > results.values.get("cost", 0):
        return [("cost", _("rented GPU-hours") if rented else _("not broken down"), RENT)]
    return [("electricity_cost", _("electricity"), ELECTRICITY), ("", rest, RENT)]


def _water() -> list[_Named]:
    return [("site_water", _("on site"), WATER), ("offsite_water", _("electricity"), ELECTRICITY)]


def _energy_remarks(results: Results) -> Iterator[str]:
    if "storage_share" in results.values:
        yield _("storing the data: {share}").format(
            share=show.percent(results.values["storage_share"])
        )
    if results.how("pue") == "assumed":
        yield _("no overhead, for PUE 1 is assumed")


def _emission_remarks(results: Results) -> Iterator[str]:
    if "market_emissions" in results.values:
        yield _("market-based: {value}").format(value=results.shown("market_emissions"))
    if "operational_emissions" in results.values and "embodied_emissions" not in results.values:
        yield _("hardware not counted")


def bars(results: Results, unknown: Mapping[str, tuple[str, ...]]) -> list[Bar]:
    """The bars of a scenario: energy, emissions, cost and water."""
    return [
        _bar(results, unknown, "energy", _energy(results), _energy_remarks(results)),
        _bar(results, unknown, "emissions", _emissions(results), _emission_remarks(results)),
        _bar(results, unknown, "cost", _cost(results), ()),
        _bar(results, unknown, "water", _water(), ()),
    ]


def _bar(
    results: Results,
    unknown: Mapping[str, tuple[str, ...]],
    name: str,
    named: list[_Named],
    remarks: Iterable[str],
) -> Bar:
    quantity, total = model().quantities[name], results.values.get(name, math.nan)
    if name not in results.values:
        needed = ", ".join(model().quantities[n].in_sentence for n in unknown.get(name, ()))
        return Bar(quantity.label, show.NOTHING, needs=_("needs {needed}").format(needed=needed))
    shown = quantity.shown(total)
    if not (math.isfinite(total) and total > 0):
        return Bar(quantity.label, shown)
    values = {n: results.values[n] for n, _label, _color in named if n in results.values}
    values.setdefault("", max(total - math.fsum(values.values()), 0.0))
    parts = tuple(
        Part(label, values[n] / total, color, quantity, values[n], total)
        for n, label, color in named
        if values.get(n, 0) > 1e-9 * total
    )
    return Bar(quantity.label, shown, parts, tuple(remarks))


def sentence(bar: Bar) -> str:
    """The bar in words."""
    parts = ", ".join(f"{part.name} {show.percent(part.share)}" for part in bar.parts)
    if bar.needs:
        return f"{bar.name} – {bar.needs}"
    return " – ".join(text for text in (f"{bar.name} {bar.total}", parts) if text)
