"""Values that can be, and yet look like a slip: asked about, never refused."""

from collections.abc import Iterator
from dataclasses import replace

from explorer import reading, units
from explorer.slips.counted import converted
from explorer.slips.factors import Factor, factors, is_one, tells
from explorer.slips.offer import Offer, Slip, can_be, offered
from explorer.slips.refused import FACTORS
from explorer.slips.typed import Typed
from explorer.text import _

_Found = tuple[str, Offer]
"""The mistake as the beginning of a question, and what was meant if it was made."""

_EQUAL = 0.001
"""So near a count must be to another one to be taken for it: 4.1 million for 4,102,568."""


def question(typed: Typed, si: float, unit: str) -> Slip | None:
    """What to ask about a value that was read; None where it raises no question."""
    quantity, now = typed.quantity, typed.now(typed.quantity.name)
    if now is not None and is_one(si / now):
        return None
    found = _percentage(typed) or _other_count(typed, si) or _factor(typed, si, now)
    if found is None or not can_be(quantity, found[1]):
        return None
    beginning, meant = found
    if now is not None and abs(meant.value / now - 1) < 1e-9:
        meant = replace(meant, value=now)
    as_typed = typed.text if typed.amount.unit else quantity.exact(si, unit)
    words = _("{beginning}, and mean {mended}?").format(beginning=beginning, mended=meant)
    return Slip(words, (meant, Offer(as_typed, si, unit, kept=True)))


def _percentage(typed: Typed) -> _Found | None:
    """0.34 beside a percent sign, or 112 where a factor of 1.12 belongs."""
    quantity, number = typed.quantity, typed.amount.number
    low, high = quantity.slider
    if typed.amount.unit:
        return None
    if typed.bare and quantity.unit == "%" and 0 < number <= 1 and number < low:
        beginning = _("“{typed}” is read as {read}: did you type a share as a percentage").format(
            typed=typed.text, read=quantity.exact(typed.si)
        )
        return beginning, offered(quantity, number, "%")
    if quantity.name in FACTORS and number > high and low <= number / 100 <= high:
        beginning = _("“{typed}” is read as {read}: did you type a percentage as a factor").format(
            typed=typed.text, read=quantity.exact(typed.si)
        )
        return beginning, offered(quantity, number / 100)
    return None


def _other_count(typed: Typed, si: float) -> _Found | None:
    """The GPU count typed where the servers belong, or the other way about."""
    other, noun, beginning = {
        "servers": (
            "gpu_count",
            "gpu",
            _("“{typed}” is the GPU count: did you type GPUs for servers"),
        ),
        "gpu_count": (
            "servers",
            "server",
            _("“{typed}” is the number of servers: did you type servers for GPUs"),
        ),
    }.get(typed.quantity.name, ("", "", ""))
    count = typed.now(other)
    bare = not typed.amount.unit or typed.amount.unit in reading.COUNT_LETTERS
    if count is None or not bare or abs(si / count - 1) > _EQUAL:
        return None
    meant = converted(typed, noun, si)
    return (beginning.format(typed=typed.text), meant) if meant else None


def _factor(typed: Typed, si: float, now: float | None) -> _Found | None:
    """A known factor between what was typed and what was."""
    if now is None:
        return None
    for factor in _factors(typed):
        ratio = si / now
        if factor.too_high and is_one(ratio / factor.size):
            words = _("“{typed}” is {n} times what {what} was: {asked}")
            asked, meant = factor.too_high, si / factor.size
        elif factor.too_low and is_one(ratio * factor.size):
            words = _("“{typed}” is 1/{n} of what {what} was: {asked}")
            asked, meant = factor.too_low, si * factor.size
        else:
            continue
        n = f"{float(f'{factor.size:.4g}'):,.3f}".rstrip("0").rstrip(".")
        what = typed.quantity.label
        beginning = words.format(typed=typed.text, n=n, what=what, asked=asked)
        return beginning, offered(typed.quantity, meant)
    return None


def _factors(typed: Typed) -> Iterator[Factor]:
    yield from factors(units.dimension(typed.quantity.unit), typed.results.values)
    per_server = typed.now("gpus_per_server")
    if typed.quantity.name == "server_power" and per_server and tells(per_server):
        asked = _("did you type the power of one GPU as that of a server")
        yield Factor(per_server, "", too_low=asked)
