"""The slide: a sentence, a few large numbers, one or two large charts, a quiet line below."""

from PySide6.QtCore import QEvent, QRect
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QWidget

from explorer.results import Results
from ui import theme
from ui.mishaps import contained
from ui.present.easel import Easel
from ui.present.figures import Figures
from ui.present.scene import Scene, figures, moving, place_line, source_line
from ui.present.sizes import Sizes
from ui.present.words import Footer, Headline

_MARGIN, _GAP = 56, 20
_HEADLINE, _FOOTER = 142, 56
_HEADLINE_PORTRAIT = 210
_ASIDE = 0.34
"""How much of the slide is left for what opens beside it."""


class Slide(QWidget):
    """Shows scenes, as large as it is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.scene: Scene | None = None
        self.headline = Headline(self)
        self.figures = Figures(self)
        self.easel = Easel(self)
        self.footer = Footer(self)
        self._aside = False

    @property
    def sizes(self) -> Sizes:
        """The measures of the slide."""
        return Sizes.of(self.size())

    def show_scene(self, scene: Scene, *, moving: bool = False) -> None:
        """Show a scene; `moving` where another one follows at once."""
        self.scene = scene
        with contained:
            self.headline.show_text(scene.sentence, self.sizes, moving=moving)
        with contained:
            self.figures.show_figures(figures(scene), self.sizes, moving=moving)
        with contained:
            self._show_footer(scene)
        self.easel.show_scene(scene)

    def show_figures_on_their_way(self, one: Results, share: float) -> None:
        """Show the numbers of the scene at a share of their way from other results."""
        if self.scene is not None:
            shown = figures(self.scene)
            if share < 1:
                shown = moving(shown, one, self.scene.sampled.results, share)
            self.figures.show_figures(shown, self.sizes, moving=share < 1)

    def make_room(self, aside: bool) -> None:
        """Leave a part free for what opens beside the slide, or take all of it again."""
        self._aside = aside
        self._arrange()

    @property
    def free(self) -> QRect:
        """The part that is left free."""
        if self.sizes.portrait:
            height = round(self.height() * _ASIDE)
            return QRect(0, self.height() - height, self.width(), height)
        width = round(self.width() * _ASIDE)
        return QRect(self.width() - width, 0, width, self.height())

    def picture(self) -> QPixmap:
        """The slide as it stands."""
        return self.grab()

    def restyle(self) -> None:
        """Take the colours of another theme."""
        self.easel.restyle()
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self.restyle()
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.current().color("window"))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _show_footer(self, scene: Scene) -> None:
        share = (scene.place + 1) / scene.count if scene.count > 1 else 0.0
        line = source_line(scene.sampled.results)
        self.footer.show_texts(line, place_line(scene), share, self.sizes)

    def _arrange(self) -> None:
        sizes, inside = self.sizes, self.rect()
        if self._aside:
            inside = (
                inside.adjusted(0, 0, 0, -self.free.height())
                if sizes.portrait
                else inside.adjusted(0, 0, -self.free.width(), 0)
            )
        margin, gap = sizes.px(_MARGIN), sizes.px(_GAP)
        left, width = inside.left() + margin, inside.width() - 2 * margin
        if self._aside and not sizes.portrait:
            width += margin // 2
        top = inside.top() + sizes.px(44)
        tall = sizes.px(_HEADLINE_PORTRAIT if sizes.portrait else _HEADLINE)
        self.headline.setGeometry(left, top, width, tall)
        top += tall + gap
        tall = self.figures.height_wanted(sizes)
        self.figures.setGeometry(left, top, width, tall)
        top += tall + gap
        foot = sizes.px(_FOOTER)
        bottom = inside.bottom() - foot - sizes.px(10)
        self.footer.setGeometry(left, bottom, width, foot)
        self.easel.setGeometry(left, top, width, bottom - gap - top)
        self.easel.resize_for(sizes)
        if self.scene is not None:
            self.headline.show_text(self.scene.sentence, sizes)
            self.figures.show_figures(figures(self.scene), sizes)
            self._show_footer(self.scene)
