"""What a letter cannot mean, or tells: nothing is asked of a lawyer's blood, or of a copy."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest

from comity.model.findings import Finding

Data = dict[str, Any]
Findings = Callable[..., list[Finding]]
LAWYER: Data = {
    "id": "P1",
    "role": "victim",
    "name": {"full": "C. Sample"},
    "occupation": "Attorney at law",
    "connection": "She was found dead in the harbour.",
}


def measure(kind: str, *items: str, **more: Any) -> Data:
    usual = {"id": "M1", "kind": kind, "items": list(items), "purpose": "To prove the fraud."}
    return usual | {"offences": ["O1"], "facts": ["F1"]} | more


@pytest.mark.parametrize(
    ("items", "more", "asked"),
    [
        (["The tissue that was kept"], {}, False),
        (["Hair and nails of the dead"], {}, False),
        (["The telephone of the dead"], {}, True),
        (["Her correspondence and notes"], {}, True),
        (["The weapon"], {"place": ["Her chambers, 1 Sample Lane"]}, True),
    ],
)
def test_a_sample_of_a_lawyer_is_no_paper_of_a_client(
    rules_of_measure: Callable[..., set[str]], items: list[str], more: Data, asked: bool
) -> None:
    told = {"items": items, "persons": ["P1"]} | more
    rules = rules_of_measure([deepcopy(LAWYER)], "seizure-of-items", told, {})
    assert ("lint.privilege-open" in rules) is asked


REPORT = measure("expert-evidence", "The cause of the fire", persons=[])
CASES: list[tuple[str, Data, Data]] = [
    (
        "who-pays-them",
        {"measures": [REPORT | {"holder": {"name": "State laboratory", "kind": "authority"}}]},
        {
            "measures": [
                REPORT
                | {
                    "holder": {"name": "State laboratory", "kind": "authority"},
                    "items": ["A certified copy of the report on the paint", "The working notes"],
                    "persons": ["P1"],
                }
            ],
            "persons": [LAWYER],
        },
    ),
    (
        "who-pays-them",
        {"measures": [REPORT | {"items": ["A copy of the report, explained in court"]}]},
        {
            "measures": [
                REPORT
                | {
                    "holder": {"name": "Institut de médecine légale", "kind": "authority"},
                    "items": ["Copie certifiée conforme du rapport sur les traces"],
                }
            ]
        },
    ),
    (
        "once-found",
        {"measures": [measure("location-of-person", "The crew of the tug")]},
        {
            "measures": [
                measure("location-of-person", "The crew of the tug"),
                measure("witness-statement", "The crew who are found") | {"id": "M2"},
            ]
        },
    ),
]


@pytest.mark.parametrize(("rule", "asked", "calm"), CASES)
def test_a_point_is_raised_and_is_silent_where_the_letter_answers(
    asked_and_calm: Callable[..., None], rule: str, asked: Data, calm: Data
) -> None:
    asked_and_calm(rule, asked, calm)


@pytest.mark.parametrize(
    ("matter", "asked"),
    [
        ("A letter rogatory was sent there to hear the driver.", True),
        ("On our request the bank told the police who had opened the account.", False),
        ("Sur notre demande, les deux témoins ont été entendus à Tokyo.", False),
        ("Auf ein Ersuchen hin haben zwei Bekannte dort ausgesagt, er sei gesendet worden.", False),
        ("On a request to hear him, papers are being prepared and go out next week.", True),
    ],
)
def test_a_letter_on_which_people_have_told_something_has_come_back(
    findings: Findings, request_data: Data, matter: str, asked: bool
) -> None:
    request_data["proceedings"]["other_states"] = [{"state": "JP", "matter": matter}]
    rules = {one.rule for one in findings(request_data)}
    assert ("earlier.parallel" in rules) is asked


@pytest.mark.parametrize(
    ("item", "asked"),
    [
        ("The messages of the account", True),
        ("The messages of the account, until the forum stops", False),
        ("Positions of the tracker as long as it runs", False),
        ("Les messages du compte, tant que le service fonctionne", False),
        ("Die Nachrichten, solange der Dienst läuft", False),
    ],
)
def test_a_period_that_is_told_to_run_on_is_not_asked_about(
    findings: Findings, request_data: Data, item: str, asked: bool
) -> None:
    period = {"from": "2026-05-01", "to": "2027-12-01"}
    request_data["measures"] = [measure("stored-content", item, period=period)]
    rules = {one.rule for one in findings(request_data)}
    assert ("form.period-future" in rules) is asked


HEARD = measure("suspect-interview", "The visits", persons=["P2"])


@pytest.mark.parametrize(
    ("measures", "asked"),
    [
        ([HEARD], False),
        ([HEARD | {"persons": ["P1", "P2"]}], True),
        ([HEARD, measure("seizure-of-items", "The gifts", persons=["P2"]) | {"id": "M2"}], True),
    ],
)
def test_an_office_holder_who_is_not_heard_is_not_reached(
    findings: Findings, request_data: Data, measures: list[Data], asked: bool
) -> None:
    people = [("P1", "Minister of works"), ("P2", "Builder")]
    request_data["persons"] = [
        {"id": id, "role": "suspect", "name": {"full": f"Ann {id}"}, "occupation": office}
        for id, office in people
    ]
    request_data["measures"] = measures
    rules = {one.rule for one in findings(request_data)}
    assert ("screen.immunity" in rules) is asked


def of_limits(use: str = "", **more: Any) -> Data:
    one = {"kind": "specialty", "given_by": "Attorney General", "capacity": "central-authority"}
    told = one | {"text": "The papers serve this case.", "promise": ["use-limited"]} | more
    return {"assurances": [told]} | ({"use": use} if use else {})


def of_suspect(connection: str) -> Data:
    one = {"id": "P1", "role": "suspect", "name": {"full": "Ann Alva"}, "connection": connection}
    return {"persons": [one]}


def trial(capacity: str) -> Data:
    """A letter of the prosecution at the trial, signed by whom it says."""
    side = {"requesting.issued_by.capacity": capacity, "proceedings.nature": "trial"}
    return side | {"requesting.authority.name": "Public prosecutor at the court of Funafuti"}


def inquiry(reason: str) -> Data:
    early = {"proceedings.nature": "investigation", "proceedings.stage": "Nobody is charged."}
    return early | {"urgency": {"level": "ordinary", "deadline": "2027-01-04", "reason": reason}}


def their_case(matter: str) -> Data:
    case = {"state": "NR", "matter": matter}
    return {"proceedings.other_states": [case], "measures.0.not_before": "2026-12-01"}


FILE = measure("case-file-copies", "The file", persons=[])
RECORDS = measure("business-records", "The bill", nexus="She slept there.", persons=[])
MORE: list[tuple[str, Data, Data]] = [
    (
        "leave-on-site",
        {"measures": [measure("seizure-of-items", "Bones, by drilling in the cellar floor")]},
        {"measures": [measure("seizure-of-items", "Drill dust of each tusk")]},
    ),
    (
        "promise-excepted",
        of_limits(text="It serves this case, unless the press reports on it."),
        of_limits(text="It serves this case only, unless Nauru permits another use."),
    ),
    (
        "promise-excepted",
        of_limits(text="It serves this case, unless needed elsewhere."),
        of_limits(text="It serves this case, unless you allow more."),
    ),
    (
        "wider-than-promised",
        of_limits("The papers will be shown to the owners of the bank."),
        of_limits("The papers will be shown to the jury and given to counsel."),
    ),
    (
        "what-comes-next",
        inquiry("The prosecutor reads the file then."),
        inquiry("By 4 March 2027 the prosecutor must charge or drop the case."),
    ),
    (
        "case-in-step",
        their_case("A criminal inquiry on the nets is open."),
        their_case("A criminal inquiry is open. The judge there agreed on 2 May to this letter."),
    ),
    ("suspect-died", of_suspect("He died in prison."), of_suspect("She sold poison to the dead.")),
    ("suspect-died", of_suspect("Deceased."), of_suspect("Nephew of the deceased.")),
    ("suspect-died", of_suspect("The deceased owned it."), of_suspect("Hit the deceased's son.")),
    ("prosecutor-at-trial", trial("other"), trial("central-authority")),
    (
        "patient-agrees",
        {"measures": [measure("business-records", "The hospital notes")]},
        {
            "measures": [
                measure("business-records", "The hospital notes")
                | {"particulars": {"consent": "Her son agrees."}}
            ]
        },
    ),
    (
        "file-secrets",
        {"measures": [FILE], "use": "In this case only."},
        {
            "measures": [FILE | {"items": ["The verdict of 4 May 2021", "Folios 7 to 12"]}],
            "use": "In this case only.",
        },
    ),
    (
        "file-secrets",
        {"measures": [FILE | {"items": ["The whole file, with the judgment of 4 May 2021"]}]},
        {
            "measures": [FILE | {"items": ["Das Urteil vom 4. Mai 2021"]}],
            "use": "In this case only.",
        },
    ),
]


@pytest.mark.parametrize(("rule", "asked", "calm"), MORE)
def test_a_point_is_silent_where_the_words_mean_something_else(
    asked_and_calm: Callable[..., None], rule: str, asked: Data, calm: Data
) -> None:
    asked_and_calm(rule, asked, calm)


@pytest.mark.parametrize(
    ("beside", "asked"),
    [
        (["location-of-person", "The men who carried the crates, identified first"], False),
        (["location-of-person", "The men"], True),
        (["public-records", "The men who carried the crates, identified first"], True),
    ],
)
def test_people_whom_another_measure_finds_need_no_name(
    findings: Findings, request_data: Data, beside: list[str], asked: bool
) -> None:
    first = measure(beside[0], "The crew", persons=[])
    second = measure("witness-statement", beside[1], persons=[]) | {"id": "M2"}
    request_data["measures"] = [first, second]
    rules = {(one.rule, one.field) for one in findings(request_data)}
    assert (("form.persons-missing", "measures[1].persons") in rules) is asked


def test_the_officer_of_a_register_is_named_by_the_office(
    findings: Findings, request_data: Data
) -> None:
    told = measure("witness-statement", "What the clerk of the land registry can tell", persons=[])
    holder = {"holder": {"name": "Land registry", "kind": "authority"}}
    request_data["measures"] = [told | holder]
    assert "form.persons-missing" not in {one.rule for one in findings(request_data)}


@pytest.mark.parametrize(
    ("fact", "asked"),
    [("A ticket of 4 May shows it.", True), ("A ticket of 4 May is of Sample Hostel.", False)],
)
def test_a_holder_whom_a_fact_with_a_source_names_is_known(
    findings: Findings, request_data: Data, fact: str, asked: bool
) -> None:
    request_data["proceedings"]["nature"] = "investigation"
    request_data["facts"] = [{"id": "F1", "text": fact, "source": "Ticket"}]
    request_data["measures"] = [RECORDS | {"holder": {"name": "Sample Hostel"}}]
    rules = {one.rule for one in findings(request_data)}
    assert ("point.known-from-what" in rules) is asked


@pytest.mark.parametrize(
    ("matter", "asked"),
    [
        ("The trial of the crew closed in 2016 with a final verdict.", False),
        ("A trial of the crew is under way.", True),
    ],
)
def test_a_case_that_ended_there_delays_nothing(
    rules_after: Any, request_data: Data, matter: str, asked: bool
) -> None:
    case = {"state": request_data["requested"]["state"], "matter": matter}
    found = rules_after({"proceedings.other_states": [case]})
    assert not ("refusal.pending-proceedings" in found and not asked)


def served(**more: Any) -> Data:
    told = measure("service-of-documents", "A summons", persons=[])
    return told | {"purpose": "To call the witness."} | more


@pytest.mark.parametrize(
    ("wished", "asked"),
    [
        ("The witness will be punished if she stays away.", True),
        ("Please tell her that nobody will be punished for staying away.", False),
        ("Bitte sagen Sie ihr, dass gegen niemand Ordnungsgeld verhängt wird.", False),
        ("Gegen sie wird Ordnungsgeld verhängt.", True),
        ("If nobody opens, she will be arrested.", True),
        ("Si la personne ne se présente pas, elle est passible d'une amende.", True),
        ("Personne n'est passible d'une amende.", False),
    ],
)
def test_that_nobody_is_punished_is_no_threat(
    findings: Findings, request_data: Data, wished: str, asked: bool
) -> None:
    request_data["measures"] = [served(procedure={"wished": wished})]
    rules = {one.rule for one in findings(request_data)}
    assert ("service.threat" in rules) is asked


@pytest.mark.parametrize(
    ("certificate", "asked"), [("An affidavit of service", False), (None, True)]
)
def test_a_certificate_is_the_proof_of_service(
    findings: Findings, request_data: Data, certificate: str | None, asked: bool
) -> None:
    procedure = {"wished": "That a bailiff hand it over."}
    procedure |= {"certificate": certificate} if certificate else {}
    request_data["measures"] = [served(procedure=procedure)]
    rules = {one.rule for one in findings(request_data)}
    assert ("service.proof" in rules) is asked


@pytest.mark.parametrize(("own", "asked"), [(None, True), ("2026-09-01", False)])
def test_a_deadline_that_is_of_another_measure_comes_before_none(
    findings: Findings, request_data: Data, own: str | None, asked: bool
) -> None:
    first = served(**({"deadline": own} if own else {}))
    later = measure("appearance-of-person", "The day", persons=[], not_before="2026-11-02")
    request_data["measures"] = [first, later | {"id": "M2"}]
    request_data["urgency"] = {"level": "ordinary", "deadline": "2026-09-01", "reason": "Trial"}
    rules = {one.rule for one in findings(request_data)}
    assert ("timing.before-measure" in rules) is asked
