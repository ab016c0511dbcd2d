"""A change of a scenario in one line, for a list of its history."""

from collections.abc import Iterator

from explorer.model import model
from explorer.plain_text import short
from explorer.scenario import Claim, Scenario, Statement
from explorer.study import apart
from explorer.text import _, plural

_LONGEST = 60


def brief(one: Scenario, other: Scenario) -> str:
    """The change from one to the other in about 60 characters; empty where nothing changed."""
    line = ""
    for part in _parts(one, other):
        longer = f"{line}, {_within(part)}" if line else part
        if len(longer) > _LONGEST:
            return f"{line}, …" if line else short(part, _LONGEST)
        line = longer
    return line


def _within(part: str) -> str:
    """A part that does not stand first: "Title “Mine”" as "title “Mine”"."""
    return part if part[1:2].isupper() else part[:1].lower() + part[1:]


def _parts(one: Scenario, other: Scenario) -> Iterator[str]:
    """What changed, the most telling first."""
    if one.hold != other.hold:
        yield _hold(one, other)
    names = _changed(one, other)
    if len(names) == 1:
        yield _statement(names[0], one, other)
    elif names:
        yield plural("{n} quantity", "{n} quantities", len(names)).format(n=len(names))
    if one.claims != other.claims:
        yield _claims(one.claims, other.claims)
    if one.title != other.title:
        yield _("Title “{title}”").format(title=short(other.title, 40))
    words = {
        "summary": _("Summary"),
        "notes": _("Notes"),
        "tags": _("Tags"),
        "sources": _("Sources"),
    }
    yield from (text for key, text in words.items() if getattr(one, key) != getattr(other, key))
    if one.sampling != other.sampling:
        samples, seed = other.sampling.samples, other.sampling.seed
        yield _("{samples} draws, seed {seed}").format(samples=f"{samples:,}", seed=seed)


def _changed(one: Scenario, other: Scenario) -> list[str]:
    """The names of the statements that changed, but for one that only follows the others."""
    before, after = one.statements, other.statements
    names = [n for n in {**before, **after} if before.get(n) != after.get(n)]
    hold = other.hold
    if hold is not None and hold == one.hold and len(names) > 1:
        return [name for name in names if name != hold.follower]
    return names


def _hold(one: Scenario, other: Scenario) -> str:
    hold = other.hold or one.hold
    if hold is None:
        return ""
    words = _("{label} held at {value}") if other.hold else _("{label} no longer held")
    quantity = model().quantities[hold.quantity]
    return words.format(label=quantity.label, value=quantity.shown(hold.value))


def _statement(name: str, one: Scenario, other: Scenario) -> str:
    label = model().quantities[name].label
    was, now = one.statements.get(name), other.statements.get(name)
    if was is not None and now is not None:
        return _change(label, name, was, now)
    words, stated = (_("{label} {value} taken back"), was) if was else (_("{label} {value}"), now)
    value = apart.rounded(name, stated.value, stated.unit) if stated else ""
    return words.format(label=label, value=value)


def _change(label: str, name: str, was: Statement, now: Statement) -> str:
    """From what to what, or which part of a statement is another one."""
    if (was.value, was.unit) != (now.value, now.unit):
        return f"{label} " + " → ".join(apart.rounded_values(name, was, now))
    if was.range != now.range:
        return f"{label} " + " → ".join(apart.ranges(name, was, now))
    if was.distribution != now.distribution:
        return f"{label} {was.distribution} → {now.distribution}"
    words = {
        _("{label}, how far checked"): was.known != now.known,
        _("{label}, remark"): was.note != now.note,
        _("{label}, source"): was.model_copy(update={"known": now.known, "note": now.note}) != now,
    }
    changed = [text for text, is_so in words.items() if is_so]
    text = changed[0] if len(changed) == 1 else _("{label}, source and remark")
    return text.format(label=label)


def _claims(one: tuple[Claim, ...], other: tuple[Claim, ...]) -> str:
    """Which claim came, went or changed, or how many."""
    start = _alike(one, other)
    most = min(len(one), len(other)) - start
    end = min(_alike(one[::-1], other[::-1]), most)
    gone, come = one[start : len(one) - end], other[start : len(other) - end]
    number = max(len(gone), len(come))
    if number > 1:
        return plural("{n} claim", "{n} claims", number).format(n=number)
    words = _("Claim: {label} {value}") if come else _("Claim taken back: {label} {value}")
    claim = (come or gone)[0]
    quantity = model().quantities[claim.quantity]
    return words.format(label=quantity.in_sentence, value=quantity.interval(claim.low, claim.high))


def _alike(one: tuple[Claim, ...], other: tuple[Claim, ...]) -> int:
    """How many claims are the same from the first on."""
    pairs = enumerate(zip(one, other, strict=False))
    # After an edit most are the very same object, which is told faster.
    differing = (place for place, (a, b) in pairs if a is not b and a != b)
    return next(differing, min(len(one), len(other)))
