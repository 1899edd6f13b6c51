"""Every engine, found by walking the kinds' folders: a module there is registered by being there."""

import importlib
import pkgutil
from functools import cache
from types import MappingProxyType
from typing import Final

from spiders.engine import Engine

KINDS: Final = ("forums", "marketplaces", "dating", "job_boards", "communities")


@cache
def engines() -> MappingProxyType[str, type[Engine]]:
    """Engine classes by name. An engine's module defines one public subclass of Engine that has a `name`."""
    found: dict[str, type[Engine]] = {}
    for kind in KINDS:
        package = importlib.import_module(f"spiders.{kind}")
        for folder in pkgutil.iter_modules(package.__path__):
            if folder.name == "engines":
                found |= {engine.name: engine for engine in _in_folder(f"spiders.{kind}.engines")}
    return MappingProxyType(found)


def _in_folder(name: str) -> list[type[Engine]]:
    package = importlib.import_module(name)
    modules = [importlib.import_module(f"{name}.{module.name}") for module in pkgutil.iter_modules(package.__path__)]
    return [
        thing
        for module in modules
        for thing in vars(module).values()
        if isinstance(thing, type)
        and issubclass(thing, Engine)
        and thing.__module__ == module.__name__
        and "name" in vars(thing)
    ]
