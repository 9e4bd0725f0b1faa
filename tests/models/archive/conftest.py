"""A package written once, to be copied and spoiled; nothing changes the original."""

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from models.archive.packages import WrittenPackage, write_package
from models.archive.plan import PackagePlan
from models.attachments import AttachmentStore
from tests.models.archive.years import plan_for


@dataclass(frozen=True)
class Kept:
    """A package, its plan and the store it came from."""

    written: WrittenPackage
    plan: PackagePlan
    store: AttachmentStore


@pytest.fixture(scope="session")
def kept_package(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    """Four 件. Copy it, never write to it."""
    root = tmp_path_factory.mktemp("package")
    plan, store = plan_for(root / "data", 4, size=40)
    return Kept(write_package(plan, store, root), plan, store)


@pytest.fixture
def package(kept_package: Kept, tmp_path: Path) -> Path:
    """A copy of it, to be spoiled."""
    copy = tmp_path / kept_package.written.place.name
    shutil.copytree(kept_package.written.place, copy)
    return copy


@pytest.fixture
def year(tmp_path: Path) -> tuple[PackagePlan, AttachmentStore]:
    """Three 件 to be packed."""
    return plan_for(tmp_path / "data", 3, size=40)
