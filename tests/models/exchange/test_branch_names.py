"""A branch is recognised in its usual spellings, and never confused with another."""

import pytest

from models.exchange.branch_names import BranchDirectory, branch_key, branch_spelling
from models.rows.bureau import OrganizationRow
from models.rules.terms import OrganizationKind
from tests.models.exchange.workbooks import branch

FIRST = branch(1, "机关第一党支部", "一支部")
SECOND = branch(2, "机关第二党支部")
TWELFTH = branch(3, "机关第十二党支部")
RETIRED = branch(4, "离退休第二党支部")
OFFICE = branch(5, "办公室党支部")
TREE = (FIRST, SECOND, TWELFTH, RETIRED, OFFICE)


def ask(text: str, *also: str, tree: tuple[OrganizationRow, ...] = TREE) -> tuple[str, int | None, str, str]:
    answer = BranchDirectory(tree, [text, *also]).answer(text)
    return answer.name, answer.branch_id, answer.warning, answer.error


@pytest.mark.parametrize(
    "written",
    [
        "机关第一党支部",
        "机关第一支部",
        "机关第1党支部",
        "机关第１支部",
        "机关一支部",
        "中共机关第一党支部委员会",
        "机关第一党支部委员会",
        " 机关 第一\n党支部 ",
        "机关第一党支部（15人）",
        "一支部",
        "第一支部",
        "第1党支部",
    ],
)
def test_spellings_of_a_known_branch(written: str) -> None:
    assert ask(written) == ("机关第一党支部", 1, "", "")


@pytest.mark.parametrize(
    ("written", "known", "name"),
    [
        ("第三党支部", branch(1, "机关第三党支部"), "机关第三党支部"),
        ("某某局机关第三党支部", branch(1, "机关第三党支部"), "机关第三党支部"),
        ("中共某某局机关第三党支部委员会", branch(1, "第三党支部"), "第三党支部"),
    ],
)
def test_a_name_of_other_length_matches_when_only_superiors_differ(
    written: str, known: OrganizationRow, name: str
) -> None:
    found, number, warning, error = ask(written, tree=(known,))
    assert (found, number, error) == (name, 1, "")
    assert "请核对" in warning


def test_a_short_name_of_several_branches_is_refused() -> None:
    name, number, _, error = ask("第二党支部")
    assert (name, number) == ("", None)
    assert "机关第二党支部" in error
    assert "离退休第二党支部" in error


def test_another_kind_of_prefix_is_another_branch() -> None:
    name, number, warning, error = ask("离退休第一党支部", tree=(branch(1, "第一党支部"),))
    assert (name, number, error) == ("离退休第一党支部", None, "")
    assert "是否同一个支部" in warning


def test_numbers_are_compared_whole() -> None:
    assert ask("二支部", tree=(TWELFTH,))[:2] == ("二支部", None)
    department = branch(1, "十二处党支部")
    assert ask("二处党支部", tree=(department,)) == ("二处党支部", None, "", "")
    assert ask("机关第12支部")[:2] == ("机关第十二党支部", 3)
    assert ask("机关第21支部")[1] is None


def test_a_loose_match_is_off_when_the_file_writes_the_full_name_too() -> None:
    known = branch(1, "机关第三党支部")
    assert "分不清" in ask("第三党支部", "机关第三党支部", tree=(known,))[3]
    assert ask("机关第三党支部", "第三党支部", tree=(known,)) == ("机关第三党支部", 1, "", "")


def test_two_branches_of_one_name_are_refused() -> None:
    error = ask("第一党支部", tree=(branch(1, "第一党支部"), branch(2, "第一党支部")))[3]
    assert "有2个" in error


def test_a_general_branch_is_no_branch() -> None:
    general = OrganizationRow(id=9, kind=OrganizationKind.GENERAL_BRANCH, name="机关党总支")
    assert "党总支" in ask("机关党总支", tree=(*TREE, general))[3]


def test_a_department_of_the_same_name_does_not_matter() -> None:
    department = OrganizationRow(id=9, kind=OrganizationKind.DEPARTMENT, name="办公室")
    assert ask("办公室", tree=(*TREE, department))[:2] == ("办公室党支部", 5)


def test_new_branches_take_the_fullest_spelling() -> None:
    assert ask("人事处支部", "人事处党支部", tree=()) == ("人事处党支部", None, "", "")
    assert ask("人事处 党支部", tree=()) == ("人事处党支部", None, "", "")


def test_doubtful_new_names_are_told() -> None:
    assert "没有“支部”二字" in ask("人事处", tree=())[2]
    assert "是否同一个支部" in ask("第一党支部", "机关第一党支部", tree=())[2]
    assert ask("机关第一党支部", "机关第二党支部", tree=())[2] == ""


@pytest.mark.parametrize(
    ("number", "key"),
    [(1, "第一支部"), (10, "第十支部"), (11, "第十一支部"), (20, "第二十支部"), (31, "第三十一支部")],
)
def test_numbers_in_keys(number: int, key: str) -> None:
    assert branch_key(f"第{number}党支部") == key
    assert branch_key(f"{number}支部") == key


def test_spelling_loses_blanks_and_headcount_only() -> None:
    assert branch_spelling(" 机关 第一党支部(15人)") == "机关第一党支部"
    assert branch_spelling("机关(本级)党支部") == "机关（本级）党支部"
