"""The file of one window: what its title says, what others do to it, what it showed before."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from explorer.errors import WattifError
from explorer.plain_text import short
from explorer.scenario import Scenario
from explorer.text import _
from ui.document import Document
from ui.store import Store
from ui.window import MainWindow

if TYPE_CHECKING:
    from explorer.study.then import Change


class Filing(QObject):
    """Connects one window with its document."""

    def __init__(
        self, window: MainWindow, store: Store, document: Document, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._window, self._store, self._document = window, store, document
        self._then: Sequence[Change] = ()
        self._told = ""
        actions = window.actions_
        actions.reload.triggered.connect(self._reload)
        actions.compare.triggered.connect(self.compare)
        window.activated.connect(document.watch.look)
        document.failed.connect(window.notice.say)
        document.changed.connect(self.show)
        document.changed_on_disk.connect(self._tell_change)
        document.compare_asked.connect(self.compare)
        document.opened.connect(window.panel.search.clear)
        self.show()

    def show(self) -> None:
        """Name the document in the title, and mark unsaved work."""
        path, window = self._document.path, self._window
        title = self._store.scenario.title or _("Untitled scenario")
        name = short(path.name if path else title, 200).replace("[*]", "[*][*]")
        window.setWindowTitle(f"{name}[*] – Wattif")
        window.setWindowModified(self._document.unsaved)
        window.setWindowFilePath(str(path) if path else "")
        for action in (window.actions_.reload, window.actions_.compare):
            action.setEnabled(path is not None)

    def _reload(self) -> None:
        if self._document.may_leave():
            self._document.reload()

    def _tell_change(self, sentence: str) -> None:
        """Somebody else changed the file; or it is as it was again."""
        before, self._told = self._told, sentence
        if not sentence:
            if before and self._window.notice.text.text() == before:
                self._window.notice.dismiss()
            return
        offers = {
            _("&Reload"): self._document.reload,
            _("&Keep mine"): self._document.keep_mine,
            _("&Compare"): self.compare,
        }
        path = self._document.path
        self._window.notice.say(sentence, offers if path and path.exists() else None)

    def compare(self) -> None:
        """Show what differs between the file and the scenario on screen."""
        from ui.panels.differences import CompareDialog  # noqa: PLC0415 - when first asked for

        try:
            file = self._document.on_disk()
        except WattifError as error:
            self._window.notice.say(str(error))
            return
        dialog = CompareDialog(
            file.scenario if file else Scenario(),
            self._store.scenario,
            _("In the file"),
            _("On screen"),
            _("Compared with the file"),
            self._window,
        )
        dialog.exec()
        dialog.deleteLater()

    def tell_then(self) -> None:
        """Say where the results differ from those that the file showed when it was saved."""
        shown = self._store.origin.shown
        if shown is None or self._store.scenario != self._store.base:
            return
        from explorer.study.sampled import sample_uncertain  # noqa: PLC0415 - after the first paint
        from explorer.study.then import changes  # noqa: PLC0415 - for such files only

        results = self._store.results
        self._then = changes(shown, results, sample_uncertain(results))
        if self._then:
            sentence = _(
                "Results differ from those that this file showed when Wattif {version} saved it."
            ).format(version=short(shown.version))
            self._window.notice.say(sentence, {_("&Then, now, why"): self.show_then})

    def show_then(self) -> None:
        """Show each result that differs, with the reason."""
        from ui.panels.then import ThenDialog  # noqa: PLC0415 - when first asked for

        shown = self._store.origin.shown
        dialog = ThenDialog(self._then, shown.version if shown else "", self._window)
        dialog.exec()
        dialog.deleteLater()
