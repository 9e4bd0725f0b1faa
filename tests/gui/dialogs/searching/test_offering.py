"""Filters completed by keys, chips, kept and last searches."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from gui.desk import Desk
from gui.dialogs.searching import SearchDialog, SearchMemory
from gui.dialogs.searching import keeping as keeping_module
from gui.dialogs.searching.memory import MOST
from gui.dialogs.searching.offers import EXAMPLES
from gui.dialogs.searching.saving import SaveSearchDialog
from gui.widgets.memory import ShortMemory
from models.rows.search import SavedSearchRow
from models.rules.search_box import Filter
from models.services.saved_searches import list_saved_searches, save_search
from tests.gui.dialogs.searching.conftest import OpenSearch, Wait
from tests.gui.dialogs.searching.test_finding import shown

Compose = Callable[[QWidget, str], None]
Key = Qt.Key


def proposed(dialog: SearchDialog) -> list[str]:
    """The names that are being proposed."""
    model = dialog.box.proposer.popup().model()
    return (
        [model.index(row, 0).data() for row in range(model.rowCount())] if dialog.box.is_proposing() else []
    )


def test_names_are_proposed_behind_a_filter_and_taken_by_keys(
    search: OpenSearch, compose: Compose, settled: Wait
) -> None:
    dialog = search()
    compose(dialog.box, "支部:第一党")
    assert proposed(dialog) == ["第一党支部", "第一党小组"]
    popup = dialog.box.proposer.popup()
    QTest.keyClick(popup, Key.Key_Down)
    QTest.keyClick(popup, Key.Key_Return)
    assert dialog.box.text() == "支部:第一党支部 "
    assert not dialog.box.is_proposing()
    settled()
    assert set(shown(dialog)) >= {"研究发展党员", "学习水法"}


def test_an_example_names_somebody_who_is_there(search: OpenSearch, settled: Wait) -> None:
    dialog = search()
    settled()
    typed = [offer.typed for offer in dialog.offers.offers() if offer.typed.startswith("人:")]
    assert typed == ["人:甲一 整改"]
    dialog.show_offers()
    assert "人:甲一 整改" in [offer.typed for offer in dialog.offers.offers()]


def test_tab_takes_the_first_name_and_escape_puts_the_names_away_only(
    search: OpenSearch, compose: Compose
) -> None:
    dialog = search()
    compose(dialog.box, "人:")
    assert proposed(dialog) == ["甲一"]
    QTest.keyClick(dialog.box.proposer.popup(), Key.Key_Escape)
    assert proposed(dialog) == []
    assert dialog.isVisible()
    QTest.keyClick(dialog.box, Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(dialog.box, Key.Key_Tab)
    assert dialog.box.text() == "人:甲一 "


def test_enter_without_a_chosen_name_searches_for_what_is_typed(
    search: OpenSearch, compose: Compose, settled: Wait
) -> None:
    dialog = search()
    compose(dialog.box, "类型:支委")
    assert "支委会" in proposed(dialog)
    QTest.keyClick(dialog.box.proposer.popup(), Key.Key_Return)
    settled()
    assert dialog.box.text() == "类型:支委"
    assert shown(dialog) == ["研究发展党员"]


def test_help_with_filters_is_dropped_by_key_and_begins_one(search: OpenSearch) -> None:
    dialog = search("管网")
    QTest.keyClick(dialog.box, Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert dialog.help_menu.isVisible()
    QTest.keyClick(dialog.help_menu, Key.Key_Return)
    assert dialog.box.text() == "管网 支部:"
    assert "第一党支部" in proposed(dialog)


def test_chips_say_how_it_is_understood_and_take_filters_away(search: OpenSearch, settled: Wait) -> None:
    dialog = search("支部:第一 年:2019 “旧管网 改造” 支部:没有的")
    words = [chip.text() for chip in dialog.chips.buttons()]
    assert words == ["支部：第一　×", "年：2019　×", "支部：没有的（没有这样的名称）　×"]
    dialog.chips.buttons()[2].click()
    settled()
    assert dialog.box.text() == "支部:第一 年:2019 “旧管网 改造”"
    dialog.box.setText("类型:支委 类型:党员")
    assert [chip.text() for chip in dialog.chips.buttons()] == ["类型：带“支委”的　×", "类型：党员　×"]
    dialog.box.setText("管网")
    assert not dialog.chips.isVisible()


def test_a_word_that_is_a_kind_may_become_the_filter(search: OpenSearch, settled: Wait) -> None:
    dialog = search("支委会")
    assert shown(dialog) == []
    (chip,) = dialog.chips.buttons()
    assert chip.text() == "只看类型：支委会"
    chip.click()
    settled()
    assert dialog.box.text() == "类型:支委会"
    assert shown(dialog) == ["研究发展党员"]


def test_a_word_that_names_a_branch_may_become_the_filter(search: OpenSearch, settled: Wait) -> None:
    dialog = search("第二党支部 上街入户 某某")
    assert dialog.stack.currentWidget() is dialog.nothing
    (chip,) = dialog.chips.buttons()
    (offered,) = dialog.nothing.buttons()
    assert chip.text() == offered.text() == "只看支部：第二党支部"
    offered.click()
    settled()
    assert dialog.box.text() == "支部:第二党支部 上街入户 某某"
    dialog.box.setText("第二党支部 上街入户")
    dialog.order()
    settled()
    assert not shown(dialog), "no text has the name of its own branch in it"
    dialog.nothing.buttons()[0].click()
    settled()
    assert all(title.startswith("节水宣传第") for title in shown(dialog))
    assert shown(dialog)


def test_the_examples_name_what_is_there(search: OpenSearch) -> None:
    dialog = search()
    examples = [offer.typed for offer in dialog.offers.offers() if offer.icon == "search"]
    assert "人:甲一 整改" in examples
    (of_branch,) = [typed for typed in examples if typed.startswith("支部:")]
    assert of_branch.removeprefix("支部:").split()[0] in dialog._names.by_filter[Filter.BRANCH]


# Searches that are kept


@pytest.fixture
def kept(desk: Desk) -> None:
    """Two searches are kept."""
    with desk.tasks.store.write() as session:
        save_search(session, SavedSearchRow(None, "老支委会", "类型:支委会 年:2019"))
        save_search(session, SavedSearchRow(None, "水法", "水法"))


def names(dialog: SearchDialog) -> list[str]:
    """What is kept, as it is offered."""
    return [offer.saved.name for offer in dialog.offers.offers() if offer.saved is not None]


def saved(desk: Desk) -> list[tuple[str, str]]:
    """What is kept, as it is stored."""
    with desk.tasks.store.read() as session:
        return [(row.name, row.typed) for row in list_saved_searches(session)]


def test_an_empty_box_offers_what_was_kept_what_was_last_and_examples(
    search: OpenSearch, kept: None, memory: SearchMemory, settled: Wait
) -> None:
    memory.note("管网")
    dialog = search()
    assert names(dialog) == ["老支委会", "水法"]
    texts = [offer.text for offer in dialog.offers.offers() if offer.is_heading]
    assert texts == ["已存的检索", "最近检索", "写法举例"]
    QTest.keyClick(dialog.box, Key.Key_Down)
    assert dialog.offers.offer(dialog.offer_list.currentIndex()).saved is not None
    QTest.keyClick(dialog.box, Key.Key_Return)
    settled()
    assert dialog.box.text() == "类型:支委会 年:2019"
    assert shown(dialog) == ["研究发展党员"]
    assert dialog.hit_list.currentIndex().row() == 0


def test_a_search_is_kept_by_name_and_named_anew(search: OpenSearch, desk: Desk, settled: Wait) -> None:
    dialog = search("年:2019 管网")
    QTest.keyClick(dialog.box, Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    asked = dialog.findChild(SaveSearchDialog)
    assert asked is not None
    assert asked.name.value() == "年:2019 管网"
    asked.name.set_value("旧管网")
    asked.confirm()
    settled()
    assert saved(desk) == [("旧管网", "年:2019 管网")]
    assert "旧管网" in dialog.banner.sentence
    dialog.box.clear()
    QTest.keyClick(dialog.box, Key.Key_Down)
    dialog.rename_button.click()
    settled()
    renaming = [each for each in dialog.findChildren(SaveSearchDialog) if each.isVisible()]
    renaming[0].name.set_value("2019年的管网")
    renaming[0].confirm()
    settled()
    assert names(dialog) == ["2019年的管网"]


def test_what_is_kept_goes_only_when_one_agrees_and_a_last_one_at_once(
    search: OpenSearch,
    desk: Desk,
    kept: None,
    memory: SearchMemory,
    settled: Wait,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    memory.note("管网")
    dialog = search()
    answers = [False, True]
    monkeypatch.setattr(keeping_module, "agrees", lambda *_: answers.pop(0))
    QTest.keyClick(dialog.box, Key.Key_Down)
    QTest.keyClick(dialog.offer_list, Key.Key_Delete)
    settled()
    assert len(saved(desk)) == 2
    dialog.remove_button.click()
    settled()
    assert saved(desk) == [("水法", "水法")]
    assert names(dialog) == ["水法"]
    row = next(at for at, offer in enumerate(dialog.offers.offers()) if offer.recent)
    dialog.offer_list.setCurrentIndex(dialog.offers.index(row))
    assert not dialog.rename_button.isEnabled()
    QTest.keyClick(dialog.offer_list, Key.Key_Delete)
    assert memory.recent == ()


def test_headings_and_hits_have_no_orders_of_kept_searches(search: OpenSearch, kept: None) -> None:
    dialog = search("管网")
    assert not dialog.rename_button.isVisible()
    dialog.rename()
    dialog.remove()
    dialog.box.clear()
    assert dialog.rename_button.isVisible()
    assert not dialog.rename_button.isEnabled()
    assert not dialog.open_button.isEnabled()
    assert not dialog.keep_button.isEnabled()


def test_each_example_is_understood(search: OpenSearch, settled: Wait) -> None:
    dialog = search()
    for typed, _what in EXAMPLES:
        dialog.box.setText(typed)
        settled()
        assert dialog.asking.wanted == typed
        assert dialog.banner.sentence == ""


# What this PC remembers


def test_the_last_searches_are_remembered_newest_first_and_each_once() -> None:
    texts = ShortMemory()
    memory = SearchMemory(texts)
    for typed in (*map(str, range(MOST)), "0", "", "新"):
        memory.note(typed)
    again = SearchMemory(texts)
    assert again.recent[:2] == ("新", "0")
    assert len(again.recent) == MOST == len(set(again.recent))
    again.forget("0")
    assert "0" not in memory.recent


@pytest.mark.parametrize("text", ["{", "3", '{"a": 1}', '[1, "党课", " "]'])
def test_what_cannot_be_read_is_no_search(text: str) -> None:
    texts = ShortMemory()
    texts.set_text("search/recent", text)
    assert set(SearchMemory(texts).recent) <= {"党课"}
