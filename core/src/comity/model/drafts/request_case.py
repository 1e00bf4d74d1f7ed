"""The case that a request is about: proceedings, offences, facts."""

from __future__ import annotations

from typing import Literal

from comity.model.drafts.base import (
    Case,
    Day,
    DraftPart,
    Flag,
    Language,
    Prose,
    StateCode,
    Text,
    optional,
    required,
    several,
)

__all__ = ["Decision", "Fact", "Offence", "OffenceNamed", "OtherState", "Proceedings"]

MATTER = ("UNTOC 18(15)(b)", "UNCAC 46(15)(b)")
FACTS = ("UNTOC 18(15)(c)", "UNCAC 46(15)(c)", "UN Model Treaty 5")
LAW = ("UN Model Treaty 5", "EIO Annex A, section G", "Reg. 2023/1543, 5(5)(f)")
LIST = ("EIO 11(1)(g)", "Reg. 2023/1543, 12(1)(d)")
ANNEX = "Id of the annex that contains it."


class Decision(DraftPart):
    """A court decision already made."""

    title: Text = required(
        "Decision",
        "Title of the decision.",
        "T-CY template 31, field 8",
        "Order restraining an account",
    )
    date: Day | None = optional("Date", "Date of the decision.", "T-CY template 31, field 8")
    court: Text | None = optional(
        "Court",
        "Court that made the decision.",
        "T-CY template 31, field 8",
        "Federal High Court, Abuja",
    )
    reference: Text | None = optional(
        "Reference", "The file or order number.", "T-CY template 31, field 8", "FHC/ABJ/EX/2026/301"
    )
    final_on: Day | None = optional(
        "Final on", "Date on which the decision became final.", "Reg. 2018/1805, Annex II"
    )
    summary: Prose | None = optional(
        "Summary",
        "What the decision orders, in one sentence.",
        "EIO Annex A, section D",
        "It freezes two accounts.",
    )
    annex: Text | None = optional("Annex", ANNEX, "practice", "A1")


class OtherState(DraftPart):
    """Another State that deals with the case or has received a request about it."""

    state: StateCode = required(
        "State", "The other State.", ("EIO 11(1)(d)", "Reg. 2018/1805, Annex I, G")
    )
    matter: Prose = required(
        "Matter",
        "What is pending, decided or requested there.",
        ("EIO 11(1)(d)", "Reg. 2018/1805, Annex I, G"),
        "The same freezing order was sent there.",
    )
    reference: Text | None = optional(
        "Reference", "File number in that State.", "Reg. 2018/1805, Annex I, G", "22 Js 1/26"
    )


class Proceedings(DraftPart):
    """The proceedings for which the request is made."""

    nature: Literal["investigation", "prosecution", "trial", "confiscation", "execution"] = (
        required("Nature of the proceedings", "Type of proceedings.", MATTER)
    )
    summary: Prose | None = optional(
        "Subject of the proceedings",
        "The case in one paragraph, before the numbered facts.",
        FACTS,
        "Two payments of a company were diverted by a compromised mailbox.",
    )
    stage: Prose | None = optional(
        "Stage",
        "How far the proceedings have progressed.",
        ("EIO Annex A, section F", *MATTER),
        "No charge is laid.",
    )
    authority: Text | None = optional(
        "Court or authority seised",
        "Court or authority that deals with the case.",
        "T-CY template 31, field 8",
        "High Court",
    )
    file_number: Text | None = optional(
        "File number",
        "File number in the requesting State.",
        "T-CY template 31, field 8",
        "DPP/CYB/2026/088",
    )
    decisions: tuple[Decision, ...] = several(
        "Decisions", "Court decisions so far.", "T-CY template 31, field 8"
    )
    jurisdiction_ground: Prose | None = optional(
        "Ground of jurisdiction",
        "Why the requesting State has jurisdiction.",
        "EIO 11(1)(e)",
        "The victim is established in Nigeria.",
    )
    conduct_in_requested_state: Case | None = optional(
        "Conduct in the requested State",
        "Whether part of the conduct took place on the territory of the requested State.",
        "EIO 11(1)(e)",
    )
    conduct_there: Prose | None = optional(
        "What took place there",
        "Which part of the conduct took place in the requested State.",
        "EIO 11(1)(e)",
        "The second suspect withdrew the money in Springfield.",
    )
    earlier_judgments: Prose | None = optional(
        "Earlier judgments",
        "Whether anyone concerned has already been tried for the same facts, and where.",
        ("EIO 11(1)(d)", "Reg. 2023/1543, 12(1)(c)"),
        "None of the suspects was tried for these facts.",
    )
    other_states: tuple[OtherState, ...] = several(
        "Other States", "Other States that deal with the case.", "Reg. 2018/1805, Annex I, G"
    )
    remedies: Prose | None = optional(
        "Legal remedies", "Remedies available or used.", "EIO Annex A, section J", "None was used."
    )


