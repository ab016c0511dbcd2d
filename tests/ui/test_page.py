"""The web page and the report: the same numbers, nothing from elsewhere, text that stays text."""

import re
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from explorer import stories
from explorer.handout.content import Handout, of_scenarios, of_story
from explorer.handout.going import Cancelled, Going
from explorer.library import preset
from explorer.study.headlines import told
from tests.explorer.handouts import MADE, Fickle, hostile
from ui import app, export, theme

VOID = {"meta", "rect", "path", "polyline", "polygon", "image"}
LOADING = {"src", "srcset", "data", "poster", "action", "xlink:href", "background", "formaction"}


@pytest.fixture(autouse=True)
def in_light(qtbot: QtBot) -> None:
    theme.prepare_fonts(app.make_application())
    theme.apply("light")


class Reader(HTMLParser):
    """Reads a page strictly: every element is closed in its turn."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)
        assert not self.open, self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def page_of(handout: Handout, folder: Path) -> str:
    export.write(handout, folder / "page.html", Going())
    return (folder / "page.html").read_text("utf-8")


def two() -> Handout:
    return of_scenarios([preset("gpt-4-training"), preset("gpt-4-sparse")], MADE)


def test_every_headline_and_statement_is_on_the_page(tmp_path: Path) -> None:
    handout = two()
    page = unescape(page_of(handout, tmp_path))
    for sheet in handout.sheets:
        for name in ("energy", "emissions", "facility_power"):
            words = told(name, sheet.results, sheet.sampled)
            assert f'<dd class="value">{words.value}</dd>' in page
            assert f'<dd class="ends">{words.ends}</dd>' in page
        rows = [(row.label, row.value) for row in sheet.statements]
        rows += [(row.label, row.value) for row in sheet.assumptions]
        for label, value in rows:
            assert label in page
            assert value in page
        for claim in sheet.claims:
            assert claim.verdict in page
    for source in handout.sources:
        assert source.text in page
    assert handout.credentials in page


def test_nothing_is_loaded_from_anywhere(tmp_path: Path) -> None:
    page = page_of(two(), tmp_path)
    reader = Reader(page)
    for tag, attributes in reader.tags:
        assert tag not in {"script", "link", "iframe", "object", "embed", "form", "base"}
        for key, value in attributes.items():
            assert not key.startswith("on")
            if key in LOADING:
                assert (value or "").startswith("data:image/png;base64,"), (tag, key)
            if key == "href":
                assert tag == "a"
                assert re.match(r"https?://|#", value or ""), value
    policy = next(a for t, a in reader.tags if "http-equiv" in a)
    assert (policy["content"] or "").startswith("default-src 'none'; style-src 'unsafe-inline'")
    assert "url(" not in page
    assert "@import" not in page


def test_the_page_is_in_order_for_whoever_does_not_see_it(tmp_path: Path) -> None:
    reader = Reader(page_of(of_scenarios([preset("gpt-4-sparse")], MADE), tmp_path))
    heads = [int(tag[1]) for tag, _a in reader.tags if re.fullmatch(r"h[1-6]", tag)]
    assert heads.count(1) == 1
    assert heads[0] == 1
    drawings = [a for tag, a in reader.tags if tag == "svg"]
    assert drawings
    assert all(a["role"] == "img" and len(a["aria-label"] or "") > 20 for a in drawings)
    assert all(a.get("scope") for tag, a in reader.tags if tag == "th")
    assert ("html", {"lang": "en"}) in reader.tags
    ids = [a["id"] for _t, a in reader.tags if "id" in a]
    assert len(ids) == len(set(ids))
    links = {a["href"] or "" for tag, a in reader.tags if tag == "a"}
    anchors = {link[1:] for link in links if link.startswith("#")}
    assert anchors <= set(ids)


def test_texts_of_a_scenario_stay_texts(tmp_path: Path) -> None:
    scenario = hostile().model_copy(
        update={"title": "<img src=x onerror=alert(1)>", "notes": "</style><script>x</script>"}
    )
    page = page_of(of_scenarios([scenario], MADE), tmp_path)
    reader = Reader(page)
    assert not {"img", "script"} & {tag for tag, _a in reader.tags}
    assert "&lt;img src=x onerror=alert(1)&gt;" in page
    assert not any((a.get("href") or "").startswith("file:") for _t, a in reader.tags)
    assert "\N{RIGHT-TO-LEFT OVERRIDE}" not in page


def test_a_story_has_a_section_for_each_step_and_stays_small(tmp_path: Path) -> None:
    handout = of_story(stories.load(stories.ARTICLE), MADE)
    page = page_of(handout, tmp_path)
    assert len(page.encode()) < 1_500_000
    for sheet in handout.sheets:
        assert sheet.heading in unescape(page)
    assert page.count('class="step"') == len(handout.sheets)


def test_the_same_hand_out_makes_the_same_page(tmp_path: Path) -> None:
    first = page_of(two(), tmp_path)
    assert page_of(two(), tmp_path) == first


@pytest.mark.parametrize(("names", "pages"), [(("gpt-4-sparse",), 2), (("laion-5b",), 2)])
def test_a_report_of_a_scenario_has_two_pages(
    names: tuple[str, ...], pages: int, tmp_path: Path
) -> None:
    export.write(of_scenarios([preset(n) for n in names], MADE), tmp_path / "r.pdf", Going())
    assert pages_of(tmp_path / "r.pdf") == pages


def test_a_report_of_very_much_still_has_two_pages_and_says_what_it_left_out(
    tmp_path: Path,
) -> None:
    full = preset("gpt-4-sparse")
    claims = tuple(full.claims[0].model_copy(update={"by": f"Somebody {n}"}) for n in range(200))
    handout = of_scenarios([full.model_copy(update={"claims": claims})], MADE)
    export.write(handout, tmp_path / "r.pdf", Going())
    assert pages_of(tmp_path / "r.pdf") == 2


def pages_of(path: Path) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", path.read_bytes()))


@pytest.mark.parametrize("suffix", export.WRITERS)
@pytest.mark.parametrize("patience", [0, 1])
def test_whoever_changes_their_mind_keeps_the_old_file(
    suffix: str, patience: int, tmp_path: Path
) -> None:
    path = tmp_path / f"old{suffix}"
    path.write_text("what was there")
    with pytest.raises(Cancelled):
        export.write(two(), path, Fickle(patience))
    assert path.read_text() == "what was there"
    assert [p.name for p in tmp_path.iterdir()] == [path.name]


def test_a_colour_that_is_one_in_light_is_one_in_dark() -> None:
    """Drawings on the page are turned dark colour by colour, whatever each stands for."""
    roles = ("card", "line", "text", "faint", "accent", "good", "warn", "bad", "groove")
    light, dark = theme.LIGHT, theme.DARK
    pairs = [(getattr(light, role), getattr(dark, role)) for role in roles]
    for of in ("series", "scenarios"):
        pairs += zip(getattr(light, of), getattr(dark, of), strict=True)
    assert len({old for old, _new in pairs}) == len(set(pairs))
