"""The proceedings that a request is about: their stage, decisions, and other States."""

from __future__ import annotations

from typing import Literal

from comity.model.drafts.base import (
    Case,
    Day,
    DraftPart,
    Prose,
    StateCode,
    Text,
    optional,
    required,
    several,
)

__all__ = ["Decision", "OtherState", "Proceedings"]

MATTER = ("UNTOC 18(15)(b)", "UNCAC 46(15)(b)")
FACTS = ("UNTOC 18(15)(c)", "UNCAC 46(15)(c)", "UN Model Treaty 5")


class Decision(DraftPart):
    """A court decision already made."""

    title: Text = required(
        "Decision",
        "The title of the decision.",
        "T-CY template 31, field 8",
        "Order restraining an account",
    )
    date: Day | None = optional(
        "Date", "The date of the decision.", "T-CY template 31, field 8", "2026-07-02"
    )
    court: Text | None = optional(
        "Court",
        "The court that made the decision.",
        "T-CY template 31, field 8",
        "Federal High Court, Abuja",
    )
    reference: Text | None = optional(
        "Reference",
        "The file or order number of the decision.",
        "T-CY template 31, field 8",
        "FHC/ABJ/EX/2026/301",
    )
    final_on: Day | None = optional(
        "Final on",
        "The date on which the decision became final.",
        "Reg. 2018/1805, Annex II",
        "2026-08-03",
    )
    summary: Prose | None = optional(
        "Summary",
        "What the decision orders, in one or two sentences.",
        "EIO Annex A, section D",
        "It freezes two accounts.",
        sensitive=True,
    )
    annex: Text | None = optional(
        "Annex", "The annex that contains the decision.", "practice", "A1", refers_to="annexes"
    )


class OtherState(DraftPart):
    """Another State that deals with the case or has received a request about it."""

    state: StateCode = required(
        "State",
        "The other State, by its two-letter code.",
        ("EIO 11(1)(d)", "Reg. 2018/1805, Annex I, G"),
        "GH",
    )
    matter: Prose = required(
        "Matter",
        "What is pending, decided or requested there.",
        ("EIO 11(1)(d)", "Reg. 2018/1805, Annex I, G"),
        "The same freezing order was sent there.",
        sensitive=True,
    )
    reference: Text | None = optional(
        "Reference", "The file number in that State.", "Reg. 2018/1805, Annex I, G", "22 Js 1/26"
    )


class Proceedings(DraftPart):
    """The proceedings for which the request is made."""

    nature: Literal[
        "investigation",
        "prosecution",
        "trial",
        "confiscation",
        "execution",
        "administrative",
        "civil",
    ] = required(
        "Nature of the proceedings",
        "The type of proceedings: criminal (investigation, prosecution, trial, confiscation or "
        "execution of a sentence), administrative or civil.",
        MATTER,
    )
    criminal_court: Case | None = optional(
        "Open to a criminal court",
        "If the proceedings are administrative, whether the decision can be taken to a court with "
        "jurisdiction in criminal matters.",
        ("EIO 4(b)", "EIO 4(c)", "ETS 182 art. 1(3)", "EU MLA Convention 3(1)"),
    )
    summary: Prose | None = optional(
        "Subject of the proceedings",
        "The case in one paragraph, before the numbered facts.",
        FACTS,
        "Two payments of a company were diverted by a compromised mailbox.",
        sensitive=True,
    )
    stage: Prose | None = optional(
        "Stage",
        "How far the proceedings have progressed.",
        ("EIO Annex A, section F", *MATTER),
        "No charge has been laid; the investigation continues.",
        sensitive=True,
    )
    authority: Text | None = optional(
        "Court or authority seised",
        "The court or authority that deals with the case.",
        "T-CY template 31, field 8",
        "High Court",
    )
    file_number: Text | None = optional(
        "File number",
        "The file number in the requesting State.",
        "T-CY template 31, field 8",
        "DPP/CYB/2026/088",
    )
    decisions: tuple[Decision, ...] = several(
        "Decisions",
        "Court decisions that have already been made in the case.",
        "T-CY template 31, field 8",
    )
    jurisdiction_ground: Prose | None = optional(
        "Ground of jurisdiction",
        "Why the courts of the requesting State have jurisdiction.",
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
        sensitive=True,
    )
    earlier_judgments: Prose | None = optional(
        "Earlier judgments",
        "Whether anyone concerned has already been tried for the same facts, and where.",
        ("EIO 11(1)(d)", "Reg. 2023/1543, 12(1)(c)"),
        "None of the suspects was tried for these facts.",
        sensitive=True,
    )
    other_states: tuple[OtherState, ...] = several(
        "Other States",
        "Other States that deal with the case or have received a request about it.",
        "Reg. 2018/1805, Annex I, G",
    )
    remedies: Prose | None = optional(
        "Legal remedies",
        "The legal remedies that are available or have been used.",
        "EIO Annex A, section J",
        "No remedy has been used.",
    )