class Penalty(DraftPart):
    """The maximum penalty under the provision."""

    text: Prose = required("Maximum penalty", "In words.", LAW, "Imprisonment for seven years")
    years: int | None = optional(
        "Years", "Maximum years of imprisonment.", ("EIO 11(1)(g)", "UNTOC 2(b)"), "7", ge=0
    )
    life: Flag | None = optional(
        "Life", "Whether life imprisonment is possible.", "practice of requested States"
    )
    death: Flag | None = optional(
        "Death penalty", "Whether the death penalty is possible.", "practice of requested States"
    )


class Element(DraftPart):
    """An element of an offence, and the facts that prove it."""

    id: Text = required("Id", "A stable id.", "Comity", "O1a")
    text: Prose = required(
        "Element",
        "The element of the offence, in words.",
        "guidelines of requested States",
        "Data were altered.",
    )
    language: Language | None = optional(
        "Language of the element", "Language, if quoted in another language.", "Comity"
    )
    facts: tuple[Text, ...] = several(
        "Facts",
        "Ids of the facts that prove the element.",
        "guidelines of requested States",
        "F1",
        "F2",
    )
    requested_law: Prose | None = optional(
        "Element in the requested State's law",
        "Matching element in the law of the requested State.",
        ("UNTOC 18(9)", "UNCAC 46(9)"),
        "Wire communications were used in a scheme to defraud.",
    )


class Counterpart(DraftPart):
    """The provision of the requested State's law that would apply to the conduct."""

    provision: Text = required(
        "Provision",
        "Provision of the requested State.",
        ("UNTOC 18(9)", "UNCAC 46(9)"),
        "18 U.S.C. 1343",
    )
    text: Text | None = optional(
        "Text", "Wording of the provision.", "practice", "Whoever devises a scheme …"
    )
    language: Language | None = optional(
        "Language of the text", "Language, if the text is quoted.", "Comity"
    )


class Limitation(DraftPart):
    """When prosecution becomes time-barred."""

    date: Day | None = optional(
        "Date", "Date on which prosecution becomes time-barred.", "UK guidelines"
    )
    text: Prose | None = optional(
        "Rule", "The rule on limitation.", "UK guidelines", "Seven years from the last act."
    )


