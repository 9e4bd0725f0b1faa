"""The style sheet, written from the token table; sizes are pixels at the given scale."""

from string import Template

from gui.look.tokens import BASE_POINT_SIZE, Tokens, Tone
from resources import path

# Two rules keep Qt's own traps away: QLineEdit is styled only where we ask for it by property, because an
# unqualified rule also hits the inner edit of spin boxes and editable combo boxes; and no arrow is styled,
# because a style sheet can only show files, which cannot follow the theme.
_SHEET = Template("""
QWidget#page, QWidget#shell { background: $page; }
QToolTip { color: $text; background: $surface; border: ${bw}px solid $field_line; padding: ${p4}px; }
QLabel[role="title"] { font-size: ${pt_title}pt; font-weight: bold; color: $text; }
QLabel[role="product"] { font-size: ${pt_product}pt; font-weight: bold; color: $text; }
QLabel[role="figure"] { font-size: ${pt_figure}pt; font-weight: bold; color: $text; }
QLabel[role="second"] { color: $text_second; }
QLabel[role="hint"] { color: $text_hint; font-size: ${pt_small}pt; }
QLabel[role="error"] { color: $error; font-size: ${pt_small}pt; }
QLabel[role="required"] { color: $error; }
QLabel[role="warn"] { color: $warn; font-size: ${pt_small}pt; }
QLabel[role="status"] { color: $text_second; font-size: ${pt_small}pt; }

QFrame#topBar { background: $surface; border: none; border-bottom: ${bw}px solid $line; }
QFrame#statusStrip { background: $surface; border: none; border-top: ${bw}px solid $line; }
QFrame[card="true"] { background: $surface; border: ${bw}px solid $line; border-radius: ${r8}px; }
QFrame[rule="horizontal"] { background: $line; border: none; max-height: ${bw}px; min-height: ${bw}px; }

QPushButton { color: $text; background: $surface; border: ${bw}px solid $field_line; border-radius: ${r6}px;
    padding: ${p6}px ${p14}px; icon-size: ${h18}px; }
QPushButton:hover { background: $hover; }
QPushButton:focus { border-color: $accent; }
QPushButton:disabled { color: $text_hint; background: $page; border-color: $line; }
QPushButton[kind="primary"] { color: $primary_text; background: $primary; border-color: $primary;
    font-weight: bold; }
QPushButton[kind="primary"]:hover { background: $primary_hover; border-color: $primary_hover; }
QPushButton[kind="primary"]:focus { border: ${bw1}px solid $text; padding: ${p5}px ${p13}px; }
QPushButton[kind="primary"]:disabled { color: $text_hint; background: $hover; border-color: $line; }
QPushButton[kind="quiet"] { color: $text_second; background: transparent; border-color: transparent;
    padding: ${p6}px ${p8}px; }
QPushButton[kind="quiet"]:hover { background: $hover; color: $text; }
QPushButton[kind="quiet"]:checked { background: $rail_selected; color: $rail_selected_text; }
QPushButton[kind="quiet"]:focus { border-color: $accent; }
QPushButton[kind="quiet"]:disabled { color: $text_hint; }
QPushButton[kind="search"] { color: $text_hint; background: $header; border: ${bw}px solid $line; text-align: left;
    padding: ${p6}px ${p12}px; }
QPushButton[kind="search"]:hover { background: $hover; border-color: $field_line; }
QPushButton[kind="search"]:focus { border-color: $accent; }
QPushButton[kind="chip"] { color: $text; background: $header; border: ${bw}px solid $line; border-radius: ${r8}px;
    padding: ${p2}px ${p8}px; font-size: ${pt_small}pt; }
QPushButton[kind="chip"][known="false"] { color: $warn; }
QPushButton[kind="chip"]:hover { background: $hover; }
QPushButton[kind="chip"]:focus { border-color: $accent; }
QPushButton[kind="link"] { color: $text; background: transparent; border-color: transparent; padding: 0 ${p4}px;
    font-size: ${pt_small}pt;
    border-radius: ${r6}px; text-decoration: underline; }
QPushButton[kind="link"]:hover { background: $hover; }
QPushButton[kind="link"]:focus { border-color: $accent; }
QPushButton[kind="icon"] { background: transparent; border-color: transparent; padding: ${p4}px;
    icon-size: ${h20}px; }
QPushButton[kind="icon"]:hover { background: $hover; }
QPushButton[kind="icon"]:focus { border-color: $accent; }

QLineEdit[kind="field"], QPlainTextEdit, QTextEdit { color: $text; background: $surface;
    border: ${bw}px solid $field_line; border-radius: ${r6}px; selection-background-color: $primary;
    selection-color: $primary_text; }
QLineEdit[kind="field"] { padding: ${p5}px ${p10}px; min-height: ${h20}px; }
QLineEdit[kind="field"][big="true"] { padding: ${p8}px ${p10}px; font-size: ${pt_title}pt; }
QPlainTextEdit, QTextEdit { padding: ${p6}px ${p8}px; }
QLineEdit[kind="field"]:focus, QPlainTextEdit:focus, QTextEdit:focus { border-color: $accent; }
QLineEdit[kind="field"]:disabled, QPlainTextEdit:disabled { color: $text_second; background: $header; }
QLineEdit[kind="field"]:read-only, QPlainTextEdit:read-only, QTextEdit:read-only { color: $text;
    background: $header; border-color: $line; }
QLineEdit[kind="field"]:read-only:focus, QPlainTextEdit:read-only:focus, QTextEdit:read-only:focus {
    border-color: $accent; }
QLineEdit[kind="field"][wrong="true"], QPlainTextEdit[wrong="true"] { border: ${bw1}px solid $error; }
QLineEdit[kind="field"][wrong="true"] { padding: ${p4}px ${p9}px; }

QComboBox[kind="field"] { color: $text; background: $surface; border: ${bw}px solid $field_line;
    border-radius: ${r6}px; padding: ${p5}px 0 ${p5}px ${p10}px; min-height: ${h20}px; }
QComboBox[kind="field"]:hover { background: $hover; }
QComboBox[kind="field"]:focus { border-color: $accent; }
QComboBox[kind="field"]:disabled { color: $text_second; background: $header; }
QComboBox[kind="field"][wrong="true"] { border: ${bw1}px solid $error;
    padding: ${p4}px 0 ${p4}px ${p9}px; }
QComboBox[kind="field"]::drop-down { border: none; width: ${p26}px; }
QComboBox[kind="field"]::down-arrow { image: none; }
QComboBox QAbstractItemView, QListView#completions { color: $text; background: $surface;
    border: ${bw}px solid $field_line; outline: 0; selection-background-color: $selected;
    selection-color: $selected_text; }
QComboBox QAbstractItemView::item, QListView#completions::item { min-height: ${h30}px; padding: 0 ${p8}px; }

QTableView { background: $surface; alternate-background-color: $surface; border: none; gridline-color: $line;
    selection-background-color: $selected; selection-color: $selected_text; outline: 0; }
QTableView[records="true"]::item { border: none; border-bottom: ${bw}px solid $line; padding: 0 ${p12}px; }
QTableView[records="true"]::item:selected { background: $selected; color: $selected_text; }
QTableView[grid="full"] { border: ${bw}px solid $line; }
QHeaderView { background: $header; border: none; }
QHeaderView::section { color: $text_second; background: $header; border: none;
    border-bottom: ${bw}px solid $line; padding: ${p9}px ${p14}px; font-weight: bold; }
QTableCornerButton::section { background: $header; border: none; }
QTreeView, QListView { color: $text; background: $surface; border: ${bw}px solid $line;
    border-radius: ${r6}px; outline: 0;
    selection-background-color: $selected; selection-color: $selected_text; }
QListView[frame="none"] { border: none; }
QTreeView::item, QListView::item { min-height: ${h30}px; padding: 0 ${p8}px; border: none; }
QTreeView::item:selected, QListView::item:selected { background: $selected; color: $selected_text; }

QCheckBox, QRadioButton { color: $text; spacing: ${p6}px; }
QCheckBox:disabled, QRadioButton:disabled { color: $text_hint; }
QCheckBox::indicator, QTableView::indicator, QTreeView::indicator, QListView::indicator {
    width: ${h16}px; height: ${h16}px; background: $surface;
    border: ${bw}px solid $text_hint; border-radius: ${r4}px; }
QCheckBox::indicator:checked, QTableView::indicator:checked, QTreeView::indicator:checked,
QListView::indicator:checked { background: $primary; border-color: $primary; image: url("$check"); }
QCheckBox::indicator:indeterminate { background: $hover; border-color: $primary; }
QCheckBox::indicator:disabled { background: $hover; border-color: $line; }
QCheckBox:focus, QRadioButton:focus { color: $accent; }
QRadioButton::indicator { width: ${h14}px; height: ${h14}px; background: $surface;
    border: ${bw}px solid $text_hint; border-radius: ${dot}px; }
QRadioButton::indicator:checked { width: ${h6}px; height: ${h6}px; border: ${p5}px solid $primary; }

QCalendarWidget QWidget#qt_calendar_navigationbar { background: $header; }
QCalendarWidget QToolButton { color: $text; background: transparent; border: none; padding: ${p4}px ${p8}px;
    font-weight: bold; }
QCalendarWidget QToolButton:hover { background: $hover; border-radius: ${r4}px; }
QCalendarWidget QToolButton::menu-indicator, QPushButton::menu-indicator { image: none; width: 0; }
QCalendarWidget QAbstractItemView { selection-background-color: $primary; selection-color: $primary_text;
    border: none; }

QScrollArea { background: transparent; border: none; }
QWidget#scrolled { background: transparent; }
QSplitter::handle { background: transparent; }
QScrollBar:vertical { background: transparent; width: ${p12}px; margin: ${p2}px; }
QScrollBar:horizontal { background: transparent; height: ${p12}px; margin: ${p2}px; }
QScrollBar::handle { background: $scroll; border-radius: ${r4}px; min-height: ${h30}px; min-width: ${h30}px; }
QScrollBar::handle:hover { background: $text_hint; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QDialog, QMessageBox { background: $surface; }
QMenu { color: $text; background: $surface; border: ${bw}px solid $field_line; padding: ${p4}px; }
QMenu::item { padding: ${p6}px ${p26}px ${p6}px ${p14}px; border-radius: ${r4}px; }
QMenu::item:selected { background: $selected; color: $selected_text; }
QMenu::item:disabled { color: $text_hint; }
QProgressBar { color: $text; background: $hover; border: none; border-radius: ${r4}px; max-height: ${p8}px;
    min-height: ${p8}px; }
QProgressBar::chunk { background: $primary; border-radius: ${r4}px; }
QTabWidget#rail::tab-bar { top: ${p10}px; }
QTabWidget#rail::pane { border: none; background: $page; }
QWidget#paper { background: $page; }
""")

