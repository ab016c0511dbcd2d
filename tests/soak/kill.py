"""A thousand kills."""

from collections.abc import Sequence

from tests.kill.__main__ import kills


def run(arguments: Sequence[str]) -> int:
    """Kill 1,000 times, or as often as the first argument says; 0 where nothing was lost."""
    return 0 if kills(int(arguments[0]) if arguments else 1000, 1) else 1
