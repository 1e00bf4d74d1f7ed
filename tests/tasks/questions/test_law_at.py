"""What the law says on a field of an unfinished draft."""

from __future__ import annotations

import copy
import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from comity.host import Host
from comity.law.rules import judge, speaks_of
from comity.model.citations import Read
from comity.model.drafts.describe import walk
from comity.steps.assess import TOPICS
from comity.tasks.questions.law_at import law_at, law_of
from comity.tasks.questions.law_paths import law_paths, reads, within
from comity.tasks.questions.occasion import occasion_of

DAY = dt.date(2026, 10, 5)
KENYAN: dict[str, Any] = {
    "schema": "1",
    "kind": "request",
    "form": "mla-request",
    "date": "2026-10-05",
    "requesting": {"state": "KE"},
    "requested": {"state": "US"},
    "offences": [{"id": "O1", "maximum_penalty": {"text": "Five years"}}],
    "measures": [
        {"id": "M1", "kind": "stored-content"},
        {"id": "M2", "kind": "bank-records"},
    ],
}
RULES = """
[[rule]]
id = "tv.period"
role = "requested"
each = "measures"
when = {{ field = "kind", equals = "stored-content" }}
require = [{{ field = "period", present = true }}]
says = "A period is needed for content."
cure = "State it."
source = "act"
article = "section 1"
from = 2000-01-01
read = "{read}"
{severity}
[[rule]]
id = "tv.reason"
role = "requested"
when = {{ field = "confidentiality.wanted", equals = true }}
require = [{{ field = "confidentiality.reason", present = true }}]
says = "Secrecy needs a reason."
source = "act"
article = "section 2"
from = 2000-01-01
read = "secondary"

[[rule]]
id = "tv.one-of-two"
role = "requested"
says = "The harm is stated."
source = "act"
article = "section 3"
from = 2000-01-01
read = "official"
[[rule.require]]
any_of = [{{ field = "gravity", present = true }}, {{ field = "loss", present = true }}]

[[rule]]
id = "tv.before"
role = "requested"
require = [{{ field = "gravity", present = true }}]
says = "This is not yet law."
source = "act"
article = "section 4"
from = 2030-01-01
future = true
read = "official"
"""


@pytest.fixture
def tuvalu(country: Callable[..., Any], make_host: Callable[..., Host]) -> Callable[..., Host]:
    """A host with a Tuvalu of three rules, of which the first was read as told."""

    def tuvalu(read: str = "official", severity: str = "") -> Host:
        country("TV", law=RULES.format(read=read, severity=severity))
        return make_host(tame=True)

    return tuvalu


def to_tuvalu(**more: Any) -> dict[str, Any]:
    sides = {"requesting": {"state": "NR"}, "requested": {"state": "TV"}}
    return {"kind": "request", "date": "2026-10-05", **sides, **more}


def rules(path: str, data: Any, host: Host) -> list[tuple[str, bool]]:
    """What the law of Tuvalu says, by its rules, and whether each requires the field."""
    return [(one.rule, one.requires) for one in law_at(path, data, host) if one.state == "TV"]


def test_a_rule_speaks_at_the_field_that_it_requires_for_the_item_that_it_means(
    tuvalu: Callable[..., Host],
) -> None:
    host = tuvalu()
    data = to_tuvalu(measures=[{"kind": "stored-content"}, {"kind": "bank-records"}])

    assert rules("measures[0].period", data, host) == [("tv.period", True)]
    assert rules("measures[1].period", data, host) == []
    assert rules("measures[0].purpose", data, host) == []


def test_a_rule_speaks_at_what_decides_whether_it_applies(tuvalu: Callable[..., Host]) -> None:
    data = to_tuvalu(measures=[{"kind": "stored-content"}])
    assert rules("measures[0].kind", data, tuvalu()) == [("tv.period", False)]


def test_a_rule_whose_condition_cannot_be_told_yet_speaks_and_requires_nothing(
    tuvalu: Callable[..., Host],
) -> None:
    host = tuvalu()

    assert rules("measures[0].period", to_tuvalu(), host) == [("tv.period", False)]
    assert rules("confidentiality.reason", to_tuvalu(), host) == [("tv.reason", False)]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("true", [("tv.reason", True)]),
        ("false", []),
        ("perhaps", [("tv.reason", False)]),
        (["true"], [("tv.reason", False)]),
    ],
)
def test_a_plain_tree_is_judged_by_what_can_be_typed_of_it(
    tuvalu: Callable[..., Host], wanted: Any, found: list[tuple[str, bool]]
) -> None:
    data = to_tuvalu(confidentiality={"wanted": wanted})
    assert rules("confidentiality.reason", data, tuvalu()) == found


