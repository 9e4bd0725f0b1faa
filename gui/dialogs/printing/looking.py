"""The paper in sight: which one it is, how it was chosen to look, what there is to say of it."""

from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QWidget

from gui.desk import Desk
from gui.dialogs.printing.choices_panel import ChoicesPanel
from gui.dialogs.printing.faces_line import faces_line
from gui.dialogs.printing.layout import PrintLayout
from gui.dialogs.printing.live import LivePaper
from gui.dialogs.printing.matter import Matter, order_of
from gui.dialogs.printing.opening import Opening, read_opening
from gui.failures import sentence_of
from gui.look.tokens import Tone
from gui.papers.making import Made
from gui.printing.printers import Printers, find_printers
from gui.widgets.buttons import rank
from gui.widgets.labels import restyle
from models.failures import Cancelled
from models.rows.paper import PaperChoices, PaperOrder
from models.rules.papers import PaperChoice, PaperKind
from models.rules.periods import Span

FROZEN = "已印发：按印发的定稿打印，格式和文字不再改动。"
DRAFT = "草稿：每页印有“草稿”字样，不作正式文件用。"
WAITING = "正在排版，请稍候……"
# A paper that is there sooner needs no word.
_PATIENCE_MS = 400
# Time for the first page to be pictured.
_LATER_MS = 150


