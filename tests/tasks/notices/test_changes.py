"""What changed between two versions of a notice, in the words of an investigator."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.host import Host
from comity.kit.samples import sample_files
from comity.model.drafts.base import leaves
from comity.model.drafts.describe import describe, walk
from comity.model.drafts.notice import Notice
from comity.pipeline.own_plugin import open_host
from comity.steps.read.paths import steps_of
from comity.tasks.notices import NoticeChanges, Version, notice_changes, read_version
from comity.tasks.notices.consequences import TIERS, consequence_of
from comity.text.messages import is_genuine, message

NOTICES = [file for file in sample_files() if file.name.startswith("notice-")]
US = next(file for file in NOTICES if file.name == "notice-us.yaml")
Edit = Callable[[dict[str, Any]], Any]

BEFORE: dict[str, Any] = {
    "schema": "1",
    "kind": "notice",
    "date": "2026-10-05",
    "host": "US",
    "company": {
        "name": "Example Ltd",
        "entities": [
            {"name": "Example Ltd", "state": "US"},
            {"name": "Example Europe", "state": "IE"},
        ],
    },
    "languages": {"demanded": ["en"]},
    "channels": [
        {"kind": "portal", "address": "https://company.example/law", "preferred": "true"},
        {"kind": "phone", "address": "+1 202 555 0100", "hours": "at all times"},
    ],
    "data_categories": [
        {"category": "subscriber-data", "process_foreign": "order"},
        {"category": "stored-content", "retention": {"period": {"quantity": "90", "unit": "days"}}},
    ],
    "response_times": [
        {
            "event": "receipt of process",
            "within": {"quantity": "10", "unit": "days", "business": "true"},
            "owed_by": "company",
        }
    ],
    "preservation": {"practice": "yes", "period": {"quantity": "90", "unit": "days"}},
    "required_contents": ["the name of the authority", "the account"],
}


@pytest.fixture(scope="module")
def host() -> Host:
    return open_host()


def version(data: dict[str, Any], **more: Any) -> Version:
    return Version("notice.yaml", data, "en", **more)


def compare(host: Host, edit: Edit) -> NoticeChanges:
    after = copy.deepcopy(BEFORE)
    edit(after)
    return notice_changes(version(BEFORE), version(after), host)


def told(host: Host, edit: Edit) -> list[str]:
    return [change.text for change in compare(host, edit).changes]


@pytest.mark.parametrize(
    ("edit", "sentence"),
    [
        (
            lambda d: d["preservation"]["period"].update(quantity="180"),
            "Preservation period: 90 days before, 180 days now.",
        ),
        (
            lambda d: d["preservation"].update(period={"quantity": "3", "unit": "months"}),
            "Preservation period: 90 days before, 3 months now.",
        ),
        (
            lambda d: d["preservation"].update(user_told="no"),
            "Preservation, user notified: said nothing before; now says: no.",
        ),
        (
            lambda d: d["preservation"].update(practice="case-by-case"),
            "Preservation: yes before, case by case now.",
        ),
        (
            lambda d: d["preservation"].update(practice="may"),
            "Preservation: yes before, may now.",
        ),
        (
            lambda d: d["preservation"].update(practice="where-possible"),
            "Preservation: yes before, where possible now.",
        ),
        (
            lambda d: d["preservation"].pop("practice"),
            "No longer said: Preservation: yes.",
        ),
        (
            lambda d: d["channels"].append({"kind": "email", "address": "law@company.example"}),
            "New: requests can be sent by e-mail to law@company.example.",
        ),
        (
            lambda d: d["channels"].append({"kind": "fax", "address": "+1 2", "hours": "never"}),
            "New: requests can be sent by fax to +1 2 (Hours: never).",
        ),
        (
            lambda d: d["channels"].pop(0),
            "No longer said: requests can be sent by online portal to https://company.example/law.",
        ),
        (
            lambda d: d["channels"][1].update(hours="on working days"),
            "Submission by telephone at +1 202 555 0100, hours: “at all times” before, “on working "
            "days” now.",
        ),
        (
            lambda d: d["data_categories"][0].update(process_foreign="treaty request"),
            "Process for foreign authorities for subscriber data: “order” before, “treaty request” "
            "now.",
        ),
        (
            lambda d: d["data_categories"][1]["retention"]["period"].update(quantity="30"),
            "Retention period for stored content of communications: 90 days before, 30 days now.",
        ),
        (
            lambda d: d["response_times"][0]["within"].update(quantity="20"),
            "Time for the company to answer after “receipt of process”: 10 working days before, "
            "20 working days now.",
        ),
        (
            lambda d: d["response_times"].append(
                {
                    "event": "urgent requests",
                    "within": {"quantity": "2", "unit": "days"},
                    "owed_by": "requester",
                    "target": "true",
                }
            ),
            "Time that the requester must allow for “urgent requests”: said nothing before; now "
            "says: 2 days (target: yes).",
        ),
        (
            lambda d: d["response_times"].clear(),
            "No longer said: Time for the company to answer after “receipt of process”: "
            "10 working days.",
        ),
        (
            lambda d: d["channels"][0].update(address="https://other.example/law"),
            "Requests by online portal went to https://company.example/law before, and go to "
            "https://other.example/law now.",
        ),
        (
            lambda d: d["company"]["entities"][1].update(name="Example Ireland"),
            "Company, legal entities: “Example Europe” before, “Example Ireland” now.",
        ),
        (
            lambda d: d.update(company={**d["company"], "name": "Example, Inc."}),
            "Company: “Example Ltd” before, “Example, Inc.” now.",
        ),
        (
            lambda d: d["languages"]["demanded"].append("fr"),
            "New under “Languages required”: French.",
        ),
        (
            lambda d: d["company"]["entities"][1].update(state="NL"),
            "Company, legal entity “Example Europe”, seat: Ireland before, Netherlands now.",
        ),
        (
            lambda d: d.update(emergency={"practice": "yes"}),
            "Emergency disclosure: said nothing before; now says: yes.",
        ),
        (
            lambda d: d.update(something_new="a thing"),
            "Something new: said nothing before; now says: “a thing”.",
        ),
        (
            lambda d: d["required_contents"].append("a date."),
            "New under “Contents of a request”: “a date”.",
        ),
    ],
)
def test_a_change_is_told_in_the_words_of_the_fields(host: Host, edit: Edit, sentence: str) -> None:
    assert told(host, edit) == [sentence]


def test_what_is_said_of_a_period_beside_its_length_is_told(host: Host) -> None:
    (sentence,) = told(host, lambda d: d["preservation"]["period"].update(bound="at-most"))
    assert sentence.startswith("Preservation period: 90 days before, ")
    assert "at most" in sentence.replace("-", " ")


@pytest.mark.parametrize("name", ["channels", "data_categories", "required_contents"])
def test_an_item_that_stands_elsewhere_is_no_change(host: Host, name: str) -> None:
    assert told(host, lambda data: data[name].reverse()) == []


def test_entities_are_known_by_their_names_wherever_they_stand(host: Host) -> None:
    def edit(data: dict[str, Any]) -> None:
        data["company"]["entities"].reverse()
        data["company"]["entities"][0]["state"] = "NL"

    assert told(host, edit) == [
        "Company, legal entity “Example Europe”, seat: Ireland before, Netherlands now."
    ]


def test_what_makes_a_request_fail_comes_before_what_costs_time(host: Host) -> None:
    def edit(data: dict[str, Any]) -> None:
        data["date"] = "2027-01-05"
        data["response_times"][0]["within"]["quantity"] = "30"
        data["required_contents"].append("the offence")
        data["preservation"]["period"]["quantity"] = "30"
        data["languages"]["demanded"] = ["fr"]
        data["channels"].pop()

    found = compare(host, edit)
    assert [change.path.partition(".")[0].partition("[")[0] for change in found.changes] == [
        *("channels", "languages", "languages", "preservation", "required_contents"),
        *("response_times", "date"),
    ]
    tiers = [TIERS.index(change.means.tier) for change in found.changes]
    assert tiers == sorted(tiers)
    assert set(tiers) == {0, 1, 2}


def test_a_new_demand_comes_before_one_that_was_dropped(host: Host) -> None:
    hows = [
        one.how for one in compare(host, lambda d: d["languages"].update(demanded=["fr"])).changes
    ]
    assert hows == ["added", "removed"]


def test_a_removed_channel_comes_before_a_new_one(host: Host) -> None:
    def edit(data: dict[str, Any]) -> None:
        data["channels"][0] = {"kind": "email", "address": "law@company.example"}

    assert [one.how for one in compare(host, edit).changes] == ["removed", "added"]


def test_a_channel_that_moved_is_the_one_for_the_same_purpose(host: Host) -> None:
    def mailboxes(*addresses: str) -> dict[str, Any]:
        purposes = ("requests", "emergencies")
        return {
            **BEFORE,
            "channels": [
                {"kind": "email", "address": address, "purposes": [purpose]}
                for address, purpose in zip(addresses, purposes, strict=True)
            ],
        }

    before = mailboxes("law@company.example", "urgent@company.example")
    after = mailboxes("legal@company.example", "now@company.example")
    after["channels"].reverse()
    found = notice_changes(version(before), version(after), host).changes
    assert {(one.before, one.after) for one in found} == {
        ("law@company.example", "legal@company.example"),
        ("urgent@company.example", "now@company.example"),
    }


def test_one_of_two_channels_of_a_kind_that_are_new_is_not_taken_for_the_old_one(
    host: Host,
) -> None:
    def edit(data: dict[str, Any]) -> None:
        data["channels"][0]["address"] = "https://one.example"
        data["channels"].append({"kind": "portal", "address": "https://two.example"})

    assert [one.how for one in compare(host, edit).changes] == ["removed", "added", "added"]


def test_long_texts_are_told_word_by_word(host: Host) -> None:
    text = "The company answers authorities of other States as far as the law of its seat permits."
    before = {**BEFORE, "international": text}
    after = {**BEFORE, "international": text.replace("its seat", "Ireland")}
    (change,) = notice_changes(version(before), version(after), host).changes
    assert change.text == "International requests: replaced “its seat” with “Ireland”."
    assert (
        "".join(part.text for part in change.parts if part.how != "removed")
        == after["international"]
    )


def test_a_section_within_a_section_weighs_as_it_does_at_the_top(host: Host) -> None:
    inner = [{"for": {"requesters": ["DE"]}, "channels": [BEFORE["channels"][0]]}]
    other = [{"for": {"requesters": ["DE"]}, "channels": []}]
    before, after = {**BEFORE, "variants": inner}, {**BEFORE, "variants": other}
    (change,) = notice_changes(version(before), version(after), host).changes
    assert change.means.path == ("channels",)
    assert change.how == "removed"
    assert "https://company.example/law" in change.text


def test_other_companies_are_told_first(host: Host) -> None:
    found = compare(host, lambda data: data["company"].update(name="Other Ltd"))
    assert "different companies: Example Ltd and Other Ltd" in str(found.remarks[0])
    assert found.changes


def test_the_wrong_order_of_files_is_told(host: Host) -> None:
    found = compare(host, lambda data: data.update(date="2025-01-01"))
    assert "Give the earlier version first" in str(found.remarks[0])


@pytest.mark.parametrize("path", [path for path, _ in walk(describe(Notice))])
def test_every_field_of_a_notice_has_a_row(path: str) -> None:
    steps = tuple(steps_of(path.replace("[]", "")))
    found = consequence_of(steps)
    assert found.path, f"{path}: add a row to consequences.toml"
    assert found.tier in TIERS
    assert message(f"change.why-{found.why}").text.endswith(".")


@pytest.mark.parametrize("file", NOTICES, ids=lambda file: file.name)
def test_a_notice_does_not_differ_from_itself(file: Path, host: Host) -> None:
    one = read_version(file, host)
    found = notice_changes(one, read_version(file, host), host)
    assert (found.changes, found.remarks) == ((), ())


def test_internal_fields_are_never_read(host: Host) -> None:
    text = json.dumps(read_version(US, host).data)
    assert "internal" not in text
    assert "Counsel" not in text
    assert "call_back" in text


def _replaced(data: Any, steps: list[str | int], value: Any) -> Any:
    if not steps:
        return value
    first, *rest = steps
    made = copy.copy(data)
    made[first] = _replaced(data[first], rest, value)
    return made


def _others(value: str) -> Iterator[str]:
    """Other values of the same form."""
    if value in ("true", "false"):
        yield "false" if value == "true" else "true"
    elif value in ("yes", "no", "case-by-case"):
        yield from {"yes", "no", "case-by-case"} - {value}
    elif value.isdecimal():
        yield str(int(value) + 1)
    else:
        yield f"{value} indeed"
        yield f"{value}."
        yield "other"


@pytest.mark.parametrize("file", NOTICES, ids=lambda file: file.name)
def test_every_change_of_a_leaf_is_told_and_none_twice(file: Path, host: Host) -> None:
    before = read_version(file, host)
    for path, value in leaves(before.data):
        for other in _others(str(value)):
            after = _replaced(before.data, steps_of(path), other)
            found = notice_changes(before, version(after), host).changes
            assert found, path
            assert len(found) <= 2, (path, [one.text for one in found])
            shown = " ".join(json.dumps([one.after, one.before]) for one in found)
            assert json.dumps(other)[1:-1] in shown, path
            assert all(is_genuine(one.said) for one in found)


LEAVES = [
    (file, path) for file in NOTICES for path, _ in leaves(read_version(file, open_host()).data)
]


@given(
    st.sampled_from(LEAVES),
    st.text(alphabet=st.characters(blacklist_categories=["Cs", "Cc"]), min_size=1, max_size=80),
)
def test_any_text_in_the_place_of_any_leaf_is_told(leaf: tuple[Path, str], text: str) -> None:
    host = open_host()
    file, path = leaf
    before = read_version(file, host)
    after = _replaced(before.data, steps_of(path), text)
    same = dict(leaves(after)) == dict(leaves(before.data))
    assert bool(notice_changes(before, version(after), host).changes) is not same
    assert notice_changes(version(after), version(copy.deepcopy(after)), host).changes == ()
