"""The one that is fuzzed: reads, evaluates, saves and reads again whatever bytes it is given.

`python -m tests.soak.target FILE...` shows again what a file that was found does.
"""

import hashlib
import json
import os
import resource
import sys
import time
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path

SLOW = 5.0
"""Seconds of a file under instruments, which make everything several times slower."""


class Trial:
    """Counts what is tried and keeps one file of each kind of finding."""

    def __init__(self, attempt: Callable[[bytes], None], folder: Path, seconds: float) -> None:
        self._attempt, self._folder = attempt, folder
        self._end = time.monotonic() + seconds
        self._tried, self._slowest = 0, 0.0
        self._findings: dict[str, str] = {}

    def __call__(self, data: bytes) -> None:
        """Try one file; when the time is over, leave."""
        begun = time.process_time()
        try:
            self._attempt(data)
        except Exception as error:  # noqa: BLE001 - every kind of it is what is looked for
            self._found(_place(error), data)
        took = time.process_time() - begun
        self._tried += 1
        if took > self._slowest:
            self._slowest = took
            (self._folder / "slowest.toml").write_bytes(data)
            if took > SLOW:
                self._found(f"took {took:.1f} s", data)
        if time.monotonic() > self._end:
            self._leave()

    def _found(self, what: str, data: bytes) -> None:
        if what not in self._findings:
            path = self._folder / "findings" / f"{hashlib.sha256(data).hexdigest()[:12]}.toml"
            path.write_bytes(data)
            self._findings[what] = str(path)

    def _leave(self) -> None:
        """Write the figures and end here: libFuzzer would never return."""
        figures = {
            "executions": self._tried,
            "slowest": self._slowest,
            "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
            "findings": self._findings,
        }
        (self._folder / "figures.json").write_text(json.dumps(figures), encoding="utf-8")
        sys.stderr.flush()
        os._exit(0)


def _place(error: Exception) -> str:
    """The kind of an error and where in our code it came from."""
    frames = [
        f for f in traceback.extract_tb(error.__traceback__) if "/tests/soak/" not in f.filename
    ]
    places = " < ".join(f"{Path(f.filename).name}:{f.lineno}" for f in frames[-1:-4:-1])
    return f"{type(error).__name__} at {places}"


def attempt(data: bytes) -> None:
    """Read a file's bytes, as the program does, and keep what they say."""
    from tests.explorer.promised import keep, read  # noqa: PLC0415 - imported under instruments

    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return
    scenario = read(text)
    if scenario is not None:
        keep(scenario, text)


def fuzz(folder: Path, seconds: float, options: Sequence[str]) -> None:
    """Try files until the time is over, led by what of the code each of them reaches."""
    import atheris  # noqa: PLC0415 - from `make soak` alone

    with atheris.instrument_imports(include=["explorer", "tomllib", "tomlkit"]):
        import tests.explorer.promised  # noqa: F401, PLC0415 - loads what is instrumented
    atheris.Setup([sys.argv[0], *options], Trial(attempt, folder, seconds))
    atheris.Fuzz()


if __name__ == "__main__":
    if sys.argv[1] == "--fuzz":
        fuzz(Path(sys.argv[2]), float(sys.argv[3]), sys.argv[4:])
    for name in sys.argv[1:]:
        attempt(Path(name).read_bytes())
        print(f"{name}: promises kept")
