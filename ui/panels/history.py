"""Every step of the work, to go back to any of them."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QDockWidget, QUndoView, QWidget

from explorer.text import _


class History(QDockWidget):
    """A list of what changed, newest last; the chosen line is the state on screen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("History"), parent)
        self.setObjectName("history")
        self.setAllowedAreas(
            Qt.DockWidgetArea.RightDockWidgetArea | Qt.DockWidgetArea.LeftDockWidgetArea
        )
        self.view = QUndoView()
        self.view.setEmptyLabel(_("As opened"))
        self.view.setMinimumWidth(240)
        self.view.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setSpacing(2)
        self.view.setAccessibleName(_("Every step of the work; choose one to go back to it"))
        self.setWidget(self.view)
        self.hide()

    def show_stack(self, stack: QUndoStack) -> None:
        """List the steps of a history, as they come and go."""
        self.view.setStack(stack)
