"""打印: which papers, how they look, and where they go."""

from dataclasses import replace

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from gui.desk import Desk
from gui.dialogs.printing.doing import Doing
from gui.dialogs.printing.faces_line import faces_line, fell_back
from gui.dialogs.printing.layout import PrintLayout
from gui.dialogs.printing.live import LivePaper
from gui.dialogs.printing.matter import Job, Matter, jobs_of, order_of
from gui.dialogs.printing.opening import Opening, read_opening
from gui.dialogs.printing.system_dialog import SystemDialog
from gui.failures import sentence_of
from gui.look.tokens import Tone
from gui.papers.making import Made
from gui.printing.printers import Printers, find_printers
from gui.widgets.labels import restyle
from gui.widgets.pressing import pressed_by_enter
from models.failures import Cancelled
from models.rows.paper import PaperChoices, PaperOrder
from models.rules.papers import HeadForm, PaperChoice, PaperKind, PaperSource
from models.rules.periods import Span

NO_PRINTER = "这台电脑没有安装打印机，没有打印；可以点“保存 PDF”，拿到有打印机的电脑上打印。"
FROZEN = "已印发：按印发的定稿打印，格式和文字不再改动。"
DRAFT = "草稿：每页印有“草稿”字样，不作正式文件用。"
WAITING = "正在排版，请稍候……"
# A paper that is there sooner needs no word.
_PATIENCE_MS = 400
# Time for the first page to be pictured.
_LATER_MS = 150


def open_print_dialog(desk: Desk, parent: QWidget, matter: Matter) -> "PrintDialog":
    """Open the dialog over `parent`; it is freed when closed."""
    dialog = PrintDialog(desk, parent, matter)
    dialog.open()
    return dialog


