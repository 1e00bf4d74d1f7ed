"""Two revisions told apart in the words of a lawyer."""

from __future__ import annotations

import copy
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.host import Host
from comity.kit.samples import sample_files
from comity.model.drafts.base import leaves
from comity.model.errors import ComposeError
from comity.pipeline.own_plugin import open_host
from comity.steps.read.yaml_events import grow
from comity.tasks.revisions import Changed, Part, diff_words
from comity.text.messages import is_genuine

LONG = (
    "On 3 March the company paid the bill to an account at a bank in Lagos. "
    "It had never used that account before."
)
BEFORE: dict[str, Any] = {
    "kind": "request",
    "schema": "1",
    "date": "2026-10-05",
    "language": "en",
    "reciprocity": "true",
    "requesting": {"state": "NG", "authority": {"name": "Office", "address": ["Abuja", "Nigeria"]}},
    "requested": {"state": "US"},
    "loss": {"amount": "5.00", "currency": "USD"},
    "facts": [
        {"id": "F1", "date": "2026-03-02", "text": LONG},
        {"id": "F2", "text": "He was seen in Lagos."},
    ],
    "measures": [
        {"id": "M1", "kind": "subscriber-data", "facts": ["F1"]},
        {
            "id": "M2",
            "kind": "bank-account-records",
            "period": {"from": "2026-05-01", "to": "2026-06-01"},
            "particulars": {"account": "1"},
        },
    ],
}


@pytest.fixture(scope="module")
def host() -> Host:
    return open_host()


def after(edit: Any) -> dict[str, Any]:
    data = copy.deepcopy(BEFORE)
    edit(data)
    return data


def told(host: Host, edit: Any, language: str | None = None) -> list[str]:
    return [one.text for one in diff_words(BEFORE, after(edit), host, language=language)]


def test_nothing_is_said_of_what_is_the_same(host: Host) -> None:
    assert diff_words(BEFORE, dict(reversed(BEFORE.items())), host) == ()


