"""Whatever is in a file: it is read or refused in one sentence, and what was read can be kept."""

from hypothesis import given, settings

from tests.explorer.breaking import broken_texts
from tests.explorer.promised import keep_every_way, read


@given(broken_texts())
@settings(max_examples=300)
def test_a_broken_file_is_refused_in_one_sentence_or_read_and_kept(text: str) -> None:
    scenario = read(text)
    if scenario is not None:
        keep_every_way(scenario, text)
