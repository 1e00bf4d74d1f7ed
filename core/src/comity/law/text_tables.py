"""Texts of law files in several languages: ``says = { en = "...", pt = "..." }``.

A plain text is in the language of the file: English, or what ``law_language`` names in
jurisdiction.toml, or at the top of the sources.toml of a topic.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources.abc import Traversable
from typing import Any, get_args

from comity.law.home import Home, root_of
from comity.law.toml import toml_table
from comity.model.errors import LawDataError
from comity.model.law_tables import TEXT, LawTable
from comity.model.said_text import ENGLISH, Said
from comity.text.tags import alike, is_language, is_tag, usual
from comity.text.written import language_name

__all__ = ["law_language", "read_text", "read_texts"]

KEY = "law_language"
VALUES = ("value",)  # keys whose content is not declared, with texts at any depth
CONDITIONS = ("when",)  # within a value, which hold no words: "not" and "all" are no languages
CURE = 'write a BCP 47 tag such as "pt" or "pt-BR"'
Faults = list[str]


def law_language(home: Home) -> str:
    """The language of the texts of a plugin's law files.

    Raises:
        LawDataError: the file cannot be read, or ``law_language`` is no language tag.
    """
    for name in ("jurisdiction.toml", "sources.toml"):
        file = root_of(home) / name
        if file.is_file():
            return _declared(file)
    return ENGLISH


def _declared(file: Traversable) -> str:
    name = file.name
    try:
        tag = toml_table(file.read_bytes()).get(KEY, ENGLISH)
    except OSError as error:
        raise LawDataError(f"{name}: cannot be read ({error.strerror})") from error
    except LawDataError as error:
        raise LawDataError(f"{name}: {error}") from error
    if not isinstance(tag, str) or not is_language(tag):
        raise LawDataError(f"{name}: {KEY} is {tag!r}; {CURE}")
    return usual(tag)


def read_texts(
    model: type[LawTable], row: Mapping[str, Any], language: str
) -> tuple[dict[str, Any], Faults]:
    """A row of a law file with its texts read, and what is wrong with them.

    Args:
        model: the table that the row is; it declares which keys are texts.
        row: the row as TOML has it.
        language: that of the file.
    """
    faults: Faults = []
    read = dict(row)
    for key in _text_keys(model):
        if key in row:
            read[key] = read_text(row[key], key, language, faults)
    for key in VALUES:
        if key in row and key in model.model_fields:
            read[key] = _within(row[key], key, language, faults)
    for key, inner in _tables_within(model):
        if isinstance(row.get(key), Mapping):
            read[key], wrong = read_texts(inner, row[key], language)
            faults += [f"{key}.{one}" for one in wrong]
        elif isinstance(row.get(key), list):
            read[key] = [
                _each(inner, one, f"{key}[{number}]", language, faults)
                for number, one in enumerate(row[key])
            ]
    return read, faults


def _each(model: type[LawTable], row: Any, place: str, language: str, faults: Faults) -> Any:
    """One table of a list of them; anything else is left to the model."""
    if not isinstance(row, Mapping):
        return row
    read, wrong = read_texts(model, row, language)
    faults += [f"{place}.{one}" for one in wrong]
    return read


def read_text(value: Any, place: str, language: str, faults: Faults) -> Any:
    """A text, or a table of one by language; anything else is left to the model."""
    if isinstance(value, Mapping):
        return _table(value, place, language, faults)
    if isinstance(value, str) and not isinstance(value, Said) and language != ENGLISH:
        return Said(value, language)
    return value


def _table(table: Mapping[str, Any], place: str, language: str, faults: Faults) -> str:
    wrong = list(_wrong(table, place, language))
    if wrong:
        faults += wrong
        return ""
    texts = {usual(tag): text for tag, text in table.items()}
    own = next(tag for tag in texts if alike(tag, language))
    default = next((tag for tag in texts if alike(tag, ENGLISH)), own)
    text = texts.pop(default)
    return Said(text, default, texts)


def _wrong(table: Mapping[str, Any], place: str, language: str) -> Iterator[str]:
    for tag, text in table.items():
        if not is_language(tag):
            yield f"{place}: {tag!r} is not the tag of a language; {CURE}"
        elif not isinstance(text, str):
            yield f"{place}.{tag}: is not a text; write it in quotes"
        elif not text.strip():
            yield f"{place}.{tag}: is empty; write the text, or remove the key"
    tags = [usual(tag) for tag in table if is_language(tag)]
    twice = sorted({tag for tag in tags if tags.count(tag) > 1})
    yield from (f"{place}: has two texts for {tag!r}; remove one" for tag in twice)
    if not any(alike(tag, language) for tag in tags):
        name = language_name(language)
        yield f'{place}: has no text in {name}, the language of the file; add {language} = "..."'


def _within(value: Any, place: str, language: str, faults: Faults) -> Any:
    """The texts of a value: of an answer, or of what a State notified."""
    if isinstance(value, Mapping):
        if _is_wording(value, language):
            return _table(value, place, language, faults)
        return {
            key: inner if key in CONDITIONS else _within(inner, f"{place}.{key}", language, faults)
            for key, inner in value.items()
        }
    if isinstance(value, list):
        return [
            _within(inner, f"{place}[{number}]", language, faults)
            for number, inner in enumerate(value)
        ]
    return read_text(value, place, language, faults)


def _is_wording(value: Mapping[str, Any], language: str) -> bool:
    """Whether a table holds one text by language, and not a value of several keys."""
    tags = [tag for tag in value if is_tag(tag)]  # "to" and "by" are languages too
    return any(alike(tag, one) for tag in tags for one in (language, ENGLISH))


@cache
def _tables_within(model: type[LawTable]) -> tuple[tuple[str, type[LawTable]], ...]:
    """The keys that hold another table, or a list of tables, such as the channel of a provision."""
    return tuple(
        (field.alias or name, inner)
        for name, field in model.model_fields.items()
        for inner in (get_args(field.annotation) or (field.annotation,))
        if isinstance(inner, type) and issubclass(inner, LawTable)
    )


@cache
def _text_keys(model: type[LawTable]) -> tuple[str, ...]:
    fields = model.model_fields.items()
    return tuple(key for key, field in fields if TEXT in field.metadata)
