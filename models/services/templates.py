"""Templates: beginnings of records that a bureau writes again and again."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.entities import RecordTemplate
from models.failures import BadInput, NotFound
from models.rows import template as rows
from models.rows.changes import Changes
from models.rules.terms import Register
from models.services.versions import check_version

LONGEST_NAME = 40


def list_templates(session: Session, register: Register) -> tuple[rows.RecordTemplate, ...]:
    """The templates of a register, by kind and name."""
    query = select(RecordTemplate).where(RecordTemplate.register == register)
    ordered = query.order_by(RecordTemplate.kind, RecordTemplate.name, RecordTemplate.id)
    return tuple(
        rows.RecordTemplate(
            entity.id, entity.register, entity.kind, entity.name, dict(entity.state), entity.version
        )
        for entity in session.scalars(ordered)
    )


def save_template(session: Session, template: rows.RecordTemplate) -> Changes:
    """Add a template, or change its name or contents. Raises BadInput without a name or for one that another template of the
    kind bears; Conflict when it was changed meanwhile."""
    name = template.name.strip()
    if not name:
        raise BadInput("请填写模板名称，还没有保存。")
    if len(name) > LONGEST_NAME:
        raise BadInput(f"模板名称最多{LONGEST_NAME}个字，还没有保存；请写短一些。")
    same = select(RecordTemplate.id).where(
        RecordTemplate.register == template.register,
        RecordTemplate.kind == template.kind,
        RecordTemplate.name == name,
    )
    found = session.scalar(same)
    if found is not None and found != template.id:
        raise BadInput(f"已经有叫“{name}”的模板，还没有保存；请换个名称，或先删去原来的。")
    if template.id is None:
        entity = RecordTemplate(register=template.register, kind=template.kind)
        session.add(entity)
    else:
        entity = _entity(session, template.id)
        check_version(entity.version, template.version)
    entity.name, entity.state = name, dict(template.state)
    session.flush()
    return Changes(frozenset(), entity.id)


def remove_template(session: Session, template_id: int) -> Changes:
    """Take a template away; records begun from it stay as they are. Raises NotFound."""
    session.delete(_entity(session, template_id))
    session.flush()
    return Changes(frozenset(), template_id)


def _entity(session: Session, template_id: int) -> RecordTemplate:
    entity = session.get(RecordTemplate, template_id)
    if entity is None:
        raise NotFound("这个模板已经删除，没有改动任何数据；请重新打开模板列表。")
    return entity
