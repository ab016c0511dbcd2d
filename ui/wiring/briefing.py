"""What the presenter is told, and the pictures of slides: taken when nobody waits for anything."""

from PySide6.QtCore import QObject, QSize, QTimer
from PySide6.QtGui import QPixmap

from explorer.text import _
from ui.mishaps import contained
from ui.present.presenter import Presenter
from ui.present.show import Show
from ui.present.slide import Slide
from ui.wiring.rehearsal import Rehearsal

_IDLE, _LULL = 150, 500
"""So many milliseconds after the last frame there is time for a picture, and to draw another."""
_WIDE = 960
"""Pixels of a picture that is kept."""


class Briefing(QObject):
    """Keeps the presenter's view up to date, and a picture of every slide that was seen."""

    def __init__(
        self, show: Show, presenter: Presenter, rehearsal: Rehearsal, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._show, self._presenter, self._rehearsal = show, presenter, rehearsal
        self._place = 0
        self._asking = False
        self._pictures: dict[int, QPixmap] = {}
        self._sketch: Slide | None = None
        self.charts = QPixmap()
        """The charts on show as they came to rest; nothing while they may be other ones."""
        self._idle, self._lull = QTimer(self), QTimer(self)
        for timer, interval in ((self._idle, _IDLE), (self._lull, _LULL)):
            timer.setSingleShot(True)
            timer.setInterval(interval)
        self._idle.timeout.connect(self.take_picture)
        self._lull.timeout.connect(self.sketch_next)

    def brief(self, place: int) -> None:
        """Tell the presenter where we are."""
        steps, rehearsal = self._rehearsal.steps, self._rehearsal
        self._place = place
        where = _("Step {n} of {count}").format(n=place + 1, count=len(steps))
        self._presenter.show_step(where, rehearsal.scene(place).sentence, steps[place].notes)
        self._presenter.show_now(self._pictures.get(place, QPixmap()))
        self._tell_next()

    def rest(self, *, asking: bool = False) -> None:
        """The slide came to rest; `asking` where it shows something else than the step."""
        self.charts, self._asking = QPixmap(), asking
        self._idle.start()
        if self._presenter.isVisible():
            self._lull.start()

    def hurry(self) -> None:
        """Something moves: pictures can wait."""
        self._idle.stop()
        self._lull.stop()

    def forget(self) -> None:
        """The slides look otherwise from now on."""
        self._pictures.clear()
        if self._sketch is not None:
            self._sketch.deleteLater()
            self._sketch = None

    def stop(self) -> None:
        """No more of it."""
        self.hurry()
        if self._sketch is not None:
            self._sketch.easel.stop()
        self.forget()

    def take_picture(self) -> None:
        """Take a picture of the slide, for the presenter and to fade from."""
        if not self._show.isVisible():
            return
        slide = self._show.slide
        picture, area = slide.picture(), slide.easel.geometry()
        ratio = picture.devicePixelRatio()
        corner, size = area.topLeft() * ratio, area.size() * ratio
        self.charts = picture.copy(corner.x(), corner.y(), size.width(), size.height())
        if not self._asking:
            self._pictures[self._place] = _small(picture)
        self._presenter.show_now(picture)

    def sketch_next(self) -> None:
        """Draw the next slide where nobody sees it, for the presenter."""
        place = self._place + 1
        if place >= len(self._rehearsal.steps) or place in self._pictures:
            return
        with contained:
            sketch = self._sketch = self._sketch or Slide()
            sketch.resize(self._show.slide.size().expandedTo(QSize(640, 360)))
            scene = self._rehearsal.scene(place)
            for key in scene.keys:
                if extent := self._show.slide.easel.extents.get(key):
                    sketch.easel.keep(key, extent)
            sketch.show_scene(scene)
            self._pictures[place] = _small(sketch.picture())
        self._tell_next()

    def _tell_next(self) -> None:
        place = self._place + 1
        if place < len(self._rehearsal.steps):
            sentence = self._rehearsal.scene(place).sentence
            self._presenter.show_next(sentence, self._pictures.get(place, QPixmap()))
        else:
            self._presenter.show_next("", QPixmap())


def _small(picture: QPixmap) -> QPixmap:
    return picture.scaledToWidth(min(_WIDE, picture.width()))
