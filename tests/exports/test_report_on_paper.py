"""The report and the pictures in PDF as they are printed: pages, fonts, numbers, nothing blank."""

import unicodedata
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from explorer import library, show, stories
from explorer.handout.content import Handout, of_scenarios, of_story
from explorer.handout.going import Going
from explorer.study.headlines import HEADLINES, told
from tests.explorer.handouts import MADE, of_presets
from tests.exports.poppler import fonts_of, pages_of, pictures_of, text_of, title_of
from ui import app, export, theme
from ui.charts import pictures
from ui.charts.kinds import KINDS, new


@pytest.fixture(autouse=True)
def application() -> None:
    theme.prepare_fonts(app.make_application())
    theme.apply("light")


def report(handout: Handout, folder: Path) -> Path:
    export.write(handout, folder / "report.pdf", Going())
    return folder / "report.pdf"


@pytest.mark.parametrize("name", library.names())
def test_every_preset_makes_two_pages_with_its_numbers(name: str, tmp_path: Path) -> None:
    handout = of_presets(name)
    path, sheet = report(handout, tmp_path), handout.sheets[0]
    assert pages_of(path) == 2
    assert title_of(path) == handout.title
    fonts = fonts_of(path)
    assert fonts
    assert all(fonts.values())
    first, second = (plain(text_of(path, page)) for page in (1, 2))
    for result in HEADLINES:
        if result in sheet.results.values:
            words = told(result, sheet.results, sheet.sampled)
            assert plain(show.abbreviated(words.value)) in first
    for row in sheet.statements:
        assert plain(row.value) in second
    for text, number in ((first, 1), (second, 2)):
        assert plain(handout.credentials) in text
        assert f"{number}of2" in text


def test_what_has_no_room_is_counted(tmp_path: Path) -> None:
    full = library.preset("gpt-4-sparse")
    claims = tuple(full.claims[0].model_copy(update={"by": f"Somebody {n}"}) for n in range(200))
    handout = of_scenarios([full.model_copy(update={"claims": claims})], MADE)
    text = text_of(report(handout, tmp_path), 2)
    shown = text.count("Somebody")
    assert 3 <= shown < 200
    assert f"{200 - shown} more are left out here" in text


def test_a_comparison_and_a_story(tmp_path: Path) -> None:
    assert pages_of(report(of_presets("gpt-4-training", "gpt-4-sparse"), tmp_path)) == 4
    handout = of_story(stories.load(stories.ARTICLE), MADE)
    path = report(handout, tmp_path)
    assert pages_of(path) == len(handout.sheets) + 1
    for page, sheet in enumerate(handout.sheets, start=1):
        assert plain(sheet.heading) in plain(text_of(path, page))
    for picture in pictures_of(path, tmp_path):
        image = QImage(str(picture))
        ink = sum(
            image.pixelColor(x, y).lightness() < 200
            for x in range(0, image.width(), 4)
            for y in range(0, image.height(), 4)
        )
        assert ink > 200, picture.name


@pytest.mark.parametrize("name", KINDS)
def test_a_chart_is_one_page_of_its_size_with_its_fonts(name: str, tmp_path: Path) -> None:
    card, path = new(name), tmp_path / "chart.pdf"
    sheet = of_presets("gpt-4-sparse").sheets[0]
    card.resize(960, 540)
    card.show_sampled(sheet.drawn)
    card.credit(sheet.scenario, MADE)
    path.write_bytes(pictures.pdf(card, QSize(960, 540)))
    assert pages_of(path) == 1
    assert all(fonts_of(path).values())
    text = text_of(path)
    assert plain(card.title) in plain(text)
    assert "Made on 24 November 2026" in text
    (picture,) = pictures_of(path, tmp_path)
    image = QImage(str(picture))
    assert image.width() / image.height() == pytest.approx(16 / 9, abs=0.01)


def plain(text: str) -> str:
    """Without what the setting of lines changes: spaces, and letters that are joined."""
    return "".join(unicodedata.normalize("NFKC", text).split())
