"""`python -m tests.kill KILLS SEED`: 0 where nothing was lost that was promised to be kept."""

import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from explorer import files
from explorer.scenario import Scenario
from tests.kill.aftermath import journal_of, lost
from tests.kill.working import work

PROMISED = 3.0
"""Seconds of edits that a crash may cost."""
AT_ONCE = 8
LIVES = (0.3, 5.0)
"""Seconds after which somebody is killed."""
_PATIENCE = 0.5
"""Seconds that the killer waits for a save, to strike in the middle of it."""
_SAVING = 0.015
"""Seconds in which to strike."""


@dataclass
class Victim:
    """One process at work."""

    seed: int
    folder: Path = field(init=False)
    process: int = field(init=False)
    ends: float = field(init=False)

    def __post_init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="wattif-kill-"))
        for name in ("one", "other"):
            files.save(Scenario(), self.folder / f"{name}.wattif.toml")
        self._journal, write = os.pipe()
        os.set_blocking(self._journal, False)
        self._random = random.Random(self.seed)
        self.ends = time.monotonic() + self._random.uniform(*LIVES)
        self._text = b""
        self.process = os.fork()
        if self.process == 0:
            try:
                work(self.folder, self.seed, write)
            finally:
                os._exit(1)
        os.close(write)

    def read(self) -> None:
        """Take what the journal says so far."""
        try:
            while some := os.read(self._journal, 65_536):
                self._text += some
        except BlockingIOError:
            return

    def is_due(self) -> bool:
        """Whether its time has come: for every other one in the middle of a save."""
        now = time.monotonic()
        if now < self.ends or self.seed % 2 or now > self.ends + _PATIENCE:
            return now >= self.ends
        saving = b"begins to save" in self._text.rpartition(b"\n")[0].rpartition(b"\n")[2]
        if saving:
            time.sleep(self._random.uniform(0, _SAVING))
        return saving

    def kill(self) -> tuple[float, int]:
        """Kill it; seconds of work lost, and how many edits there were."""
        killed = time.monotonic()
        os.kill(self.process, signal.SIGKILL)
        _process, status = os.waitpid(self.process, 0)
        assert os.WIFSIGNALED(status), f"seed {self.seed}: it ended by itself"
        self.read()
        os.close(self._journal)
        os.environ["XDG_STATE_HOME"] = str(self.folder / "state")
        journal = journal_of(self._text.decode())
        seconds = lost(self.folder, journal, killed)
        shutil.rmtree(self.folder)
        return seconds, sum(note.what == "edited" for note in journal)


class _Watch:
    """Lets some work at once, and kills each in its time."""

    def __init__(self) -> None:
        self._alive: list[Victim] = []
        self.losses: list[float] = []
        self.edits = 0

    def kill_all(self, seeds: Iterator[int]) -> None:
        """Kill one for each seed. Raises AssertionError where a file is lost or torn."""
        try:
            self._begin(seeds)
            while self._alive:
                for victim in tuple(self._alive):
                    victim.read()
                    if victim.is_due():
                        self._kill(victim)
                        self._begin(seeds)
                time.sleep(0.002)
        finally:
            for victim in self._alive:
                os.kill(victim.process, signal.SIGKILL)

    def _begin(self, seeds: Iterator[int]) -> None:
        while len(self._alive) < AT_ONCE and (seed := next(seeds, None)) is not None:
            self._alive.append(Victim(seed))

    def _kill(self, victim: Victim) -> None:
        self._alive.remove(victim)
        seconds, made = victim.kill()
        self.losses.append(seconds)
        self.edits += made
        if seconds > PROMISED:
            print(f"seed {victim.seed}: {seconds:.1f} s of edits are lost")


def kills(count: int, seed: int) -> bool:
    """Kill so often; whether never more was lost than promised."""
    watch = _Watch()
    watch.kill_all(iter(range(seed, seed + count)))
    losses = sorted(watch.losses)
    print(
        f"{count} kills in the middle of {watch.edits:,} edits: no file lost or torn; of the "
        f"edits the last {losses[len(losses) // 2]:.2f} s (median) to {losses[-1]:.2f} s (worst) "
        "are lost"
    )
    return watch.edits > 0 and losses[-1] <= PROMISED


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.exit(0 if kills(int(sys.argv[1]), int(sys.argv[2])) else 1)
