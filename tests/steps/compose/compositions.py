"""Cases that between them make the composer say everything it can say, in any language."""

from __future__ import annotations

import copy
import itertools
from collections.abc import Iterator, Mapping
from typing import Any

from notice_terms_said import listed_terms, not_sure
from papers_followed import followed
from papers_to_provider import disclosures

from comity.law.assistance_kinds import load_assistance_kinds
from comity.steps.wording.catalogue import own_catalogue

Data = dict[str, Any]

PAPERS = ("transmittal", "reminder", "acknowledgement", "deficiency", "decision", "preservation")
PAPERS += ("disclosure", "closing")
TURNS = 10  # as many as the longest closed list that clauses word has values
ANSWER = """
[[answer]]
question = "{question}"
value = {value}
says = "{says}"
source = "act"
article = "s. {number}"
read = "official"
"""
LAW_SAYS = "The provider acts at once"
PERIOD = '{ quantity = 90, unit = "days" }'
# what the law of a State says on every section of a notice, and for whom where it says so itself
LAW = (
    ("retention-duty", PERIOD, ""),
    ("process", '{ process = "An order of a court" }', ""),
    ("foreign-process", '{ process = "A treaty request" }', ""),
    ("preservation-period", PERIOD, "any"),
    ("preservation-extension", PERIOD, ""),
    ("user-notification", '"yes"', ""),
    ("child-safety-reporting", '"yes"', ""),
    ("emergency-disclosure", '"yes"', "foreign"),
    ("emergency-disclosure", '"case-by-case"', ""),
    ("provider-costs", '"yes"', ""),
    ("evidence-certificate", '"yes"', ""),
    ("government-domains", '["gov.example"]', ""),
    ("direct-approach", '"yes"', ""),
)


def law() -> str:
    """The law of a State that answers whatever a notice may print of it."""
    answers = []
    for number, (question, value, whom) in enumerate(LAW, start=1):
        says = f"{LAW_SAYS} ({question}, {number})."
        text = ANSWER.format(question=question, value=value, says=says, number=number)
        answers.append(text + (f'holds_for = "{whom}"\n' if whom else ""))
    return "".join(answers)


def words(family: str) -> list[str]:
    """What the French catalogue has below ``word.category.`` for instance."""
    return [
        text.removeprefix(family) for text in own_catalogue("fr").texts if text.startswith(family)
    ]


def requests(plain: Data) -> Iterator[Data]:
    """Requests that say what a request with every field does not: few of a thing, none, all kinds.

    ``plain`` is a request without an error of form, of which each is made.
    """
    for form in ("mla-request", "letter-rogatory"):
        yield plain | {"form": form}
    yield plain | {"subject": "A subject", "basis": [{"instrument": "pact"}]}
    for capacity in words("word.capacity."):
        made = copy.deepcopy(plain)
        made["requesting"]["issued_by"]["capacity"] = capacity
        yield made
    yield from (_all_kinds(plain), _one_of_each(plain), _many_marks(plain), _protected(plain))
    yield from _own_accounts(plain)
    yield _variants(plain)
    limited = copy.deepcopy(plain) | {"basis": [{"instrument": "limits"}]}
    limited["urgency"] = {"level": "urgent", "reason": "R.", "deadline": "2026-12-01"}
    limited["measures"][0]["deadline"] = "2026-12-01"
    yield limited
    of_court = copy.deepcopy(limited) | {"form": "letter-rogatory"}
    of_court["confidentiality"] = {"wanted": True, "reason": "R.", "contact_first": True}
    (asked, *_) = of_court["measures"]
    kinds = {"M1": "confiscation-order-enforcement", "M2": "asset-return"}
    of_court["measures"] = [asked | {"id": number, "kind": kind} for number, kind in kinds.items()]
    yield of_court
    for status in ("supplement", "follow-up", "withdrawal"):
        for form in ("mla-request", "letter-rogatory"):
            yield plain | {"form": form, "status": status, "supplements": "R/1"}
    for form in ("mla-request", "letter-rogatory"):
        yield from _other_letters(plain | {"form": form})
    yield plain | {"status": "follow-up", "supplements": "R/1", "follows": "preservation"}


def _other_letters(plain: Data) -> Iterator[Data]:
    """Requests that replace another, seek consent, or are made in no criminal proceedings."""
    yield plain | {"status": "replacement", "replaces": "R/1"}
    use = {"received_under": "R/1", "evidence": "E.", "proceedings": "Court, 2", "purpose": "P."}
    yield plain | {"status": "consent-to-use", "other_use": use}
    for nature in ("administrative", "civil"):
        made = copy.deepcopy(plain)
        made["proceedings"]["nature"] = nature
        yield made
        for capacity in ("central-authority", "prosecutor"):
            sent = copy.deepcopy(made)
            sent["requesting"]["central_authority"] = {"name": "Central Authority"}
            sent["requesting"]["issued_by"]["capacity"] = capacity
            yield sent
    one = {"id": "X1", "description": "A flat"}
    measures = [plain["measures"][0] | {"assets": ["X1"]}]
    yield plain | {"assets": [one], "measures": measures}
    measures = [plain["measures"][0] | {"assets": ["X1", "X2"]}]
    yield plain | {"assets": [one, one | {"id": "X2"}], "measures": measures}


