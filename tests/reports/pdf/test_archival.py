"""What makes a file an archive's copy: described twice alike, one meaning for colours, the same bytes everywhere."""

import io
import os
import re
import runpy
import subprocess
import sys
from datetime import date
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms

import resources
from reports.page import A4
from reports.pdf import archival, objects
from reports.pdf.archival import Metadata
from reports.pdf.pen import Pen
from reports.proof.validation import verify

DAY = date(2026, 5, 8)
ROOT = Path(__file__).parents[3]


def blank(title: str = "题", author: str = "局", day: date = DAY) -> bytes:
    pen = Pen(Metadata(title, author, day))
    pen.begin_page(*A4)
    return pen.finished()


def facts(pdf: bytes) -> tuple[dict[str, str], dict[str, str]]:
    """What the information dictionary says, and what the XMP says."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        told = file.open_metadata()
        described = {key.split("}")[-1]: str(value) for key, value in told.items()}
        return {key: str(value) for key, value in file.docinfo.items()}, described


def test_title_author_and_day_are_told_twice_alike() -> None:
    information, described = facts(blank("关于2026年10月份督察情况的通报", "中共某市某局机关委员会"))
    assert information["/Title"] == described["title"] == "关于2026年10月份督察情况的通报"
    assert information["/Author"] == "中共某市某局机关委员会"
    assert described["creator"] == "['中共某市某局机关委员会']"
    assert information["/CreationDate"] == information["/ModDate"] == "D:20260508000000+08'00'"
    assert described["CreateDate"] == described["ModifyDate"] == "2026-05-08T00:00:00+08:00"
    assert (described["part"], described["conformance"]) == ("2", "B")


def test_what_is_not_known_is_left_out() -> None:
    information, described = facts(blank("", " "))
    assert not {"/Title", "/Author", "/Subject", "/Keywords"} & set(information)
    assert not {"title", "creator"} & set(described)
    verify(blank("", ""))


@given(st.text(), st.text(), st.dates())
def test_whatever_a_clerk_types_the_file_stays_valid(title: str, author: str, day: date) -> None:
    verify(blank(title, author, day))


def test_signs_that_no_archive_can_read_are_dropped_from_a_title() -> None:
    assert archival.plain(" 第一\n第二\t第三\x00\x0b\ud83d\uffff\x7f ") == "第一 第二 第三"
    assert archival.plain("<&>龙䶮欧阳𬀩") == "<&>龙䶮欧阳𬀩"
    assert len(archival.plain("长" * 9000)) == archival.LONGEST


def test_the_description_lies_open_and_the_language_is_said() -> None:
    pdf = blank()
    assert b"<pdfaid:part>2</pdfaid:part>" in pdf
    with pikepdf.open(io.BytesIO(pdf)) as file:
        assert file.Root.Lang == "zh-CN"
        assert bool(file.Root.ViewerPreferences.DisplayDocTitle)


def test_colours_mean_srgb() -> None:
    with pikepdf.open(io.BytesIO(blank())) as file:
        (intent,) = file.Root.OutputIntents
        profile = intent.DestOutputProfile.read_bytes()
    assert profile == resources.path("colour", "srgb.icc").read_bytes()
    ours = ImageCms.getOpenProfile(io.BytesIO(profile))
    ramp = Image.frombytes(
        "RGB", (256, 3), bytes(v * (c == k) for k in range(3) for v in range(256) for c in range(3))
    )
    same = ImageCms.applyTransform(
        ramp, ImageCms.buildTransform(ours, ImageCms.createProfile("sRGB"), "RGB", "RGB")
    )
    assert same is not None
    assert max(abs(a - b) for a, b in zip(ramp.tobytes(), same.tobytes(), strict=True)) <= 1


def test_the_colour_profile_is_what_its_script_makes() -> None:
    script = resources.path("colour", "build.py")
    made = runpy.run_path(str(script))["profile"]()
    assert made == resources.path("colour", "srgb.icc").read_bytes()


def identifier(pdf: bytes) -> bytes:
    found = re.search(rb"/ID \[<([0-9a-f]{32})> <\1>\]", pdf)
    assert found is not None
    return found[1]


def test_the_identifier_tells_contents_apart_and_nothing_else() -> None:
    assert identifier(blank()) == identifier(blank())
    assert (
        len({identifier(blank()), identifier(blank("另一题")), identifier(blank(day=date(2026, 5, 9)))}) == 3
    )
    assert archival.NO_MARK not in identifier(blank())


def test_the_identifier_does_not_depend_on_how_hard_the_machine_packs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    packed = blank()
    monkeypatch.setattr(objects, "LEVEL", 1)
    loosely = blank()
    assert loosely != packed
    assert identifier(loosely) == identifier(packed)


ONE_OF_ALL = """
import hashlib
from reports.press import pdf_of
from tests.reports.specimens import SPECIMENS
for name, compose in SPECIMENS.items():
    print(name, hashlib.sha256(pdf_of(compose())).hexdigest())
"""


@pytest.mark.thorough
def test_every_paper_is_the_same_in_another_process_with_other_hashes() -> None:
    told = [
        subprocess.run(
            [sys.executable, "-c", ONE_OF_ALL],
            cwd=ROOT,
            env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8", "TZ": zone},
            capture_output=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("4242", "Asia/Shanghai"))
    ]
    assert told[0] == told[1]
    assert told[0].count(b"\n") > 5


@pytest.mark.parametrize("forbidden", [b"ASCII85", b"Helvetica", b"/Trans ", b"/Encrypt", b"/JavaScript"])
def test_what_no_archive_wants_is_not_in_the_file(forbidden: bytes) -> None:
    assert forbidden not in blank()
