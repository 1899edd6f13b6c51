"""A group or channel as a profile: its name, description, size, and whom it addresses."""

from items import Author, Profile
from spiders.communities.addressed import addressed
from spiders.prose import Prose


def group_profile(*, native_id: str, url: str, name: str, words: Prose, facts: dict[str, object]) -> Profile:
    """`words` are its description; blank facts are left out."""
    stated = {key: value for key, value in facts.items() if value not in (None, "", ())}
    return Profile(
        native_id=native_id,
        url=url,
        title=name,
        text=words.text,
        hyperlinks=words.hyperlinks,
        author=Author(name=name, native_id=native_id, url=url),
        facts={**stated, **addressed(name, words.text)},
    )
