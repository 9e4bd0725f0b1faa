"""From wishes and files to chains of faces."""

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from models.rows.faces import FaceChoice
from models.rules.faces import OF_BUREAU, OF_PROGRAM, OF_SYSTEM, FaceMode
from reports.faces.choice import book_for, faces_of, survey, used_faces
from reports.faces.fonts import PACK, RARE, FontBook, Style
from reports.faces.system import FontFolders
from tests.reports.made_face import Made, fangsong, put

LONG_AGO = 1_000_000_000
NAMES = "䶮喆堃翀昇祎頔玥㛃𬀩"
TITLE = Made("方正小标宋简体", "FZXiaoBiaoSong-B05S")


@pytest.fixture
def folders(tmp_path: Path) -> FontFolders:
    """An office with nothing of its own yet."""
    return FontFolders(tmp_path / "own", (tmp_path / "system",))


def system(folders: FontFolders, name: str, *faces: Made) -> Path:
    return put(folders.system[0], name, *faces)


def own(folders: FontFolders, name: str, *faces: Made) -> Path:
    assert folders.own is not None
    return put(folders.own, name, *faces)


def chain(book: FontBook, style: Style = Style.FANGSONG) -> list[str]:
    return [face.path.name for face in book.faces(style)]


def chosen(name: str, file: str = "x.ttf", style: Style = Style.FANGSONG) -> Sequence[FaceChoice]:
    return (FaceChoice(style.value, FaceMode.CHOSEN, name, file),)


# 自动


def test_without_faces_of_its_own_a_pc_prints_in_the_shipped_ones(folders: FontFolders) -> None:
    book = book_for((), folders)
    assert [chain(book, style) for style in Style] == [[PACK[style], RARE] for style in Style]
    assert book.notes == ()


def test_the_face_an_office_would_take_first_is_at_the_head(folders: FontFolders) -> None:
    system(folders, "stfangso.ttf", Made("华文仿宋", "STFangsong"))
    system(folders, "simfang.ttf", Made("仿宋", "FangSong"))
    system(folders, "gb2312.ttf", fangsong())
    book = book_for((), folders)
    assert chain(book) == ["gb2312.ttf", "simfang.ttf", "stfangso.ttf", "fangsong.ttf", "rare.ttf"]
    assert chain(book, Style.KAI) == ["kaiti.ttf", "rare.ttf"]


def test_what_the_bureau_brought_along_goes_before_the_system(folders: FontFolders) -> None:
    system(folders, "gb2312.ttf", fangsong())
    own(folders, "stfangso.ttf", Made("华文仿宋"))
    assert chain(book_for((), folders))[:2] == ["stfangso.ttf", "gb2312.ttf"]


def test_regular_before_bold_and_upright_before_slanted(folders: FontFolders) -> None:
    system(folders, "a.ttf", fangsong(bold=True, full="仿宋_GB2312 Bold"))
    system(folders, "b.ttf", fangsong(italic=True, full="仿宋_GB2312 Italic"))
    system(folders, "c.ttf", fangsong())
    assert chain(book_for((), folders))[0] == "c.ttf"


def test_a_refused_face_gives_way_to_the_next(folders: FontFolders) -> None:
    system(folders, "a.ttf", fangsong(embedding=2))
    system(folders, "b.ttf", Made("方正仿宋_GBK", lacking="督"))
    system(folders, "c.ttf", Made("仿宋"))
    book = book_for((), folders)
    assert chain(book) == ["c.ttf", "b.ttf", "fangsong.ttf", "rare.ttf"], "b may still lend what it has"
    assert book.notes == ()


def test_a_face_lying_in_two_folders_stands_in_the_chain_once(folders: FontFolders) -> None:
    system(folders, "a.ttf", fangsong())
    system(folders, "b.ttf", fangsong())
    assert chain(book_for((), folders)) == ["a.ttf", "fangsong.ttf", "rare.ttf"]


def test_a_collection_works_by_index(folders: FontFolders) -> None:
    system(folders, "simsun.ttc", Made("新宋体", "NSimSun"), Made("宋体", "SimSun"))
    face = book_for((), folders).faces(Style.SONG)[0]
    assert (face.path.name, face.index, face.family) == ("simsun.ttc", 1, "宋体")


# 随程序字体, 指定


def test_the_shipped_faces_when_asked_for(folders: FontFolders) -> None:
    system(folders, "a.ttf", fangsong())
    book = book_for((FaceChoice("仿宋", FaceMode.SHIPPED),), folders)
    assert chain(book) == ["fangsong.ttf", "rare.ttf"]


