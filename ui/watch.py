"""Notices when a file is changed, replaced or removed by somebody else."""

from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

_REST = 300
"""Milliseconds after which a program that writes in several steps has come to rest."""


class Watch(QObject):
    """Looks at one file, and at its folder, for whoever saves replaces the file."""

    touched = Signal()
    """Something happened to the file, or may have."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path: Path | None = None
        self._stamp: tuple[int, ...] = ()
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(self._stir)
        self._watcher.directoryChanged.connect(self._stir)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(self.look)

    def follow(self, path: Path | None) -> None:
        """Look at another file, or at none."""
        self._path = path
        self._rest.stop()
        watched = [*self._watcher.files(), *self._watcher.directories()]
        if watched:
            self._watcher.removePaths(watched)
        self._renew()
        self._stamp = _stamp(path)

    def look(self) -> None:
        """Say so where the file is another one than at the last look."""
        self._renew()
        stamp = _stamp(self._path)
        if stamp != self._stamp:
            self._stamp = stamp
            self.touched.emit()

    def _stir(self, _path: str) -> None:
        self._rest.start()

    def _renew(self) -> None:
        """A file that was replaced is a new one to the system."""
        if self._path is None:
            return
        wanted = [str(path) for path in (self._path, self._path.parent) if path.exists()]
        if wanted:
            self._watcher.addPaths(wanted)


def _stamp(path: Path | None) -> tuple[int, ...]:
    """What differs between two states of a file; empty where there is none."""
    try:
        found = path.stat() if path else None
    except (OSError, ValueError):
        return ()
    return (found.st_ino, found.st_size, found.st_mtime_ns) if found else ()
