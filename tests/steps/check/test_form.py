"""Each finding of form: a case that has it, and the nearest case that has not."""

from __future__ import annotations

import copy
from typing import Any

import pytest

OFFENCE = {
    "id": "O2",
    "title": "Theft",
    "provision": "s. 2",
    "text": "Words.",
    "text_is": "exact",
    "maximum_penalty": {"text": "A year"},
}
PERSON = {"id": "P1", "role": "witness", "name": {"full": "Bea Example"}}
TODAY, BEFORE, AFTER = "2026-10-05", "2026-10-04", "2026-10-06"
ADDRESS = {"kind": "ip-address", "value": "192.0.2.1"}
Changes = dict[str, Any]

# rule, severity, field, what brings it about, what does not
REQUEST: list[tuple[str, str, str, Changes, Changes]] = [
    (
        "form.fact-after-request",
        "advice",
        "facts[0].date",
        {"facts.0.date": AFTER},
        {"facts.0.date": TODAY},
    ),
    (
        "form.deadline-past",
        "error",
        "urgency.deadline",
        {"urgency": {"level": "urgent", "reason": "R", "deadline": BEFORE}},
        {"urgency": {"level": "urgent", "reason": "R", "deadline": TODAY}},
    ),
    (
        "form.deadline-past",
        "error",
        "measures[0].deadline",
        {"measures.0.deadline": BEFORE, "measures.0.deadline_reason": "R"},
        {"measures.0.deadline": TODAY, "measures.0.deadline_reason": "R"},
    ),
    (
        "form.earlier-later",
        "error",
        "earlier[0].date",
        {"earlier": [{"kind": "contact", "date": AFTER}]},
        {"earlier": [{"kind": "contact", "date": TODAY}]},
    ),
    (
        "form.preservation-ended",
        "advice",
        "earlier[0].expires",
        {"earlier": [{"kind": "preservation", "expires": BEFORE}]},
        {"earlier": [{"kind": "preservation", "expires": TODAY}]},
    ),
    (
        "form.no-facts",
        "error",
        "facts",
        {"facts": None, "measures.0.facts": None},
        {"facts": None, "measures.0.facts": None, "measures.0.kind": "service-of-documents"},
    ),
    (
        "form.fact-unused",
        "advice",
        "facts[1]",
        {"facts.1": {"id": "F2", "text": "a@mail.example was opened in March."}},
        {"facts.1": {"id": "F2", "text": "Background of which nobody asks."}},
    ),
    (
        "form.provision-paraphrased",
        "advice",
        "offences[0].text",
        {"offences.0.text_is": "paraphrase"},
        {"offences.0.text_is": "exact"},
    ),
    (
        "form.provision-paraphrased",
        "advice",
        "offences[0].text",
        {"offences.0.text_is": "paraphrase", "annexes": [{"id": "A1", "title": "Bank statement"}]},
        {
            "offences.0.text_is": "paraphrase",
            "annexes": [{"id": "A1", "title": "Text of the provisions cited"}],
        },
    ),
    *(
        (
            "form.provision-paraphrased",
            "advice",
            "offences[0].text",
            {"offences.0.text_is": "paraphrase"},
            {
                "offences.0.text_is": "paraphrase",
                "annexes": [{"id": "A1", "title": title, "kind": "other"}],
            },
        )
        for title in (
            "Extracts of the Criminal Code",
            "Wortlaut der §§ 263, 266 StGB",
            "Gesetzestexte",
            "Extraits du code pénal",
            "Relevant legal provisions",
        )
    ),
    (
        "form.provision-paraphrased",
        "advice",
        "offences[0].text",
        {"offences.0.text_is": "paraphrase"},
        {"offences.0.text_is": "paraphrase", "measures.0.kind": "preservation"},
    ),
    (
        "form.offence-unserved",
        "advice",
        "offences[1]",
        {"offences.1": OFFENCE},
        {"offences.1": OFFENCE, "measures.0.offences": ["O1", "O2"]},
    ),
    (
        "form.kind-unknown",
        "error",
        "measures[0].kind",
        {"measures.0.kind": "subscribers-data"},
        {"measures.0.kind": "subscriber-data"},
    ),
    (
        "form.kind-routed",
        "error",
        "measures[0].kind",
        {"measures.0.kind": "extradition"},
        {"measures.0.kind": "subscriber-data"},
    ),
    ("form.holder-missing", "warning", "measures[0].holder", {"measures.0.holder": None}, {}),
    (
        "form.items-missing",
        "error",
        "measures[0].items",
        {"measures.0.kind": "restraint", "measures.0.items": None},
        {"measures.0.kind": "restraint"},
    ),
    (
        "form.identifiers-missing",
        "warning",
        "measures[0].identifiers",
        {"measures.0.identifiers": None},
        {},
    ),
    (
        "form.measure-without-facts",
        "advice",
        "measures[0].facts",
        {"measures.0.facts": None},
        {"measures.0.facts": ["F1"]},
    ),
    (
        "form.measure-without-offence",
        "error",
        "measures[0].offences",
        {"measures.0.offences": None},
        {"measures.0.offences": ["O1"]},
    ),
    (
        "form.period-reversed",
        "error",
        "measures[0].period",
        {"measures.0.period": {"from": "2026-02-02", "to": "2026-02-01"}},
        {"measures.0.period": {"from": "2026-02-01", "to": "2026-02-01"}},
    ),
    (
        "form.period-future",
        "advice",
        "measures[0].period.to",
        {"measures.0.period.to": AFTER},
        {"measures.0.period.to": TODAY},
    ),
    (
        "form.address-without-time",
        "warning",
        "measures[0].identifiers[0]",
        {"measures.0.identifiers.0": ADDRESS | {"time": "2026-01-01T10:00:00"}},
        {"measures.0.identifiers.0": ADDRESS | {"time": "2026-01-01T10:00:00", "time_zone": "UTC"}},
    ),
    (
        "form.urgency-without-reason",
        "advice",
        "urgency",
        {"urgency": {"level": "urgent"}},
        {"urgency": {"level": "ordinary"}},
    ),
    (
        "form.deadline-without-reason",
        "advice",
        "urgency",
        {"urgency": {"level": "ordinary", "deadline": AFTER}},
        {"urgency": {"level": "ordinary", "deadline": AFTER, "reason": "A hearing."}},
    ),
    (
        "form.secrecy-without-reason",
        "advice",
        "confidentiality",
        {"confidentiality": {"wanted": True}},
        {"confidentiality": {"wanted": False}},
    ),
]
NOTICE: list[tuple[str, str, str, Changes, Changes]] = [
    ("form.no-channel", "warning", "channels", {"channels": None}, {}),
    ("form.review-past", "error", "expires", {"expires": TODAY}, {"expires": AFTER}),
    ("form.ground-open", "warning", "emergency",
     {"emergency": {"grounds": ["other"]}},
     {"emergency": {"grounds": ["other"], "other_grounds": "A flood."}}),
]  # fmt: skip


