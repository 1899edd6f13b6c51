"""The version that every finding carries: raised whenever what is found, or its value, can change."""

from typing import Final

VERSION: Final = "1"