def _one_of_each(plain: Data) -> Data:
    made = copy.deepcopy(plain)
    made["persons"] = [{"id": "P1", "role": "suspect", "name": {"full": "A B"}}]
    made["annexes"] = [{"id": "A1", "title": "Order", "pages": 1}]
    made["earlier"] = [{"id": "E1", "kind": "request", "reference": "R"}]
    made["hearings"] = [{"date": "2026-12-01", "persons": ["P1"], "measures": ["M1"]}]
    made["facts"][0] |= {"persons": ["P1"], "annexes": ["A1"]}
    used = {"kind": "ip-address", "value": "192.0.2.1", "time": "2026-06-03T02:41:18"}
    made["measures"][0] |= {"persons": ["P1"], "annexes": ["A1"], "earlier": ["E1"]}
    made["measures"][0] |= {"identifiers": [used | {"time_zone": "UTC"}]}
    made["offences"][0] |= {
        "persons": ["P1"],
        "elements": [{"id": "O1a", "text": "An act.", "facts": ["F1"]}],
    }
    return made


def _protected(plain: Data) -> Data:
    """A witness under a pseudonym whom an act needs, so that there is a sealed annex."""
    made = copy.deepcopy(plain)
    name = {"full": "Ngozi Abernathy"}
    witness = {"id": "P1", "role": "witness", "protect": "pseudonym", "name": name}
    made["persons"] = [witness | {"born": "1980-01-02"}]
    made["measures"] = [made["measures"][0] | {"kind": "video-hearing", "persons": ["P1"]}]
    return made


def _own_accounts(plain: Data) -> Iterator[Data]:
    """Accounts of the witness, with an act that needs the identity, and without one."""
    made = _protected(plain)
    mark = {"kind": "email", "value": "ngozi.abernathy@mail.example"}
    marks = [mark, {"kind": "email", "value": "n.abernathy@mail.example"}]
    sought = plain["measures"][0] | {"id": "M2", "identifiers": marks}
    made["persons"] = [made["persons"][0] | {"identifiers": marks}]
    yield made | {"measures": [*made["measures"], sought]}
    yield made | {"measures": [sought]}
    yield made | {"measures": [sought | {"place": ["The house of Ngozi Abernathy"]}]}


def _variants(plain: Data) -> Data:
    """The kinds whose sentence depends on what the draft says, each in every wording."""
    made = copy.deepcopy(plain)
    made["persons"] = [{"id": "P1", "role": "witness", "name": {"full": "A B"}}]
    certified = {"procedure": {"wished": "Certified copies."}}
    account = [{"kind": "bank-account", "value": "000111222"}]
    recorded = {"particulars": {"record": "A transcript by the court"}}
    kinds: list[tuple[str, Data]] = [
        ("video-hearing", {"title": "Hearing by telephone"}),
        ("video-hearing", {"title": "Hearing by video link or by telephone"}),
        ("video-hearing", {}),
        ("video-hearing", {"title": "Hearing by telephone", **recorded}),
        ("video-hearing", {"title": "Hearing by video link or by telephone", **recorded}),
        ("witness-testimony", {"procedure": {"wished": "A form.", "oath": "oath"}}),
        ("witness-testimony", {}),
        ("location-of-person", {"persons": ["P1"]}),
        ("location-of-person", {"identifiers": [{"kind": "phone", "value": "+1 555 0100"}]}),
        ("surveillance", {"persons": ["P1"]}),
        ("surveillance", {"place": ["1 Sample Road"]}),
        ("surveillance", {}),
        ("non-conviction-forfeiture", {"order": {"title": "An order"}}),
        ("asset-return", {"particulars": {"agreement": "The house is shared by halves."}}),
        ("restraint", {"identifiers": account, "holder": {"name": "Sample Bank"}}),
        ("restraint", {"identifiers": account * 2, "holder": {"name": "Sample Bank"}}),
        ("restraint", {"title": "Continuation of the restraint"}),
        ("content-removal", {"identifiers": [{"kind": "domain", "value": "a.example"}]}),
        ("search-of-premises", {"holder": {"name": "H Ltd"}, "place": ["1 Sample Road"]}),
        ("search-of-premises", {"place": ["1 Sample Road"]}),
        ("search-of-premises", {}),
        ("bank-monitoring", {"holder": {"name": "Sample Bank"}}),
        ("interception", {"holder": {"name": "Sample Carrier"}}),
        ("remote-search", {"holder": {"name": "Sample Host"}}),
        *((kind, certified) for kind in ("public-records", "business-records")),
        ("case-file-copies", certified),
    ]
    plainly = {"purpose": "P.", "facts": ["F1"], "offences": ["O1"], "items": ["A thing"]}
    made["measures"] = [
        {"id": f"M{number}", "kind": kind, **plainly, **more}
        for number, (kind, more) in enumerate(kinds, start=1)
    ]
    made["measures"] += [
        {"id": f"N{number}", "kind": kind, **plainly}
        for number, kind in enumerate(("suspect-interview", "service-of-documents", "other"))
    ]
    return made


