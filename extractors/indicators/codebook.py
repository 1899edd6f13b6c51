"""Reads codebook folders: rules, word lists and cues, and the version that every finding carries.

A folder has <category>/<name>.yml (one indicator each, or an extension of one), words/<language>.yml and
context/<language>.yml. Later folders are overlays: they add indicators, extend some, and lengthen lists.

    CodebookError           a file that cannot be used; the message names file and key
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, TypeVar

import yaml
from pydantic import BaseModel, TypeAdapter, ValidationError

from extractors.indicators.model import Cues, Extension, Phrases, Rule
from extractors.indicators.phrase import Reader
from extractors.indicators.plain_yaml import parse
from extractors.indicators.serbian import SERBIAN, both_scripts
from extractors.version import CODEBOOK, codebook_version

_LISTS: Final = TypeAdapter(dict[str, list[str]])
Lists = Mapping[str, Mapping[str, Sequence[str]]]
Model = TypeVar("Model", bound=BaseModel)


class CodebookError(ValueError):
    """A codebook file that cannot be used; the message names file and key."""


@dataclass(frozen=True)
class Codebook:
    """`lists` and `cues` are by language; `files` tells where a rule stands; `version` changes with any file."""

    rules: Mapping[str, Rule]
    lists: Lists
    cues: Mapping[str, Cues]
    files: Mapping[str, Path]
    version: str
    readers: dict[str, Reader] = field(default_factory=dict, compare=False)

    def reader(self, language: str) -> Reader:
        """Of that language's phrases."""
        if language not in self.readers:
            self.readers[language] = Reader(self.lists.get(language, {}))
        return self.readers[language]


def active(rules: Iterable[Rule], *, experimental: bool = False) -> list[Rule]:
    """The rules that are on."""
    return [rule for rule in rules if experimental or rule.status == "stable"]


def load(folders: Iterable[Path] = ()) -> Codebook:
    """The project's codebook, overlaid by `folders` in order. Raises CodebookError."""
    shelf, overlays = _Shelf(), list(folders)
    for folder in (CODEBOOK, *overlays):
        if not folder.is_dir():
            raise CodebookError(f"{folder}: no such folder")
        for path in sorted(folder.glob("*/*.yml")):
            shelf.put(path)
    return shelf.codebook(codebook_version(overlays))


class _Shelf:
    def __init__(self) -> None:
        self.rules: dict[str, Rule] = {}
        self.files: dict[str, Path] = {}
        self.lists: dict[str, dict[str, list[str]]] = {}
        self.cues: dict[str, Cues] = {}

    def codebook(self, version: str) -> Codebook:
        rules = {id: _in_both_scripts(rule) for id, rule in self.rules.items()}
        lists, cues = dict(self.lists), dict(self.cues)
        if SERBIAN in lists:
            lists[SERBIAN] = {name: both_scripts(words) for name, words in lists[SERBIAN].items()}
        if SERBIAN in cues:
            cues[SERBIAN] = Cues(**{name: both_scripts(getattr(cues[SERBIAN], name)) for name in Cues.model_fields})
        return Codebook(rules, lists, cues, self.files, version)

    def put(self, path: Path) -> None:
        content = _content(path)
        if path.parent.name == "words":
            self._put_lists(path, content)
        elif path.parent.name == "context":
            cues = _checked(Cues, content, path)
            self.cues[path.stem] = _longer(self.cues[path.stem], cues) if path.stem in self.cues else cues
        elif isinstance(content, dict) and "extends" in content:
            self._extend(_checked(Extension, content, path), path)
        else:
            self._put_rule(_checked(Rule, content, path), path)

    def _put_lists(self, path: Path, content: object) -> None:
        try:
            lists = _LISTS.validate_python(content)
        except ValidationError as error:
            raise CodebookError(_said(path, error)) from error
        for name, words in lists.items():
            self.lists.setdefault(path.stem, {}).setdefault(name, []).extend(words)

    def _put_rule(self, rule: Rule, path: Path) -> None:
        if rule.id != f"{path.parent.name}.{path.stem}":
            raise CodebookError(f"{path}: id: {rule.id} belongs into {rule.id.replace('.', '/')}.yml")
        if rule.id in self.rules:
            raise CodebookError(f"{path}: id: {rule.id} stands in {self.files[rule.id]} already; use extends:")
        self.rules[rule.id], self.files[rule.id] = rule, path

    def _extend(self, more: Extension, path: Path) -> None:
        if more.extends not in self.rules:
            raise CodebookError(f"{path}: extends: there is no indicator {more.extends}")
        rule = self.rules[more.extends]
        self.rules[more.extends] = rule.model_copy(
            update={
                "phrases": _joined(rule.phrases, more.phrases),
                "guards": _joined(rule.guards, more.guards),
                "match": _joined(rule.match, more.match),
                "passed": _joined(rule.passed, more.passed),
            }
        )


def _in_both_scripts(rule: Rule) -> Rule:
    parts = {part: getattr(rule, part) for part in ("phrases", "guards") if SERBIAN in getattr(rule, part)}
    changed = {part: {**phrases, SERBIAN: both_scripts(phrases[SERBIAN])} for part, phrases in parts.items()}
    return rule.model_copy(update=changed) if changed else rule


def _content(path: Path) -> object:
    try:
        return parse(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise CodebookError(f"{path}: {error}") from error


def _checked(model: type[Model], content: object, path: Path) -> Model:
    try:
        return model.model_validate(content)
    except ValidationError as error:
        raise CodebookError(_said(path, error)) from error


def _said(path: Path, error: ValidationError) -> str:
    return "\n".join(f"{path}: {'.'.join(map(str, one['loc'])) or '(file)'}: {one['msg']}" for one in error.errors())


def _joined(some: Phrases, more: Phrases) -> Phrases:
    return {language: [*some.get(language, ()), *more.get(language, ())] for language in {**some, **more}}


def _longer(some: Cues, more: Cues) -> Cues:
    return Cues(**{name: [*getattr(some, name), *getattr(more, name)] for name in Cues.model_fields})
