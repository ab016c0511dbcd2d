"""What a chart gives away, at any size: pixels, SVG, PDF, its data; and what stands below it."""

import csv
import gc
import weakref
import xml.etree.ElementTree as ET
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from explorer.handout.content import of_scenarios
from explorer.library import preset
from tests.explorer.handouts import MADE, hostile
from tests.ui.conftest import in_dialog
from ui import app, theme
from ui.charts import pictures
from ui.charts.card import ChartCard
from ui.charts.kinds import KINDS, new
from ui.charts.pictures.asking import PictureDialog
from ui.export.drawing import Drawn, Wanted, draw
from ui.wiring import Wiring

SVG = "{http://www.w3.org/2000/svg}"
SIZES = (QSize(960, 540), QSize(340, 320))


@pytest.fixture(autouse=True)
def in_light(qtbot: QtBot) -> None:
    theme.prepare_fonts(app.make_application())
    theme.apply("light")


def drawn(name: str, *, dark: bool = False, made: date | None = MADE, scale: float = 0.0) -> Drawn:
    scenario = "headline-multipliers-2035" if name == "outlook" else "gpt-4-sparse"
    first, second = of_scenarios([preset(scenario), preset("gpt-4-training")], MADE).sheets
    return draw(Wanted((0, name), first, (second,), SIZES, scale, made, dark))


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def words(svg: bytes) -> str:
    return plain("\n".join(t.text or "" for t in ET.fromstring(svg).iter(f"{SVG}text")))


@pytest.mark.parametrize("name", KINDS)
def test_every_chart_is_drawn_in_words_that_are_words(name: str) -> None:
    chart = drawn(name)
    for svg in chart.svgs:
        assert chart.title in words(svg)
        assert len(words(svg).splitlines()) > 4
    assert chart.svgs == drawn(name).svgs


@pytest.mark.parametrize("name", ["breakdown", "tornado", "ladder", "comparison"])
def test_the_numbers_of_the_picture_are_those_of_the_table(name: str) -> None:
    chart = drawn(name)
    cells = {plain(cell) for row in chart.table[1:] for cell in row}
    shown = {line for line in words(chart.svgs[0]).splitlines() if line in cells}
    assert len({s for s in shown if s[0].isdigit()}) >= 2


@pytest.mark.parametrize("name", KINDS)
def test_every_text_stays_within_the_picture_and_says_how_wide_it_is(name: str) -> None:
    for svg, size in zip(drawn(name).svgs, SIZES, strict=True):
        for text in ET.fromstring(svg).iter(f"{SVG}text"):
            assert 0 < float(text.get("textLength", "0")) <= size.width(), text.text


@pytest.mark.parametrize("name", KINDS)
def test_a_picture_in_pixels_is_not_blank_and_dark_is_dark(name: str) -> None:
    for dark, card in ((False, theme.LIGHT.card), (True, theme.DARK.card)):
        image = QImage.fromData(drawn(name, dark=dark, scale=2.0).png)
        assert image.size() == SIZES[0] * 2
        found = {
            image.pixelColor(x, y).name()
            for x in range(0, image.width(), 9)
            for y in range(0, image.height(), 9)
        }
        assert card in found
        assert len(found) > 3
    assert not theme.current().dark


def test_a_picture_says_below_what_it_shows_and_when_it_was_made() -> None:
    text = words(drawn("breakdown").svgs[0])
    assert "GPT-4 training, sparse. Made on 24 November 2026 with Wattif" in text
    assert "100,000 draws, seed 1" in text
    assert "Sources: RISE" in text
    assert "Made on" not in words(drawn("breakdown", made=None).svgs[0])


def test_many_pixels_make_a_sharper_picture_not_smaller_type(wiring: Wiring) -> None:
    for pixels in (QSize(1920, 1080), QSize(3840, 2160), QSize(4000, 1000), QSize(300, 900)):
        laid_out, scale = pictures.planned(pixels)
        assert laid_out.width() * scale == pytest.approx(pixels.width(), abs=scale)
        assert laid_out.height() * scale == pytest.approx(pixels.height(), abs=scale)
        assert laid_out.width() <= 961 or laid_out.height() <= 541


@pytest.mark.parametrize("ending", pictures.ENDINGS)
def test_a_picture_is_saved_as_asked(
    ending: str, wiring: Wiring, tmp_path: Path, qtbot: QtBot
) -> None:
    card, path = wiring.charts["breakdown"], tmp_path / f"chart{ending}"

    def choose(dialog: PictureDialog) -> None:
        dialog.kind.setCurrentIndex(dialog.kind.findData(ending))
        dialog.size_box.setCurrentIndex(1)
        in_dialog(QFileDialog, say_where)
        dialog.accept()

    def say_where(dialog: QFileDialog) -> None:
        dialog.selectFile(str(path))
        dialog.accept()

    in_dialog(PictureDialog, choose)
    act(card, "Save picture…")
    begins = {".png": b"\x89PNG", ".svg": b"<?xml", ".pdf": b"%PDF"}
    assert path.read_bytes().startswith(begins[ending])
    assert [p.name for p in tmp_path.iterdir()] == [path.name]
    if ending == ".png":
        assert QImage(str(path)).size() == QSize(1920, 1080)
    if ending == ".svg":
        assert "Made on" in words(path.read_bytes())


def test_the_data_are_saved_for_a_spreadsheet(wiring: Wiring, tmp_path: Path) -> None:
    card, path = wiring.charts["tornado"], tmp_path / "data.csv"

    def say_where(dialog: QFileDialog) -> None:
        dialog.selectFile(str(path))
        dialog.accept()

    in_dialog(QFileDialog, say_where)
    act(card, "Save the data…")
    rows = list(csv.reader(path.read_text("utf-8-sig").splitlines()))
    assert [tuple(row) for row in rows] == [tuple(map(plain, row)) for row in card.table()]


def test_a_file_that_is_there_is_left_whole_where_it_cannot_be_replaced(
    wiring: Wiring, tmp_path: Path
) -> None:
    path = tmp_path / "chart.svg"
    path.write_text("mine")
    path.chmod(0o444)
    with pytest.raises(ValueError, match="read-only"):
        wiring.charts["breakdown"].save_picture(path)
    assert path.read_text() == "mine"


def test_markup_in_a_title_stays_text(qtbot: QtBot) -> None:
    (sheet,) = of_scenarios([hostile()], MADE).sheets
    chart = draw(Wanted((0, "breakdown"), sheet, (), SIZES[:1], made=MADE))
    assert '=HYPERLINK("http://example.org","x")' in words(chart.svgs[0])
    assert {e.tag.removeprefix(SVG) for e in ET.fromstring(chart.svgs[0]).iter()} <= {
        *("svg", "title", "desc", "defs", "g", "text", "rect", "path", "polyline", "polygon"),
    }


@pytest.mark.parametrize("name", sorted({*KINDS} - {"map", "comparison"}))
def test_a_chart_goes_at_once_when_nobody_has_it_any_more(name: str, qtbot: QtBot) -> None:
    """Freed in the midst of another's painting, by a collection of garbage, it would crash.

    Two kinds lend a method of theirs to what paints them, and go with their window instead.
    """
    gc.collect()
    gc.disable()
    try:
        card = new(name)
        alive = weakref.ref(card)
        del card
        assert alive() is None
    finally:
        gc.enable()


def act(card: ChartCard, words_: str) -> None:
    """Choose from the menu of a chart."""
    action = next(a for a in card._menu.actions() if a.text().replace("&", "") == words_)
    assert card._more.focusPolicy() == Qt.FocusPolicy.StrongFocus
    action.trigger()
