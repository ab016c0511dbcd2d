"""Hand-outs that the tests share, and one who changes their mind."""

from datetime import date

from explorer import library
from explorer.handout.content import Handout, of_scenarios
from explorer.handout.going import Cancelled, Going
from explorer.scenario import Claim, Scenario, Source, Statement

MADE = date(2026, 11, 24)
EVIL = '=HYPERLINK("http://example.org","x")'
_HOSTILE = Source(text="+cmd|' /C calc'!A0", link="file:///etc/passwd", year=2020)


def of_presets(*names: str) -> Handout:
    """A hand-out of presets, made on the same day always."""
    return of_scenarios([library.preset(name) for name in names], MADE)


def hostile() -> Scenario:
    """A scenario all of whose texts would like to be something else."""
    stated = {
        "gpu_count": Statement(value=1000, unit="1", source=_HOSTILE.text, link=_HOSTILE.link),
        "gpus_per_server": Statement(value=8, unit="1", note="@SUM(1+1)*cmd|' /C calc'!A0"),
        "server_power": Statement(value=6500, unit="kW", low=5200, high=6500, cite="x"),
        "run_time": Statement(value=8_640_000, unit="days"),
    }
    claim = Claim(
        quantity="energy",
        low=1e12,
        high=1e12,
        unit="GWh",
        sentence="<script>alert(1)</script>\x00\x1b]0;x\x07",
        by="\u202e=1+1",
    )
    return Scenario(
        title=EVIL,
        summary="-2+3\r\n\t=1 </a:t> &amp; ]]>",
        notes="=1+1\x08",
        statements=stated,
        claims=(claim,),
        sources={"x": _HOSTILE},
    )


class Fickle(Going):
    """Wants the file until it has been asked so many times."""

    def __init__(self, patience: int) -> None:
        self._patience = patience
        self.shares: list[float] = []

    def progress(self, share: float) -> None:
        self.shares.append(share)

    def check(self) -> None:
        self._patience -= 1
        if self._patience < 0:
            raise Cancelled