class PrintDialog(PrintLayout):
    """Esc closes, Enter and Ctrl+P print, Ctrl+S saves. What is chosen is remembered when something comes out."""

    def __init__(self, desk: Desk, parent: QWidget, matter: Matter) -> None:
        super().__init__(desk, parent, matter)
        self.made: Made | None = None
        """The paper in sight; None while there is none."""
        self._notes: tuple[str, ...] = ()
        self._printers_known = False
        self._failure = ""
        """What the banner says of the paper in sight; it goes when a sound one comes."""
        self._shown: PaperKind | None = None
        self._chosen = {kind: self._proposed(kind) for kind in matter.kinds}
        self._system: SystemDialog | None = None
        self._waiting = _timer(self, _PATIENCE_MS)
        self._later = _timer(self, _LATER_MS)
        self.live = LivePaper(desk.tasks, desk.shop, desk.today(), self)
        self.doing = Doing(desk, self, self.banner, self.remembered)
        self._connect()
        self._look_at(self.papers.current)
        desk.tasks.read(read_opening, desk.shop, then=self._known, failed=self._explain)
        (self.papers if len(matter.kinds) > 1 else self.preview).setFocus()

    def _connect(self) -> None:
        self.papers.looked_at.connect(self._look_at)
        self.papers.ticks_changed.connect(self._relate)
        self.item.edited.connect(self._order_anew)
        self.choices.changed.connect(self._choices_changed)
        if self.period is not None:
            self.period.changed.connect(self._order_anew)
        self.live.made.connect(self._made)
        self.live.failed.connect(self._not_made)
        self.live.working.connect(self._waiting.start)
        self._waiting.timeout.connect(self._say_waiting)
        self._later.timeout.connect(self._ask_printers)
        self.preview.failed.connect(self._explain)
        self.doing.busy_changed.connect(self._relate)
        self.print_button.clicked.connect(self.print_out)
        self.save_button.clicked.connect(self.save)
        self.word_button.clicked.connect(self.export)
        self.more_button.clicked.connect(self.ask_system)
        self.close_button.clicked.connect(self.reject)
        self.shortcut(QKeySequence.StandardKey.Print).activated.connect(self.print_out)
        self.shortcut(QKeySequence.StandardKey.Save).activated.connect(self.save)

    def _proposed(self, kind: PaperKind) -> PaperChoices:
        """As the last time; where the paper has a day, today's. Sealed only once a seal is known to be there."""
        choices = replace(self.remembered.choices(kind), sealed=False)
        has_day = PaperChoice.DATED in kind.choices
        return replace(choices, dated=self.desk.today()) if has_day else choices

    def _known(self, opening: Opening) -> None:
        self._notes = opening.notes
        self.choices.set_seal(opening.has_seal)
        if opening.has_seal:
            for kind, choices in self._chosen.items():
                self._chosen[kind] = replace(choices, sealed=self.remembered.choices(kind).sealed)
            self.choices.show_choices(self.papers.current, self._chosen[self.papers.current])
            self._order(at_once=True)
        self._say_faces()
        self._relate()

    @Slot()
    def _ask_printers(self) -> None:
        """After the first page is there: a print service that is switched off keeps everything else waiting."""
        if not self._printers_known:
            self.desk.tasks.read(find_printers, then=self._printers_came, failed=self._explain)

    def _printers_came(self, printers: Printers) -> None:
        self._printers_known = True
        self.output.set_printers(printers)
        self._relate()

    @Slot()
    def _say_waiting(self) -> None:
        self.state.setText(WAITING)

    # The paper in sight

    @Slot(object)
    def _look_at(self, kind: PaperKind) -> None:
        self._shown = kind
        self.choices.show_choices(kind, self._chosen[kind])
        self._order(at_once=True)
        self._relate()

    @Slot()
    def _choices_changed(self) -> None:
        assert self._shown is not None
        self._chosen[self._shown] = self.choices.choices()
        self._order()
        self._relate()

    @Slot()
    def _order_anew(self) -> None:
        self._order(at_once=True)

    def _order(self, *, at_once: bool = False) -> None:
        order = self._order_in_sight()
        if order is None:
            kind = self._shown.label if self._shown is not None else ""
            self.state.setText(f"“{self.matter.items[self._place].name}”没有{kind}。")
            return
        self.live.ask(order, at_once=at_once)

    def _order_in_sight(self) -> PaperOrder | None:
        """The order of the paper looked at; None when the record looked at has no such paper."""
        item, kind = self.matter.items[self._place], self._shown
        if kind is None or kind not in item.kinds:
            return None
        return order_of(item, kind, self._chosen[kind], *self._span())

    @property
    def _place(self) -> int:
        return int(self.item.value() or 0)

    def _span(self) -> tuple[Span | None, int | None]:
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
        self._relate()

    @Slot(object)
    def _not_made(self, error: Exception) -> None:
        self.made = None
        self._waiting.stop()
        self._later.start()
        self.state.setText("")
        self.preview.clear()
        self.faces.setText("")
        self._explain(error)
        self._failure = self.banner.sentence
        self._relate()

    @Slot(object)
    def _explain(self, error: Exception) -> None:
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
        line = faces_line(self.made.faces)
        warn = fell_back(self.made.faces) or bool(self._notes)
        self.faces.setText(line + "".join(self._notes))
        self.faces.setProperty("role", "warn" if warn else "hint")
        restyle(self.faces)

    # What can be done

    def jobs(self) -> tuple[Job, ...]:
        """The papers that are ticked, of every item."""
        return jobs_of(self.matter, self.papers.ticked, self._chosen, *self._span())

    @Slot()
    def _relate(self) -> None:
        jobs = self.jobs()
        free = bool(jobs) and not self.doing.is_busy
        # The one paper in sight cannot be made: nothing to print; others still may.
        sound = self.made is not None or len(jobs) != 1 or not self.live.is_settled
        numbered = any(_may_be_numbered(job) for job in jobs)
        self.output.offer(several=len(jobs) > 1, numbered=numbered)
        self.print_button.setText(f"打印 {len(jobs)} 份文件" if len(jobs) > 1 else "打印")
        self.print_button.setEnabled(free and sound and self._printers_known)
        self.save_button.setEnabled(free and sound)
        self.more_button.setEnabled(free and sound and self.output.has_printer)
        copies = self._copies(jobs)
        self.word_button.setVisible(any(kind.has_word for kind in self.matter.kinds))
        self.word_button.setEnabled(free and bool(copies) and (sound or len(copies) > 1))

    def _copies(self, jobs: tuple[Job, ...]) -> tuple[Job, ...]:
        return tuple(job for job in jobs if job.order.kind.has_word)

    @property
    def _name(self) -> str:
        """What a single file is called."""
        jobs = self.jobs()
        if len(jobs) == 1:
            same = self.made is not None and jobs[0].order.kind is self._shown
            return self.made.title if same and self.made is not None else jobs[0].name
        return self.matter.title.partition("：")[2] or self.matter.title.removeprefix("打印")

    @Slot()
    def print_out(self) -> None:
        """Print what is ticked."""
        jobs = self.jobs()
        if not self.print_button.isEnabled() or not self._right():
            return
        if not self.output.has_printer:
            self.banner.say(Tone.WARN, NO_PRINTER)
            return
        pages = self.made.pages if self.made is not None else 1
        problem = self.output.check(pages)
        if problem:
            self.banner.say(Tone.BAD, problem)
            return
        self._remember()
        self.doing.print_out(jobs, self.output.order(self.preview.view.page, pages))

    @Slot()
    def save(self) -> None:
        """Save what is ticked."""
        if self.save_button.isEnabled() and self._right():
            self._remember()
            self.doing.save(self.jobs(), self._name, joined=self.output.joins)

    @Slot()
    def export(self) -> None:
        """Write editable copies of what is ticked and has any."""
        if self.word_button.isEnabled() and self._right():
            self._remember()
            self.doing.export(self._copies(self.jobs()), self._name)

    def _right(self) -> bool:
        if self.choices.check():
            return True
        self.banner.say(Tone.BAD, "有一处填写得不对，没有打印或保存；请看左边标红的地方。")
        return False

    def _remember(self) -> None:
        ticked = self.papers.ticked
        for kind in ticked:
            self.remembered.keep_choices(kind, self._chosen[kind])
        self.remembered.keep_checked(self.matter.key, ticked)
        self.remembered.keep_habit(self.output.habit())

    # The system's own dialog

    @Slot()
    def ask_system(self) -> None:
        """Let the system's dialog choose printer, pages and copies; its answer is put into the fields below."""
        if self.made is None:
            return
        self._system = SystemDialog(self.output, self.made.pages, self)
        self._system.accepted.connect(self._asked)
        self._system.show()

    @Slot()
    def _asked(self) -> None:
        if self._system is not None:
            self._system.give(self.output)
            self._system = None
            self.print_out()

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if pressed_by_enter(self, event):
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.print_out()
        else:
            super().keyPressEvent(event)

    def reject(self) -> None:
        # What is being printed or saved is not left behind unseen.
        if not self.doing.is_busy:
            super().reject()


def _timer(parent: QObject, milliseconds: int) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    return timer


def _may_be_numbered(job: Job) -> bool:
    """Whether copies of it may carry 份号; of a notice only once it is issued."""
    if job.order.kind.source is PaperSource.NOTICE:
        return job.order.notice is None
    red = job.order.choices.head_form is HeadForm.RED_HEAD
    return red and PaperChoice.HEAD_FORM in job.order.kind.choices