class DualCriminality(DraftPart):
    """A statement on dual criminality: that the conduct is an offence in both States."""

    statement: Prose | None = optional(
        "Statement",
        "Why the conduct would be an offence in the requested State.",
        ("UNTOC 18(9)", "UNCAC 46(9)", "EIO 11(1)(g)"),
        "Deceiving another by an electronic message in order to be paid is an offence in both.",
    )
    listed_as: Text | None = optional(
        "Listed offence",
        "Category in the list of offences exempt from dual criminality.",
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

    id: Text = required("Id", "A stable id.", "Comity", "O1")
    title: Text = required("Offence", "Name of the offence.", LAW, "Computer-related fraud")
    provision: Text = required("Provision", "Act and section.", LAW, "Cybercrimes Act 2015, s. 14")


class Offence(OffenceNamed):
    """An offence under the law of the requesting State."""

    text: Prose = required(
        "Text of the provision", "The provision in words.", LAW, "Whoever knowingly causes …"
    )
    text_is: Literal["exact", "paraphrase"] = required(
        "Text is", "Whether the text is quoted exactly or paraphrased.", LAW
    )
    language: Language | None = optional(
        "Language of the text", "If the provision is quoted in another language.", "Comity"
    )
    annex: Text | None = optional("Annex", ANNEX, "PILON templates", "A4")
    maximum_penalty: Penalty = required("Maximum penalty", "Highest penalty for the offence.", LAW)
    elements: tuple[Element, ...] = several(
        "Elements", "Elements that must be proved.", "guidelines of requested States"
    )
    requested_law: Counterpart | None = optional(
        "Counterpart in the requested State",
        "Offence that the conduct would be in the requested State.",
        ("UNTOC 18(9)", "UNCAC 46(9)"),
    )
    dual_criminality: DualCriminality | None = optional(
        "Dual criminality", "Statement on dual criminality, or the listed offence.", LIST
    )
    committed_from: Day | None = optional(
        "Committed from",
        "The first day of the conduct.",
        ("EIO Annex A, section G", "UK guidelines"),
    )
    committed_to: Day | None = optional(
        "Committed to", "The last day of the conduct.", ("EIO Annex A, section G", "UK guidelines")
    )
    place: Text | None = optional(
        "Place", "Where the offence was committed.", "EIO Annex A, section G", "Lagos"
    )
    participation: Prose | None = optional(
        "Participation",
        "Attempt, or the role of each person.",
        "EIO Annex A, section G",
        "The first suspect as principal, the second as accomplice.",
    )
    persons: tuple[Text, ...] = several(
        "Persons", "Ids of the suspects.", "EIO Annex A, section G", "P1"
    )
    limitation: Limitation | None = optional(
        "Limitation", "When prosecution is time-barred.", "UK guidelines"
    )
    category: Text | None = optional(
        "Category",
        "Category of the offence under the instruments.",
        ("UNTOC 3", "UNCAC 3", "Budapest 2 to 10"),
        "computer-related-fraud",
    )
    predicate: Text | None = optional(
        "Predicate offence",
        "Category of the offence that generated the laundered proceeds.",
        ("UNTOC 6", "UNCAC 23"),
        "embezzlement",
    )
    organised_group: Flag | None = optional(
        "Organised criminal group", "Whether such a group is involved.", "UNTOC 3(1)"
    )
    transnational: Flag | None = optional(
        "Transnational", "Whether the offence crosses borders.", "UNTOC 3(2)"
    )
    committed_by_computer: Flag | None = optional(
        "Committed by means of a computer system",
        "Whether a computer system was used to commit it.",
        ("Budapest 14(2)(b)", "Budapest 25"),
    )


class Fact(DraftPart):
    """One numbered statement of fact."""

    id: Text = required("Id", "A stable id.", "Comity", "F1")
    text: Prose = required(
        "Fact", "One statement: who, what, when, where.", FACTS, "The company paid USD 286,400.00."
    )
    language: Language | None = optional(
        "Language of the text", "If the fact is a quotation in another language.", "Comity"
    )
    date: Day | None = optional("Date", "When it happened.", FACTS)
    time: Text | None = optional("Time", "Time of day, with time zone.", "practice", "09:12:44 UTC")
    place: Text | None = optional("Place", "Where it happened.", FACTS, "Lagos")
    source: Text | None = optional(
        "Source", "How you know this.", "Budapest 29(2)(b)", "Log extract produced by the supplier"
    )
    reliability: Prose | None = optional(
        "Reliability", "How reliable the source is.", "practice", "Read from a seized telephone."
    )
    handling: Text | None = optional(
        "Handling code", "Handling code of the originator, if any.", "Europol handling codes", "H1"
    )
    consent: Text | None = optional(
        "Originator's consent",
        "Permission to use it, if needed.",
        "Europol handling codes",
        "Mail of 3 May",
    )
    persons: tuple[Text, ...] = several(
        "Persons", "Ids of the persons concerned.", "practice", "P1", "P3"
    )
    annexes: tuple[Text, ...] = several(
        "Annexes", "Ids of the annexes that prove the fact.", "practice", "A2"
    )
