"""Which distribution a range stands for: it follows from the bounds of its quantity."""

from typing import Literal, get_args

from explorer.quantity import Quantity

Distribution = Literal["log-normal", "PERT"]
DISTRIBUTIONS: tuple[Distribution, ...] = get_args(Distribution)


def natural(quantity: Quantity, low: float) -> Distribution:
    """Log-normal above the quantity's lower bound; PERT between two bounds or upon one.

    `low` is the lower end of the range, SI: a logarithm begins only above the bound.
    """
    between = quantity.high is not None
    return "PERT" if between or low <= quantity.si_low else "log-normal"


def moved(quantity: Quantity, old: float, new: float, end: float) -> float:
    """Where the end of a range goes when its value moves from `old` to `new`, all SI.

    Above a single bound the end keeps its ratio to the value, between two its distance, and its
    ratio again where the distance would lead to a bound that cannot be reached.
    """
    floor, ceiling = quantity.si_low, quantity.si_high
    by_distance = end + new - old
    unreachable = quantity.above_low and by_distance <= floor
    if (ceiling is None or unreachable) and old > floor:
        return floor + (end - floor) * (new - floor) / (old - floor)
    kept = max(by_distance, floor)
    return kept if ceiling is None else min(kept, ceiling)
