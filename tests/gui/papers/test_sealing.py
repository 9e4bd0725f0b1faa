"""A paper that was to be sealed is not printed bare."""

from datetime import date
from pathlib import Path

import pytest

from gui.papers import Shop, make
from models.db.store import Store
from models.failures import BadInput
from models.rows.paper import PaperChoices, PaperOrder
from models.rules.papers import PaperKind
from models.services.organizations import branches_of, list_organizations

TODAY = date(2026, 10, 31)
DUE = date(2029, 12, 1)
"""When the term of every branch of the sample is about to end, or has ended."""


def reminder(store: Store, choices: PaperChoices) -> bytes:
    with store.read() as session:
        branch = branches_of(list_organizations(session))[0]
        order = PaperOrder(PaperKind.TERM_REMINDER, organization_id=branch.id, choices=choices)
        return make(session, Shop(Path("nowhere")), order, TODAY).pdf


def test_without_a_seal_in_the_settings_a_sealed_paper_is_refused(sample: Store) -> None:
    with pytest.raises(BadInput, match="还没有登记印章图片，没有生成文件"):
        reminder(sample, PaperChoices(sealed=True, dated=DUE))


def test_a_paper_not_to_be_sealed_is_printed(sample: Store) -> None:
    assert reminder(sample, PaperChoices(dated=DUE)).startswith(b"%PDF")
