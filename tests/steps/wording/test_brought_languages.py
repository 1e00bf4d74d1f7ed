"""The languages that plugins of this checkout bring: whole where they are offered, and sound."""

from __future__ import annotations

import pytest

from comity.host.languages import Languages
from comity.kit.translating.check_catalogue import check_catalogue
from comity.kit.translating.installed_catalogues import installed_catalogues
from comity.model.findings import Severity
from comity.pipeline.own_plugin import open_host
from comity.steps.wording import finished, is_finished
from comity.steps.wording.catalogue_loading import load_messages
from comity.text.messages import families, load_family

pytestmark = pytest.mark.needs_country


@pytest.fixture(scope="module")
def languages() -> Languages:
    return open_host().languages


def test_german_comes_with_its_country_and_portuguese_by_itself(languages: Languages) -> None:
    assert {"de", "en", "fr", "pt"} <= set(languages.tags())
    assert languages.brought_by("de").startswith("comity-de ")
    assert languages.brought_by("pt").startswith("comity-language-pt ")


def test_german_is_whole_and_portuguese_is_offered_for_requests_alone(
    languages: Languages,
) -> None:
    for kind, document_type in open_host().document_types().items():
        assert {"de", "en", "fr"} <= set(finished(languages, document_type)), kind
        assert is_finished(languages, document_type, "pt") is (kind == "request"), kind
        assert is_finished(languages, document_type, "pt-BR") is (kind == "request"), kind


def test_every_message_has_german_words(languages: Languages) -> None:
    entries = {id for family in families() for id in load_family(family)}

    assert len(entries) > 600
    assert set(load_messages(languages, "de").words) == entries


@pytest.mark.parametrize("tag", ["de", "fr", "pt"])
def test_no_catalogue_has_a_fault_beside_what_is_not_translated_yet(tag: str) -> None:
    host = open_host()
    for found, file in installed_catalogues(tag, host):
        checked = check_catalogue(file, host, found)
        wrong = [
            f"{fault.line}: {fault.id}: {fault.message}"
            for fault in checked.faults
            if fault.severity is Severity.ERROR and fault.rule != "wording.missing"
        ]
        assert wrong == []


@pytest.mark.parametrize("tag", ["de", "fr", "pt"])
def test_nobody_is_said_to_have_reviewed_what_nobody_has(languages: Languages, tag: str) -> None:
    wordings = languages.wordings(tag)

    assert wordings is not None
    assert [one.tag for one in wordings.unreviewed] == [tag]
