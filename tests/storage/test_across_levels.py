"""What links documents raises their level, on every database."""

from sqlalchemy import Engine

from extractors.indicators.codebook import load
from items import Author
from storage.across import compare_again
from storage.repository import Repository
from tests.storage.made import post, reading, stored


def test_a_level_rises_with_what_was_found_before(engine: Engine, repository: Repository) -> None:
    ads = [post(str(number), author=Author(name=f"N{number}", native_id=f"{number}")) for number in range(3)]
    stored(repository, reading(*ads))
    strong = {
        "shared_contact": load().rules["network.shared_contact"].model_copy(update={"strength": "S", "kinds": []})
    }
    repository.compare()
    assert {row["level"] for row in repository.documents()} == {"low"}
    compare_again(engine, strong)
    for row in repository.documents(level="medium"):
        assert {one["id"] for one in row["indicators"]} == {"pay.vague_high_earnings", "network.shared_contact"}
    assert len(list(repository.documents(level="medium"))) == 3
