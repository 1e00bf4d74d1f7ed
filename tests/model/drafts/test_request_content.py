"""What a request must hold: every field of the merged content model that is always, or on a
condition, demanded, and the extra sets of the electronic-evidence instruments.

The ids are those of the content model: H head and parties, F facts and law, A the ask, L logistics.
"""

from __future__ import annotations

import pytest

from comity.model.drafts.describe import describe, walk
from comity.model.drafts.request import Request

FIELDS = {path.replace("[]", ""): note for path, note in walk(describe(Request))}
ALWAYS_OR_ON_CONDITION = {
    "H1 date, reference, marking": ["date", "reference", "classification"],
    "H2 status": ["status", "supplements", "replaces", "follows", "withdrawal_reason"],
    "H3 requesting State and central authority": [
        "requesting.state",
        "requesting.central_authority.name",
    ],
    "H4 authority conducting the case, and functions": [
        "requesting.authority.name",
        "requesting.authority.functions",
    ],
    "H5 contacts": [
        "requesting.contacts.phone",
        "requesting.contacts.mobile",
        "requesting.contacts.email",
        "requesting.contacts.hours",
        "requesting.contacts.time_zone",
        "requesting.contacts.languages",
    ],
    "H7 a second contact confirms": ["requesting.contacts.confirms_authenticity"],
    "H8 court seised, file, decisions": [
        "proceedings.authority",
        "proceedings.file_number",
        "proceedings.decisions.court",
    ],
    "H9 requested State, its central authority, channel": [
        "requested.state",
        "requested.central_authority.name",
        "transmission.way",
    ],
    "H10 legal basis": ["basis.instrument", "basis.articles", "reciprocity", "domestic_basis"],
    "H11 earlier request: reference, both authorities, channel": [
        "earlier.reference",
        "earlier.their_reference",
        "earlier.authority",
        "earlier.sent_by",
        "earlier.channel",
    ],
    "H12 earlier preservation": ["earlier.date", "earlier.holder", "earlier.expires"],
    "H14 issuing and validating": [
        "requesting.issued_by.name",
        "requesting.issued_by.capacity",
        "requesting.issued_by.seal",
        "requesting.issued_by.date",
        "requesting.validated_by.name",
    ],
    "F1 nature and stage": ["proceedings.nature", "proceedings.stage"],
    "F2 summary of facts": ["proceedings.summary", "facts.text", "facts.source"],
    "F3 persons": [
        "persons.name.full",
        "persons.role",
        "persons.location",
        "persons.nationalities",
        "persons.address",
        "persons.nature",
        "persons.registration.number",
    ],
    "F4 offences with text and maximum penalty": [
        "offences.provision",
        "offences.text",
        "offences.text_is",
        "offences.maximum_penalty.years",
    ],
    "F5 facts by element": ["offences.elements.text", "offences.elements.facts"],
    "F6 dual criminality or listed offence": [
        "offences.dual_criminality.statement",
        "offences.dual_criminality.listed_as",
        "offences.dual_criminality.three_years",
        "offences.requested_law.provision",
    ],
    "F7 jurisdiction, conduct on the requested State's soil": [
        "proceedings.jurisdiction_ground",
        "proceedings.conduct_in_requested_state",
        "proceedings.conduct_there",
    ],
    "F8 limitation": ["offences.limitation.date", "offences.committed_to"],
    "F9 loss, gain, gravity": ["loss.amount", "gain.amount", "gravity"],
    "A1 kinds, numbered": ["measures.id", "measures.kind"],
    "A2 purpose": ["measures.purpose"],
    "A3 nexus": ["measures.nexus", "measures.facts"],
    "A4 particulars of the thing": [
        "measures.holder.name",
        "measures.identifiers.value",
        "measures.accounts.number",
        "measures.items",
        "measures.data_types",
        "measures.period.from",
    ],
    "A5 procedure": [
        "measures.procedure.wished",
        "measures.procedure.reason",
        "measures.procedure.oath",
        "measures.procedure.caution",
        "measures.procedure.rights",
        "measures.procedure.certificate",
        "measures.procedure.officers",
    ],
    "A6 questions": ["measures.questions"],
    "A9 necessity and proportionality": ["measures.necessity", "measures.proportionality"],
    "A10 privilege, press, immunity": [
        "measures.privilege",
        "measures.press",
        "measures.immunity",
        "persons.immunity",
    ],
    "L1 urgency with reason": ["urgency.level", "urgency.reason", "urgency.grounds"],
    "L2 deadline with reason": ["urgency.deadline", "measures.deadline_reason"],
    "L3 confidentiality": [
        "confidentiality.reason",
        "confidentiality.until",
        "confidentiality.user_notice",
    ],
    "L4 assurances": ["assurances.kind", "assurances.given_by", "statements.ground"],
    "L5 language and translation": ["language", "translation.into", "translation.certified"],
    "L6 data protection": ["data_protection", "data_deletion"],
    "L7 remedies": ["proceedings.remedies"],
    "L9 annexes": ["annexes.title", "annexes.kind"],
}
OPTIONAL = {
    "H6 reply channel": ["transmission.reply_by"],
    "H13 informal contacts": ["channels.channel", "channels.result", "channels.why_not"],
    "F10 source, reliability, handling code": ["facts.reliability", "facts.handling"],
    "A7 result": ["measures.result"],
    "A8 fallback": ["measures.fallback"],
    "L8 costs": ["costs", "cost_estimate.amount"],
    "L10 delivery": [
        "delivery.format",
        "delivery.hash",
        "delivery.custody_record",
        "delivery.receiving_authority.name",
    ],
    "L11 transmission": [
        "transmission.form",
        "transmission.encryption",
        "transmission.signature",
        "transmission.original_follows",
    ],
    "Budapest 29": ["measures.addressee", "measures.holder.system_location"],
    "emergencies": ["urgency.danger", "urgency.at_risk", "urgency.help", "urgency.process_follows"],
    "an address with time, zone and port": [
        "measures.identifiers.time",
        "measures.identifiers.time_zone",
        "measures.identifiers.port",
    ],
    "several hearings": ["hearings.date", "hearings.evidence_by"],
    "the account for sums recovered": ["payment_account.iban"],
    "a quotation in another language": [
        "offences.language",
        "offences.elements.language",
        "facts.language",
    ],
}


@pytest.mark.parametrize("fields", ALWAYS_OR_ON_CONDITION.values(), ids=ALWAYS_OR_ON_CONDITION)
def test_what_is_demanded_always_or_on_a_condition_can_be_written(fields: list[str]) -> None:
    assert [path for path in fields if path not in FIELDS] == []


@pytest.mark.parametrize("fields", OPTIONAL.values(), ids=OPTIONAL)
def test_what_speeds_the_work_can_be_written(fields: list[str]) -> None:
    assert [path for path in fields if path not in FIELDS] == []


@pytest.mark.parametrize("name", ["hearings", "measures.questions", "measures.accounts", "earlier"])
def test_there_may_be_several(name: str) -> None:
    assert FIELDS[name].many


def test_only_what_every_request_has_is_required() -> None:
    top = [path for path, note in FIELDS.items() if note.required and "." not in path]
    assert top == [
        "schema",
        "kind",
        "date",
        "form",
        "reference",
        "requesting",
        "requested",
        "proceedings",
        "offences",
        "measures",
    ]
