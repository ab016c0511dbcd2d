"""What is alive: widgets and other objects by their class, and the memory of the process."""

import ctypes
import gc
import os
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QPixmapCache, QTextObject
from PySide6.QtWidgets import QApplication, QWidget

_M_MMAP_THRESHOLD = -3
_PAGE = os.sysconf("SC_PAGE_SIZE")


def alive(window: QWidget, pools: Sequence[QWidget]) -> Counter[str]:
    """Widgets wherever they are, and the objects of a window, by class.

    What a text consists of is Qt's own affair: a document has a frame once somebody asked for it.
    What is in a pool is used again; a pool has as much as was ever needed at once.
    """
    tidy()
    widgets: list[QObject] = [*QApplication.allWidgets()]
    objects = {id(found): found for found in (*widgets, *window.findChildren(QObject))}
    counted = (o for o in objects.values() if not isinstance(o, QTextObject))
    return Counter(type(o).__name__ for o in counted if not _within(o, pools))


def _within(found: QObject, pools: Sequence[QWidget]) -> bool:
    parent = found.parent()
    while parent is not None and parent not in pools:
        parent = parent.parent()
    return parent is not None


def tidy() -> None:
    """Let go of all that nobody refers to."""
    for _round in range(3):
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()


def hand_large_pieces_back() -> None:
    """From here on, memory of more than some pages goes back as soon as it is let go of.

    Otherwise arrays of draws leave holes that grow and shrink by tens of megabytes, in which
    nobody would see a leak.
    """
    ctypes.CDLL(None).mallopt(_M_MMAP_THRESHOLD, 64 * 1024)


def resident() -> float:
    """Megabytes in use once what is free has been handed back, and no pictures are kept."""
    tidy()
    QPixmapCache.clear()
    ctypes.CDLL(None).malloc_trim(0)
    pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[1]
    return int(pages) * _PAGE / 1e6
