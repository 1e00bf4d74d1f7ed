"""The cases of a country: cases/*.toml, each named by a sentence. docs/kit.md has the format."""

from __future__ import annotations

import copy
import datetime as dt
import json
import re
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from comity.law.toml import toml_table
from comity.model.errors import Fault, InputError, LawDataError

__all__ = [
    "Case",
    "Expected",
    "Half",
    "Written",
    "base_data",
    "read_case_table",
    "toml_text",
    "with_changes",
]

STEP = re.compile(r"([^.\[\]]+)|\[(\d+)\]")
SENTENCE = re.compile(r"[^\W_A-Z]+(-[^\W_A-Z]+){3,}")


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class Half(_Strict):
    """What is changed in the base: fields removed first, then fields set."""

    remove: tuple[str, ...] = ()
    set: Mapping[str, Any] = Field(default_factory=dict)


class Written(_Strict):
    """A value, and the text that the State makes of it in a language."""

    kind: str
    value: Any
    language: str
    text: str


class Expected(_Strict):
    """What comes out: rule ids found and not found, languages accepted, values as written."""

    findings: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    languages: tuple[str, ...] | None = None
    values: tuple[Written, ...] = ()


class Case(_Strict):
    """A case file of a country: a base, changes to it, and what must come of them."""

    version: Literal[1] = Field(alias="schema")
    rule: str = ""
    base: str = ""
    role: Literal["", "requesting", "requested", "host"] = ""
    code: str = ""
    on: dt.date | None = None
    remove: tuple[str, ...] = ()
    set: Mapping[str, Any] = Field(default_factory=dict)
    fails: Half | None = None
    passes: Half | None = None
    expect: Expected | None = None


def read_case_table(file: Traversable) -> Case:
    """A case of a country.

    Raises:
        InputError: the file is no TOML, has an unknown key, expects nothing, or its name is no
            sentence.
    """
    place = f"cases/{file.name}"
    try:
        case = Case.model_validate(toml_table(file.read_bytes()))
    except LawDataError as error:
        raise InputError(Fault(place, 0, 0, "", str(error), FORMAT)) from error
    except ValidationError as error:
        raise InputError(
            [
                Fault(place, 0, 0, ".".join(map(str, f["loc"])), _said(f), FORMAT)
                for f in error.errors()
            ]
        ) from error
    if not SENTENCE.fullmatch(file.name.removesuffix(".toml")):
        cure = "Use four or more words in lower case: content-rests-on-stated-facts.toml."
        raise InputError(Fault(place, 0, 0, "", "the name of the file is not a sentence", cure))
    halves = bool(case.fails or case.passes)
    if halves != bool(case.rule) or not (case.rule or case.expect):
        message = "has neither a rule with [fails] or [passes], nor [expect]"
        raise InputError(Fault(place, 0, 0, "", message, FORMAT))
    return case


FORMAT = "docs/kit.md, Cases, has every key."


def _said(fault: Mapping[str, Any]) -> str:
    unknown = fault["type"] == "extra_forbidden"
    return "is not a key of a case" if unknown else str(fault["msg"]).lower()


def toml_text(text: str) -> str:
    """A text as TOML writes it; spaces that nobody can see are spelt, to be pasted as they are."""
    body = "".join(
        f"\\u{ord(c):04x}" if c != " " and (c.isspace() or not c.isprintable()) else c
        for c in text.replace("\\", r"\\").replace('"', r"\"")
    )
    return f'"{body}"'


def base_data(case: Case, folder: Traversable, kind: str) -> dict[str, Any]:
    """The case file that a case starts from, as nested texts.

    Args:
        case: the case; without a base of its own it starts from the kit's.
        folder: the country's cases, where a base of its own lies.
        kind: request or notice, for the kit's own base.

    Raises:
        InputError: the base is not there, or is no YAML.
    """
    own = case.base.endswith((".yaml", ".yml"))
    name = case.base if own else f"{case.base or kind}.yaml"
    file = (folder if own else files("comity.kit.conformance") / "base") / name
    try:
        data = copy.deepcopy(_tree(file.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        bases = "request, notice, or a .yaml file beside it"
        fault = Fault(f"cases/{name}", 0, 0, "", "is not a readable base", f"Known: {bases}.")
        raise InputError(fault) from error
    if not isinstance(data, dict):
        raise InputError(Fault(f"cases/{name}", 0, 0, "", "is not a case file"))
    return data


@lru_cache(maxsize=64)
def _tree(text: str) -> Any:
    """What a base says, which most cases of a country have in common."""
    return yaml.load(text, yaml.BaseLoader)


def with_changes(data: dict[str, Any], *changes: Half, place: str) -> dict[str, Any]:
    """The data with fields removed and set, each change in its turn.

    Raises:
        InputError: a path leads through something that is not there.
    """
    changed: dict[str, Any] = json.loads(json.dumps(data))
    for change in changes:
        for path in change.remove:
            holder, last = _holder(changed, path, place)
            try:
                del holder[last]
            except (KeyError, IndexError) as error:
                raise _astray(place, path, "does not exist, so it cannot be removed") from error
        for path, value in change.set.items():
            holder, last = _holder(changed, path, place, making=True)
            if isinstance(holder, list) and last == len(holder):
                holder.append(value)
            else:
                holder[last] = value
    return changed


def _holder(data: Any, path: str, place: str, *, making: bool = False) -> tuple[Any, Any]:
    steps: list[Any] = [int(i) if i else name for name, i in STEP.findall(path)]
    for number, step in enumerate(steps[:-1]):
        if making and isinstance(data, dict) and step not in data:
            data[step] = [] if isinstance(steps[number + 1], int) else {}
        if making and isinstance(data, list) and step == len(data):
            data.append({})
        data = _below(data, step, path, place)
    last: Any = steps[-1] if steps else ""
    fits = isinstance(data, list) if isinstance(last, int) else isinstance(data, dict)
    if not fits or (isinstance(data, list) and last > len(data)):
        raise _astray(place, path, "does not exist")
    return data, last


def _below(data: Any, step: Any, path: str, place: str) -> Any:
    try:
        return data[step]
    except (KeyError, IndexError, TypeError) as error:
        raise _astray(place, path, f"does not exist: there is no {step!r}") from error


def _astray(place: str, path: str, message: str) -> InputError:
    return InputError(Fault(place, 0, 0, path, message, "Write the path as in a finding."))
