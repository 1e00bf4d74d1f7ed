"""The case that a request is about: proceedings, offences, facts."""

from __future__ import annotations

from typing import Literal

from comity.model.drafts.base import (
    Day,
    DraftPart,
    Flag,
    Language,
    Phrase,
    Prose,
    Text,
    optional,
    required,
    several,
)

__all__ = ["Fact", "Offence", "OffenceNamed"]

FACTS = ("UNTOC 18(15)(c)", "UNCAC 46(15)(c)", "UN Model Treaty 5")
LAW = ("UN Model Treaty 5", "EIO Annex A, section G", "Reg. 2023/1543, 5(5)(f)")
LIST = ("EIO 11(1)(g)", "Reg. 2023/1543, 12(1)(d)")


class Penalty(DraftPart):
    """The maximum penalty under the provision."""

    text: Phrase = required(
        "Maximum penalty",
        "The highest penalty that the law provides, in words.",
        LAW,
        "Imprisonment for seven years",
    )
    years: int | None = optional(
        "Years",
        "The highest number of years of imprisonment.",
        ("EIO 11(1)(g)", "UNTOC 2(b)"),
        "7",
        ge=0,
    )
    life: Flag | None = optional(
        "Life", "Whether life imprisonment is possible.", "practice of requested States"
    )
    death: Flag | None = optional(
        "Death penalty", "Whether the death penalty is possible.", "practice of requested States"
    )


class Element(DraftPart):
    """An element of an offence, and the facts that prove it."""

    id: Text = required("Id", "A short label for this element.", "Comity", "O1a")
    text: Phrase = required(
        "Element",
        "What must be proved, in one sentence.",
        "guidelines of requested States",
        "The suspect altered data without authority.",
    )
    language: Language | None = optional(
        "Language of the element",
        "The language of the element, if it is quoted in a language other than that of the "
        "document.",
        "Comity",
    )
    facts: tuple[Text, ...] = several(
        "Facts",
        "The facts that prove this element.",
        "guidelines of requested States",
        "F1",
        "F2",
        refers_to="facts",
    )
    requested_law: Phrase | None = optional(
        "Element in the requested State's law",
        "The matching element in the law of the requested State.",
        ("UNTOC 18(9)", "UNCAC 46(9)"),
        "Wire communications were used in a scheme to defraud.",
    )


class Counterpart(DraftPart):
    """The provision of the requested State's law that would apply to the conduct."""

    provision: Text = required(
        "Provision",
        "The provision of the requested State's law that would apply.",
        ("UNTOC 18(9)", "UNCAC 46(9)"),
        "18 U.S.C. 1343",
    )
    text: Text | None = optional(
        "Text",
        "The wording of that provision.",
        "practice",
        "Whoever devises a scheme …",
        long=True,
    )
    language: Language | None = optional(
        "Language of the text",
        "The language of the wording, if it differs from that of the document.",
        "Comity",
    )


class Limitation(DraftPart):
    """When prosecution becomes time-barred."""

    date: Day | None = optional(
        "Date", "The date on which prosecution becomes time-barred.", "UK guidelines", "2033-03-14"
    )
    text: Phrase | None = optional(
        "Rule",
        "The rule on limitation, in words.",
        "UK guidelines",
        "Seven years from the last act.",
    )


class DualCriminality(DraftPart):
    """A statement on dual criminality: that the conduct is an offence in both States."""

    statement: Prose | None = optional(
        "Statement",
        "Why the conduct would be an offence in the requested State too.",
        ("UNTOC 18(9)", "UNCAC 46(9)", "EIO 11(1)(g)"),
        "Deceiving another by an electronic message in order to be paid is an offence in both.",
    )
    listed_as: Text | None = optional(
        "Listed offence",
        "The category in the treaty's or law's list of offences for which dual criminality "
        "is not examined.",
        LIST,
        "computer-related crime",
    )
    three_years: Flag | None = optional(
        "Three years or more",
        "Whether the maximum penalty is at least three years in custody.",
        LIST,
    )


class OffenceNamed(DraftPart):
    """An offence under the law of the requesting State, by its name and its provision."""

    id: Text = required(
        "Id", "A short label for this offence, which measures use to refer to it.", "Comity", "O1"
    )
    title: Text = required("Offence", "The name of the offence.", LAW, "Computer-related fraud")
    provision: Text = required(
        "Provision",
        "The act and section that make the conduct an offence.",
        LAW,
        "Cybercrimes Act 2015, s. 14",
    )


