"""Combines a document's findings into a level with reasons: a lead, never a verdict."""

from dataclasses import replace

from extractors.score import assess
from items import Document, Reading


class Assess:
    def process_item(self, reading: Reading) -> Reading:
        if not any(document.indicators for document in reading.documents):
            return reading
        return replace(reading, documents=tuple(assessed(document) for document in reading.documents))


def assessed(document: Document) -> Document:
    if not document.indicators:
        return document
    assessment = assess(document.indicators)
    return replace(document, level=assessment.level, reasons=assessment.reasons)