def test_one_of_two_fields_is_required_until_the_other_is_there(
    tuvalu: Callable[..., Host],
) -> None:
    host = tuvalu()

    assert rules("gravity", to_tuvalu(), host) == [("tv.one-of-two", True)]
    full = to_tuvalu(loss={"amount": "5", "currency": "USD"})
    assert rules("gravity", full, host) == [("tv.one-of-two", False)]


def test_advice_requires_nothing(tuvalu: Callable[..., Host]) -> None:
    data = to_tuvalu(measures=[{"kind": "stored-content"}])
    host = tuvalu(severity='severity = "advice"')
    assert rules("measures[0].period", data, host) == [("tv.period", False)]


def test_advice_on_what_the_law_requires_requires_it(tuvalu: Callable[..., Host]) -> None:
    data = to_tuvalu(measures=[{"kind": "stored-content"}])
    host = tuvalu(severity='severity = "advice"\nrequired = true')
    assert rules("measures[0].period", data, host) == [("tv.period", True)]


def test_law_that_nobody_has_read_says_nothing(tuvalu: Callable[..., Host]) -> None:
    data = to_tuvalu(measures=[{"kind": "stored-content"}])
    assert rules("measures[0].period", data, tuvalu(read="none")) == []


def test_law_of_another_day_says_nothing(tuvalu: Callable[..., Host]) -> None:
    host = tuvalu()
    later = law_at("gravity", to_tuvalu(), host, on=dt.date(2031, 1, 1))

    assert "tv.before" not in [rule for rule, _ in rules("gravity", to_tuvalu(), host)]
    assert "tv.before" in [one.rule for one in later]


@pytest.mark.needs_country
def test_the_answers_of_the_requested_state_stand_at_the_fields_that_they_matter_to(
    host: Host,
) -> None:
    central = law_at("requested.central_authority.name", KENYAN, host)
    dual = law_at("offences[0].requested_law.provision", KENYAN, host)

    assert "Office of International Affairs" in central[0].says
    assert {one.rule for one in dual} >= {"dual-criminality", "uncac.dual-criminality"}


@pytest.mark.needs_country
def test_a_kind_of_assistance_has_the_process_of_that_kind(host: Host) -> None:
    content = law_at("measures[0].kind", KENYAN, host)
    bank = law_at("measures[1].kind", KENYAN, host)

    assert any(one.rule == "us.content.probable-cause" for one in content)
    assert not any(one.rule.startswith("us.content") for one in bank)


@pytest.mark.needs_country
def test_only_instruments_in_force_between_the_two_states_speak(host: Host) -> None:
    occasion = occasion_of(KENYAN, host)
    found = {one.state for path in every_path(host) for one in law_of(path, occasion)}

    assert found >= {"KE", "US", "uncac", "untoc"}
    assert found - {"KE", "US"} <= {instrument.id for instrument in occasion.in_force}
    assert not found & {"eu-eio", "ets-030", "coe-185"}


@pytest.mark.needs_country
def test_what_was_read_in_an_official_text_goes_first(host: Host) -> None:
    mixed = 0
    occasion = occasion_of(KENYAN, host)
    for path in every_path(host):
        read = [one.citation.read for one in law_of(path, occasion) if one.citation]
        assert Read.NONE not in read
        assert read == sorted(read, key=lambda one: one is not Read.OFFICIAL), path
        mixed += len(set(read)) > 1
    assert mixed > 0


@pytest.mark.needs_country
def test_each_sentence_is_law_with_a_citation_and_stands_once(host: Host) -> None:
    occasion = occasion_of(KENYAN, host)
    for path in every_path(host):
        found = law_of(path, occasion)
        assert all(one.says and one.citation is not None and one.rule for one in found), path
        assert len({(one.state, one.says) for one in found}) == len(found), path


@pytest.mark.needs_country
def test_the_law_of_a_host_state_speaks_at_the_fields_of_a_notice(host: Host) -> None:
    notice = {
        "kind": "notice",
        "host": "US",
        "data_categories": [{"category": "stored-content"}],
    }
    found = law_at("data_categories[0].process_foreign", notice, host, on=DAY)

    assert found
    assert {one.state for one in found} == {"US"}


@pytest.mark.needs_country
def test_a_german_reader_gets_the_german_sentence(host: Host) -> None:
    data = {**KENYAN, "requesting": {"state": "DE"}}
    path = "requesting.issued_by.title"
    english = {one.rule: one.says for one in law_at(path, data, host)}
    german = {one.rule: one.says for one in law_at(path, data, host, language="de")}

    assert english.keys() == german.keys()
    assert german["de.requesting.office-and-seal"] != english["de.requesting.office-and-seal"]


# --- data that an author has not finished ----------------------------------------------------


def every_path(host: Host) -> list[str]:
    notes = occasion_of(KENYAN, host).notes
    return [path.replace("[]", "[0]") for path, _ in walk(notes)]


