"""Work: how much computing a model takes to train and to serve."""

from explorer.formula import Value, total
from explorer.quantity import Quantity
from explorer.text import _

TITLE = _("Work")

QUANTITIES = (
    Quantity(
        name="parameters",
        label=_("Parameters"),
        unit="1",
        slider=(1e6, 1e15),
        low=1,
        help=_("The weights of the model, all of them, whether or not each token uses them."),
    ),
    Quantity(
        name="active_share",
        label=_("Active share"),
        unit="%",
        slider=(1, 100),
        high=100,
        above_low=True,
        help=_(
            "Mixture of experts: the share of the parameters that each token uses. "
            "A dense model uses all of them."
        ),
    ),
    Quantity(
        name="active_parameters",
        result=True,
        label=_("Active parameters"),
        unit="1",
        slider=(1e6, 1e15),
        low=1,
        help=_("The parameters that each token really uses."),
    ),
    Quantity(
        name="training_tokens",
        label=_("Training tokens"),
        unit="1",
        slider=(1e8, 1e15),
        low=1,
        help=_("The word pieces that the model is trained on, counted once per pass."),
    ),
    Quantity(
        name="training_compute",
        result=True,
        label=_("Training compute"),
        unit="FLOP",
        slider=(1e18, 1e28),
        help=_("Floating-point operations of the training run."),
    ),
    Quantity(
        name="queries_per_day",
        label=_("Queries per day"),
        unit="per day",
        slider=(1e3, 1e11),
        above_low=True,
        help=_("Requests that are answered in a day."),
    ),
    Quantity(
        name="tokens_per_query",
        label=_("Tokens per query"),
        unit="1",
        slider=(1, 1e5),
        above_low=True,
        help=_("Tokens of the answer; the reading of the question is not counted."),
    ),
    Quantity(
        name="serving_compute",
        result=True,
        label=_("Serving compute"),
        unit="FLOP",
        slider=(1e18, 1e28),
        help=_("Floating-point operations of all answers over the run time."),
    ),
    Quantity(
        name="compute",
        result=True,
        label=_("Compute"),
        unit="FLOP",
        slider=(1e18, 1e28),
        help=_("Floating-point operations in all: training and serving, whichever is known."),
    ),
)


def active_parameters(parameters: Value, active_share: Value = 1.0) -> Value:
    """Parameters × active share."""
    return parameters * active_share


def active_share(active_parameters: Value, parameters: Value) -> Value:
    """Active parameters ÷ parameters."""
    return active_parameters / parameters


def training_compute(active_parameters: Value, training_tokens: Value) -> Value:
    """6 × active parameters × training tokens: two operations forward, four backward.

    Kaplan et al. 2020, arXiv 2001.08361; attention is left out, usually below 10 %.
    """
    return 6 * active_parameters * training_tokens


def serving_compute(
    active_parameters: Value, tokens_per_query: Value, queries_per_day: Value, run_time: Value
) -> Value:
    """2 × active parameters × tokens per query × queries per day × run time.

    Two operations for every active parameter and token: Kaplan et al. 2020, arXiv 2001.08361.
    """
    return 2 * active_parameters * tokens_per_query * queries_per_day * run_time


def compute(training_compute: Value = None, serving_compute: Value = None) -> Value:
    """Training compute + serving compute, those that are known."""
    return total(training_compute, serving_compute)
