"""How long one has been talking: it can be stopped, and begun anew."""

import time


class Elapsed:
    """Seconds since the beginning, without those in which it stood still."""

    def __init__(self) -> None:
        self._since: float | None = time.monotonic()
        self._before = 0.0

    @property
    def running(self) -> bool:
        """Whether it goes on."""
        return self._since is not None

    @property
    def seconds(self) -> float:
        """The time so far."""
        more = 0.0 if self._since is None else time.monotonic() - self._since
        return self._before + more

    def toggle(self) -> None:
        """Stop it, or let it go on."""
        seconds, running = self.seconds, self.running
        self._before, self._since = seconds, None if running else time.monotonic()

    def reset(self) -> None:
        """Begin anew, going on or standing still as before."""
        self._before = 0.0
        self._since = time.monotonic() if self.running else None

    def __str__(self) -> str:
        minutes, seconds = divmod(int(self.seconds), 60)
        hours, minutes = divmod(minutes, 60)
        return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"
