"""Which texts of a draft are free text, and which are not."""

from __future__ import annotations

import pytest

from comity.model.drafts.base import Draft, DraftPart, Prose, Text, optional, several
from comity.model.drafts.notice import Notice
from comity.model.drafts.request import Request
from comity.text import free_text


class Said(DraftPart):
    """A part with one of each."""

    text: Prose | None = optional("Text", "Free.")
    language: Text | None = optional("Language", "Of the text.")
    note: Prose | None = optional("Note", "Free.")
    note_language: Text | None = optional("Language", "Of the note.")
    remark: Prose | None = optional("Remark", "Free, with nothing to declare it by.")
    name: Text | None = optional("Name", "No free text.")


class Correspondence(Draft):
    """A draft of such parts."""

    said: tuple[Said, ...] = several("Said", "Parts.")
    lines: tuple[Prose, ...] = several("Lines", "Free.")
    hidden: Prose | None = optional("Hidden", "Internal.")
    from_: Prose | None = optional("From", "Free.", alias="from")

    def internal_fields(self) -> frozenset[str]:
        return frozenset({"hidden"})


def paper(**fields: object) -> Correspondence:
    return Correspondence.model_validate(
        {"schema": "1", "kind": "paper", "date": "2026-10-05", **fields}
    )


def fields_of(draft: Draft) -> list[str]:
    return [paragraph.field for paragraph in free_text(draft)]


def test_only_marked_fields_are_free_text_and_what_is_internal_is_not() -> None:
    draft = paper(
        said=[{"text": "One.", "name": "Ann"}, {"note": "Two."}],
        lines=["Three.", "Four."],
        hidden="Five.",
        **{"from": "Six."},
    )
    assert fields_of(draft) == ["said[0].text", "said[1].note", "lines[0]", "lines[1]", "from"]


def test_a_text_is_taken_apart_at_blank_lines() -> None:
    found = list(free_text(paper(lines=["One\nstill one.\n \nTwo.\n\n\nThree.\n"])))
    assert [(p.text.strip(), p.number, p.of) for p in found] == [
        ("One\nstill one.", 1, 3),
        ("Two.", 2, 3),
        ("Three.", 3, 3),
    ]


def test_a_declared_language_is_that_of_its_own_text_alone() -> None:
    said = {"text": "Egy.", "language": "hu", "note": "Two.", "remark": "Three."}
    found = {p.field: (p.declared, p.declare) for p in free_text(paper(said=[said]))}
    assert found == {
        "said[0].text": ("hu", "language"),
        "said[0].note": ("", "note_language"),
        "said[0].remark": ("", ""),
    }


def test_a_request_has_its_sentences_and_not_its_names(request_data) -> None:
    request_data["persons"] = [
        {"id": "P1", "role": "suspect", "name": {"full": "Szabó Gergely"}, "address": ["Ady út 1"]}
    ]
    request_data["subject"] = "A heading"
    draft = Request.model_validate(request_data | {"schema": "1"})
    assert fields_of(draft) == [
        "offences[0].maximum_penalty.text",
        "facts[0].text",
        "measures[0].items[0]",
        "measures[0].purpose",
    ]


def test_a_provision_is_free_text_only_when_it_is_paraphrased(request_data) -> None:
    request_data["offences"][0]["text_is"] = "paraphrase"
    draft = Request.model_validate(request_data | {"schema": "1"})
    assert "offences[0].text" in fields_of(draft)


def test_facts_can_be_declared_as_quotations(request_data) -> None:
    draft = Request.model_validate(request_data | {"schema": "1"})
    (fact,) = [p for p in free_text(draft) if p.field == "facts[0].text"]
    assert fact.declare == "language"


def test_a_notice_has_its_policy_and_not_its_internal_checks(notice_data) -> None:
    notice_data |= {
        "goal": "To help.",
        "internal_notes": "Ours.",
        "authentication": {"text": "We call back.", "internal_checks": "Ours."},
    }
    draft = Notice.model_validate(notice_data | {"schema": "1"})
    assert fields_of(draft) == ["goal", "data_categories[0].holds[0]", "authentication.text"]


@pytest.mark.parametrize("model", [Request, Notice])
def test_no_field_for_a_name_an_address_a_mark_or_a_heading_is_free_text(
    model: type[DraftPart],
) -> None:
    never = {"name", "full", "aliases", "address", "email", "phone", "url", "id", "value", "title"}
    never |= {"provision", "reference", "file_number", "subject", "internal_notes", "place"}
    assert marked(model) & (never - {"subject"}) == set()
    assert len(marked(model)) >= 20


def marked(model: type[DraftPart]) -> set[str]:
    from comity.model.drafts.describe import describe, walk
    from comity.text.free_text import is_prose

    names = set()
    parts, seen = [model], set()
    while parts:
        part = parts.pop()
        seen.add(part)
        for name, field in part.model_fields.items():
            names |= {name} if is_prose(field) else set()
            parts += [inner for inner in inside(field.annotation) if inner not in seen]
    assert names <= {path.rpartition(".")[2] for path, _ in walk(describe(model))} | {"for_"}
    return names


def inside(annotation: object) -> list[type[DraftPart]]:
    from typing import get_args

    if isinstance(annotation, type) and issubclass(annotation, DraftPart):
        return [annotation]
    return [part for inner in get_args(annotation) for part in inside(inner)]
