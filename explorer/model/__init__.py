"""The model: six modules of quantities and formulas that meet by name only."""

from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from explorer.formula import formulas_of
from explorer.model import emissions, energy, fleet, money, outlook, work
from explorer.plain_text import short
from explorer.planning import Model
from explorer.text import _

GROUPS = (work, fleet, energy, emissions, money, outlook)


@cache
def model() -> Model:
    """The whole model, built and checked at the first call. Raises ModelError."""
    return Model(
        (replace(q, group=group.TITLE) for group in GROUPS for q in group.QUANTITIES),
        (formula for group in GROUPS for formula in formulas_of(group)),
    )


def labels(names: Iterable[str]) -> str:
    """The labels of several quantities, as a sentence lists them."""
    return ", ".join(model().quantities[name].label for name in names)


def no_such_quantity(name: str) -> str:
    """A sentence for a name that is no quantity, with the nearest ones that are."""
    import difflib  # noqa: PLC0415 - only on the way to an error

    near = difflib.get_close_matches(name[:60], model().quantities, 3, 0.5)
    sentence = _("there is no quantity called “{name}”").format(name=short(name))
    return sentence + (_("; did you mean {near}?").format(near=", ".join(near)) if near else ".")
