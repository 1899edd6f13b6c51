"""What a kind of selector declares about itself, where one module serves several kinds."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Declared:
    """Named as a module that serves one kind names them: is it a pivot, and how surprising is a match (0 to 1)?"""

    KIND: str
    PIVOT: bool
    SPECIFICITY: float
