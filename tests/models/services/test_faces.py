"""What an office chose for its styles, and the font files it brought along."""

from pathlib import Path

import pytest

from models.db.store import Store
from models.entities import Setting
from models.failures import BadInput
from models.rows.changes import Changes, Subject
from models.rows.faces import FaceChoice
from models.rules.faces import FaceMode
from models.services.faces import FACES_KEY, bring_font, load_faces, save_faces

CHOSEN = FaceChoice("小标宋", FaceMode.CHOSEN, "方正小标宋简体", "FZXBSJW.TTF")
SHIPPED = FaceChoice("仿宋", FaceMode.SHIPPED)


def test_nothing_is_chosen_at_first(store: Store) -> None:
    with store.read() as session:
        assert load_faces(session) == ()


def test_choices_are_kept_and_the_automatic_is_forgotten(store: Store) -> None:
    with store.write() as session:
        changes = save_faces(session, [SHIPPED, CHOSEN, FaceChoice("黑体")])
    with store.read() as session:
        assert load_faces(session) == (SHIPPED, CHOSEN)
    assert changes == Changes.of(Subject.BUREAU)
    with store.write() as session:
        save_faces(session, [FaceChoice("仿宋")])
    with store.read() as session:
        assert load_faces(session) == ()


@pytest.mark.parametrize(
    "value",
    [
        {},
        {"choices": "x"},
        {
            "choices": [
                1,
                {},
                {"style": "仿宋"},
                {"style": 3, "mode": "chosen"},
                {"style": "仿宋", "mode": "later"},
            ]
        },
    ],
)
def test_what_another_version_wrote_is_passed_over(store: Store, value: dict[str, object]) -> None:
    with store.write() as session:
        session.add(Setting(key=FACES_KEY, value=value))
    with store.read() as session:
        assert load_faces(session) == ()


def test_a_font_file_is_copied_to_the_bureaus_folder(tmp_path: Path) -> None:
    source = tmp_path / "stick" / "x.ttf"
    source.parent.mkdir()
    source.write_bytes(b"font")
    place = bring_font(tmp_path / "data" / "fonts", source)
    assert place == tmp_path / "data" / "fonts" / "x.ttf"
    assert place.read_bytes() == b"font"
    assert bring_font(tmp_path / "data" / "fonts", place) == place, "what lies there already stays"
    assert bring_font(tmp_path / "data" / "fonts", source) == place, "the same content is kept once"


def test_another_file_of_the_same_name_is_not_overwritten(tmp_path: Path) -> None:
    folder = tmp_path / "fonts"
    for content in (b"one", b"two", b"three"):
        (tmp_path / "x.ttf").write_bytes(content)
        bring_font(folder, tmp_path / "x.ttf")
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == {
        "x.ttf": b"one",
        "x（2）.ttf": b"two",
        "x（3）.ttf": b"three",
    }


def test_a_file_that_is_gone_or_too_large_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"没有复制到数据文件夹.*原来的字体设置没有改动"):
        bring_font(tmp_path / "fonts", tmp_path / "gone.ttf")
    with (tmp_path / "huge.ttf").open("wb") as file:
        file.truncate(300 * 1024 * 1024)
    with pytest.raises(BadInput, match="太大"):
        bring_font(tmp_path / "fonts", tmp_path / "huge.ttf")
    assert not (tmp_path / "fonts").exists()


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "x.ttf").write_bytes(b"font")
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(BadInput):
        bring_font(tmp_path / "file" / "fonts", tmp_path / "x.ttf")
