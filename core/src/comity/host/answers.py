"""Whether a plugin's answer is what its hook promises, looked at before anything relies on it.

The records are plain dataclasses, which take whatever they are given: a severity written as a
string, or a list that holds None, would come to light far from the plugin that answered it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, get_args

from comity.model.citations import Citation, Read
from comity.model.findings import Costs, Finding, Place, RestsOn, Severity
from comity.model.messages import Message
from comity.model.patches import Change, Patch, is_tree, path_steps
from comity.model.records import (
    HolderAs,
    ItemsAre,
    KeptBy,
    LawBook,
    Openness,
    Parties,
    Rung,
    Urgent,
)
from comity.text.messages import is_genuine

__all__ = ["frozen", "is_plain", "kind_of", "named", "unsaid", "unsound", "wrong_with"]

LAW = {
    "answers": "Answer",
    "rules": "Rule",
    "grounds": "Ground",
    "assurances": "Assurance",
    "clocks": "Clock",
    "roads": "RoadLaw",
    "issuers": "Issuer",
}


Test = Callable[[Any], bool]


def _a(*kinds: type) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, kinds)


def _texts(value: Any) -> bool:
    return isinstance(value, tuple) and all(isinstance(item, str) for item in value)


def _none_of_them(value: Any) -> bool:
    """Nothing: findings are put together by the host, after it has masked them one by one."""
    return isinstance(value, tuple) and not value


def _text_table(value: Any) -> bool:
    return isinstance(value, Mapping) and _texts((*value.keys(), *value.values()))


def _citations(value: Any) -> bool:
    return isinstance(value, tuple) and all(isinstance(item, Citation) for item in value)


WORDS: dict[str, tuple[str, ...]] = {
    "KeptBy": get_args(KeptBy),
    "HolderAs": get_args(HolderAs),
    "ItemsAre": get_args(ItemsAre),
    "Rung": get_args(Rung),
    "Openness": get_args(Openness),
    "Urgent": get_args(Urgent),
}
TESTS: dict[str, Test] = {
    **{name: words.__contains__ for name, words in WORDS.items()},
    "str": _a(str),
    "bool": _a(bool),
    "bool | None": _a(bool, type(None)),
    "tuple[str, ...]": _texts,
    "Severity": _a(Severity),
    "RestsOn | None": _a(RestsOn, type(None)),
    "Costs | None": _a(Costs, type(None)),
    "tuple[Finding, ...]": _none_of_them,
    "Read": _a(Read),
    "Citation": _a(Citation),
    "Citation | None": _a(Citation, type(None)),
    "Message | None": _a(Message, type(None)),
    "Place | None": _a(Place, type(None)),
    "Patch | None": _a(Patch, type(None)),
    "dt.date | None": _a(dt.date, type(None)),
    "dt.date | int | None": _a(dt.date, int, type(None)),
    "tuple[Citation, ...]": _citations,
    "Path": _a(Path),
    "Mapping[str, str]": _text_table,
    "Mapping[str, Any]": _a(Mapping),
    "Mapping[str, Any] | None": _a(Mapping, type(None)),
    "Callable[[Rendered], bytes | Exported]": callable,
}


@lru_cache(maxsize=256)  # a plugin may make kinds without end
def _looked_at(kind: type[Any]) -> tuple[tuple[str, str, Test | None, bool], ...]:
    """The fields of a kind of record: name, type, its test, and whether citations may be there."""
    found = ((field.name, str(field.type)) for field in fields(kind))
    return tuple(
        (name, kind, TESTS.get(kind), kind not in TESTS or "Citation" in kind)
        for name, kind in found
    )


def unsound(record: Any) -> str:
    """What is wrong with a record, or nothing: ``severity is a str``.

    Only fields whose type the host relies on are looked at, those of a citation included.
    """
    if isinstance(record, LawBook):
        return _unsound_law(record)
    if not is_dataclass(record):
        return ""  # instruments are models, which see to themselves
    of: type[Any] = record if isinstance(record, type) else type(record)
    for name, kind, test, may_cite in _looked_at(of):  # type: ignore[arg-type]  # a class can be hashed
        value = getattr(record, name)
        if test is not None and not test(value):
            return f"{name} is {repr(value) if kind in WORDS else kind_of(value)}"
        if not may_cite:
            continue
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, Citation) and (inner := unsound(one)):
                return f"{name}.{inner}"
    if not isinstance(record, Finding):
        return ""
    return (_unsaid(record) if record.said else "") or _unfit(record.patch)


def _unfit(patch: Patch | None) -> str:
    """What is wrong with a patch: no changes, a path that is none, a value that is no tree."""
    if patch is None:
        return ""
    if not isinstance(patch.changes, tuple):
        return f"patch.changes is {kind_of(patch.changes)}"
    if not patch.changes:
        return "patch.changes is a tuple without changes"
    for change in patch.changes:
        if not isinstance(change, Change) or not isinstance(change.path, str):
            return f"patch.changes contains {kind_of(change)}"
        if change.value is not None and not is_tree(change.value):
            return f"the value of the patch for {change.path!r} is not text, a list or a table"
        try:
            path_steps(change.path)
        except ValueError as error:
            return f"patch: {error}"
    return ""


def _unsaid(found: Finding) -> str:
    """What is wrong with the message behind a finding, so that no language says something else."""
    said = found.said
    assert said is not None
    if not is_genuine(said):
        return "said is not a message of the registry"
    agrees = (said.text, said.cure) == (found.message, found.cure)
    return "" if agrees else "said is not what message and cure say"


def _unsound_law(book: LawBook) -> str:
    from comity.model import law_records

    for name, kind in LAW.items():
        wanted = getattr(law_records, kind)
        held = getattr(book, name)
        if not isinstance(held, tuple):
            return f"{name} is {kind_of(held)}"
        wrong = next((item for item in held if not isinstance(item, wanted)), None)
        if wrong is not None or None in held:
            return f"{name} contains {kind_of(wrong)}"
    return ""


def wrong_with(answer: Any, expected: type[Any]) -> str:
    """What is wrong with an answer, in words that follow "answered", or nothing."""
    if expected is Sequence:
        # a text is a sequence too, and a list of our own could change or fail while it is read
        fits = isinstance(answer, (list, tuple))
    else:
        fits = isinstance(answer, expected)
    if not fits:
        return f"{kind_of(answer)}, not {named(expected)}"
    wrong = unsound(answer)
    return f"{named(expected)} whose {wrong}" if wrong else ""


def kind_of(value: Any) -> str:
    """The type of a value with its article: ``an int``, ``a str``."""
    return named(type(value))


def named(kind: type[Any]) -> str:
    """A type with its article."""
    name = kind.__name__
    return f"{'an' if name[:1] in 'AEIOaeio' else 'a'} {name}"


def is_plain(value: Any) -> bool:
    """Whether a value is text, a number, or lists and tables of these: all a template may see."""
    if isinstance(value, dict):
        return all(type(key) is str and is_plain(inner) for key, inner in value.items())
    if isinstance(value, list):
        return all(is_plain(inner) for inner in value)
    return type(value) in (str, int, float, bool)


def frozen(value: Any) -> Any:
    """A value that the plugin it is handed to cannot change."""
    if isinstance(value, Mapping):
        return MappingProxyType({key: frozen(inner) for key, inner in value.items()})
    return tuple(frozen(inner) for inner in value) if isinstance(value, list) else value


def unsaid(answer: str, value: Any, kind: str, language: str, parties: Parties) -> str:
    """What a text that a plugin wrote for a value does not say of it; empty where it says all."""
    from comity.text.read_back import not_said

    codes = tuple(filter(None, map(parties.code, parties.own())))
    return not_said(answer, value, kind, language, codes)
