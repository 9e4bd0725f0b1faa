"""The bureau's names and habits."""

from dataclasses import asdict, fields

from sqlalchemy.orm import Session

from models.entities import Setting
from models.failures import BadInput
from models.rows.bureau import BureauSettings
from models.rows.changes import Changes, Subject
from models.services.closed_years import closed_years

BUREAU_KEY = "bureau"


def load_settings(session: Session) -> BureauSettings:
    """The settings; defaults where nothing was typed yet, unknown keys of a later version passed over."""
    kept = session.get(Setting, BUREAU_KEY)
    known = {field.name for field in fields(BureauSettings)}
    return BureauSettings(
        **{key: value for key, value in (kept.value if kept else {}).items() if key in known}
    )


def operator_of(session: Session) -> str:
    """Who keeps the ledgers (经办人), as acts and revisions are signed; empty where nobody said."""
    return load_settings(session).operator.strip()


def save_settings(session: Session, settings: BureauSettings) -> Changes:
    """Keep the settings. Raises BadInput for another 全宗号 than a closed year of the archive was numbered with: its 档号 are fixed."""
    _refuse_renumbering(session, settings)
    kept = session.get(Setting, BUREAU_KEY)
    if kept is None:
        session.add(Setting(key=BUREAU_KEY, value=asdict(settings)))
    else:
        kept.value = asdict(settings)
    return Changes.of(Subject.BUREAU)


def _refuse_renumbering(session: Session, settings: BureauSettings) -> None:
    before = load_settings(session).fonds_number.strip()
    if not before or settings.fonds_number.strip() == before:
        return
    closed = max(session.scalars(closed_years()), default=None)
    if closed is not None:
        raise BadInput(
            f"已封存年度（如{closed}年）的档号都含全宗号“{before}”，全宗号不能改，设置没有保存，填写的内容仍留在这里；"
            "确需更改的，请先重新打开已封存的年度。",
            field="fonds_number",
        )