def test_a_chosen_face_is_used_whatever_its_name(folders: FontFolders) -> None:
    system(folders, "a.ttf", fangsong())
    system(folders, "x.ttf", Made("华文中宋"))
    book = book_for(chosen("华文中宋", style=Style.TITLE), folders)
    assert chain(book, Style.TITLE) == ["x.ttf", "xiaobiaosong.ttf", "rare.ttf"]
    assert chain(book)[0] == "a.ttf", "the other styles stay 自动"


def test_between_two_faces_of_one_name_the_file_decides(folders: FontFolders) -> None:
    system(folders, "a.ttf", fangsong())
    system(folders, "b.ttf", fangsong())
    assert chain(book_for(chosen("仿宋_GB2312", "b.ttf"), folders))[0] == "b.ttf"
    assert chain(book_for(chosen("仿宋_GB2312", "gone.ttf"), folders))[0] == "a.ttf"


def test_a_chosen_face_that_is_gone_gives_way_and_is_told(folders: FontFolders) -> None:
    system(folders, "a.ttf", fangsong())
    book = book_for(chosen("文鼎仿宋", "w.ttf"), folders)
    assert chain(book)[0] == "a.ttf"
    assert book.notes == ("仿宋指定的字体“文鼎仿宋”（w.ttf）在这台电脑上找不到，改用本机字体“仿宋_GB2312”。",)


def test_a_chosen_face_that_is_refused_now_gives_way_and_is_told(folders: FontFolders) -> None:
    system(folders, "x.ttf", Made("文鼎仿宋", embedding=2))
    (note,) = book_for(chosen("文鼎仿宋"), folders).notes
    assert note == ("仿宋指定的字体“文鼎仿宋”（x.ttf）不能使用（版权设置不允许嵌入文件），改用随程序仿宋。")


def test_wishes_for_styles_nobody_knows_are_passed_over(folders: FontFolders) -> None:
    book = book_for((FaceChoice("隶书", FaceMode.CHOSEN, "x"),), folders)
    assert book.notes == ()


# What a book draws


def test_every_style_draws_the_rare_names_with_whatever_face_at_its_head(folders: FontFolders) -> None:
    for number, name in enumerate(("仿宋", "方正小标宋简体", "黑体", "楷体", "宋体")):
        system(folders, f"{number}.ttf", Made(name))
    book = book_for((), folders)
    assert [book.missing(NAMES, style) for style in Style] == [""] * 5
    assert [face.origin for style in Style for face in book.faces(style)[:1]] == [OF_SYSTEM] * 5


def test_faces_are_named_with_their_origin(folders: FontFolders) -> None:
    system(folders, "gb2312.ttf", fangsong())
    own(folders, "FZXBSJW.TTF", TITLE)
    book = book_for((), folders)
    uses = book.uses(Style.FANGSONG, "党建堃")
    used = [(use.family, use.origin, use.file, use.characters, use.stood_in) for use in uses]
    assert used == [
        ("仿宋_GB2312", OF_SYSTEM, "gb2312.ttf", 2, ""),
        ("Jiguan Rare Song", OF_PROGRAM, "rare.ttf", 1, "堃"),
    ]
    (title,) = book.uses(Style.TITLE, "党建")
    assert (title.family, title.origin, title.file) == ("方正小标宋简体", OF_BUREAU, "FZXBSJW.TTF")


def test_one_face_may_serve_two_styles(folders: FontFolders) -> None:
    system(folders, "x.ttf", Made("华文中宋"))
    book = book_for([*chosen("华文中宋"), *chosen("华文中宋", style=Style.TITLE)], folders)
    for style in (Style.FANGSONG, Style.TITLE, Style.FANGSONG):
        assert [use.style for use in book.uses(style, "党")] == [style.value]
    assert book.faces(Style.FANGSONG)[0] is book.faces(Style.TITLE)[0], "embedded once"


def test_a_second_face_of_the_style_lends_what_the_first_lacks(folders: FontFolders) -> None:
    system(folders, "a.ttf", fangsong())
    system(folders, "b.ttf", Made("仿宋", more="堃"))
    glyph = book_for((), folders).glyph("堃", Style.FANGSONG)
    assert glyph is not None
    assert glyph.font.file_name == "b.ttf"


@pytest.mark.parametrize("made", [fangsong(narrow="“”‘’…"), fangsong(narrow="“”‘’…", em=256)])
def test_quotation_marks_made_for_latin_text_come_from_a_chinese_face(
    folders: FontFolders, made: Made
) -> None:
    system(folders, "a.ttf", made)
    book = book_for((), folders)
    files = {char: book.glyph(char, Style.FANGSONG).font.file_name for char in "“”‘’…党"}  # type: ignore[union-attr]
    assert files == dict.fromkeys("“”‘’…", "fangsong.ttf") | {"党": "a.ttf"}


