"""An answer of a law file: what a State's law says to one question of questions.toml."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import Field

from comity.model.law_tables import Cited, Condition, Period

__all__ = ["APPLY_WITHIN", "Answer"]

APPLY_WITHIN = "apply_within"  # in the value of a period


class Answer(Cited):
    """What a State's law answers to one question of questions.toml.

    Several answers may stand side by side: for different ``measures``, by ``matter`` (what each
    speaks of, in words), or by ``road`` (the ways to one measure, of which one suffices).
    ``when`` tells in which cases it is the answer (``comity.law.ask``).
    """

    id: str = ""
    question: str
    measures: tuple[str, ...] = Field(default=(), alias="for")
    matter: str = ""
    road: str = ""
    when: Condition | None = None
    value: Any = None
    says: str = ""
    note: str = ""

    @property
    def beside(self) -> str:
        """What tells it from others to the same question, in words: its matter and its road."""
        told = "; ".join(filter(None, (self.road, self.matter)))
        return told or ("in certain cases" if self.when else "")

    def says_beside(self) -> str:
        """The sentence as it stands among those of other answers: after its matter and road."""
        told = "; ".join(filter(None, (self.road, self.matter)))
        return f"{told[0].upper()}{told[1:]}: {self.says}" if told else self.says

    def period(self) -> Period | None:
        """The length of time that a value gives, never that within which to apply for one."""
        if isinstance(self.value, Mapping) and "quantity" in self.value:
            return Period.model_validate({k: v for k, v in self.value.items() if k != APPLY_WITHIN})
        return None

    def apply_within(self) -> Period | None:
        """The time within which somebody has to apply, which is no length of anything."""
        if isinstance(self.value, Mapping) and APPLY_WITHIN in self.value:
            return Period.model_validate(self.value[APPLY_WITHIN])
        return None