def changed(data: dict[str, Any], put, changes: Changes) -> dict[str, Any]:
    for path, value in changes.items():
        put(data, path, value)
    return data


@pytest.mark.parametrize(
    ("kind", "rule", "severity", "field", "bad", "good"),
    [("request", *row) for row in REQUEST] + [("notice", *row) for row in NOTICE],
    ids=lambda value: value if isinstance(value, str) and value.startswith("form.") else "",
)
def test_a_finding_is_there_with_its_cause_and_not_without(
    kind, rule, severity, field, bad, good, request, findings, put
) -> None:
    data = request.getfixturevalue(f"{kind}_data")
    sound = changed(copy.deepcopy(data), put, good)
    faulty = changed(copy.deepcopy(data), put, bad)

    (found,) = [f for f in findings(faulty) if f.rule == rule]
    assert (found.severity, found.field) == (severity, field)
    assert found.message.endswith((".", "?"))
    assert found.citation is None
    assert found.place.line > 0
    assert rule not in {f.rule for f in findings(sound)}


@pytest.mark.parametrize("kind", ["request", "notice"])
def test_a_sound_case_has_no_error_and_no_warning(kind, request, findings) -> None:
    data = request.getfixturevalue(f"{kind}_data")

    assert [f for f in findings(data) if f.severity != "advice"] == []