def test_a_dash_that_does_not_join_comes_from_a_face_where_it_does(folders: FontFolders) -> None:
    system(folders, "a.ttf", fangsong(short_dash=True))
    glyph = book_for((), folders).glyph("—", Style.FANGSONG)
    assert glyph is not None
    assert glyph.font.file_name == "fangsong.ttf"


# While files change


def test_the_same_book_as_long_as_nothing_changes(folders: FontFolders) -> None:
    system(folders, "a.ttf", fangsong())
    os.utime(folders.system[0], (LONG_AGO, LONG_AGO))
    assert book_for((), folders) is book_for([], folders)


def test_a_face_replaced_in_its_place_is_read_again(folders: FontFolders) -> None:
    path = system(folders, "a.ttf", fangsong())
    os.utime(folders.system[0], (LONG_AGO, LONG_AGO))
    before = book_for((), folders)
    system(folders, "a.ttf", fangsong(embedding=2))
    os.utime(path, ns=(1, 1))
    os.utime(folders.system[0], (LONG_AGO, LONG_AGO))
    assert chain(before)[0] == "a.ttf"
    assert chain(book_for((), folders)) == ["fangsong.ttf", "rare.ttf"]


def test_a_face_deleted_while_a_book_is_in_use_leaves_its_characters_to_the_next(
    folders: FontFolders,
) -> None:
    path = system(folders, "a.ttf", fangsong())
    system(folders, "b.ttf", Made("仿宋", more="堃"))
    book = book_for((), folders)
    path.unlink()
    glyph = book.glyph("党", Style.FANGSONG)
    assert glyph is not None
    assert glyph.font.file_name == "b.ttf"


def test_a_face_deleted_while_a_document_is_printed_is_still_named(folders: FontFolders) -> None:
    path = system(folders, "a.ttf", fangsong())
    book = book_for((), folders)
    assert book.glyph("党", Style.FANGSONG) is not None
    path.unlink()
    assert [use.family for use in book.uses(Style.FANGSONG, "党建")] == ["仿宋_GB2312"]


# What the settings show


def test_a_survey_names_what_may_be_chosen_and_what_may_not(folders: FontFolders) -> None:
    system(folders, "arial.ttf", Made(english="Arial", mainland=False))
    system(folders, "noto.ttc", *(Made(f"思源 {weight}", cff=True) for weight in ("Light", "Bold")))
    system(folders, "z.ttf", Made("楷体_GB2312", lacking="督"))
    system(folders, "gb2312.ttf", fangsong())
    own(folders, "broken.ttf", Made("甲")).write_bytes(b"")
    own(folders, "mine.ttf", Made("自有仿宋"))
    seen = survey(chosen("自有仿宋", "mine.ttf"), folders)
    assert [(offer.name, offer.origin) for offer in seen.offers] == [
        ("自有仿宋", OF_BUREAU),
        ("仿宋_GB2312", OF_SYSTEM),
    ]
    assert [(face.name, face.file) for face in seen.refused] == [
        ("楷体_GB2312", "z.ttf"),
        ("broken", "broken.ttf"),
        ("思源 Light等2种", "noto.ttc"),
    ]
    assert [choice.mode for choice in seen.choices] == [FaceMode.CHOSEN] + [FaceMode.AUTOMATIC] * 4
    assert [(face.style, face.family) for face in seen.styles][:2] == [
        ("仿宋", "自有仿宋"),
        ("小标宋", "Jiguan Title Song"),
    ]


def test_the_faces_in_use_carry_what_went_wrong(folders: FontFolders) -> None:
    notes = [face.note for face in used_faces(chosen("没有的", style=Style.KAI), folders)]
    assert [bool(note) for note in notes] == [False, False, False, True, False]


def test_the_faces_of_a_file_somebody_picked(tmp_path: Path) -> None:
    offers, refused = faces_of(put(tmp_path, "x.ttc", Made("甲"), Made("乙", embedding=2)))
    assert [(offer.name, offer.origin) for offer in offers] == [("甲", OF_BUREAU)]
    assert [(face.name, face.reason) for face in refused] == [("乙", "版权设置不允许嵌入文件")]
    (tmp_path / "no.ttf").write_bytes(b"no")
    assert faces_of(tmp_path / "no.ttf")[0] == ()
    assert faces_of(tmp_path / "no.ttf")[1][0].reason == "不是字体文件"