_TONE_SHEET = Template("""
QFrame[banner="$tone"] { background: $ground; border: ${bw}px solid $edge; border-radius: ${r6}px; }
QFrame[banner="$tone"] QLabel { color: $text; background: transparent; }
QFrame#notice[banner="$tone"] { margin: ${p8}px ${p12}px 0 ${p12}px; }
QLabel[tile="$tone"] { background: $ground; border-radius: ${r8}px; }
""")


def style_sheet(tokens: Tokens, scale: float) -> str:
    """The whole sheet for one theme at one text scale."""
    values = _sizes(scale) | {
        name: getattr(tokens, name) for name in Tokens.__dataclass_fields__ if name not in ("tints", "dark")
    }
    # White in every theme, for primary_text is white in every theme.
    values["check"] = path("icons", "check_white.svg").as_posix()
    values["warn"] = tokens.tint(Tone.WARN).text
    values |= {"bw": tokens.line_width, "bw1": tokens.line_width + 1}
    # Half of the smaller of the two rings of a radio button: Qt draws a square where a radius is more than half.
    values["dot"] = (
        min(round(14 * scale) + 2 * tokens.line_width, round(6 * scale) + 2 * round(5 * scale)) // 2
    )
    sheet = [_SHEET.substitute(values)]
    for tone in Tone:
        tint = tokens.tint(tone)
        sheet.append(
            _TONE_SHEET.substitute(
                values, tone=tone.value, ground=tint.ground, text=tint.text, edge=tint.line
            )
        )
    return "".join(sheet)


def _sizes(scale: float) -> dict[str, str | int]:
    sizes: dict[str, str | int] = {
        f"{letter}{pixels}": round(pixels * scale)
        for letter, wanted in (
            ("p", (2, 4, 5, 6, 8, 9, 10, 12, 13, 14, 26)),
            ("r", (4, 6, 8)),
            ("h", (6, 14, 16, 18, 20, 30)),
        )
        for pixels in wanted
    }
    points = {
        "pt_small": 9.5 / 10.5,
        "pt_title": 11.5 / 10.5,
        "pt_product": 15 / 10.5,
        "pt_figure": 21 / 10.5,
    }
    return sizes | {name: f"{BASE_POINT_SIZE * factor * scale:.2f}" for name, factor in points.items()}
