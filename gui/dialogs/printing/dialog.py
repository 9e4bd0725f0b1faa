"""打印: which papers, how they look, and where they go."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from gui.desk import Desk
from gui.dialogs.printing.doing import Doing
from gui.dialogs.printing.looking import LookingDialog
from gui.dialogs.printing.matter import Job, Matter, jobs_of
from gui.dialogs.printing.system_dialog import SystemDialog
from gui.look.tokens import Tone
from gui.widgets.pressing import pressed_by_enter
from models.rules.papers import HeadForm, PaperChoice, PaperSource

NO_PRINTER = "这台电脑没有安装打印机，没有打印；可以点“保存 PDF”，拿到有打印机的电脑上打印。"


def open_print_dialog(desk: Desk, parent: QWidget, matter: Matter) -> "PrintDialog":
    """Open the dialog over `parent`; it is freed when closed."""
    dialog = PrintDialog(desk, parent, matter)
    dialog.open()
    return dialog


class PrintDialog(LookingDialog):
    """Esc closes, Enter and Ctrl+P print, Ctrl+S saves. What is chosen is remembered when something comes out."""

    def __init__(self, desk: Desk, parent: QWidget, matter: Matter) -> None:
        super().__init__(desk, parent, matter)
        self._system: SystemDialog | None = None
        self.doing = Doing(desk, self, self.banner, self.remembered)
        self.papers.ticks_changed.connect(self.relate)
        self.doing.busy_changed.connect(self.relate)
        self.print_button.clicked.connect(self.print_out)
        self.save_button.clicked.connect(self.save)
        self.word_button.clicked.connect(self.export)
        self.more_button.clicked.connect(self.ask_system)
        self.close_button.clicked.connect(self.reject)
        self.shortcut(QKeySequence.StandardKey.Print).activated.connect(self.print_out)
        self.shortcut(QKeySequence.StandardKey.Save).activated.connect(self.save)
        self.begin()

    # What can be done

    def jobs(self) -> tuple[Job, ...]:
        """The papers that are ticked, of every item."""
        return jobs_of(self.matter, self.papers.ticked, self.chosen, *self.span())

    @Slot()
    def relate(self) -> None:
        jobs = self.jobs()
        free = bool(jobs) and not self.doing.is_busy
        alone = self._is_in_sight(jobs)
        # Of the one paper in sight nothing comes out before it is seen as it was ordered.
        sound = not alone or self._is_seen
        numbered = any(_may_be_numbered(job) for job in jobs)
        self.output.offer(several=len(jobs) > 1, numbered=numbered, in_sight=alone)
        self.print_button.setText(f"打印 {len(jobs)} 份文件" if len(jobs) > 1 else "打印")
        self.print_button.setEnabled(free and sound and self.printers_known)
        self.save_button.setEnabled(free and sound)
        self.more_button.setEnabled(free and sound and self.output.has_printer)
        copies = self._copies(jobs)
        self.word_button.setVisible(any(kind.has_word for kind in self.matter.kinds))
        self.word_button.setEnabled(free and bool(copies) and (sound or len(copies) > 1))

    def _is_in_sight(self, jobs: tuple[Job, ...]) -> bool:
        """Whether what is to come out is the one paper looked at."""
        return len(jobs) == 1 and jobs[0].order == self.order_in_sight()

    @property
    def _is_seen(self) -> bool:
        """Whether the preview is that of what was ordered last."""
        return self.made is not None and self.live.is_settled and self.ordered == self.order_in_sight()

    def _copies(self, jobs: tuple[Job, ...]) -> tuple[Job, ...]:
        return tuple(job for job in jobs if job.order.kind.has_word)

    @property
    def _name(self) -> str:
        """What a single file is called."""
        jobs = self.jobs()
        if len(jobs) == 1:
            seen = self.made if self._is_in_sight(jobs) and self._is_seen else None
            return seen.title if seen is not None else jobs[0].name
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
        # Pages are asked for only of the paper in sight.
        pages = self.made.pages if self.made is not None and self._is_in_sight(jobs) else 1
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
        if all([self.panels[kind].check() for kind in self.papers.ticked]):  # noqa: C419 - each is shown its own
            return True
        self.banner.say(Tone.BAD, "有一处填写得不对，没有打印或保存；请看左边标红的地方。")
        return False

    def _remember(self) -> None:
        ticked = self.papers.ticked
        for kind in ticked:
            self.remembered.keep_choices(kind, self.chosen[kind])
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
        if not self.doing.is_busy and not self.doing.show_unread():
            super().reject()


def _may_be_numbered(job: Job) -> bool:
    """Whether copies of it may carry 份号; of a notice only once it is issued."""
    if job.order.kind.source is PaperSource.NOTICE:
        return job.order.notice is None
    red = job.order.choices.head_form is HeadForm.RED_HEAD
    return red and PaperChoice.HEAD_FORM in job.order.kind.choices