def _many_marks(plain: Data) -> Data:
    """A treaty with classes of data, and measures with many identifiers and all addressees."""
    made = copy.deepcopy(plain)
    made["basis"] = [{"instrument": "coe-185"}]
    marks = [{"kind": "account", "value": f"Value {number}"} for number in range(5)]
    made["measures"] = [
        made["measures"][0]
        | {"id": f"M{number}", "kind": "traffic-data", "identifiers": marks, "addressee": addressee}
        for number, addressee in enumerate(words("word.addressee."), start=1)
    ]
    bare = {"id": "M0", "kind": "other", "purpose": "P.", "items": ["An act"]}
    made["measures"].append(bare | {"facts": ["F1"], "offences": ["O1"]})
    return made


def _all_kinds(plain: Data) -> Data:
    """Every kind of assistance with all its particulars, of identifier, offence and assurance."""
    made = copy.deepcopy(plain)
    made["measures"] = [
        {
            "id": f"M{number}",
            "kind": measure.kind,
            "purpose": "P.",
            "holder": {"name": "H", "kind": kind},
            "facts": ["F1"],
            "offences": ["O1"],
            "particulars": {name: f"Value {name}" for name in measure.particulars},
        }
        for number, (measure, kind) in enumerate(
            zip(load_assistance_kinds(), words("choice.holder.") * 20, strict=False), start=1
        )
    ]
    made["persons"] = [
        {
            "id": "P1",
            "role": "suspect",
            "name": {"full": "A B"},
            "identifiers": [
                {"kind": kind, "value": f"Value {kind}"} for kind in words("word.identifier.")
            ],
        }
    ]
    made["offences"] = [
        made["offences"][0] | {"id": f"O{number}", "category": category}
        for number, category in enumerate(words("word.category."), start=1)
    ]
    made["assurances"] = [
        {"kind": kind, "given_by": "The Minister"} | own
        for kind in (*words("word.assurance."), "own-kind")
        for own in ({}, {"text": "We give it."})
    ]
    givers = itertools.cycle(words("word.giver."))
    made["assurances"] += [
        {"kind": "own-kind", "given_by": "M.", "promise": [promise], "capacity": next(givers)}
        for promise in words("word.promise.")
    ]
    return made


def notices(plain: Data) -> Iterator[Data]:
    """Notices that say what one with every field does not: little, nothing, one thing of several.

    ``plain`` is a notice without an error of form, of which each is made.
    """
    yield plain
    yield plain | {"law": "beside"}
    yield plain | {"attestations": [{"law": "Act", "text": "A rule."}]}
    yield plain | {"mla_needed": "case-by-case", "data_categories": []}
    said: tuple[Data, ...] = ({}, {"certified": "no"}, {"translation": "It must have one."})
    for more, offered in itertools.product(said, ({}, {"offered": ["fr"]})):
        yield plain | {"languages": {"demanded": ["en"], **more, **offered}}
    yield plain | {"data_categories": [{"category": "subscriber-data"}]}
    yield plain | {"emergency": {"grounds": ["death", "other"]}}
    for grounds, others in itertools.product((["death"], []), ("a raid", "A raid is one.")):
        yield plain | {"emergency": {"grounds": grounds, "other_grounds": others}}
    for owed_by, target in itertools.product(("company", "requester"), (True, False)):
        once = {"event": "Receipt", "action": "answer", "owed_by": owed_by, "target": target}
        within = {"quantity": 2, "unit": "days"}
        yield plain | {"response_times": [once | {"within": within}]}
    least = {"event": "Receipt", "owed_by": "company", "within": within | {"bound": "at-least"}}
    yield plain | {"response_times": [least, least | {"action": "answer"}]}
    once = {"quantity": 90, "unit": "days", "times": 1}
    yield plain | {"preservation": {"practice": "yes", "extension": once}}
    yield plain | not_sure()
    # what is said in one sentence with another where both are told
    yield plain | {
        "user_notification": {"delayed": "yes", "before_disclosure": True},
        "emergency": {"process_after": "yes"},
        "recommended_contents": ["a date"],
    }
    free = {"amount": "0", "currency": "EUR"}
    yield plain | {
        "processes": [{"title": "Order", "from": "domestic"}],
        "costs": {"price_list": [{"item": "A copy", "price": free}]},
    }
    listed = listed_terms(words("notice.process.refusal."))
    yield plain | listed
    yield plain | {"variants": [listed | {"for": {"requesters": ["NR"]}}]}
    yield plain | {
        "data_categories": [
            {
                "category": "subscriber-data",
                "retention": {"period": {"quantity": 90, "unit": "days", "bound": bound}},
            }
            for bound in words("word.period.")
        ]
    }
    yield plain | {"rewordings": [{"clause": "notice.submission", "text": "Write to us."}]}
    yield plain | {
        "user_notification": {"practice": "yes"},
        "child_safety": {"practice": "We report.", "reports_to": ["NCMEC"]},
        "emergency": {"practice": "yes"},
        "costs": {"practice": "yes"},
        "records": {"certificate": "yes"},
        "authentication": {"government_email": True},
        "response_times": [
            {
                "event": "Receipt",
                "within": {"quantity": quantity, "unit": unit, "business": True},
                "owed_by": owed_by,
                "target": target,
            }
            for quantity, unit, owed_by, target in (
                (1, "days", "company", True),
                (2, "days", "requester", True),
                (3, "hours", "company", False),
                (4, "days", "requester", False),
            )
        ],
    }