@pytest.mark.parametrize(
    ("edit", "sentence"),
    [
        (
            lambda d: d["measures"][1]["period"].update({"from": "2026-05-03"}),
            "Measure M2, period, from: changed from “1 May 2026” to “3 May 2026”.",
        ),
        (
            lambda d: d["requested"].update(state="GB"),
            "Requested side, requested State: changed from “United States” to “United Kingdom”.",
        ),
        (lambda d: d.update(language="de"), "Language: changed from “English” to “German”."),
        (lambda d: d.update(reciprocity="false"), "Reciprocity: changed from “yes” to “no”."),
        (
            lambda d: d["measures"][0].update(kind="traffic-data"),
            "Measure M1, kind: changed from “Subscriber data” to “Stored traffic data”.",
        ),
        (
            lambda d: d["loss"].update(amount="6.00", currency="EUR"),
            "Loss: changed from “USD 5.00” to “EUR 6.00”.",
        ),
        (lambda d: d.pop("loss"), "Loss: removed (USD 5.00)."),
        (
            lambda d: d["facts"].insert(0, {"id": "F3", "date": "2026-04-01", "text": "New."}),
            "Fact F3: added (Date: 1 April 2026; New.).",
        ),
        (lambda d: d["facts"].pop(), "Fact F2: removed (He was seen in Lagos.)."),
        (
            lambda d: d["measures"].reverse(),
            "Measure M2: moved from position 2 to position 1.",
        ),
        (
            lambda d: d["measures"][0]["facts"].append("F2"),
            "Measure M1, facts relied on: added “F2”.",
        ),
        (
            lambda d: d["requesting"]["authority"]["address"].reverse(),
            "Requesting side, competent authority, address: “Nigeria” moved from position 2 "
            "to position 1.",
        ),
        (
            lambda d: d["requesting"]["authority"]["address"].insert(0, "PO Box 7"),
            "Requesting side, competent authority, address: added “PO Box 7”.",
        ),
        (
            lambda d: d["facts"][1].update(text="He was seen in Abuja."),
            "Fact F2: changed from “He was seen in Lagos.” to “He was seen in Abuja.”.",
        ),
        (
            lambda d: d["facts"][0].update(text=LONG.replace("in Lagos", "of Abuja")),
            "Fact F1: replaced “in Lagos” with “of Abuja”.",
        ),
        (lambda d: d.update(annexes=[]), "Annexes: added."),
        (lambda d: d.update(misspelt="x"), "“misspelt”: added “x”."),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_one_edit_is_one_sentence(host: Host, edit: Any, sentence: str) -> None:
    assert told(host, edit) == [sentence]


def test_an_item_that_was_edited_where_it_moved_to_is_told_twice(host: Host) -> None:
    def edit(data: dict[str, Any]) -> None:
        data["facts"].reverse()
        data["facts"][0]["text"] = "He was seen in Kano."

    assert told(host, edit) == [
        "Fact F2: moved from position 2 to position 1.",
        "Fact F2: changed from “He was seen in Lagos.” to “He was seen in Kano.”.",
    ]


def test_an_item_with_a_new_id_is_known_by_what_it_says(host: Host) -> None:
    (one,) = diff_words(BEFORE, after(lambda d: d["facts"][0].update(id="F9")), host)
    assert (one.how, one.path, one.before, one.after) == ("changed", "facts[0].id", "F1", "F9")


def test_another_item_under_a_new_id_is_an_addition_and_a_removal(host: Host) -> None:
    found = diff_words(
        BEFORE, after(lambda d: d["facts"].__setitem__(1, {"id": "F3", "text": "Why?"})), host
    )
    assert sorted((one.how, one.place) for one in found) == [
        ("added", "Fact F3"),
        ("removed", "Fact F2"),
    ]


def test_an_item_without_an_id_is_known_by_what_it_says(host: Host) -> None:
    contacts = [
        {"name": "Ann Example", "email": "ann@office.example"},
        {"name": "Ben Example", "phone": "1"},
    ]
    other = {"name": "Carla", "fax": "7"}
    before = {"kind": "request", "requesting": {"contacts": contacts}}
    later = [other, {**contacts[1], "phone": "22"}, contacts[0]]

    found = diff_words(before, {"kind": "request", "requesting": {"contacts": later}}, host)
    assert [(one.how, one.path) for one in found] == [
        ("added", "requesting.contacts[0]"),
        ("moved", "requesting.contacts[1]"),
        ("changed", "requesting.contacts[1].phone"),
    ]


def test_a_long_text_has_its_parts_word_by_word(host: Host) -> None:
    text = LONG.replace("3 March", "4 April") + " He denied it."
    (one,) = diff_words(BEFORE, after(lambda d: d["facts"][0].update(text=text)), host)

    assert one.text == "Fact F1: replaced “3 March” with “4 April” and added “He denied it.”."
    assert one.parts[:4] == (
        Part("same", "On "),
        Part("removed", "3 March"),
        Part("added", "4 April"),
        Part("same", LONG[len("On 3 March") :]),
    )
    assert "".join(part.text for part in one.parts if part.how != "added") == LONG
    assert "".join(part.text for part in one.parts if part.how != "removed") == text


def test_paths_lead_into_the_later_revision_and_of_what_was_removed_into_the_earlier(
    host: Host,
) -> None:
    def edit(data: dict[str, Any]) -> None:
        del data["facts"][0]
        data["facts"][0]["text"] = "He was seen in Kano."

    found = {one.how: one.path for one in diff_words(BEFORE, after(edit), host)}
    assert found == {"removed": "facts[0]", "changed": "facts[0].text"}


def test_line_ends_of_a_browser_are_no_difference(host: Host) -> None:
    text = {"text": "One.\nTwo."}
    other = {"text": "One.\r\nTwo."}
    assert diff_words({"kind": "request", "facts": [text]}, {"kind": "request", "facts": [other]},
                      host) == ()  # fmt: skip


@pytest.mark.needs_country
def test_in_german_every_sentence_title_and_value_is_german(host: Host) -> None:
    def edit(data: dict[str, Any]) -> None:
        data["measures"][1]["period"]["from"] = "2026-05-03"
        data["requested"]["state"] = "GB"
        data["reciprocity"] = "false"
        data["facts"][0]["text"] = LONG.replace("in Lagos", "of Abuja")
        data["facts"].append({"id": "F3", "text": "Neu."})

    assert told(host, edit, "de") == [
        "Ersuchte Seite, Ersuchter Staat: geändert von „Vereinigte Staaten“ in „Vereinigtes "
        "Königreich“.",
        "Gegenseitigkeit: geändert von „ja“ in „nein“.",
        "Tatsache F1: „in Lagos“ durch „of Abuja“ ersetzt.",
        "Tatsache F3: hinzugefügt (Neu.).",
        "Maßnahme M2, Zeitraum, Von: geändert von „1. Mai 2026“ in „3. Mai 2026“.",
    ]


def test_a_language_without_wording_is_refused(host: Host) -> None:
    with pytest.raises(ComposeError):
        diff_words(BEFORE, BEFORE, host, language="tlh")


def test_the_sentence_is_that_of_its_message(host: Host) -> None:
    for one in diff_words(BEFORE, after(lambda d: d.pop("measures")), host):
        assert is_genuine(one.said)
        assert one.said.text == one.text


@pytest.mark.parametrize("path", sample_files(), ids=lambda path: path.stem)
def test_every_field_of_a_sample_that_was_edited_is_told_and_no_other(
    path: Path, host: Host
) -> None:
    before = grow(path.read_text(encoding="utf-8"), path.name).data
    later = copy.deepcopy(before)
    edited = {}
    for number, (field, text) in enumerate(leaves(before)):
        of_an_item = re.search(r"(?!\b(?:facts|measures|offences|persons|annexes)\b)\b\w+\[", field)
        whole = field.endswith((".id", "]", ".currency", ".amount", ".unit", ".quantity"))
        if number % 5 == 3 and not whole and not of_an_item:
            edited[field] = text
            put(later, field, f"{text} and more")

    assert len(edited) > 3
    found = diff_words(before, later, host)
    assert {one.path for one in found} == set(edited)
    assert all(one.how == "changed" and one.place for one in found)
    assert all("_" not in one.place for one in found)


def put(data: Any, field: str, value: str) -> None:
    *steps, last = re.findall(r"[^.\[\]]+", field)
    for step in steps:
        data = data[int(step) if step.isdigit() else step]
    data[last] = value


keys = st.sampled_from(
    ["kind", "facts", "measures", "particulars", "extensions", "id", "date", "x"]
)
values = st.recursive(
    st.text(max_size=5) | st.sampled_from(["request", "notice", "2026-05-01", "true"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=3),
    max_leaves=10,
)
HOST = open_host()


@given(st.dictionaries(keys, values, max_size=5), st.dictionaries(keys, values, max_size=5))
def test_no_tree_is_too_odd_to_be_told(a: dict[str, Any], b: dict[str, Any]) -> None:
    found: tuple[Changed, ...] = diff_words(a, b, HOST)
    assert all(one.text and one.path for one in found)
    assert bool(found) == (a != b)


@pytest.mark.needs_country
@pytest.mark.parametrize(
    ("language", "title"), [("en", "Budapest Convention"), ("fr", "cybercriminalité")]
)
def test_a_treaty_is_told_by_its_title_and_not_by_its_id(
    host: Host, language: str, title: str
) -> None:
    edit = after(lambda data: data.update(basis=[{"instrument": "coe-185"}]))
    (told,) = (one.text for one in diff_words(BEFORE, edit, host, language=language))
    assert "coe-185" not in told
    assert title in told
