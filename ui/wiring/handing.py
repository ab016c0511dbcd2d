"""Handing out from one window: what is asked, the errand that writes it, and what comes of it."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QProgressDialog

from explorer.durable import name_of
from explorer.plain_text import short
from explorer.text import _
from ui.comparing import Comparing
from ui.saving import ask_where, file_name
from ui.store import Store
from ui.telling import Telling
from ui.window import MainWindow

if TYPE_CHECKING:
    from explorer.handout.content import Handout
    from ui.panels.handout import Asked
    from ui.wiring.errand import Errand

_SCENARIO, _COMPARED, _STORY = "scenario", "compared", "story"
_PATIENCE = 400
"""So many milliseconds an errand may take before its progress is shown."""


class Handing(QObject):
    """Connects the actions that hand out with the store, the pins and the story."""

    def __init__(
        self,
        window: MainWindow,
        store: Store,
        comparing: Comparing,
        telling: Telling,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._window, self._store = window, store
        self._comparing, self._telling = comparing, telling
        self._last = ""
        self.errand: Errand | None = None
        self._progress: QProgressDialog | None = None
        window.actions_.export.triggered.connect(self.ask)
        window.actions_.cite.triggered.connect(self.cite)
        window.closed.connect(self._stop)

    # ---- what is asked

    def ask(self) -> None:
        """Ask what to hand out, as what and where to; then set out."""
        from ui.panels.handout import HandoutDialog  # noqa: PLC0415 - when first asked for

        if self.errand is not None:
            self._window.notice.say(_("A file is being written already; wait, or cancel it."))
            return
        from explorer.story import TITLES  # noqa: PLC0415 - when first asked for

        dialog = HandoutDialog(self._subjects(), TITLES, self._last, self._window)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        asked = dialog.asked
        dialog.deleteLater()
        if accepted:
            self._ask_where(asked)

    def _subjects(self) -> dict[str, str]:
        """What there is to hand out, in words; what most people want first."""
        title = short(self._store.scenario.title, 60) or _("an untitled scenario")
        found = {_SCENARIO: _("This scenario: {title}").format(title=title)}
        if pins := len(self._comparing.pins):
            words = _("This scenario and the {n} beside it") if pins > 1 else ""
            words = words or _("This scenario and the one beside it")
            found[_COMPARED] = words.format(n=pins)
        if steps := len(self._telling.story.steps):
            title = short(self._telling.story.title, 60) or _("untitled")
            words = _("The story, {n} steps: {title}") if steps > 1 else ""
            words = words or _("The story, one step: {title}")
            found[_STORY] = words.format(n=steps, title=title)
        return found

    def _ask_where(self, asked: "Asked") -> None:
        content, suffix = self._content(asked.subject), asked.kind.suffix
        name = file_name(content.title, _("scenario")) + suffix
        folder = self._store.origin.path.parent if self._store.origin.path else Path.cwd()
        kinds = {f"{asked.kind.name} (*{suffix})": suffix.removeprefix(".")}
        path = ask_where(self._window, _("Hand out"), folder / name, kinds)
        if path is not None:
            self._last = suffix
            self.write(content, path, asked)

    def _content(self, subject: str) -> "Handout":
        from explorer.handout.content import of_scenarios, of_story  # noqa: PLC0415 - when asked for

        today, scenario = datetime.now().astimezone().date(), self._store.scenario
        if subject == _STORY:
            return of_story(self._telling.story, today)
        pins = self._comparing.pins if subject == _COMPARED else ()
        return of_scenarios([scenario, *(pin.titled for pin in pins)], today)

    # ---- the errand

    def write(self, content: "Handout", path: Path, asked: "Asked") -> None:
        """Write the file while the window goes on."""
        from ui.export.picture import Chosen  # noqa: PLC0415 - when first asked for
        from ui.wiring.errand import Errand  # noqa: PLC0415

        chosen = Chosen(asked.chart, asked.pixels, asked.dark)
        errand = self.errand = Errand(content, path, asked.kind, chosen, self)
        said = _("Writing {name}…").format(name=name_of(path))
        progress = self._progress = QProgressDialog(said, _("Cancel"), 0, 100, self._window)
        progress.setWindowTitle(_("Hand out"))
        progress.setWindowModality(Qt.WindowModality.NonModal)
        progress.setMinimumDuration(_PATIENCE)
        progress.setAutoClose(False)
        progress.setAutoReset(False)
        progress.canceled.connect(self._cancel)
        errand.progressed.connect(self._show_progress)
        errand.done.connect(self._finished)
        errand.failed.connect(self._failed)
        errand.begin()

    def _show_progress(self, share: float) -> None:
        if self._progress is not None:
            self._progress.setValue(min(round(100 * share), 99))

    def _finished(self) -> None:
        if self.errand is not None:
            path = self.errand.path
            self._end()
            self._say_written(path)

    def _say_written(self, path: Path) -> None:
        offers: dict[str, Callable[[], object]] = {_("&Show the folder"): _Folder(path)}
        self._window.notice.say(_("{name} is written.").format(name=name_of(path)), offers)

    def _failed(self, sentence: str) -> None:
        self._end()
        self._window.notice.say(sentence)

    def _cancel(self) -> None:
        if self.errand is not None:
            name = name_of(self.errand.path)
            self.errand.cancel()
            self._end()
            self._window.notice.say(_("{name} was not written.").format(name=name))

    def _end(self) -> None:
        """The errand is over, however it went."""
        if self.errand is not None:
            self.errand.stop()
            self.errand.deleteLater()
        if self._progress is not None:
            self._progress.canceled.disconnect(self._cancel)
            self._progress.close()
            self._progress.deleteLater()
        self.errand = self._progress = None

    def _stop(self) -> None:
        self._end()

    # ---- how to cite

    def cite(self) -> None:
        """Show the citation of what is on screen."""
        from explorer.handout import citation  # noqa: PLC0415 - when asked for
        from ui.panels.cite import CiteDialog  # noqa: PLC0415

        content = self._content(_COMPARED if self._comparing.pins else _SCENARIO)
        forms = {
            _("Text"): citation.plain(content),
            "Markdown": citation.markdown(content),
            "BibTeX": citation.bibtex(content),
        }
        dialog = CiteDialog(forms, self._window)
        dialog.exec()
        dialog.deleteLater()


class _Folder:
    """Shows the folder of a file."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __call__(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path.parent)))
