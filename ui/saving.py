"""Questions about saving: where to, over what, and before work is left."""

from pathlib import Path
from typing import Literal, TypeAlias

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from explorer.plain_text import short
from explorer.text import _


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


def file_name(title: str, otherwise: str) -> str:
    """A name for a file, made of the letters and digits of a title."""
    kept = "".join(c if c.isalnum() else "-" for c in title.lower())
    return "-".join(part for part in kept.split("-") if part)[:60] or otherwise


def _completed(path: Path, kinds: dict[str, str], kind: str) -> Path:
    endings = {"." + ending.rpartition(".")[2] for ending in kinds.values()}
    if path.suffix.lower() in endings:
        return path
    return path.with_name(f"{path.name}.{kinds.get(kind) or next(iter(kinds.values()))}")


def _may_replace(window: QWidget, title: str, path: Path) -> bool:
    buttons = QMessageBox.StandardButton
    box = question(window, title, _("There is a file of this name already. Replace it?"))
    box.setInformativeText(short(path.name, 120))
    box.setStandardButtons(buttons.Yes | buttons.No)
    box.setDefaultButton(buttons.No)
    answer = box.exec()
    box.deleteLater()
    return bool(answer == buttons.Yes)


Leave: TypeAlias = Literal["save", "discard", "cancel"]
Over: TypeAlias = Literal["replace", "save as", "compare", "cancel"]
Work: TypeAlias = Literal["scenario", "story", "both"]
_SAVE: dict[Work, str] = {
    "scenario": _("Save the changes to this scenario?"),
    "story": _("Save the changes to the story?"),
    "both": _("Save the changes to this scenario and to the story?"),
}


def ask_to_leave(window: QWidget, *, closing: bool, what: Work = "scenario") -> Leave:
    """Whether unsaved work shall be saved before it is left."""
    buttons = QMessageBox.StandardButton
    box = question(window, _("Unsaved changes"), _SAVE[what])
    lost = _("They are lost if you do not save them.")
    kept = _("If you do not save them, Undo brings them back until this window is closed.")
    box.setInformativeText(lost if closing or what != "scenario" else kept)
    box.setStandardButtons(buttons.Save | buttons.Discard | buttons.Cancel)
    box.setDefaultButton(buttons.Save)
    answer = box.exec()
    box.deleteLater()
    answers: dict[int, Leave] = {buttons.Save: "save", buttons.Discard: "discard"}
    return answers.get(answer, "cancel")


def ask_over_change(window: QWidget, sentence: str, *, comparable: bool = True) -> Over:
    """What to do where the file to be saved to was changed by somebody else."""
    box = question(window, _("The file was changed"), sentence)
    box.setInformativeText(
        _("Saving now would replace what the other program wrote. Your work is still open.")
    )
    roles = QMessageBox.ButtonRole
    offered: list[tuple[Over, str]] = [("save as", _("Save &as…"))]
    if comparable:
        offered.append(("compare", _("&Compare")))
    offered.append(("replace", _("&Replace it with mine")))
    made = [(box.addButton(words, roles.ActionRole), answer) for answer, words in offered]
    box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(QMessageBox.StandardButton.Cancel)
    box.exec()
    clicked = box.clickedButton()
    box.deleteLater()
    return next((answer for button, answer in made if button is clicked), "cancel")


def ask_to_drop(window: QWidget, title: str) -> bool:
    """Whether changes may be lost of a scenario that stands beside the one on screen."""
    buttons = QMessageBox.StandardButton
    sentence = _("“{title}” stands beside this scenario, with changes that no file has.")
    box = question(window, _("Unsaved changes"), sentence.format(title=title))
    box.setInformativeText(
        _("They are lost when the window closes. To save them, let it change places first.")
    )
    box.setStandardButtons(buttons.Discard | buttons.Cancel)
    box.setDefaultButton(buttons.Cancel)
    answer = box.exec()
    box.deleteLater()
    return bool(answer == buttons.Discard)


def question(window: QWidget, title: str, text: str) -> QMessageBox:
    """A warning in plain text, its buttons still to come."""
    box = QMessageBox(window)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle(title)
    box.setText(text)
    return box
