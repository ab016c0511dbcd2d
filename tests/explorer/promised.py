"""What every file is promised: an answer in one sentence, or a scenario that can be kept."""

import json

from explorer.errors import WattifError
from explorer.results import evaluate
from explorer.scenario import Scenario
from explorer.study.then import shown_by
from explorer.toml_entries import tables
from explorer.toml_reader import read_file, read_scenario, read_tables
from explorer.toml_writer import written
from tests.explorer.samples import sentence_of

LONGEST = 1_000
"""Characters of the sentence that says what is wrong with a file."""

OTHER = Scenario(title="other").stating("pue", 1.2, "1").stating("gpu_count", 8.0, "1")


def read(text: str, name: str = "broken.toml") -> Scenario | None:
    """The scenario in a text; None where it is refused, as it must be, in one plain line."""
    try:
        return read_scenario(text, name)
    except WattifError as error:
        sentence = sentence_of(error)
    assert len(sentence) < LONGEST
    return None


def keep(scenario: Scenario, text: str) -> None:
    """Evaluate what was read from a text, save it there with its results, and another over it."""
    shown = shown_by(evaluate(scenario))
    assert read_file(written(scenario, text, shown), "saved") == (scenario, shown)
    assert read_scenario(written(OTHER, text), "saved") == OTHER


def keep_every_way(scenario: Scenario, text: str) -> None:
    """The same, with and without the text and the results, and as the tables of a recovery file."""
    shown = shown_by(evaluate(scenario))
    for before in (text, ""):
        assert read_scenario(written(scenario, before), "saved") == scenario
        again = written(scenario, before, shown)
        assert read_file(again, "saved") == (scenario, shown)
        assert written(scenario, again, shown) == again
    assert read_tables(json.loads(json.dumps(tables(scenario)))) == scenario
