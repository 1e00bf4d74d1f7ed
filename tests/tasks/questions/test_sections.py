"""Every field of a document has its section, and the sections follow the work."""

from __future__ import annotations

import dataclasses
from collections import Counter

import pytest

from comity.host import Host
from comity.model.drafts.describe import describe, walk
from comity.model.records import DocumentType
from comity.steps.read.heading import model_of
from comity.tasks.questions.sections import map_of, mapped_kinds, sections

KINDS = (
    *("request", "notice", "preservation"),
    *("transmittal", "reminder", "acknowledgement", "deficiency", "decision", "closing"),
)


def paths_of(kind: DocumentType) -> list[str]:
    return [path for path, _ in walk(describe(model_of(kind)))]


def test_every_kind_of_the_host_has_a_map(host: Host) -> None:
    assert mapped_kinds() == set(KINDS) == set(host.document_types())


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_of_the_model_is_in_exactly_one_section(kind: str, host: Host) -> None:
    found = Counter(path for section in sections(kind, host) for path in section.fields)
    assert set(found) == set(paths_of(host.document_types()[kind]))
    assert [path for path, times in found.items() if times > 1] == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_map_names_no_field_that_the_model_lacks(kind: str, host: Host) -> None:
    named = [entry.removesuffix(".*") for _, fields in map_of(kind) for entry in fields]
    known = set(paths_of(host.document_types()[kind]))
    assert [one for one in named if one.removesuffix("[]") not in known] == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_table_comes_before_what_is_in_it(kind: str, host: Host) -> None:
    order = [path for section in sections(kind, host) for path in section.fields]
    for place, path in enumerate(order):
        around = path.rpartition(".")[0].removesuffix("[]")
        assert not around or order.index(around) < place, path


def test_a_request_follows_the_work(host: Host) -> None:
    ids = [section.id for section in sections("request", host)]
    assert ids == [
        *("purpose", "case", "facts", "people", "offences"),
        *("measures", "secrecy", "signature", "sending"),
    ]


def test_a_notice_follows_the_work(host: Host) -> None:
    ids = [section.id for section in sections("notice", host)]
    assert ids == [
        *("company", "data-held", "process", "other-states", "urgent-cases"),
        *("telling-users", "submitting", "costs", "publishing"),
    ]


def test_what_happened_is_asked_before_who_and_before_the_offences(host: Host) -> None:
    order = [path for section in sections("request", host) for path in section.fields]
    asked = ["requested.state", "measures[].kind", "facts[].text", "persons[].name.full"]
    asked += ["offences[].title", "measures[].holder.name", "requesting.issued_by.name"]
    assert sorted(asked, key=order.index) == asked


def test_the_kinds_of_the_measures_are_asked_first_and_the_rest_of_them_later(host: Host) -> None:
    found = {path: section.id for section in sections("request", host) for path in section.fields}
    assert found["measures[].kind"] == "purpose"
    assert found["measures[].purpose"] == found["measures[].period.from"] == "measures"
    assert found["measures[].holder.branch"] == "measures"  # of what the map does not name


@pytest.mark.parametrize("kind", KINDS)
def test_each_section_has_a_title_and_a_help(kind: str, host: Host) -> None:
    for section in sections(kind, host):
        assert section.title
        assert section.help.endswith(".")


@pytest.mark.needs_country
def test_titles_and_helps_are_in_german(host: Host) -> None:
    german, english = (sections("request", host, language=tag) for tag in ("de", None))
    assert german[0].title == "Adressat und Zweck"
    for one, other in zip(german, english, strict=True):
        assert one.fields == other.fields
        assert one.title != other.title
        assert one.help != other.help


def test_an_unknown_kind_is_refused_with_those_there_are(host: Host) -> None:
    with pytest.raises(ValueError, match=r"unknown kind: 'letter'. Known: .*request"):
        sections("letter", host)


def test_the_kind_of_a_plugin_has_a_section_for_each_table(
    host: Host, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = host.document_types()["reminder"]
    plugins = dataclasses.replace(own, kind="progress-report")
    monkeypatch.setattr(Host, "document_types", lambda self: {"progress-report": plugins})
    found = sections("progress-report", host)
    assert found[0].id == "document"
    assert "reference" in found[0].fields
    listed = [path for section in found for path in section.fields]
    assert sorted(listed) == sorted(paths_of(plugins))
    assert next(one for one in found if one.id == "concerning").title == "Request"
