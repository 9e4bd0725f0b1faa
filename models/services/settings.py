"""The bureau's names and habits."""

from dataclasses import asdict, fields

from sqlalchemy.orm import Session

from models.entities import Setting
from models.rows.bureau import BureauSettings
from models.rows.changes import Changes, Subject

BUREAU_KEY = "bureau"


def load_settings(session: Session) -> BureauSettings:
    """The settings; defaults where nothing was typed yet, unknown keys of a later version passed over."""
    kept = session.get(Setting, BUREAU_KEY)
    known = {field.name for field in fields(BureauSettings)}
    return BureauSettings(
        **{key: value for key, value in (kept.value if kept else {}).items() if key in known}
    )


def save_settings(session: Session, settings: BureauSettings) -> Changes:
    """Keep the settings."""
    kept = session.get(Setting, BUREAU_KEY)
    if kept is None:
        session.add(Setting(key=BUREAU_KEY, value=asdict(settings)))
    else:
        kept.value = asdict(settings)
    return Changes.of(Subject.BUREAU)
