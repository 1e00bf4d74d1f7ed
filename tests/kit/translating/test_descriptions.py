"""What fields are for, as a translator meets it: among the questions, explained, and checked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from comity.host import Host
from comity.kit.translating.check_catalogue import check_catalogue
from comity.kit.translating.entry_context import entry_context
from comity.kit.translating.language_status import statuses
from comity.kit.translating.new_catalogue import new_catalogue
from comity.pipeline.own_plugin import open_host
from comity.steps.wording.abouts import abouts

ROLE = "about.role"
SAID = "The person's role in the proceedings."


def test_they_are_written_among_the_questions_and_in_no_other_part(host: Host) -> None:
    asked = new_catalogue(host, "pt", wanted=["questions"]).text
    rest = new_catalogue(host, "pt", wanted=["request", "findings"]).text

    assert f'#. en: {SAID}\nmsgid "{ROLE}"\nmsgstr ""\n' in asked
    assert asked.count('\nmsgid "about.') == len(abouts())
    assert 'msgid "about.' not in rest


def test_an_entry_says_what_it_is_and_of_which_fields_it_is_said(host: Host) -> None:
    types = host.document_types()

    assert entry_context(ROLE, SAID, "pt", types) == (
        "what a field is for, where the program asks for it",
        "is said of: Persons, Role (request); Persons, Role (preservation); "
        "Persons, Role (disclosure)",
    )


def test_a_text_whose_english_has_changed_is_told(host: Host, spoilt: Callable[..., Path]) -> None:
    file = spoilt({}, {f'#. en: {SAID}\nmsgid "{ROLE}"': f'#. en: The role.\nmsgid "{ROLE}"'})
    found = {(one.rule, one.id) for one in check_catalogue(file, host).faults}

    assert found == {("wording.english-changed", ROLE)}


def test_an_id_that_no_field_has_is_found(host: Host, spoilt: Callable[..., Path]) -> None:
    file = spoilt({}, {f'msgid "{ROLE}"': 'msgid "about.rolle"'})
    found = {(one.rule, one.id) for one in check_catalogue(file, host).faults}

    assert {("wording.unknown-id", "about.rolle"), ("wording.missing", "questions")} <= found


@pytest.mark.needs_country
def test_german_and_french_have_all_and_portuguese_is_finished_for_requests_without() -> None:
    found = {one.tag: {part.name: part for part in one.parts} for one in statuses(open_host())}

    for tag in ("de", "fr"):
        assert found[tag]["questions"].percent == 100
        assert found[tag]["questions"].needed > len(abouts())
    assert found["pt"]["request"].whole
    assert not found["pt"]["questions"].whole
