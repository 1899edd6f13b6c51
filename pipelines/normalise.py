"""Gives every document its identity and version, and names one spelling. The text stays as the source has it."""

from dataclasses import replace
from unicodedata import normalize

from items import Author, Document, Reading
from items.identity import document_id, version_of
from pipelines.changed import changed


class Normalise:
    def process_item(self, reading: Reading) -> Reading:
        if not reading.documents:
            return reading
        return replace(
            reading, documents=tuple(normalised(document, reading.platform) for document in reading.documents)
        )


def normalised(document: Document, platform: str) -> Document:
    """Idempotent."""
    title, author = _one_line(document.title or "") or None, _author(document.author)
    same = title == document.title and author is document.author
    named = document if same else changed(document, title=title, author=author)
    return changed(named, id=document_id(platform, named.type, named.native_id), version=version_of(named))


def _author(author: Author | None) -> Author | None:
    if author is None or not (name := _one_line(author.name)):
        return None
    return author if name == author.name else replace(author, name=name)


def _one_line(text: str) -> str:
    return " ".join(normalize("NFC", text).split())
