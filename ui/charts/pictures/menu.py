"""The menu of a chart: its picture and its table, to copy and to save."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol, cast

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QMenu, QMessageBox, QWidget

from explorer import durable
from explorer.errors import WattifError
from explorer.plain_text import cell
from explorer.text import _
from ui.charts.pictures import making
from ui.charts.pictures.making import Pictured
from ui.plain import plain
from ui.saving import ask_where


class Given(Pictured, Protocol):
    """A chart, as far as its menu is concerned."""

    def table(self) -> Sequence[tuple[str, ...]]:
        """What it shows, as rows of text."""


class GivesAway(QMenu):
    """What can be taken from a chart."""

    def __init__(self, card: QWidget) -> None:
        super().__init__(card)
        self.addAction(_("&Copy picture")).triggered.connect(self.copy_picture)
        self.addAction(_("&Save picture…")).triggered.connect(self._save_picture)
        self.addSeparator()
        self.addAction(_("Copy as &table")).triggered.connect(self.copy_table)
        self.addAction(_("Save the &data…")).triggered.connect(self._save_data)

    @property
    def _window(self) -> QWidget:
        """The chart as a widget: asked for, not kept, so that chart and menu end together."""
        return cast("QWidget", self.parentWidget())

    @property
    def _card(self) -> Given:
        return cast("Given", self.parentWidget())

    def copy_picture(self) -> None:
        """Put the picture on the clipboard."""
        QGuiApplication.clipboard().setImage(making.image(self._card))

    def copy_table(self) -> None:
        """Put the table on the clipboard, ready for a spreadsheet."""
        rows = ("\t".join(map(cell, row)) for row in self._card.table())
        QGuiApplication.clipboard().setText("\n".join(rows).replace("\N{NO-BREAK SPACE}", " "))

    def _save_picture(self) -> None:
        from ui.charts.pictures.asking import PictureDialog  # noqa: PLC0415 - when first asked for

        dialog = PictureDialog(self._card.picture_size(), self._window.window())
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        ending, pixels = dialog.ending, dialog.pixels
        dialog.deleteLater()
        if not accepted:
            return
        kinds = {f"{ending[1:].upper()} (*{ending})": ending[1:]}
        path = ask_where(
            self._window, _("Save picture"), Path(file_name(self._card.title) + ending), kinds
        )
        if path is None:
            return
        try:
            making.write(self._card, path, pixels)
        except WattifError as error:
            self._warn(_("Save picture"), error)

    def _save_data(self) -> None:
        name = Path(file_name(self._card.title) + ".csv")
        path = ask_where(self._window, _("Save the data"), name, {"CSV (*.csv)": "csv"})
        if path is None:
            return
        try:
            # Spreadsheets take the letters for what they are where the file begins with a mark.
            durable.replace(path, "\N{ZERO WIDTH NO-BREAK SPACE}" + comma_separated(self._card))
        except WattifError as error:
            self._warn(_("Save the data"), error)

    def _warn(self, title: str, error: WattifError) -> None:
        QMessageBox.warning(self._window, title, plain(str(error)))


def comma_separated(card: Given) -> str:
    """The table of a chart as CSV."""
    import csv  # noqa: PLC0415 - when first asked for
    import io  # noqa: PLC0415

    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows(
        [cell(entry).replace("\N{NO-BREAK SPACE}", " ") for entry in row] for row in card.table()
    )
    return text.getvalue()


def file_name(title: str) -> str:
    """A title as the name of a file, on every system."""
    kept = "".join(c if c.isalnum() or c in " -_()." else "-" for c in title)
    return " ".join(kept.split()).strip(". ")[:80] or "wattif"
