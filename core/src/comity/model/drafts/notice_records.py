"""What a company says of its records: their proof and format, attestations, forms, remarks."""

from __future__ import annotations

from typing import Literal

from comity.model.drafts.base import (
    DraftPart,
    Flag,
    Length,
    Phrase,
    Prose,
    Text,
    optional,
    required,
    several,
)
from comity.model.drafts.notice_practice import Practice

__all__ = ["Attestation", "NoticeRemark", "Records", "SampleForm"]

PROOF = "8 of 23 notices"
FILES = "6 of 23 notices"


class Records(DraftPart):
    """Authentication of records, and testimony."""

    certificate: Practice | None = optional(
        "Certificate", "Whether records come with a certificate.", PROOF
    )
    self_authenticating: Flag | None = optional(
        "Self-authenticating",
        "Whether the company states that courts can accept its records without a witness.",
        PROOF,
    )
    testimony: Practice | None = optional(
        "Testimony", "Whether the company provides a witness.", PROOF
    )
    expert_testimony: Practice | None = optional(
        "Expert testimony", "Whether the company provides an expert.", PROOF
    )
    notice_for_testimony: Length | None = optional(
        "Notice for testimony", "How long before the testimony the company needs to know.", PROOF
    )
    format: Phrase | None = optional(
        "Format",
        "The format of the records that the company produces.",
        FILES,
        "Text files, with times in UTC.",
    )
    file_formats: tuple[Text, ...] = several(
        "File formats", "The file formats, one per item.", FILES, "CSV", "MBOX"
    )
    time_zone: Text | None = optional(
        "Time zone",
        "The time zone of the times in the records: UTC, an offset, or a region and a city.",
        FILES,
        "UTC",
        place="time-zone",
    )
    hash: Text | None = optional(
        "Hash", "The checksum method used, such as SHA-256.", FILES, "SHA-256"
    )
    delivery: Phrase | None = optional(
        "Delivery", "How records are handed over.", FILES, "By a link that ends after 14 days."
    )
    accuracy: Prose | None = optional(
        "Accuracy",
        "What the notice says about data supplied by users.",
        "6 of 23 notices",
        "The company has not verified what users state about themselves.",
    )


class Attestation(DraftPart):
    """What a law requires the company to ask of a requester, or to refuse."""

    law: Text = required(
        "Law", "The law that requires it.", "2 of 23 notices", "California Penal Code 1546.5"
    )
    text: Prose = required(
        "Attestation",
        "What the requester must declare, or what the company refuses.",
        "2 of 23 notices",
        "The request does not concern health care that is lawful in California.",
    )
    practice: Literal["attested", "refused"] | None = optional(
        "Practice",
        "Whether the company asks for a declaration or refuses the request.",
        "2 of 23 notices",
    )


class SampleForm(DraftPart):
    """A form or sample wording that the company offers."""

    title: Text = required(
        "Form", "What the form is for.", "1 of 23 notices", "Preservation request"
    )
    url: Text = required(
        "Web page",
        "The web page with the form.",
        "1 of 23 notices",
        "https://mail.example/forms/preserve",
        place="url",
    )


class NoticeRemark(DraftPart):
    """The company's own sentence at the end of a section."""

    section: Literal[
        "purpose",
        "policy",
        "international",
        "data",
        "process",
        "preservation",
        "notification",
        "child-safety",
        "emergency",
        "costs",
        "requests",
        "authentication",
        "submission",
        "records",
        "rights",
        "transparency",
    ] = required("Section", "The section of the notice in which the remark appears.", "practice")
    text: Prose = required(
        "Remark",
        "Your own sentences, as they should appear in the notice.",
        "practice",
        "A new form is being prepared.",
    )
