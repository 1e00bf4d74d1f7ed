"""What a company says that it does, with the certainty with which it says it.

A notice seldom says simply yes or no: *we may tell the user* promises nothing, and *we tell the
user where possible* promises less than *we tell the user*. Neither is a decision in each case.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator

__all__ = ["NOT_SURE", "Handled", "Practice", "PracticeFlag", "Requirement"]


def _flag_or_word(value: Any) -> Any:
    return value == "true" if value in ("true", "false") else value


Practice = Literal["yes", "no", "case-by-case", "may", "where-possible"]
"""Whether the company does a thing, decides in each case, may do it, or does it where possible."""
Requirement = Literal["yes", "no", "case-by-case", "may"]
"""Whether the company requires a thing, decides in each case, or may require it."""
PracticeFlag = Annotated[
    Literal[True, False, "may", "where-possible"], BeforeValidator(_flag_or_word)
]
"""As ``Practice``, where nothing is decided in each case: true, false, and the two words."""
Handled = Literal[
    "refused",
    "returned",
    "narrowed",
    "contested",
    "may-refuse",
    "may-return",
    "may-narrow",
    "may-contest",
]
"""What the company does, or may do, with a request that it does not simply answer."""
NOT_SURE = frozenset({"case-by-case", "may", "where-possible"})
"""The practices by which a thing is done in some cases, and it is not said in which."""
