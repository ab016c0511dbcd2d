"""What a heap of draws says in words: where nine in ten lie, and how many pass a claim."""

import numpy as np

from explorer import show
from explorer.scenario import Claim
from explorer.text import _
from ui.charts.distribution.heap import Heap
from ui.charts.overlay import published_value


def spread_in_words(heap: Heap) -> str:
    """Between which values nine in ten draws lie, and above which one half of them."""
    quantity, band = heap.bins.axis.quantity, heap.band
    if heap.certain:
        return _("{result} {value}: one value alone").format(
            result=quantity.label, value=quantity.shown(band.median * quantity.size)
        )
    low, high = quantity.ends(band.low * quantity.size, band.high * quantity.size)
    half = quantity.shown(band.median * quantity.size)
    sentence = _("Nine in ten draws lie between {low} and {high}; half are above {half}")
    return sentence.format(low=low, high=high, half=half)


def odds(heap: Heap, claim: Claim) -> str:
    """How many of the draws lie beyond a claim, seen from the middle, or inside an interval."""
    low, high = (end / heap.bins.axis.quantity.size for end in (claim.low, claim.high))
    published = published_value(heap.bins.axis, claim)
    words = {"by": claim.by, "value": published}
    named = _("{by}’s {value}") if claim.by else _("the published {value}")
    if low < high:
        share, sentence = _within(heap, low, high), _("{share} of the draws are within {claim}")
    elif low >= heap.band.median:
        share, sentence = heap.above(low), _("{share} of the draws are above {claim}")
    else:
        share, sentence = heap.below(low), _("{share} of the draws are below {claim}")
    return sentence.format(
        share=show.percent(share) if share else _("none"), claim=named.format(**words)
    )


def left_out(number: int, count: int) -> str:
    """That some draws have no value."""
    return _("{number} of {count} draws have no value and are left out").format(
        number=f"{number:,}", count=f"{count:,}"
    )


def _within(heap: Heap, low: float, high: float) -> float:
    return heap.share(int(np.count_nonzero((heap.values >= low) & (heap.values <= high))))
