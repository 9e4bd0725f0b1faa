"""设置里的字体: which face each style is set in, tried out beside it."""

from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QKeyEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from gui.desk import Desk
from gui.dialogs.font_row import FontRow
from gui.dialogs.font_settings_layout import FontSettingsLayout
from gui.failures import sentence_of
from gui.look.tokens import Tone
from gui.papers.faces import (
    NoPrinter,
    PickedFile,
    Trial,
    keep_faces,
    look_into,
    print_sheet,
    survey_faces,
    try_faces,
)
from gui.widgets.pressing import pressed_by_enter
from models.rows.changes import Changes
from models.rows.faces import FaceChoice, FaceSurvey, RefusedFace
from models.rules.faces import FaceMode

SHEET = "字体试印页"
FILTER = "字体文件 (*.ttf *.ttc *.otf);;所有文件 (*)"


class FontSettingsDialog(FontSettingsLayout):
    """Esc closes without keeping anything. Freed when closed."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._desk = desk
        self._picked: list[Path] = []
        self._round = 0
        self._pdf = b""
        self.rows: dict[str, FontRow] = {}
        self.preview.failed.connect(self._explain)
        self.open_folder.clicked.connect(self._open_folder)
        self.again.clicked.connect(self._look_again)
        self.print_button.clicked.connect(self._print)
        self.cancel.clicked.connect(self.reject)
        self.save.clicked.connect(self._save)
        self._enable(False)
        self._look_again()

    def _enable(self, ready: bool) -> None:
        self.again.setEnabled(ready)
        self.save.setEnabled(ready)
        self.print_button.setEnabled(ready and bool(self._pdf))

    # What this PC has

    @Slot()
    def _look_again(self) -> None:
        self._enable(False)
        own = self._desk.folder.fonts
        self._desk.tasks.read(
            survey_faces, own, tuple(self._picked), then=self._surveyed, failed=self._explain
        )

    def _surveyed(self, survey: FaceSurvey) -> None:
        for choice in survey.choices:
            if choice.style not in self.rows:
                self._add_row(choice)
            self.rows[choice.style].offer(survey.offers)
        self._show_refused(survey.refused)
        if self.stack.currentIndex() == 0:
            self.stack.setCurrentIndex(1)
            next(iter(self.rows.values())).box.setFocus()
        self._enable(True)
        self._try()

    def _add_row(self, choice: FaceChoice) -> None:
        row = self.rows[choice.style] = FontRow(choice)
        row.changed.connect(self._try)
        row.file_asked.connect(self._ask_file)
        self.styles.addWidget(row)

    def _show_refused(self, refused: tuple[RefusedFace, ...]) -> None:
        """The reasons, each with the faces it keeps away."""
        reasons: dict[str, list[str]] = {}
        for face in refused:
            reasons.setdefault(face.reason, []).append(f"{face.name}（{face.file}）")
        lines = [f"{reason}：{'、'.join(faces)}。" for reason, faces in reasons.items()]
        self.refused.setText("\n".join(lines))
        self.refused_title.setVisible(bool(lines))
        self.refused.setVisible(bool(lines))

    # Trying out

    def _choices(self) -> tuple[FaceChoice, ...]:
        return tuple(row.choice for row in self.rows.values())

    @Slot()
    def _try(self) -> None:
        self._round += 1
        self._desk.tasks.read(
            try_faces,
            self._round,
            self._desk.folder.fonts,
            tuple(self._picked),
            self._choices(),
            self._desk.today(),
            then=self._tried,
            failed=self._explain,
        )

    def _tried(self, trial: Trial) -> None:
        if trial.round != self._round:
            return
        for face in trial.styles:
            self.rows[face.style].show_used(face)
        self._pdf = trial.pdf
        self.preview.show_pdf(trial.pdf)
        self.print_button.setEnabled(self.save.isEnabled())

    # A file from elsewhere

    @Slot(str)
    def _ask_file(self, style: str) -> None:
        files = QFileDialog(self, f"选择{style}的字体文件", "", FILTER)
        files.setFileMode(QFileDialog.FileMode.ExistingFile)
        files.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        files.setProperty("style", style)
        files.fileSelected.connect(self._file_chosen)
        files.open()

    @Slot(str)
    def _file_chosen(self, name: str) -> None:
        self.take_file(str(self.sender().property("style")), Path(name))

    def take_file(self, style: str, path: Path) -> None:
        """Offer the faces of a file, and choose the first for the style."""
        self._desk.tasks.read(look_into, style, path, then=self._looked_into, failed=self._explain)

    def _looked_into(self, found: PickedFile) -> None:
        if not found.offers:
            why = found.refused[0].reason if found.refused else "其中没有字体"
            self.banner.say(Tone.BAD, f"“{found.path.name}”不能用来排版：{why}。字体设置没有改动。")
            return
        self.banner.clear()
        if found.path not in self._picked:
            self._picked.append(found.path)
        first = found.offers[0]
        self.rows[found.style].prefer(FaceChoice(found.style, FaceMode.CHOSEN, first.name, first.file))
        self._look_again()

    # Keeping

    @Slot()
    def _save(self) -> None:
        self._enable(False)
        self._desk.tasks.write(
            keep_faces,
            self._desk.folder.fonts,
            tuple(self._picked),
            self._choices(),
            then=self._saved,
            failed=self._explain,
        )

    def _saved(self, _changes: Changes) -> None:
        self.accept()

    def _explain(self, error: Exception) -> None:
        self._enable(bool(self.rows))
        sentence = sentence_of(error)
        if sentence is None:
            self._desk.tasks.failed.emit(error)
        else:
            # Said over the preview: it must be there.
            self.stack.setCurrentIndex(1)
            self.banner.say(Tone.WARN if isinstance(error, NoPrinter) else Tone.BAD, sentence)

    # Beside it

    @Slot()
    def _print(self) -> None:
        self.print_button.setEnabled(False)
        self._desk.tasks.read(print_sheet, SHEET, self._pdf, then=self._printed, failed=self._explain)

    def _printed(self, sentence: str) -> None:
        self.print_button.setEnabled(True)
        self.banner.say(Tone.OK, sentence)

    @Slot()
    def _open_folder(self) -> None:
        folder = self._desk.folder.fonts
        with suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Asked first: Enter on 取消 would otherwise press the default button.
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)
