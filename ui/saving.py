"""Asking where a file shall be saved."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from explorer.text import _
from ui.plain import plain


def ask_where(window: QWidget, title: str, suggested: Path, kinds: dict[str, str]) -> Path | None:
    """The path of a file to write, or None; `kinds` gives each kind's words and its ending.

    A name without one of the endings is completed, and no file is replaced without a question.
    """
    dialog = QFileDialog(window, title, str(suggested.parent))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilters(list(kinds))
    # The name is asked about below, once it is complete.
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
    dialog.selectFile(suggested.name)
    accepted = dialog.exec() == QFileDialog.DialogCode.Accepted
    chosen, kind = dialog.selectedFiles(), dialog.selectedNameFilter()
    dialog.deleteLater()
    if not accepted or not chosen:
        return None
    path = _completed(Path(chosen[0]), kinds, kind)
    return path if not path.exists() or _may_replace(window, title, path) else None


def _completed(path: Path, kinds: dict[str, str], kind: str) -> Path:
    endings = {"." + ending.rpartition(".")[2] for ending in kinds.values()}
    if path.suffix.lower() in endings:
        return path
    return path.with_name(f"{path.name}.{kinds.get(kind) or next(iter(kinds.values()))}")


def _may_replace(window: QWidget, title: str, path: Path) -> bool:
    buttons = QMessageBox.StandardButton
    box = QMessageBox(window)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle(title)
    box.setText(_("There is a file of this name already. Replace it?"))
    box.setInformativeText(plain(path.name))
    box.setStandardButtons(buttons.Yes | buttons.No)
    box.setDefaultButton(buttons.No)
    answer = box.exec()
    box.deleteLater()
    return bool(answer == buttons.Yes)
