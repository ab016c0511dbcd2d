"""Tables that come in: from a file, from the clipboard, dropped on the window."""

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from explorer import files
from explorer.errors import WattifError
from explorer.text import _
from ui import asking
from ui.document import Document
from ui.store import Store
from ui.window import MainWindow

_SUFFIXES = (".csv", ".tsv")


class Importing(QObject):
    """Shows what a table would state; only what the person then takes is stated."""

    def __init__(
        self, window: MainWindow, store: Store, document: Document, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._window, self._store, self._document = window, store, document
        window.actions_.import_table.triggered.connect(self._ask_file)
        window.actions_.paste_table.triggered.connect(self.paste)
        window.file_dropped.connect(self.open_dropped)

    def open_dropped(self, path: Path) -> None:
        """Open a scenario file, or import from a table."""
        if path.suffix.lower() in _SUFFIXES:
            self.import_file(path)
        else:
            self._document.open_file(path)

    def import_file(self, path: Path) -> None:
        """Import from a file; where it cannot be read, everything stays as it was."""
        try:
            text = files.read_text(path)
        except WattifError as error:
            self._window.notice.say(str(error))
        else:
            self._import(text)

    def paste(self) -> None:
        """Import what is on the clipboard."""
        text = QGuiApplication.clipboard().text()
        if text.strip():
            self._import(text)
        else:
            self._window.notice.say(
                _("The clipboard holds no text; copy the cells of a table first.")
            )

    def _import(self, text: str) -> None:
        from explorer.table_reader import read_table  # noqa: PLC0415 - when first asked for

        try:
            taken = read_table(text)
        except WattifError as error:
            self._window.notice.say(str(error))
            return
        statements = asking.imported(taken, self._store.results, self._window)
        if statements:
            self._store.take_over(statements)

    def _ask_file(self) -> None:
        kinds = _("Tables") + f" ({' '.join(f'*{suffix}' for suffix in _SUFFIXES)} *.txt)"
        name, _chosen = QFileDialog.getOpenFileName(
            self._window, _("Import a table"), self._document.folder(), kinds
        )
        if name:
            self.import_file(Path(name))
