"""Where several functions of one variable each meet a target, found for all of them at once.

Each is tabulated, so that no crossing of a smooth function is passed over; the crossing nearest
to where it stands is then closed in by false position (the Illinois rule, Dowell and Jarratt
1971), by halving where that does not settle.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from explorer.study.draws import Array

Several = dict[str, Array]
Function = Callable[[Several], Several]
"""From the points tried for each name to the values there."""
_ROUNDS = 80
_EXACT = 1e-11
_ACCEPTED = 1e-6
_ZOOMS = 4
_ZOOM_POINTS = 17


@dataclass(frozen=True, slots=True)
class Search:
    """The nearest root or None, how many others there are, and the best that was met, where.

    A `flat` function does not change at all.
    """

    root: float | None
    others: int
    best: float
    at: float
    flat: bool = False


class _Bracket:
    """Two points on either side of a root, and how far from the target they are.

    Both are taken as logarithms wherever those exist, for a product of powers is a straight line
    then and met at the first guess.
    """

    def __init__(self, pair: tuple[float, float, float, float], target: float) -> None:
        x0, x1, g0, g1 = pair
        self._target = target
        self._log_x = x0 > 0 and x1 > 0
        self._log_f = min(g0 + target, g1 + target, target) > 0
        self.a, self.b = self._place(x0), self._place(x1)
        self.fa, self.fb = self._distance(g0 + target), self._distance(g1 + target)

    def _place(self, x: float) -> float:
        return math.log(x) if self._log_x else x

    def value(self, place: float) -> float:
        """The point at a place between the ends."""
        return math.exp(place) if self._log_x else place

    def _distance(self, f: float) -> float:
        if self._log_f:
            return math.log(f / self._target) if f > 0 else -math.inf
        return f - self._target

    def guess(self, number: int) -> float:
        """The next place to try: false position, and now and then the middle."""
        middle = (self.a + self.b) / 2
        if number % 3 == 2 or not math.isfinite(self.fb - self.fa) or self.fb == self.fa:
            return middle
        guess = self.b - self.fb * (self.b - self.a) / (self.fb - self.fa)
        low, high = sorted((self.a, self.b))
        return guess if low < guess < high else middle

    def narrow(self, place: float, f: float) -> None:
        """Keep the side of the place on which the root lies."""
        distance = self._distance(f)
        if (distance > 0) == (self.fb > 0):
            self.fa /= 2
        else:
            self.a, self.fa = self.b, self.fb
        self.b, self.fb = place, distance

    @property
    def narrowest(self) -> bool:
        """Whether there is no number left between the ends."""
        return abs(self.b - self.a) <= 1e-15 * max(abs(self.a), abs(self.b))


def search(
    function: Function, points: Several, here: dict[str, float], target: float
) -> dict[str, Search]:
    """For every name, where its function meets the target, as near as possible to `here`."""
    tables = function(points)
    found: dict[str, Search] = {}
    brackets: dict[str, _Bracket] = {}
    others: dict[str, int] = {}
    for name, values in tables.items():
        x, f = _finite(points[name], values)
        if not f.size or _is_flat(f):
            best = float(f[0]) if f.size else math.nan
            found[name] = Search(None, 0, best, here[name], flat=True)
        elif pairs := _crossings(x, f, target):
            nearest = min(pairs, key=lambda pair: _distance(pair, here[name]))
            brackets[name], others[name] = _Bracket(nearest, target), len(pairs) - 1
        else:
            found[name] = _nearest(function, name, x, f, target)
    roots = _closed_in(function, brackets, target)
    for name, root in roots.items():
        found[name] = Search(root, others[name], target, root)
    for name in brackets.keys() - roots.keys():
        x, f = _finite(points[name], tables[name])
        found[name] = _nearest(function, name, x, f, target)
    return found


def _finite(x: Array, f: Array) -> tuple[Array, Array]:
    there = np.isfinite(f)
    return x[there], f[there]


def _is_flat(f: Array) -> bool:
    return bool(np.ptp(f) <= 1e-12 * np.max(np.abs(f)))


def _crossings(x: Array, f: Array, target: float) -> list[tuple[float, float, float, float]]:
    """Neighbouring points between which, or at which, the target is met."""
    g = f - target
    signs = np.sign(g)
    places = np.flatnonzero((signs[:-1] * signs[1:] < 0) | (signs[:-1] == 0))
    pairs = [(float(x[i]), float(x[i + 1]), float(g[i]), float(g[i + 1])) for i in places]
    if signs[-1] == 0:
        pairs.append((float(x[-1]), float(x[-1]), 0.0, 0.0))
    return pairs


def _distance(pair: tuple[float, float, float, float], here: float) -> float:
    low, high = sorted(pair[:2])
    if low <= here <= high:
        return 0.0
    end = low if here < low else high
    return abs(math.log(end / here)) if end > 0 and here > 0 else abs(end - here)


def _closed_in(
    function: Function, brackets: dict[str, _Bracket], target: float
) -> dict[str, float]:
    """The root within each bracket; none for a jump across the target."""
    roots = {
        name: bracket.value(bracket.a if bracket.fa == 0 else bracket.b)
        for name, bracket in brackets.items()
        if 0 in (bracket.fa, bracket.fb)
    }
    open_ = {name: bracket for name, bracket in brackets.items() if name not in roots}
    scale = abs(target) or 1.0
    for number in range(_ROUNDS):
        if not open_:
            break
        places = {name: bracket.guess(number) for name, bracket in open_.items()}
        tried = {name: open_[name].value(place) for name, place in places.items()}
        met = function({name: np.array([x]) for name, x in tried.items()})
        for name, x in tried.items():
            bracket, f = open_[name], float(met[name][0])
            far = abs(f - target)
            if far <= _EXACT * scale or bracket.narrowest or number == _ROUNDS - 1:
                del open_[name]
                if far <= _ACCEPTED * scale:
                    roots[name] = x
            else:
                bracket.narrow(places[name], f)
    return roots


def _nearest(function: Function, name: str, x: Array, f: Array, target: float) -> Search:
    """The point where the function comes nearest to a target that it does not meet."""
    place = int(np.argmin(np.abs(f - target)))
    for _zoom in range(_ZOOMS if 0 < place < len(x) - 1 else 0):
        x = np.linspace(x[max(place - 1, 0)], x[min(place + 1, len(x) - 1)], _ZOOM_POINTS)
        f = function({name: x})[name]
        place = int(np.argmin(np.abs(f - target)))
        if crossings := _crossings(x, f, target):
            roots = _closed_in(function, {name: _Bracket(crossings[0], target)}, target)
            if name in roots:
                return Search(roots[name], len(crossings) - 1, target, roots[name])
    return Search(None, 0, float(f[place]), float(x[place]))
