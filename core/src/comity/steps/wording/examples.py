"""An example of an answer, in the reader's language: the ids of examples, and their English.

``examples.toml`` lists the examples that have words, each by its id, which is found as that of a
description is (``abouts``): ``example.needs``, ``example.particular.gateway``, and for what a
measure of a kind asks for ``example.items.bank-records``. A name, a number or a code has no id: it
is the same in every language. A text is used only for the English from which it was translated.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

from pydantic import BaseModel

from comity.steps.wording.titles import field_ids

__all__ = [
    "EXAMPLE",
    "example_ids",
    "examples",
    "is_worded",
    "item_example_ids",
    "particular_example_ids",
    "said_example",
]

EXAMPLE = "example."
"""How every id of an example begins."""


def example_ids(model: type[BaseModel], steps: tuple[str, ...]) -> tuple[str, ...]:
    """The ids that would word the example of a field, the most particular first."""
    return tuple(EXAMPLE + id.partition(".")[2] for id in field_ids(model, steps))


def particular_example_ids(kinds: Iterable[str], name: str) -> tuple[str, ...]:
    """The same for a field that kinds of assistance have: of one kind first, then of all."""
    own = tuple(f"{EXAMPLE}particular.{kind}.{name}" for kind in kinds)
    return (*own, f"{EXAMPLE}particular.{name}")


def item_example_ids(path: str, kind: str) -> tuple[str, ...]:
    """The same for a field with an example for each kind of assistance: ``measures[].items``."""
    return (f"{EXAMPLE}{path.rpartition('.')[2]}.{kind}",)


def said_example(texts: Mapping[str, str], ids: Iterable[str], english: str) -> str:
    """What a language has for an example, or nothing.

    Args:
        texts: the texts of its catalogue by id.
        ids: the ids that would serve, the most particular first.
        english: the example. An id of the host's serves only this English; one that the host does
            not have is a plugin's own.
    """
    there = (id for id in ids if id in texts)
    return next((texts[id] for id in there if examples().get(id, english) == english), "")


def is_worded(ids: Iterable[str], english: str) -> bool:
    """Whether an example has words of a language, as the host's list of ids tells."""
    return any(examples().get(id) == english for id in ids)


@cache
def examples() -> Mapping[str, str]:
    """Every id of an example with its English, those of a request first."""
    text = (files("comity_templates") / "examples.toml").read_text(encoding="utf-8")
    return {EXAMPLE + id: said for id, said in tomllib.loads(text)["examples"].items()}
