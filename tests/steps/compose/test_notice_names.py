"""A notice names States and kinds of data, and says whose authorities are foreign ones."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from comity.kit.samples import sample_files
from comity.law.states import states
from comity.model.content import Content, texts_in
from comity.pipeline.build import check_case, read_all
from comity.pipeline.own_plugin import open_host
from comity.steps.compose import compose
from comity.steps.compose.notice.mid_sentence import small_within

Data = dict[str, Any]
Composed = Callable[[Data], Content]
PUBLISHED = sorted((Path(__file__).parents[2] / "notices").glob("*/notice*.yaml"))
SAMPLES = [path for path in sample_files() if path.name.startswith("notice-")]
SEVERAL = {
    "host": "SG",
    "further_hosts": ["US", "GB", "IE"],
    "company": {
        "name": "Example Clips",
        "entities": [
            {"name": "Example Clips Inc.", "state": "US", "serves": ["US"]},
            {"name": "Example Clips UK Limited", "state": "GB", "serves": ["GB", "GB-SCT"]},
            {"name": "Example Clips Ireland", "state": "IE", "serves": ["CH", "The EEA"]},
            {"name": "Example Clips Pte. Limited", "state": "SG", "serves": ["other States"]},
        ],
    },
}
ALL = "authorities outside Singapore, the United States, the United Kingdom and Ireland"


def part(content: Content, name: str) -> Any:
    return content.context["parts"][name]


def pieces(content: Content) -> Iterator[str]:
    """Each line, and what lists and brackets in it hold."""
    for text in texts_in(list(content.context["parts"].values())):
        for line in text.splitlines():
            yield line
            yield from re.split(r", | and | or | et | ou | und | oder |[():;.“”«»]", line)


# --- several host States -----------------------------------------------------------------------


def test_foreign_is_what_is_outside_all_host_states(notice_data: Data, composed: Composed) -> None:
    data = notice_data | SEVERAL | {"mla_needed": "yes", "voluntary": {"practice": "no"}}
    said = part(composed(data), "international")["paragraphs"]
    assert said[:2] == [
        f"To obtain data from Example Clips, {ALL} must use mutual legal assistance.",
        f"Example Clips does not disclose data voluntarily to {ALL}.",
    ]


def test_one_host_state_alone_is_named(notice_data: Data, composed: Composed) -> None:
    data = notice_data | {"host": "US", "mla_needed": "no"}
    data["data_categories"] = [
        {"category": "subscriber-data", "process_domestic": "subpoena", "process_foreign": "MLA"}
    ]
    content = composed(data)
    (text,) = part(content, "international")["paragraphs"]
    assert text.endswith(
        "does not require authorities outside the United States to use mutual legal assistance."
    )
    assert part(content, "process")["table"]["head"][1:] == [
        "Authorities of the United States",
        "Authorities outside the United States",
    ]


@pytest.mark.parametrize(
    ("scope", "state"),
    [
        ({"entities": ["Example Clips Inc."]}, "the United States"),
        ({"users_in": ["US"]}, "the United States"),
        ({"users_in": ["CH"]}, "Ireland"),
        ({"users_in": ["US", "CH"]}, "the United States and Ireland"),
        ({"services": ["Example Shop"]}, ALL.removeprefix("authorities outside ")),
    ],
)
def test_what_is_foreign_to_an_entity_is_told_from_its_own_state(
    scope: Data, state: str, notice_data: Data, composed: Composed
) -> None:
    data = notice_data | SEVERAL | {"variants": [{"for": scope, "mla_needed": "no"}]}
    (text,) = part(composed(data), "international")["paragraphs"]
    end = f"does not require authorities outside {state} to use mutual legal assistance."
    assert text.endswith(end), text


def test_terms_for_the_authorities_of_a_state_are_said_of_them(
    notice_data: Data, composed: Composed
) -> None:
    scope = {"users_in": ["US"], "requesters": ["US"]}
    terms = {"mla_needed": "no", "voluntary": {"practice": "yes"}, "frameworks": ["Reg. 2023/1543"]}
    data = notice_data | SEVERAL | {"mla_needed": "yes", "variants": [{"for": scope, **terms}]}
    *_, text = part(composed(data), "international")["paragraphs"]
    assert text == (
        "For authorities of the United States, users in the United States: Example Clips does not "
        "require these authorities to use mutual legal assistance. Requests can also be made "
        "directly under Reg. 2023/1543. Example Clips discloses data voluntarily to these "
        "authorities."
    )


@pytest.mark.needs_country
@pytest.mark.parametrize(
    ("language", "one", "several", "these"),
    [
        (
            "fr",
            "les autorités d’États autres que l’État hôte (États-Unis) recourent",
            "les autorités d’États autres que les États hôtes (Singapour, États-Unis, Royaume-Uni"
            " et Irlande) recourent",
            "n’exige pas que ces autorités recourent",
        ),
        (
            "de",
            "für Behörden außerhalb des Sitzstaates (Vereinigte Staaten) den Weg",
            "für Behörden außerhalb der Sitzstaaten (Singapur, Vereinigte Staaten, Vereinigtes"
            " Königreich und Irland) den Weg",
            "schreibt für diese Behörden den Weg",
        ),
    ],
)
def test_other_languages_say_so_too(
    language: str, one: str, several: str, these: str, notice_data: Data, composed: Composed
) -> None:
    data = notice_data | {"language": language, "mla_needed": "no"}
    variant = {"for": {"requesters": ["US"]}, "mla_needed": "no"}
    (text,) = part(composed(data | {"host": "US"}), "international")["paragraphs"]
    assert one in text
    first, second = part(composed(data | SEVERAL | {"variants": [variant]}), "international")[
        "paragraphs"
    ]
    assert several in first
    assert these in second


# --- names for codes and ids -------------------------------------------------------------------


def test_states_are_named_wherever_a_code_is_written(notice_data: Data, composed: Composed) -> None:
    data = notice_data | SEVERAL
    data["voluntary"] = {"practice": "yes", "states": ["CH", "The European Union"]}
    data["variants"] = [{"for": {"users_in": ["CH"]}, "no_waiver": True}]
    content = composed(data)
    assert [row[2] for row in part(content, "entities")["table"]["rows"]] == [
        "United States",
        "United Kingdom\nScotland (United Kingdom)",
        "Switzerland\nThe EEA",
        "other States",
    ]
    assert part(content, "international")["paragraphs"][-1].endswith(
        "authorities of Switzerland and the European Union."
    )
    assert part(content, "rights")["paragraphs"][0].startswith("For users in Switzerland: ")


def test_a_kind_of_data_is_called_what_the_notice_calls_it(
    notice_data: Data, composed: Composed
) -> None:
    notice_data["data_categories"] = [
        {"category": "connection-logs", "title": "Account access logs", "holds": ["Dates"]}
    ]
    notice_data["processes"] = [
        {
            "title": "court order",
            "statute": "18 U.S.C. 2703(d)",
            "accepted": "no",
            "issued_by": "a court",
            "from": "foreign",
            "categories": ["connection-logs", "subscriber-data", "payment-data"],
            "text": "It must be final.",
        },
        {"title": "EU order", "from": "domestic"},
    ]
    notice_data["routes"] = [{"way": "through the portal", "categories": ["subscriber-data"]}]
    notice_data["refusals"] = [{"what": "connection-logs", "practice": "refused"}]
    process = part(composed(notice_data), "process")
    assert [(one["text"], one["notes"]) for one in process["items"]] == [
        (
            "court order (18 U.S.C. 2703(d)): not accepted",
            [
                "Issued by: a court",
                "From: authorities of other States",
                "Data: account access logs, subscriber data and payment data",
                "It must be final.",
            ],
        ),
        ("EU order", ["From: authorities of Tuvalu"]),
    ]
    text = " ".join(process["paragraphs"])
    assert "Requests for subscriber data must take this route: through the portal." in text
    assert "refuses account access logs." in text


@pytest.mark.needs_country
@pytest.mark.parametrize("path", [*SAMPLES, *PUBLISHED], ids=lambda p: f"{p.parent.name}-{p.stem}")
def test_no_code_and_no_id_stands_in_a_notice(path: Path) -> None:
    host = open_host()
    (case,) = read_all([path], host)
    resolved = check_case(case, host).resolved
    content = compose(resolved, host, host.document_types()["notice"])
    found = {text.strip() for text in pieces(content)}
    assert found & set(states()) - {"EU"} == set()  # as in "Regulation (EU) 2023/1543"
    assert found & {kind for kind in host.measures() if "-" in kind} == set()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_code_and_no_id_stands_in_a_full_notice(
    language: str, maximal: Callable[..., Any], composed: Composed
) -> None:
    data, _ = maximal("notice")
    coded = _with_codes(data) | {"language": language}
    found = {text.strip() for text in pieces(composed(coded))}
    assert found & {"KI", "TV", "NR", "GB-SCT"} == set()
    assert [text for text in found if "stored-content" in text or "own-kind" in text] == []


def _with_codes(value: Any, name: str = "") -> Any:
    if isinstance(value, dict):
        return {key: _with_codes(inner, key) for key, inner in value.items()}
    if isinstance(value, list):
        if name in ("serves", "users_in", "states"):
            return ["KI", "GB-SCT"]
        if name == "categories":
            return ["stored-content", "own-kind"]
        return [_with_codes(inner, name) for inner in value]
    return value


# --- small letters within a sentence -----------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "within"),
    [
        ("The police", "the police"),
        ("The European Union", "the European Union"),
        ("The Hague", "The Hague"),
        ("The Example Company", "The Example Company"),
        ("Servers that others run", "servers that others run"),
        ("Stored content of communications", "stored content of communications"),
        ("Data Protection Board", "Data Protection Board"),
        ("Example Drive", "Example Drive"),
        ("IP addresses", "IP addresses"),
        ("FBI agents", "FBI agents"),
        ("A court", "a court"),
    ],
)
def test_only_what_is_surely_no_name_begins_small(text: str, within: str) -> None:
    assert small_within(text, "en") == within
    assert small_within(text, "de") == text


def test_phrases_begin_small_within_a_sentence(notice_data: Data, composed: Composed) -> None:
    notice_data["threat_reports"] = {"practice": "yes", "to": ["The police", "Example Police"]}
    notice_data["company"]["not_covered"] = ["Servers that others run", "Example Copies"]
    notice_data["refusals"] = [{"what": "Requests without a date", "practice": "returned"}]
    content = composed(notice_data)
    reports = (
        "Reports of offences that threaten life or safety go to the police and Example Police."
    )
    assert reports in part(content, "emergency")["paragraphs"]
    assert (
        "This notice does not cover servers that others run and Example Copies."
        in part(content, "purpose")["paragraphs"]
    )
    assert part(content, "process")["paragraphs"][-1].endswith("returns requests without a date.")