class Offence(OffenceNamed):
    """An offence under the law of the requesting State."""

    text: Prose = required(
        "Text of the provision",
        "The wording of the provision.",
        LAW,
        "Whoever knowingly and without authority alters data in order to gain commits an offence.",
    )
    text_is: Literal["exact", "paraphrase"] = required(
        "Exact text or paraphrase", "Whether the provision is quoted exactly or paraphrased.", LAW
    )
    language: Language | None = optional(
        "Language of the text",
        "The language of the wording, if it is quoted in a language other than that of the "
        "document.",
        "Comity",
    )
    annex: Text | None = optional(
        "Annex",
        "The annex that contains the provision.",
        "PILON templates",
        "A4",
        refers_to="annexes",
    )
    maximum_penalty: Penalty = required(
        "Maximum penalty", "The highest penalty for the offence.", LAW
    )
    elements: tuple[Element, ...] = several(
        "Elements",
        "What must be proved for this offence, one element per item.",
        "guidelines of requested States",
    )
    requested_law: Counterpart | None = optional(
        "Counterpart in the requested State",
        "The offence that the conduct would be under the law of the requested State.",
        ("UNTOC 18(9)", "UNCAC 46(9)"),
    )
    dual_criminality: DualCriminality | None = optional(
        "Dual criminality",
        "Why the conduct is an offence in both States, or why this need not be examined.",
        LIST,
    )
    committed_from: Day | None = optional(
        "Committed from",
        "The first day of the conduct.",
        ("EIO Annex A, section G", "UK guidelines"),
        "2026-03-01",
    )
    committed_to: Day | None = optional(
        "Committed to",
        "The last day of the conduct.",
        ("EIO Annex A, section G", "UK guidelines"),
        "2026-04-14",
    )
    place: Text | None = optional(
        "Place", "The place where the offence was committed.", "EIO Annex A, section G", "Lagos"
    )
    participation: Prose | None = optional(
        "Participation",
        "Whether it was an attempt, and what role each person had.",
        "EIO Annex A, section G",
        "The first suspect as principal, the second as accomplice.",
        sensitive=True,
    )
    persons: tuple[Text, ...] = several(
        "Persons",
        "The suspects of this offence.",
        "EIO Annex A, section G",
        "P1",
        refers_to="persons",
        sensitive=True,
    )
    limitation: Limitation | None = optional(
        "Limitation", "When prosecution becomes time-barred, and by which rule.", "UK guidelines"
    )
    category: Text | None = optional(
        "Category",
        "The category of the offence under the treaties, such as fraud, corruption or money "
        "laundering.",
        ("UNTOC 3", "UNCAC 3", "Budapest 2 to 10"),
        "computer-related-fraud",
    )
    predicate: Text | None = optional(
        "Predicate offence",
        "For money laundering, the category of the offence that produced the proceeds.",
        ("UNTOC 6", "UNCAC 23"),
        "embezzlement",
    )
    organised_group: Flag | None = optional(
        "Organised criminal group", "Whether an organised criminal group is involved.", "UNTOC 3(1)"
    )
    transnational: Flag | None = optional(
        "Transnational",
        "Whether the offence was committed, prepared or had effects in more than one State, or "
        "involves a criminal group that is active in several.",
        "UNTOC 3(2)",
    )
    committed_by_computer: Flag | None = optional(
        "Committed by means of a computer system",
        "Whether a computer system was used to commit the offence.",
        ("Budapest 14(2)(b)", "Budapest 25"),
    )


class Fact(DraftPart):
    """One numbered statement of fact."""

    id: Text = required(
        "Id",
        "A short label for this fact, which offences and measures use to refer to it.",
        "Comity",
        "F1",
    )
    text: Prose = required(
        "Fact",
        "What happened in one statement: who did what, when and where.",
        FACTS,
        "On 14 March 2026 the company paid USD 286,400.00 to an account in Springfield.",
        sensitive=True,
    )
    language: Language | None = optional(
        "Language of the text",
        "The language of the text, if it is quoted in a language other than that of the document.",
        "Comity",
    )
    date: Day | None = optional(
        "Date", "The date on which it happened, or began.", FACTS, "2026-03-14"
    )
    until: Day | None = optional(
        "Last day", "The last day, if it went on for more than one.", FACTS, "2026-03-16"
    )
    time: Text | None = optional(
        "Time", "The time of day, with the time zone.", "practice", "09:12:44 UTC"
    )
    place: Text | None = optional("Place", "The place where it happened.", FACTS, "Lagos")
    source: Text | None = optional(
        "Source",
        "How you know this, such as a statement, a record or a log.",
        "Budapest 29(2)(b)",
        "Log extract produced by the supplier",
    )
    reliability: Phrase | None = optional(
        "Reliability",
        "How reliable the source is.",
        "practice",
        "Read from a seized telephone.",
        sensitive=True,
    )
    handling: Text | None = optional(
        "Handling code",
        "The code by which the authority that gave you the information restricts its use, "
        "if there is one.",
        "Europol handling codes",
        "H1",
    )
    consent: Text | None = optional(
        "Originator's consent",
        "The permission of that authority to use the information, if it is needed.",
        "Europol handling codes",
        "E-mail of 3 May 2026",
        sensitive=True,
    )
    persons: tuple[Text, ...] = several(
        "Persons",
        "The persons to whom this fact relates.",
        "practice",
        "P1",
        "P3",
        refers_to="persons",
        sensitive=True,
    )
    annexes: tuple[Text, ...] = several(
        "Annexes", "The annexes that prove this fact.", "practice", "A2", refers_to="annexes"
    )
