"""A notice that says one thing only is composed, and says it: no term needs another to be printed.

Every field of the schema is tried by itself, with no more than its table requires beside it, and
with the schema's own examples for its value.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from comity.model.content import Content, texts_in
from comity.model.drafts.base import leaves
from comity.model.drafts.describe import FieldNote, describe
from comity.model.drafts.notice import Notice

Data = dict[str, Any]
HEAD = {"schema": 1, "kind": "notice", "date": "2026-10-05", "host": "US", "language": "en"}
BARE: Data = HEAD | {"company": {"name": "Example Mail"}}
# what chooses the document, what is never printed, and what is free or has terms of its own
LEFT_OUT = {*HEAD, "extensions", "variants", "rewordings", "not_stated", "internal_notes"}
LEFT_OUT |= {"authentication.internal_checks", "company.name", "law", "law_by_section"}
VALUES: dict[str, Any] = {
    "true-false": True,
    "number": 3,
    "amount": "20.00",
    "date": "2026-11-01",
}
PLACES = {"state": "NG", "language": "fr"}


def value(note: FieldNote) -> Any:
    """A value of a field: of a table, what it requires."""
    if note.form == "table":
        one: Any = {inner.name: value(inner) for inner in note.fields if inner.required}
    elif note.form == "choice":
        one = note.choices[0]
    elif note.name == "currency":
        one = "USD"
    elif note.form in VALUES:
        one = VALUES[note.form]
    else:
        one = PLACES.get(note.place) or (note.examples or ("Sample words",))[0]
    return [one] if note.many else one


def alone(notes: tuple[FieldNote, ...], path: str = "") -> Iterator[tuple[str, Data]]:
    """Each field below some, as a table that holds it and what stands beside it in any case."""
    for note in notes:
        here = f"{path}.{note.name}" if path else note.name
        if here in LEFT_OUT:
            continue
        beside = {one.name: value(one) for one in notes if one.required} if path else {}
        if here != "company":
            yield here, beside | {note.name: value(note)}
        for name, table in alone(note.fields, here):
            yield name, beside | {note.name: [table] if note.many else table}


CASES = dict(alone(describe(Notice)))


def notice(terms: Data) -> Data:
    return BARE | terms | {"company": BARE["company"] | terms.get("company", {})}


def printed(content: Content) -> list[str]:
    parts = [part for part in content.context["parts"].values() if part["shown"]]
    others = [value for name, value in content.context.items() if name != "parts"]
    return list(texts_in([*parts, *others]))


def test_the_terms_of_a_notice_are_all_tried() -> None:
    assert len(CASES) > 300
    names = {"data_categories.title", "response_times.action", "company.entities.state"}
    assert {*names, "audience.not_for"} <= set(CASES)


@pytest.mark.parametrize("section", sorted({path.partition(".")[0] for path in CASES}))
def test_a_term_alone_is_said(section: str, composed: Callable[[Data], Content]) -> None:
    lost: list[str] = []
    for path, terms in CASES.items():
        if path.partition(".")[0] != section:
            continue
        data = notice(terms)
        content = composed(data)
        lines = "\n".join(printed(content)).casefold()
        for leaf, _ in leaves(data):
            if leaf in content.withheld:
                continue
            said = content.placed.get(leaf, ["nothing"])[0].casefold().splitlines()
            lost += [f"{path}: {leaf}: {line}" for line in said if line.strip() not in lines]
    assert lost == []


@pytest.mark.parametrize("name", ["for", "not_for"])
def test_what_the_author_wrote_of_the_readers_is_no_bare_phrase(
    name: str, composed: Callable[[Data], Content]
) -> None:
    text = CASES[f"audience.{name}"]["audience"][name]
    assert text not in printed(composed(notice(CASES[f"audience.{name}"])))
