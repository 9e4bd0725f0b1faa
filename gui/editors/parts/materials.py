"""学习材料: titles completed from the documents to be studied, which bring issuer and day along."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Slot

from gui.editors.parts.lines import Line, LinesPart, LineSpec
from gui.formats import date_text
from gui.widgets.fields.dates import DateField
from gui.widgets.fields.field import Field
from gui.widgets.fields.line import TextField
from gui.widgets.fields.suggested import SuggestedField
from models.rows.study import Material
from models.rules.document_titles import title_key


def _title() -> Field:
    return SuggestedField("学习材料题名", required=True, hint="材料题名")


def _issuer() -> Field:
    return TextField("发文机关或来源", hint="来源，如 新华社")


def _issued_on() -> Field:
    return DateField("发布日期", hint="发布日期")


class MaterialsPart(LinesPart):
    """学习材料."""

    def __init__(self) -> None:
        fields = (
            LineSpec("title", _title, 0, 0, 12),
            LineSpec("issuer", _issuer, 1, 0, 6),
            LineSpec("issued_on", _issued_on, 1, 6, 6),
        )
        self._known: dict[str, Material] = {}
        self._titles: list[str] = []
        self._typed = False
        super().__init__("学习材料", fields, "添加材料")

    def set_documents(self, documents: Iterable[Material]) -> None:
        """The documents to be studied, latest first."""
        rows = list(documents)
        self._known = {title_key(row.title): row for row in reversed(rows)}
        self._titles = list(dict.fromkeys(row.title for row in rows))
        for line in self.lines:
            self._propose(line)
        if self._typed:
            # A title was typed before the documents had come.
            self._fill_in()

    def _propose(self, line: Line) -> None:
        super()._propose(line)
        title = line.fields["title"]
        assert isinstance(title, SuggestedField)
        title.set_suggestions(self._titles)

    def _append(self) -> Line:
        line = super()._append()
        line.fields["title"].edited.connect(self._complete)
        return line

    @Slot()
    def _complete(self) -> None:
        self._typed = True
        self._fill_in()

    def _fill_in(self) -> None:
        """A known title, whole and in either spelling, brings along what was left empty."""
        for line in self.lines:
            known = self._known.get(title_key(line.fields["title"].state()))
            if known is not None:
                line.fill(_missing(line.state(), known))

    def show_rows(self, rows: Iterable[Material]) -> None:
        """Show a session's materials."""
        self._typed = False
        self.show_lines([_texts(row) for row in rows])

    def rows(self) -> tuple[Material, ...]:
        """What was typed."""
        return tuple(Material(line["title"], line["issuer"], line["issued_on"]) for line in self.filled())


def _texts(row: Material) -> dict[str, str]:
    return {
        "title": row.title,
        "issuer": row.issuer,
        "issued_on": date_text(row.issued_on) if row.issued_on else "",
    }


def _missing(typed: Mapping[str, str], known: Material) -> dict[str, str]:
    """Source and day of the document, where neither was typed."""
    if typed["issuer"].strip() or typed["issued_on"].strip():
        return {}
    return {key: text for key, text in _texts(known).items() if key != "title" and text}
