"""The web page as a colleague opens it: on a phone, on a desk, in a train without a network."""

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from PySide6.QtGui import QImage

from explorer import stories
from explorer.handout.content import Handout, of_scenarios, of_story
from explorer.handout.going import Going
from explorer.library import preset
from tests.explorer.handouts import MADE, hostile, of_presets
from tests.exports.browser import asked_for, measured, photographed, printed
from tests.exports.poppler import pages_of, text_of
from ui import app, export, theme

SIZES = ((360, 740), (390, 844), (768, 1024), (1440, 900))


def _long() -> Handout:
    """Words without a place to break them."""
    title = "Anomegatrainingrunofverymanyparameters" * 4
    scenario = preset("gpt-4-sparse").model_copy(update={"title": title, "summary": title * 3})
    return of_scenarios([scenario, hostile()], MADE)


def _handout(name: str) -> Handout:
    if name == "story":
        return of_story(stories.load(stories.ARTICLE), MADE)
    if name == "long":
        return _long()
    return of_presets(*name.split("+"))


NAMES = (
    "gpt-4-sparse",
    "gpt-4-training+gpt-4-sparse+gpt-3-training+laion-5b+google-search-ai+bloom-training",
    "story",
    "long",
)


@pytest.fixture(scope="module", params=NAMES, ids=("one", "six", "story", "long"))
def page(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of one hand-out."""
    theme.prepare_fonts(app.make_application())
    path = tmp_path_factory.mktemp("page") / "page.html"
    export.write(_handout(request.param), path, Going())
    return path


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_nothing_sticks_out_and_nobody_scrolls_sideways(
    page: Path, width: int, height: int
) -> None:
    room, wide, out = measured(page, width, height)
    assert room == width
    assert wide <= width
    assert out == []


@pytest.mark.parametrize("dark", [False, True])
def test_it_is_drawn_in_light_and_dark(page: Path, dark: bool, tmp_path: Path) -> None:
    photographed(page, tmp_path / "page.png", 390, 844, dark=dark)
    image = QImage(str(tmp_path / "page.png"))
    colors = theme.DARK if dark else theme.LIGHT
    assert image.pixelColor(2, 400).name() == colors.window
    seen = {image.pixelColor(x, y).rgb() for x in range(0, 390, 3) for y in range(0, 844, 3)}
    assert len(seen) > 20


def test_nobody_is_asked_for_anything(page: Path, tmp_path: Path) -> None:
    hosts = asked_for(page, tmp_path / "net.json")
    named = {urlsplit(link).hostname for link in _links(page)}
    assert not hosts & named


def _links(page: Path) -> list[str]:
    parts = page.read_text("utf-8").split('href="http')[1:]
    return ["http" + part.partition('"')[0] for part in parts]


def test_it_can_be_printed(page: Path, tmp_path: Path) -> None:
    printed(page, tmp_path / "page.pdf")
    assert pages_of(tmp_path / "page.pdf") >= 1
    assert "with Wattif" in text_of(tmp_path / "page.pdf")
