"""From what an office chose, and what its PC has, to the chains of faces that paper is set in."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from models.rows.faces import FaceChoice, FaceOffer, FaceSurvey, RefusedFace, StyleFace
from models.rules.faces import OF_BUREAU, OF_PROGRAM, FaceMode, called
from reports.errors import UnreadableFont
from reports.faces.acceptance import forbidden, refusal
from reports.faces.font_file import FaceInfo, faces_in
from reports.faces.fonts import Face, FontBook, Style, shipped_chain
from reports.faces.names import rank, styles_of
from reports.faces.system import Catalogue, FontFolders, FoundFace, catalogue

BACKING = 2
"""How many further faces of a style stand behind its first: 仿宋 has many a name that 仿宋_GB2312 lacks."""


def book_for(choices: Sequence[FaceChoice], folders: FontFolders) -> FontBook:
    """The book of the faces chosen; the same one as long as neither the choices nor the files change.

    A chosen face that is gone or no longer accepted gives way to 自动, and the book's `notes` say so."""
    chosen = tuple(choices)
    found = catalogue(folders)
    if not all(_is_unchanged(face) for style in Style for face in _chain_of(style, chosen, found)):
        found = catalogue(folders, fresh=True)
    return _book(chosen, found)


# The book of the day, and the one tried out in the settings: a book holds whole font files.
@lru_cache(maxsize=2)
def _book(choices: tuple[FaceChoice, ...], found: Catalogue) -> FontBook:
    held: dict[FoundFace, Face] = {}

    def face(each: FoundFace) -> Face:
        # One face may serve several styles; it is read, and embedded in a document, once.
        return held.setdefault(each, _face(each))

    chains = {style: [*map(face, _chain_of(style, choices, found)), *shipped_chain(style)] for style in Style}
    notes = (_note(style, choices, found) for style in Style)
    return FontBook(chains, [note for note in notes if note])


def _face(found: FoundFace) -> Face:
    return Face(found.info.path, found.info.index, found.origin, called=found.info.family)


@lru_cache(maxsize=64)
def _chain_of(style: Style, choices: tuple[FaceChoice, ...], found: Catalogue) -> tuple[FoundFace, ...]:
    """The faces of this PC a style is set in: the first accepted in every respect, those behind it for the characters
    it lacks."""
    choice = _choice(style, choices)
    if choice.mode is FaceMode.SHIPPED:
        return ()
    listed = _listed(style, found)
    chosen = _chosen(choice, found) if choice.mode is FaceMode.CHOSEN else None
    first = chosen or next((face for face in listed if not refusal(face.info)), None)
    if first is None:
        return ()
    behind = (face for face in listed if face is not first and not forbidden(face.info))
    return (first, *_few(behind, first))


def _few(faces: Iterator[FoundFace], first: FoundFace) -> Iterator[FoundFace]:
    """Faces of other names: the same face lying in two folders helps nobody."""
    names = {first.info.name}
    for face in faces:
        if face.info.name not in names:
            names.add(face.info.name)
            yield face
        if len(names) > BACKING:
            return


def _choice(style: Style, choices: Sequence[FaceChoice]) -> FaceChoice:
    return next((choice for choice in choices if choice.style == style.value), FaceChoice(style.value))


def _listed(style: Style, found: Catalogue) -> list[FoundFace]:
    """The faces offices use for a style, the one they would take first at the head: what the bureau brought along
    before what the system has, upright and regular before slanted and bold."""
    ranked = [(place, face) for face in found.faces if (place := rank(face.info, style)) is not None]
    ranked.sort(
        key=lambda pair: (
            pair[1].origin != OF_BUREAU,
            pair[1].info.italic,
            pair[0],
            pair[1].info.bold,
            str(pair[1].info.path),
        )
    )
    return [face for _, face in ranked]


def _chosen(choice: FaceChoice, found: Catalogue) -> FoundFace | None:
    """The chosen face, from the very file if it is there; None when no face of its name is accepted."""
    named = [face for face in found.faces if face.info.name == choice.name]
    named.sort(key=lambda face: face.info.path.name != choice.file)
    return next((face for face in named if not refusal(face.info)), None)


def _is_unchanged(face: FoundFace) -> bool:
    try:
        facts = face.info.path.stat()
    except OSError:
        return False
    return (facts.st_size, facts.st_mtime_ns) == (face.info.size, face.info.modified)