def spoilt(data: Any) -> Iterator[Any]:
    """The data with each value in turn missing, or of another shape."""
    for steps in list(places(data)):
        for wrong in (None, "", "x", "-1", [], {}, [["x"]], [{"x": {}}], {"x": ["y"]}):
            made = copy.deepcopy(data)
            inner = made
            for step in steps[:-1]:
                inner = inner[step]
            inner[steps[-1]] = wrong
            yield made


def places(data: Any, steps: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    inner = data.items() if isinstance(data, dict) else enumerate(data)
    for key, value in inner:
        yield (*steps, key)
        if isinstance(value, (dict, list)):
            yield from places(value, (*steps, key))


@pytest.mark.needs_country
def test_no_data_makes_it_raise(host: Host) -> None:
    paths = ("measures[0].period.from", "confidentiality", "assurances[0].kind", "language")
    for data in spoilt(KENYAN):
        occasion = occasion_of(data, host)
        for path in paths:
            law_of(path, occasion)


SAMPLES = sorted((Path(__file__).parents[3] / "core/src/comity/kit/samples").glob("*.yaml"))


def stripped(sample: Path) -> dict[str, Any]:
    """A sample without the texts that rules ask for most."""
    tree: dict[str, Any] = yaml.load(sample.read_text(encoding="utf-8"), yaml.BaseLoader)
    for name in ("confidentiality", "assurances", "contacts", "statements", "emergency", "costs"):
        tree.pop(name, None)
    for item in (*tree.get("measures", ()), *tree.get("data_categories", ())):
        for name in ("period", "nexus", "procedure", "items", "necessity", "process_foreign"):
            item.pop(name, None)
    return tree


@pytest.mark.needs_country
def test_what_a_rule_finds_missing_in_a_sample_without_its_texts_is_said_there(host: Host) -> None:
    found, unsaid = 0, []
    for sample in SAMPLES:
        occasion = occasion_of(stripped(sample), host)
        for role, book in occasion.books.items():
            for rule in (one for one in book.rules if one.role == role):
                if not speaks_of(rule, occasion.kind):
                    continue
                for finding in judge(rule, occasion.data, book.source):
                    found += 1
                    if str(rule.says) not in {one.says for one in law_of(finding.field, occasion)}:
                        unsaid.append(f"{sample.stem}: {finding.field}: {rule.id}")
    assert found > 15
    assert unsaid == []


@pytest.mark.parametrize("data", [None, [], "x", 3, {}, {"kind": "letter"}, {"kind": []}])
def test_what_is_no_draft_has_no_law(host: Host, data: Any) -> None:
    assert law_at("reference", data, host) == ()


@pytest.mark.parametrize("path", ["", ".", "[", "measures[", "measures[99].period", "a[0]b", "é"])
def test_no_path_makes_it_raise(host: Host, path: str) -> None:
    assert isinstance(law_at(path, KENYAN, host), tuple)


# --- the table -------------------------------------------------------------------------------


def test_each_path_of_the_table_is_a_field(host: Host) -> None:
    known = {
        path
        for kind in host.document_types()
        for path, _ in walk(occasion_of({"kind": kind}, host).notes)
    }
    table = law_paths()
    named = {one.path for one in table.answers}
    named |= {path for paths in (*table.topics.values(), *table.events.values()) for path in paths}

    assert named - known == set()


def test_each_question_topic_and_event_of_the_table_is_known() -> None:
    from comity.law.ask import questions
    from comity.law.named import EVENT, names

    table = law_paths()
    asked = {question.id for group in questions() for question in group.questions}

    assert {one.question for one in table.answers} <= asked
    assert set(table.topics) <= set(TOPICS)
    assert set(table.events) <= set(names(EVENT))


@pytest.mark.parametrize(
    ("condition", "prefix", "found"),
    [
        ({"field": "period", "present": True}, "measures[]", ["measures[].period"]),
        ({"field": "/loss", "present": True}, "measures[]", ["loss"]),
        ({"not": {"field": "use", "present": True}}, "", ["use"]),
        (
            {"field": "persons", "any": {"field": "role", "equals": "accused"}},
            "",
            ["persons", "persons[].role"],
        ),
        (
            {"any_of": [{"field": "a", "present": True}, {"all": [{"field": "b", "in": ["x"]}]}]},
            "",
            ["a", "b"],
        ),
        ({"field": "offences[].id", "contains": "x"}, "", ["offences[].id"]),
    ],
)
def test_a_condition_reads_each_field_that_it_names(
    condition: dict[str, Any], prefix: str, found: list[str]
) -> None:
    assert list(reads(condition, prefix)) == found


def test_a_table_is_read_where_a_field_in_it_is_and_a_list_only_by_itself() -> None:
    assert within("measures[].period.from", "measures[].period", below=True)
    assert not within("measures[].period.from", "measures", below=False)
    assert not within("measures[].period", "measures[].period.from", below=True)