def test_a_kind_that_a_topic_adds_is_known(install, findings, request_data) -> None:
    install(
        "comity-pact",
        "1.0",
        "[comity.plugins]\npact = comity_pact:plugin\n",
        modules={
            "comity_pact.py": "import sys\nfrom comity import hookimpl\n"
            "from comity import AssistanceKind\n@hookimpl\ndef comity_measures():\n"
            "    kind = AssistanceKind('quarry-survey', 'Quarry survey', needs=('necessity',))\n"
            "    return [kind]\n"
            "plugin = sys.modules[__name__]\n"
        },
    )
    request_data["measures"][0]["kind"] = "quarry-survey"
    found = {f.rule: f for f in findings(request_data)}

    assert "form.kind-unknown" not in found
    missing = found["form.necessity-missing"]
    assert missing.message.startswith("Quarry survey: ")
    assert missing.cure == "Add `necessity`."


def test_a_kind_that_is_nearly_known_is_suggested(findings, request_data) -> None:
    request_data["measures"][0]["kind"] = "subscribers-data"
    (found,) = [f for f in findings(request_data) if f.rule == "form.kind-unknown"]

    assert "subscriber-data" in found.said.data()["params"]["near"]
    assert found.cure.startswith("Did you mean subscriber-data")


def test_a_kind_that_is_near_to_none_is_answered_with_all_of_them(findings, request_data) -> None:
    request_data["measures"][0]["kind"] = "qqqq"
    (found,) = [f for f in findings(request_data) if f.rule == "form.kind-unknown"]

    known = found.said.data()["params"]["known"]
    assert {"subscriber-data", "bank-records"} <= set(known)
    assert "extradition" not in known
    assert found.cure == f"Use one of these kinds: {', '.join(known)}."


def test_every_finding_is_told_errors_first_then_by_what_it_costs_and_by_place(
    findings, request_data, put
) -> None:
    for path, value in {
        "offences.0.text_is": "paraphrase",
        "facts.0.date": AFTER,
        "facts.1": {"id": "F2", "text": "Nobody relies on it."},
        "measures.0.offences": None,
        "measures.0.period": {"from": "2020-01-01", "to": "2026-01-31"},
        "confidentiality": {"wanted": True},
        "urgency": {"level": "emergency", "grounds": ["hearing"]},
    }.items():
        put(request_data, path, value)
    found = findings(request_data)
    order = [(f.severity.rank, f.costs.rank, f.place.line, f.place.column) for f in found]

    assert order == sorted(order)
    assert {f.severity for f in found} == {"error", "warning", "advice"}
    assert [f.rule for f in found if f.severity == "error"] == ["form.measure-without-offence"]


@pytest.mark.parametrize(
    ("urgency", "told"),
    [
        ({"grounds": ["hearing"], "reason": "The court sits on 3 December 2026."}, True),
        ({"grounds": ["custody", "limitation"], "reason": "The time runs."}, True),
        ({"reason": "It is urgent."}, True),
        ({"grounds": ["danger-to-life"], "reason": "He is held."}, False),
        ({"grounds": ["hearing"], "danger": "He is to be killed.", "reason": "So."}, False),
    ],
)
def test_a_hearing_is_no_emergency_and_is_not_dressed_up_as_one(
    urgency, told: bool, findings, request_data
) -> None:
    found = {
        f.rule: f for f in findings(request_data | {"urgency": {"level": "emergency"} | urgency})
    }

    assert ("form.emergency-danger" in found) is told
    assert ("form.emergency-hour" in found) is not told
    assert ("form.emergency-person" in found) is not told
    if told:
        params = found["form.emergency-danger"].said.data()["params"]
        listed = params["grounds"].get("params", {}).get("grounds", [])
        assert listed == urgency.get("grounds", [])
        assert found["form.emergency-danger"].cure.startswith("Write `level: urgent`. ")


def test_what_is_no_emergency_is_asked_for_by_an_ordinary_measure(findings, request_data) -> None:
    request_data["measures"][0]["kind"] = "emergency-disclosure"
    urgent = {"level": "emergency", "grounds": ["hearing"], "reason": "The court sits."}
    found = {f.rule: f for f in findings(request_data | {"urgency": urgent})}

    assert "instead of `emergency-disclosure`" in found["form.emergency-danger"].cure
