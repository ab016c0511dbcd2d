"""What may have been meant instead of what was typed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from explorer import show, units
from explorer.errors import WattifError
from explorer.quantity import Quantity
from explorer.text import _


@dataclass(frozen=True, slots=True)
class Offer:
    """A value that may have been meant: in words, SI, the unit to state it in.

    `why` says by what it is that value; a `kept` one is what was typed.
    """

    words: str
    value: float
    unit: str
    why: str = ""
    kept: bool = False

    def __str__(self) -> str:
        return f"{self.words} ({self.why})" if self.why else self.words


class Slip(WattifError):  # noqa: N818 - asked about as often as refused
    """A likely slip: its sentence names what may have been meant, `offers` are those values."""

    def __init__(self, sentence: str, offers: Iterable[Offer] = ()) -> None:
        super().__init__(sentence)
        self.offers = tuple(offers)


def offered(quantity: Quantity, si: float, unit: str = "", why: str = "") -> Offer:
    """An offer in `unit` as a person would type it; else rounded, in the unit that reads best."""
    unit = unit if units.dimension(unit) else ""
    exactly = unit or (quantity.whole and si == round(si))
    words = quantity.exact(si, unit) if exactly else quantity.shown(si)
    return Offer(words, si, unit or show.fitting(si, quantity.unit), why)


def suggesting(quantity: Quantity, fault: str, offers: Sequence[Offer]) -> Slip:
    """A refusal: what is wrong, and those of the offers that can exist, each once."""
    each = {offer.words: offer for offer in reversed(offers) if can_be(quantity, offer)}
    kept = list(reversed(each.values()))
    if not kept:
        return Slip(_("{fault}.").format(fault=fault))
    words = _("{fault}; did you mean {offers}?").format(fault=fault, offers=_listed(kept))
    return Slip(words, kept)


def can_be(quantity: Quantity, offer: Offer) -> bool:
    """Whether the quantity can have that value."""
    try:
        quantity.check(offer.value)
    except WattifError:
        return False
    return True


def _listed(offers: Sequence[Offer]) -> str:
    *some, last = map(str, offers)
    if not some:
        return last
    return _("{some} or {last}").format(some=", ".join(some), last=last)