def _note(style: Style, choices: Sequence[FaceChoice], found: Catalogue) -> str:
    choice = _choice(style, choices)
    if choice.mode is not FaceMode.CHOSEN or _chosen(choice, found) is not None:
        return ""
    reasons = [refusal(face.info) for face in found.faces if face.info.name == choice.name]
    why = f"不能使用（{reasons[0]}）" if reasons else "在这台电脑上找不到"
    used = _used(style, tuple(choices), found)
    return f"{style.value}指定的字体“{choice.name}”（{choice.file}）{why}，改用{_told(used)}。"


def _told(used: StyleFace) -> str:
    name = called(used.family, used.origin, used.file)
    return name if used.origin == OF_PROGRAM else f"{used.origin}“{name}”"


def _used(style: Style, choices: tuple[FaceChoice, ...], found: Catalogue) -> StyleFace:
    chain = _chain_of(style, choices, found)
    if chain:
        info = chain[0].info
        return StyleFace(style.value, info.family, chain[0].origin, info.path.name)
    own = shipped_chain(style)[0]
    return StyleFace(style.value, own.family, own.origin, own.path.name)


def survey(choices: Sequence[FaceChoice], folders: FontFolders) -> FaceSurvey:
    """What the settings show. Reads every Chinese face of the PC through, once for each version of its file."""
    found = catalogue(folders, fresh=True)
    settled = tuple(_choice(style, choices) for style in Style)
    offers, refused = _judged(found)
    return FaceSurvey(settled, used_faces(settled, folders), offers, refused)


def used_faces(choices: Sequence[FaceChoice], folders: FontFolders) -> tuple[StyleFace, ...]:
    """The face each style would be set in with these choices, in the order of the styles."""
    found, chosen = catalogue(folders), tuple(choices)
    faces = []
    for style in Style:
        used = _used(style, chosen, found)
        note = _note(style, chosen, found)
        faces.append(StyleFace(used.style, used.family, used.origin, used.file, note))
    return tuple(faces)


def _judged(found: Catalogue) -> tuple[tuple[FaceOffer, ...], tuple[RefusedFace, ...]]:
    """The Chinese faces that may be chosen and those that may not, what offices use before the rest."""
    offers: dict[tuple[str, str], FaceOffer] = {}
    refused = list(found.broken)
    for face in found.faces:
        info, styles = face.info, styles_of(face.info)
        if styles or info.says_chinese:
            if reason := refusal(info):
                refused.append(RefusedFace(info.name, info.path.name, reason, bool(styles)))
            else:
                offers.setdefault((info.name, info.path.name), _offer(info, face.origin))
    ordered = sorted(offers.values(), key=lambda face: (face.origin != OF_BUREAU, not face.styles, face.name))
    return tuple(ordered), _gathered(refused)


def _offer(info: FaceInfo, origin: str) -> FaceOffer:
    styles = tuple(style.value for style in styles_of(info))
    return FaceOffer(info.name, info.family, origin, info.path.name, styles)


def _gathered(refused: Sequence[RefusedFace]) -> tuple[RefusedFace, ...]:
    """The faces of one file that are refused for one reason, as one."""
    groups: dict[tuple[str, str], list[RefusedFace]] = {}
    for face in refused:
        groups.setdefault((face.file, face.reason), []).append(face)
    gathered = [
        replace(
            faces[0],
            name=f"{faces[0].name}等{len(faces)}种" if len(faces) > 1 else faces[0].name,
            listed=any(face.listed for face in faces),
        )
        for faces in groups.values()
    ]
    return tuple(sorted(gathered, key=lambda face: (not face.listed, face.file)))


def faces_of(file: Path) -> tuple[tuple[FaceOffer, ...], tuple[RefusedFace, ...]]:
    """The faces of one file somebody picked: those that may be chosen, and those that may not."""
    try:
        infos = faces_in(file)
    except UnreadableFont as failure:
        return (), (RefusedFace(file.stem, file.name, failure.reason),)
    offers = [_offer(info, OF_BUREAU) for info in infos if not refusal(info)]
    refused = [RefusedFace(info.name, file.name, reason) for info in infos if (reason := refusal(info))]
    return tuple(offers), _gathered(refused)