class LookingDialog(PrintLayout):
    """Papers are made as they are looked at; `relate` is called whenever something changed."""

    def __init__(self, desk: Desk, parent: QWidget, matter: Matter) -> None:
        super().__init__(desk, parent, matter)
        self.made: Made | None = None
        """The paper in sight; None while there is none."""
        self.printers_known = False
        self._notes: tuple[str, ...] = ()
        self._failure = ""
        """What the banner says of the paper in sight; it goes when a sound one comes."""
        self.shown = self.papers.current
        self.ordered: PaperOrder | None = None
        """What was asked for last: what `made` is, once it has come."""
        self.chosen = {kind: self._proposed(kind) for kind in matter.kinds}
        self._waiting = _timer(self, _PATIENCE_MS)
        self._later = _timer(self, _LATER_MS)
        self.live = LivePaper(desk.tasks, desk.shop, desk.today(), self)
        self.papers.looked_at.connect(self._look_at)
        self.item.edited.connect(self._order_anew)
        self.papers.ticks_changed.connect(self._show_panels)
        for panel in self.panels.values():
            panel.changed.connect(self._choices_changed)
        if self.period is not None:
            self.period.changed.connect(self._order_anew)
        self.live.made.connect(self._made)
        self.live.failed.connect(self._not_made)
        self.live.working.connect(self._waiting.start)
        self._waiting.timeout.connect(self._say_waiting)
        self._later.timeout.connect(self._ask_printers)
        self.preview.failed.connect(self.explain)

    def begin(self) -> None:
        """Look at the first paper; once, when everything is connected."""
        for kind, panel in self.panels.items():
            panel.show_choices(kind, self.chosen[kind])
        self._look_at(self.papers.current)
        self.desk.tasks.read(read_opening, self.desk.shop, then=self._known, failed=self.explain)
        (self.papers if len(self.matter.kinds) > 1 else self.preview).setFocus()

    @property
    def choices(self) -> ChoicesPanel:
        """Those of the paper looked at."""
        return self.panels[self.shown]

    @Slot()
    def _show_panels(self) -> None:
        """The choices of every paper that is ticked, and of the one looked at."""
        for kind, panel in self.panels.items():
            panel.setVisible(bool(kind.choices) and (kind is self.shown or kind in self.papers.ticked))

    def relate(self) -> None:
        """Let what can be done follow what was chosen."""
        raise NotImplementedError

    def _proposed(self, kind: PaperKind) -> PaperChoices:
        """As the last time; where the paper has a day, today's, but never for a meeting that is over, nor for several.
        Sealed only once a seal is known to be there."""
        choices = replace(self.remembered.choices(kind), sealed=False)
        if PaperChoice.DATED not in kind.choices:
            return choices
        held = [item.held_on for item in self.matter.items if item.held_on is not None]
        today = self.desk.today()
        return replace(choices, dated=today) if not held or (len(held) == 1 and held[0] >= today) else choices

    def _known(self, opening: Opening) -> None:
        self._notes = opening.notes
        for kind, panel in self.panels.items():
            panel.set_seal(opening.has_seal)
            if opening.has_seal:
                sealed = self.remembered.choices(kind).sealed
                self.chosen[kind] = replace(self.chosen[kind], sealed=sealed)
                panel.show_choices(kind, self.chosen[kind])
        if opening.has_seal:
            self._order(at_once=True)
        self._say_faces()
        self.relate()

    @Slot()
    def _ask_printers(self) -> None:
        """After the first page is there: a print service that is switched off keeps everything else waiting."""
        if not self.printers_known:
            self.desk.tasks.read(find_printers, then=self._printers_came, failed=self.explain)

    def _printers_came(self, printers: Printers) -> None:
        self.printers_known = True
        self.output.set_printers(printers)
        if not self.output.has_printer:
            rank(self.print_button, "plain", "print")
            rank(self.save_button, "primary", "document_pdf")
        self.relate()

    @Slot()
    def _say_waiting(self) -> None:
        self.state.setText(WAITING)

    # The paper in sight

    @Slot(object)
    def _look_at(self, kind: PaperKind) -> None:
        self.shown = kind
        self._show_panels()
        self._order(at_once=True)
        self.relate()

    @Slot(object)
    def _choices_changed(self, kind: PaperKind) -> None:
        self.chosen[kind] = self.panels[kind].choices()
        if kind is not self.shown:
            # What is changed is what is looked at.
            self.papers.look_at(kind)
        self._order()
        self.relate()

    @Slot()
    def _order_anew(self) -> None:
        self._order(at_once=True)
        self.relate()

    def _order(self, *, at_once: bool = False) -> None:
        order = self.ordered = self.order_in_sight()
        if order is None:
            self.live.drop()
            self._waiting.stop()
            self._show_none(f"“{self.matter.items[self._place].name}”没有{self.shown.label}。")
            return
        self.live.ask(order, at_once=at_once)

    def order_in_sight(self) -> PaperOrder | None:
        """The order of the paper looked at; None when the record looked at has no such paper."""
        item, kind = self.matter.items[self._place], self.shown
        if kind not in item.kinds:
            return None
        return order_of(item, kind, self.chosen[kind], *self.span())

    @property
    def _place(self) -> int:
        return int(self.item.value() or 0)

    def span(self) -> tuple[Span | None, int | None]:
        """The period and the branch; None for papers without."""
        if self.period is None:
            return None, None
        return self.period.span(), self.period.organization_id()

    @Slot(object)
    def _made(self, made: Made) -> None:
        self.made = made
        self._waiting.stop()
        self._later.start()
        if self._failure and self.banner.sentence == self._failure:
            self.banner.clear()
        self._failure = ""
        self.preview.show_pdf(made.pdf)
        self.state.setText(FROZEN if made.frozen else DRAFT if made.draft else "")
        self.choices.setEnabled(not made.frozen)
        self._say_faces()
        self.relate()

    def _show_none(self, why: str) -> None:
        self.made = None
        self.state.setText(why)
        self.preview.clear()
        self.faces.set_text("")

    @Slot(object)
    def _not_made(self, error: Exception) -> None:
        self._waiting.stop()
        self._later.start()
        self._show_none("")
        self.explain(error)
        self._failure = self.banner.sentence
        self.relate()

    @Slot(object)
    def explain(self, error: Exception) -> None:
        """Say why something did not work; a mistake of the program goes to the crash dialog."""
        if isinstance(error, Cancelled):
            return
        sentence = sentence_of(error)
        if sentence is None:
            self.desk.tasks.failed.emit(error)
        else:
            self.banner.say(Tone.BAD, sentence)

    def _say_faces(self) -> None:
        if self.made is None:
            return
        # What needs looking after comes first: the end may be cut off.
        self.faces.set_text("".join(self._notes) + faces_line(self.made.faces))
        self.faces.setProperty("role", "warn" if self._notes else "hint")
        restyle(self.faces)


def _timer(parent: QObject, milliseconds: int) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    return timer
