"""The kinds of document that the host itself has."""

from __future__ import annotations

from comity.model.records import DocumentType

__all__ = ["OWN_KINDS"]

LETTERS = (
    DocumentType(
        kind="transmittal",
        title="Transmittal of a request",
        model="comity.model.drafts.correspondence_sent:Transmittal",
        compose="comity.steps.compose.correspondence.letters:compose_transmittal",
        template="letter",
        forms=("letter", "note-verbale"),
    ),
    DocumentType(
        kind="reminder",
        title="Reminder of a request",
        model="comity.model.drafts.correspondence_sent:Reminder",
        compose="comity.steps.compose.correspondence.letter_of_reminder:compose_reminder",
        template="letter",
    ),
    DocumentType(
        kind="closing",
        title="Closing letter",
        model="comity.model.drafts.correspondence_closing:Closing",
        compose="comity.steps.compose.correspondence.letter_of_closing:compose_closing",
        template="letter",
    ),
    DocumentType(
        kind="acknowledgement",
        title="Acknowledgement of receipt",
        model="comity.model.drafts.correspondence_answers:Acknowledgement",
        compose="comity.steps.compose.correspondence.letters:compose_acknowledgement",
        template="letter",
    ),
    DocumentType(
        kind="deficiency",
        title="Deficiency letter",
        model="comity.model.drafts.correspondence_answers:Deficiency",
        compose="comity.steps.compose.correspondence.letters:compose_deficiency",
        template="letter",
    ),
    DocumentType(
        kind="decision",
        title="Decision",
        model="comity.model.drafts.correspondence_decision:Decision",
        compose="comity.steps.compose.correspondence.decision_letter:compose_decision",
        template="letter",
    ),
    DocumentType(
        kind="preservation",
        title="Request for preservation of data",
        model="comity.model.drafts.correspondence_preservation:Preservation",
        compose="comity.steps.compose.correspondence.letters:compose_preservation",
        template="letter",
        forms=("point-of-contact", "provider"),
    ),
    DocumentType(
        kind="disclosure",
        title="Request to a provider for disclosure of data",
        model="comity.model.drafts.correspondence_disclosure:Disclosure",
        compose="comity.steps.compose.correspondence.disclosure:compose_disclosure",
        template="letter",
        forms=("voluntary", "order", "emergency"),
    ),
)
"""The correspondence about a request, which shares one base template."""

OWN_KINDS = (
    DocumentType(
        kind="notice",
        title="Transparency notice for law enforcement",
        model="comity.model.drafts.notice:Notice",
        compose="comity.steps.compose.notice.sections:compose_notice",
        template="notice",
        private=False,
    ),
    DocumentType(
        kind="request",
        title="Request for mutual legal assistance",
        model="comity.model.drafts.request:Request",
        compose="comity.steps.compose.request.letter:compose_request",
        template="request",
        forms=("mla-request", "letter-rogatory"),
    ),
    *LETTERS,
)
