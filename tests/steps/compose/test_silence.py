"""Yes, no, case-by-case, may, where possible and silence are different, and the text says which."""

from __future__ import annotations

import copy
import typing
from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import BaseModel

from comity.model.drafts.base import Case
from comity.model.drafts.notice import Notice

CASES = set(typing.get_args(Case))


def fields(model: type[BaseModel], path: str = "") -> Iterator[tuple[str, list[Any]]]:
    """The fields with a practice or a flag below a notice, with the values they may have."""
    for key, field in model.model_fields.items():
        if key == "business" or typing.get_origin(field.annotation) is tuple:
            continue  # a part of a period; a list is silent when it is empty
        here = f"{path}.{field.alias or key}" if path else field.alias or key
        kind = field.annotation
        if type(None) in typing.get_args(kind):
            kind = next(a for a in typing.get_args(kind) if a is not type(None))
        if typing.get_origin(kind) is typing.Annotated:
            kind = typing.get_args(kind)[0]
        values = typing.get_args(kind)
        if set(values) >= CASES or {True, False} <= set(values):
            yield here, list(values)
        elif kind is bool:
            yield here, [True, False]
        elif isinstance(kind, type) and issubclass(kind, BaseModel):
            yield from fields(kind, here)


FIELDS = list(fields(Notice))


def test_there_are_practices_and_flags_to_try() -> None:
    values = dict(FIELDS)

    assert {"emergency.practice", "voluntary.practice", "costs.practice"} <= values.keys()
    assert "may" in values["mla_needed"]
    assert "where-possible" in values["user_notification.before_disclosure"]
    assert len(FIELDS) >= 30


def written(data: dict[str, Any], path: str, value: Any) -> dict[str, Any]:
    data = copy.deepcopy(data)
    target = data
    *parents, last = path.split(".")
    for name in parents:
        target = target.setdefault(name, {})
    if value is not None:
        target[last] = value
    return data


@pytest.mark.parametrize(("path", "values"), FIELDS, ids=[path for path, _ in FIELDS])
def test_each_answer_reads_differently_and_silence_says_nothing(
    path: str, values: list[Any], notice_data, composed
) -> None:
    if path.startswith("voluntary"):
        notice_data.pop("voluntary", None)
    else:
        notice_data = written(notice_data, path, None)
    silent = notice_data if path.startswith("voluntary") else written(notice_data, path, None)
    texts = [repr(composed(silent).context["parts"])]
    texts += [repr(composed(written(notice_data, path, v)).context["parts"]) for v in values]

    assert len(set(texts)) == len(values) + 1 > 1
    assert all(len(texts[0]) < len(text) for text in texts[1:])


@pytest.mark.parametrize("field", ["wanted", "user_notice"])
def test_a_request_says_which_secrecy_it_asks_for(field: str, request_data, composed) -> None:
    values = {"wanted": [True, False], "user_notice": ["forbid", "delay", "allow"]}[field]
    texts = {
        repr(
            composed(
                request_data | {"confidentiality": {"wanted": True, "reason": "R", field: value}}
            ).context["parts"]["confidentiality"]
        )
        for value in values
    }
    assert len(texts) == len(values)
