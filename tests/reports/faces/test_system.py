"""Looking through folders of fonts, however they are kept."""

import os
import sys
from pathlib import Path

import pytest

from reports.faces import system as system_fonts
from reports.faces.system import FontFolders, catalogue, font_folders
from tests.reports.made_face import Made, fangsong, put

LONG_AGO = 1_000_000_000


def settle(*folders: Path) -> None:
    """As if nothing had changed in them for years."""
    for folder in folders:
        os.utime(folder, (LONG_AGO, LONG_AGO))


def families(folders: FontFolders) -> list[str]:
    return [face.info.family for face in catalogue(folders).faces]


def test_tests_never_see_the_fonts_of_the_machine(tmp_path: Path) -> None:
    assert catalogue(font_folders(tmp_path)).faces == ()


def test_the_folders_named_stand_for_those_of_the_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DANGWU_FONTS", os.pathsep.join([str(tmp_path / "a"), str(tmp_path / "b")]))
    assert font_folders().system == (tmp_path / "a", tmp_path / "b")


def test_folders_of_linux(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DANGWU_FONTS")
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_DIRS", "/opt/share::relative:/usr/share")
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    assert font_folders(tmp_path).system == tuple(
        Path(place)
        for place in (
            tmp_path / ".local/share/fonts",
            tmp_path / ".fonts",
            "/opt/share/fonts",
            "/usr/share/fonts",
            "/usr/local/share/fonts",
        )
    )


def test_folders_of_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DANGWU_FONTS")
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setenv("WINDIR", "W")
    monkeypatch.setenv("LOCALAPPDATA", "L")
    assert font_folders().system == (Path("W", "Fonts"), Path("L", r"Microsoft\Windows\Fonts"))
    monkeypatch.delenv("LOCALAPPDATA")
    assert font_folders().system == (Path("W", "Fonts"),)


def test_folders_below_folders_in_the_order_of_names_the_bureaus_own_first(tmp_path: Path) -> None:
    put(tmp_path / "system", "b.TTF", Made("乙"))
    put(tmp_path / "system" / "deep" / "deeper", "c.ttc", Made("丙"), Made("丁"))
    put(tmp_path / "system", "a.ttf", Made("甲"))
    put(tmp_path / "own", "z.ttf", Made("自"))
    folders = FontFolders(tmp_path / "own", (tmp_path / "system", tmp_path / "none"))
    assert families(folders) == ["自", "甲", "乙", "丙", "丁"]
    assert [face.origin for face in catalogue(folders).faces][:2] == ["自备字体", "本机字体"]


def test_other_files_are_passed_over_and_broken_ones_told(tmp_path: Path) -> None:
    put(tmp_path, "a.ttf", fangsong())
    (tmp_path / "b.ttf").write_bytes(b"nothing")
    (tmp_path / "c.pcf").write_bytes(b"bitmap")
    (tmp_path / "readme.txt").write_text("x")
    (tmp_path / "dangling.ttf").symlink_to(tmp_path / "nowhere")
    (tmp_path / "folder.ttf").mkdir()
    found = catalogue(FontFolders(None, (tmp_path,)))
    assert [face.info.family for face in found.faces] == ["仿宋_GB2312"]
    assert [(broken.file, broken.reason) for broken in found.broken] == [
        ("b.ttf", "不是字体文件"),
        ("dangling.ttf", "读不到文件"),
    ]


def test_links_that_lead_back_are_followed_once(tmp_path: Path) -> None:
    put(tmp_path / "a", "x.ttf", fangsong())
    (tmp_path / "a" / "loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "b").symlink_to(tmp_path / "a", target_is_directory=True)
    assert len(families(FontFolders(None, (tmp_path,)))) == 1


def test_a_tree_too_deep_ends(tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*"d" * 12)
    put(deep, "x.ttf", fangsong())
    assert families(FontFolders(None, (tmp_path,))) == []


def test_no_more_files_than_a_pc_has_are_looked_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_fonts, "MOST_FILES", 2)
    for name in "abc":
        put(tmp_path, f"{name}.ttf", Made(name))
    assert families(FontFolders(None, (tmp_path,))) == ["a", "b"]


def test_settled_folders_are_not_looked_through_again(tmp_path: Path) -> None:
    put(tmp_path, "a.ttf", fangsong())
    settle(tmp_path)
    folders = FontFolders(tmp_path / "none", (tmp_path,))
    assert catalogue(folders) is catalogue(folders)
    put(tmp_path, "b.ttf", Made("楷体"))
    assert families(folders) == ["仿宋_GB2312", "楷体"]
    (tmp_path / "a.ttf").unlink()
    settle(tmp_path)
    assert families(folders) == ["楷体"]


def test_a_folder_that_comes_into_being_is_noticed(tmp_path: Path) -> None:
    folders = FontFolders(tmp_path / "own", ())
    assert families(folders) == []
    put(tmp_path / "own", "a.ttf", fangsong())
    assert families(folders) == ["仿宋_GB2312"]


def test_a_file_overwritten_in_its_place_is_seen_when_asked_afresh(tmp_path: Path) -> None:
    path = put(tmp_path, "a.ttf", fangsong())
    settle(tmp_path)
    folders = FontFolders(None, (tmp_path,))
    assert families(folders) == ["仿宋_GB2312"]
    put(tmp_path, "a.ttf", Made("楷体_GB2312"))
    os.utime(path, (LONG_AGO, LONG_AGO))
    settle(tmp_path)
    assert [face.info.family for face in catalogue(folders, fresh=True).faces] == ["楷体_GB2312"]
