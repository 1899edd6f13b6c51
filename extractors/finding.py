"""A finding: what, where (span), how sure, by which rule of which version."""

from dataclasses import dataclass, field
from typing import Literal

Written = Literal["plain", "labelled", "linked", "obfuscated"]
Strength = Literal["S", "M", "W", "referral"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Selector:
    """What a person is reached or paid by. `value` is normalised; text[start:end] == raw, in code points.

    `because` says how what is not written was inferred (for a phone: how its country was found).
    """

    kind: str
    value: str
    raw: str
    start: int
    end: int
    confidence: float
    written: Written
    rule: str
    version: str
    because: str = ""
    details: tuple[tuple[str, str], ...] = field(default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """A coded tactic in one document. Lexical ones carry `quote` == text[start:end]; computed ones carry `because`.

    `dimension` is the rule's: deception, coercion, vulnerability, exploitation or organisation.
    """

    id: str
    strength: Strength
    confidence: float
    rule: str
    version: str
    quote: str = ""
    start: int | None = None
    end: int | None = None
    because: str = ""
    dimension: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """How strongly the findings of a document combine, and why. A lead, never a verdict."""

    level: Literal["none", "low", "medium", "high"]
    reasons: tuple[str, ...] = ()
