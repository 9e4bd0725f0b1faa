"""What the words after 支部: and 类型: mean."""

from collections.abc import Iterator

from models.db.search.sources import KIND_MARK, ORGANIZATION_MARK, OWNER_MARK, REGISTER_MARK
from models.rows.bureau import OrganizationRow
from models.rules import register_kinds
from models.rules.archive_terms import ArchiveSource, SearchOwner
from models.rules.searching import mark, normalized
from models.rules.study_terms import DocumentKind
from models.rules.terms import OrganizationKind, Register, Term
from models.services.organizations import with_descendants

KINDS: dict[str, type[Term]] = {
    **{register.value: kinds for register, kinds in register_kinds.KINDS.items()},
    SearchOwner.STUDY_DOCUMENT.value: DocumentKind,
    SearchOwner.ORGANIZATION.value: OrganizationKind,
    SearchOwner.ARCHIVE_ITEM.value: ArchiveSource,
}
"""The kinds of each register, and of what is no record."""

SHOWN_WITH_ITS_KIND = frozenset((Register.RECTIFICATION.value, Register.INSPECTION.value))
"""Registers whose kinds (a source, a method) do not say by themselves what the thing is."""

FURTHER = {Register.RECTIFICATION: ("整改事项",), Register.INSPECTION: ("督察记录",)}
"""Other words for a register."""


def kind_label(owner: SearchOwner, register: str, kind: str) -> str:
    """What the office calls a thing, e.g. 支部党员大会, 整改事项（督察通报）, 附件."""
    if owner is SearchOwner.ATTACHMENT or (owner is not SearchOwner.RECORD and owner.value not in KINDS):
        return owner.label
    label = _label(register or owner.value, kind)
    if owner is SearchOwner.ARCHIVE_ITEM:
        return f"{owner.label}（{label}）" if label else owner.label
    if owner is SearchOwner.STUDY_DOCUMENT:
        return owner.label
    if register in SHOWN_WITH_ITS_KIND:
        return f"{FURTHER[Register(register)][0]}（{label}）"
    return label or owner.label


def _label(group: str, kind: str) -> str:
    try:
        return KINDS[group](kind).label
    except ValueError:
        return ""


def _words() -> Iterator[tuple[str, str]]:
    """Every word 类型: understands, with its mark."""
    for owner in SearchOwner:
        yield owner.label, mark(OWNER_MARK, owner.value)
    for register in Register:
        for label in (register.label, *FURTHER.get(register, ())):
            yield label, mark(REGISTER_MARK, register.value)
    for group, terms in KINDS.items():
        for term in terms:
            yield term.label, mark(KIND_MARK, f"{group}.{term.value}")


def kind_labels() -> tuple[str, ...]:
    """Every word of the office's that 类型: understands, each once."""
    return tuple(dict.fromkeys(label for label, _ in _words()))


def marks_of_kinds(parts: tuple[str, ...]) -> tuple[str, ...]:
    """The marks of what the office calls by one of these (normalised) words; of a word that is none of the office's, the marks of
    what has it in its own."""
    words = [(normalized(label), sign) for label, sign in _words()]
    own = {label for label, _ in words}.intersection(parts)
    others = [part for part in parts if part not in own]
    meant = (sign for label, sign in words if label in own or any(part in label for part in others))
    return tuple(dict.fromkeys(meant))


def marks_of_organizations(
    parts: tuple[str, ...], organizations: tuple[OrganizationRow, ...]
) -> tuple[str, ...]:
    """The marks of the organisations whose name has one of these (normalised) parts in it, and of all below them."""
    found: dict[int, None] = {}
    for row in organizations:
        if (
            row.id is not None
            and row.id not in found
            and (_has(row.name, parts) or _has(row.short_name, parts))
        ):
            found |= dict.fromkeys(sorted(with_descendants(organizations, row.id)))
    return tuple(mark(ORGANIZATION_MARK, number) for number in found)


def _has(label: str, parts: tuple[str, ...]) -> bool:
    return any(part in normalized(label) for part in parts)