def authors_texts(data: Any) -> Iterator[str]:
    """Every text that the author wrote."""
    if isinstance(data, Mapping):
        for value in data.values():
            yield from authors_texts(value)
    elif isinstance(data, (list, tuple)):
        for value in data:
            yield from authors_texts(value)
    elif isinstance(data, str):
        yield data


def papers() -> Iterator[Data]:
    """Papers that say what those with every field do not: few of a thing, none, one form only."""
    both = {"requesting": {"state": "TV"}, "requested": {"state": "NR"}}
    request = {"reference": "R", "date": "2026-10-01"}
    start = {"schema": 1, "date": "2026-10-05", "reference": "P/1"}
    answer = start | both | {"concerning": request}
    lack = {"what": "A thing.", "remedy": "Give it.", "weight": "helpful"}
    yield answer | {"kind": "deficiency", "deficiencies": [lack]}
    yield answer | {"kind": "deficiency", "deficiencies": [lack], "emergency": True}
    bare = {"what": "A thing.", "remedy": "Give it."}
    for emergency, few in ((True, 1), (True, 2), (False, 1), (False, 2)):
        measures = [str(n) for n in range(few)]
        lacks = [bare] * few + [bare | {"measures": measures}]
        lacks += [bare | {"weight": "at-once"}] * few + [lack] * few
        said = {"deficiencies": lacks, "not_held_up": ["9"], "emergency": emergency}
        yield answer | said | {"kind": "deficiency"}
    later = {"outcome": "granted-on-conditions", "conditions": [{"what": "A thing."}]}
    yield answer | later | {"kind": "decision", "rulings": [later | {"measures": ["1"]}]}
    yield answer | {"kind": "decision", "outcome": "granted", "accept_by": "2026-11-01"}
    yield answer | {"kind": "decision", "outcome": "granted-in-part", "granted_part": "A part."}
    sent = {"requesting": {"state": "TV", "issued_by": {"name": "A B"}}}
    enclosed = [{"title": "T", "pages": 1, "copies": 1, "translation": "fr"}]
    enclosed += [{"title": f"T{n}", "translation": "fr", "certified": n == 1} for n in range(2)]
    enclosed += [{"title": form, "form": form, "pages": 2} for form in words("word.paper_form.")]
    letter = {"kind": "transmittal", "form": "letter", "enclosures": enclosed}
    for confidential in (True, False):
        translation = {"into": "fr"} | ({"certified": "false"} if confidential else {})
        yield answer | sent | letter | {"confidential": confidential, "translation": translation}
    yield answer | sent | letter | {"form": "note-verbale"}
    kept = {
        "kind": "preservation",
        "offences": [{"id": "O1", "title": "Fraud", "provision": "s. 1"}],
        "facts": [{"id": "F1", "text": "A fact."}],
        "measures": [{"id": "M1", "kind": "preservation", "purpose": "P."}],
    }
    asking = {"requesting": sent["requesting"] | {"authority": {"name": "Office"}}}
    for form, intended in (("point-of-contact", True), ("provider", False)):
        given = {"form": form, "request_intended": intended, "disclose_path": True}
        yield start | both | asking | kept | given
    for times in (0, 1):
        hold = {"hold_for": {"quantity": 90, "unit": "days", "times": times}}
        yield start | both | asking | kept | given | hold
    yield from disclosures(start | both | asking)
    yield from followed(start | both | asking, kept)
