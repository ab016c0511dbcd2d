"""Common random draws: one Latin hypercube for every slider position and every scenario.

A quantity's draws depend on its name, the seed and their number, on nothing else. So what moves on
screen is the scenario and not the dice.
"""

from functools import cached_property, lru_cache
from statistics import NormalDist
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
LIVE = 10_000
"""So many draws follow a drag; the scenario's own number refines them when it ends."""


class Draws:
    """Centred Latin hypercube: every quantity visits each of `count` equal strata once.

    McKay, Beckman and Conover 1979, with the point in the middle of its stratum.
    """

    def __init__(self, seed: int, count: int) -> None:
        self.seed, self.count = seed, count
        self._orders: dict[str, NDArray[np.intp]] = {}

    @cached_property
    def shares(self) -> Array:
        """The probabilities in the middles of the strata, rising; shape (count,)."""
        return (np.arange(self.count) + 0.5) / self.count

    @cached_property
    def normal(self) -> Array:
        """The standard normal quantiles of `shares`; shape (count,)."""
        return np.fromiter(map(NormalDist().inv_cdf, self.shares.tolist()), float, self.count)

    def order(self, name: str) -> NDArray[np.intp]:
        """Which stratum each draw of a quantity falls into; shape (count,)."""
        if name not in self._orders:
            random = np.random.default_rng((self.seed, crc32(name.encode())))
            self._orders[name] = random.permutation(self.count)
        return self._orders[name]


@lru_cache(maxsize=4)
def draws(seed: int, count: int) -> Draws:
    """The draws of a seed and number; those used last are kept."""
    return Draws(seed, count)
