"""GPUs for servers and the like: numbers whose word says what was counted."""

import re

from explorer import reading, units
from explorer.reading import Amount
from explorer.slips.offer import Offer, offered, suggesting
from explorer.slips.typed import Typed
from explorer.text import _

_NOUNS = {
    "gpu": _("a number of GPUs"),
    "server": _("a number of servers"),
    "rack": _("a number of racks"),
    "token": _("a number of tokens"),
    "parameter": _("a number of parameters"),
    "home": _("a number of homes"),
    "query": _("a number of queries"),
}
_SAME = {"queries": "query", "household": "home", "households": "home"}
_WORD = re.compile(
    r"([kKMBT]?) ?((?:gpu|server|rack|token|parameter|home|household)s?|query|queries)",
    re.IGNORECASE,
)
_COUNTED = {
    "gpu_count": "gpu",
    "gpus_per_server": "gpu",
    "servers": "server",
    "racks": "rack",
    "training_tokens": "token",
    "tokens_per_query": "token",
    "parameters": "parameter",
    "active_parameters": "parameter",
    "households": "home",
    "queries_per_day": "query",
}
_MACHINES = ("gpu_count", "servers", "racks")


def plain_amount(typed: Typed) -> Amount:
    """What was typed without the word for what it counts. Raises Slip where that is another."""
    amount, quantity = typed.amount, typed.quantity
    match = _WORD.match(amount.unit)
    if match is None:
        return amount
    letter, word, rest = match[1], match[2].lower(), amount.unit[match.end() :].strip()
    noun = _SAME.get(word, word.removesuffix("s"))
    counts = _COUNTED.get(quantity.name, "")
    number = amount.number * reading.COUNT_LETTERS.get(letter, 1.0)
    if noun == counts and bool(rest) == (noun == "query"):
        return Amount(number, rest)
    if rest or (units.dimension(quantity.unit) != "ratio" and noun != counts):
        return amount
    wanted = _NOUNS.get(counts) if noun != counts else None
    fault = _("{what} is {wanted}, but “{typed}” is {found}").format(
        what=quantity.label,
        wanted=wanted or reading.wanted_name(quantity.unit),
        typed=typed.text,
        found=_NOUNS[noun],
    )
    raise suggesting(quantity, fault, _meant(typed, noun, number))


def _meant(typed: Typed, noun: str, number: float) -> list[Offer]:
    quantity = typed.quantity
    if quantity.name == "queries_per_day":
        return [offered(quantity, number * quantity.size, quantity.unit)]
    offer = converted(typed, noun, number)
    return [offer] if offer else []


def converted(typed: Typed, noun: str, number: float) -> Offer | None:
    """So many GPUs, servers or racks as the quantity counts them, where that is known."""
    if typed.quantity.name not in _MACHINES:
        return None
    wanted = _COUNTED[typed.quantity.name]
    size, wanted_size = _in_servers(typed, noun), _in_servers(typed, wanted)
    if size is None or wanted_size is None:
        return None
    return offered(typed.quantity, number * size / wanted_size, why=_why(typed, {noun, wanted}))


def _in_servers(typed: Typed, noun: str) -> float | None:
    """How many servers one of them is."""
    if noun == "server":
        return 1.0
    if noun == "gpu":
        per_server = typed.now("gpus_per_server")
        return 1 / per_server if per_server else None
    rack, server = typed.now("rack_power"), typed.now("server_power")
    return rack / server if noun == "rack" and rack and server else None


def _why(typed: Typed, nouns: set[str]) -> str:
    shown, parts = typed.results.shown, list[str]()
    if "gpu" in nouns:
        parts.append(_("{n:g} GPUs per server").format(n=typed.now("gpus_per_server")))
    if "rack" in nouns:
        parts.append(_("{power} per rack").format(power=shown("rack_power")))
        parts.append(_("{power} per server").format(power=shown("server_power")))
    return _("at {parts}").format(parts=", ".join(parts))
