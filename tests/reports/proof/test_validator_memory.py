"""The validator is only hastened, never needed in a certain shape."""

import logging
import sys

import pytest

from reports.proof import validator_memory


@pytest.mark.parametrize("inside", [None, object()])
def test_a_validator_of_another_inside_is_left_as_it_is(
    inside: object, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    import pikepdf.pdfa

    # None: no such module; an object: the module without what is looked for.
    monkeypatch.setitem(sys.modules, "pikepdf.pdfa._schemas", inside)
    monkeypatch.setattr(pikepdf.pdfa, "_schemas", inside, raising=False)
    if inside is None:
        monkeypatch.delattr(pikepdf.pdfa, "_schemas")
    touched: list[object] = []
    monkeypatch.setattr(validator_memory, "remember_outlines", touched.append)
    with caplog.at_level(logging.WARNING):
        validator_memory.remember()
    assert touched == []
    assert "without a memory" in caplog.text
