"""Phone numbers in a text: where digits stand (stretch), what they cannot be (refuse), whose they are (country)."""

from extractors.phones.number import Number, numbers

__all__ = ["Number", "numbers"]
