"""Whether the value of an answer fits its question: questions.toml has the type of each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from pydantic import ValidationError

from comity.law.ask import questions
from comity.law.language_terms import languages_fault
from comity.model.law_answers import APPLY_WITHIN, Answer
from comity.model.law_records import Period

__all__ = ["ISSUER_KEYS", "PROCESS_KEYS", "value_fault"]

PROCESS_KEYS = ("process", "issued_by", "standard", "limited_to")
ISSUER_KEYS = ("issues", "signs")
YES_NO = ("yes", "no", "case-by-case")
PERIOD = (
    '{ quantity = 90, unit = "hours" | "days" | "months" | "years" }, '
    'with apply_within = { quantity = 30, unit = "days" } for the time to apply in'
)


def value_fault(answer: Answer) -> str:
    """Why the value cannot be used, as a sentence; empty where it fits.

    An answer without a value says in words what its source holds; a question that is not known
    here has no type.
    """
    types = {q.id: q.type for group in questions() for q in group.questions}
    fits = TESTS.get(types.get(answer.question, ""))
    if answer.value is None or fits is None:
        return ""
    wanted = fits(answer.value)
    return f"value: {answer.value!r} does not fit; write {wanted}" if wanted else ""


def _yes_no(value: Any) -> str:
    return "" if value in YES_NO else '"yes", "no" or "case-by-case"'


def _text(value: Any) -> str:
    return "" if isinstance(value, str) and value.strip() else "a text"


def _list(value: Any) -> str:
    good = isinstance(value, list) and value and all(isinstance(v, str) for v in value)
    return "" if good else 'a list of texts such as ["gov.example"]'


def _period(value: Any) -> str:
    """A length, a time within which to apply for it, or both: never one for the other."""
    if not isinstance(value, Mapping) or not value:
        return PERIOD
    length = {key: part for key, part in value.items() if key != APPLY_WITHIN}
    asked = [value[APPLY_WITHIN]] if APPLY_WITHIN in value else []
    good = all(_a_length(part) for part in (*asked, *([length] if length else [])))
    return "" if good and not any("times" in part for part in asked) else PERIOD


def _a_length(value: Any) -> bool:
    try:
        return not Period.model_validate(value).model_extra
    except ValidationError:
        return False


def _authority(value: Any) -> str:
    from comity.model.drafts.people import Authority

    try:
        Authority.model_validate(value)
    except ValidationError:
        return '{ name = "...", unit, address = ["line", ...], email, phone, fax, url }'
    return ""


def _texts(value: Any, first: str, others: tuple[str, ...]) -> bool:
    """Whether it is a table of texts, with the first key and no others than these."""
    keys = {first, *others}
    return (
        isinstance(value, Mapping)
        and first in value
        and set(value) <= keys
        and all(isinstance(text, str) for text in value.values())
    )


def _process(value: Any) -> str:
    good = _texts(value, PROCESS_KEYS[0], PROCESS_KEYS[1:])
    cure = '{ process = "...", issued_by = "...", standard = "...", limited_to = "..." }'
    return "" if good else cure


def _issuer(value: Any) -> str:
    good = any(_texts(value, key, ISSUER_KEYS) for key in ISSUER_KEYS)
    return "" if good else '{ issues = "...", signs = "..." }'


TESTS: Mapping[str, Callable[[Any], str]] = {
    "yes-no": _yes_no,
    "text": _text,
    "list": _list,
    "period": _period,
    "authority": _authority,
    "process": _process,
    "issuer": _issuer,
    "languages": languages_fault,
}
