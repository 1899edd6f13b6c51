"""Every engine against its recorded pages. A new page's expected file is written on the first run, which fails."""

import json

import pytest

from spiders.engine import ROLES
from spiders.engines import engines
from spiders.identify import identify
from tests.recorded import PAGES, Recorded, recorded

EVERY = list(recorded())


@pytest.mark.parametrize("page", [page for page in EVERY if page.facts.get("state", "open") == "open"], ids=str)
def test_reads_as_reviewed(page: Recorded) -> None:
    expected = (PAGES / page.engine / page.facts["file"]).with_suffix(".expected.json")
    found = page.read()
    if not expected.exists():
        expected.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        pytest.fail(f"{expected} was written: review it, then run again")
    assert found == json.loads(expected.read_text(encoding="utf-8"))


@pytest.mark.parametrize("page", EVERY, ids=str)
def test_walls_and_soft_404s_are_told_from_pages(page: Recorded) -> None:
    assert page.state() == page.facts.get("state", "open")


@pytest.mark.parametrize("page", [page for page in EVERY if page.facts.get("identify", True)], ids=str)
def test_is_recognised(page: Recorded) -> None:
    best, *others = identify(page.page, engines().values())
    assert best.engine == page.engine
    assert best.sure
    assert not any(other.sure for other in others)


@pytest.mark.parametrize("name", sorted(engines()))
def test_every_role_it_reads_is_recorded(name: str) -> None:
    """Profiles may be absent: many platforms show none to guests."""
    reads = {role for role in ROLES if hasattr(engines()[name], role)} - {"profile"}
    roles = {page.facts["role"] for page in EVERY if page.engine == name}
    assert reads <= roles, f"record pages of {', '.join(sorted(reads - roles))} under tests/pages/{name}/"
