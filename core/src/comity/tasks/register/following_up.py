"""The next letter in a matter as a new case file, filled from the request and its record.

What only the office knows stays a gap, ``""``; fields that may be filled in stand behind a number
sign. Of a request nothing is copied into a letter that could tell who is protected.
"""

from __future__ import annotations

import datetime as dt
import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

from comity.host import Host
from comity.law.particular_forms import as_day
from comity.law.terms import kind_term
from comity.model.case_record import CaseEvent, CaseRecord, EventKind
from comity.model.drafts.describe import describe
from comity.model.errors import ComposeError, Fault, InputError
from comity.model.messages import Value
from comity.model.records import DocumentType
from comity.steps.read import reading
from comity.steps.read.case_file import load
from comity.steps.read.heading import model_of
from comity.steps.read.tree_writer import WIDTH, scalar
from comity.steps.wording.catalogue_loading import load_messages
from comity.tasks.authoring.writing_back import document_text
from comity.tasks.questions.fields import fields
from comity.tasks.register.first_renewal import renewal_from_request
from comity.tasks.register.matters import Matter
from comity.tasks.register.next_due import Act
from comity.text.messages import ENGLISH, Catalogue, words

__all__ = ["PAPERS", "NextPaper", "Paper", "follow_up", "paper_due"]

Paper = Literal["reminder", "supplement", "renewal", "closing"]
PAPERS: tuple[Paper, ...] = get_args(Paper)
_OF_ACT: Mapping[Act, Paper] = {
    **{"remind": "reminder", "supplement": "supplement", "renew": "renewal", "close": "closing"},
}
_KINDS: Mapping[Paper, str] = {
    **{"reminder": "reminder", "closing": "closing"},
    **{"supplement": "request", "renewal": "preservation"},
}
SENDING = ("state", "central_authority", "authority", "contacts", "issued_by")
"""What a letter says of the side that sends it, of all that a request says."""
NO_COPY = ("date", "signature", "seal", "file_number")
"""What the next letter does not have from the signature of the last."""


@dataclass(frozen=True, slots=True)
class NextPaper:
    """A new case file: what it is, its kind of document, and its text."""

    paper: Paper
    kind: DocumentType
    text: str


def paper_due(matter: Matter) -> Paper:
    """Which letter is due from this office.

    Raises:
        InputError: none is; the message says what is due instead.
    """
    head = matter.head
    for due in head.dues:
        if due.who == head.side and (paper := _OF_ACT.get(due.act)) is not None:
            return paper
        if (
            due.act == "limit"
            and due.late
            and due.who != head.side
            and head.entry.kind == "request"
        ):
            return "reminder"
    nothing = "The matter is closed." if head.status == "closed" else "Nothing else is due either."
    says = " ".join(due.says.text for due in head.dues) or nothing
    message = f"No letter is due. {says}"
    cure = f"To write one all the same, name it: --as {' or '.join(PAPERS)}."
    raise InputError(Fault(str(matter.head.entry.path), 0, 0, "", message, cure))


def follow_up(
    matter: Matter, paper: Paper, host: Host, on: dt.date, catalogue: Catalogue = ENGLISH
) -> NextPaper:
    """The next letter in a matter.

    Args:
        matter: the request with the letters about it.
        paper: which letter it is.
        host: knows the kinds of document.
        on: the date of the letter.
        catalogue: the language of the remarks in the file.

    Raises:
        InputError: the matter cannot have such a letter; the message says why.
    """
    head = matter.head.entry
    if head.case is None:
        cure = "Fill in its gaps first."
        raise InputError(Fault(str(head.path), 0, 0, "", "This is an unfinished draft.", cure))
    if head.kind not in ("request", "preservation") or (
        head.kind == "preservation" and paper not in ("renewal", "closing", "reminder")
    ):
        cure = "Name the case file of the request."
        message = f"A {paper} follows a request, and this is a {head.kind}."
        raise InputError(Fault(str(head.path), 0, 0, "kind", message, cure))
    kind = host.document_types()[_KINDS[paper]]
    writer = _Writer(matter, host, on, catalogue)
    tree, remarks = getattr(writer, paper)()
    text = document_text(tree, fields(kind.kind, host))
    first, _, rest = text.partition("\n")
    lines = [first, *_remark(writer.say("register.paper-head", file=head.name)), *remarks, rest]
    if paper in ("reminder", "closing"):
        lines += _optional(kind, tree)
    return NextPaper(paper, kind, "\n".join(lines).rstrip("\n") + "\n")


class _Writer:
    """What is known of a matter, put into the fields of the next letter."""

    def __init__(self, matter: Matter, host: Host, on: dt.date, catalogue: Catalogue) -> None:
        self.matter, self.host, self.on, self.catalogue = matter, host, on, catalogue
        self.entry = matter.head.entry
        self.record = self.entry.record or CaseRecord(self.entry.path)
        self.tree = _tree_of(self.entry.path, host)
        self.said = self.entry.hide or str

    def say(self, id: str, **params: Value) -> str:
        """A remark for whoever fills in the file."""
        return words(id, self.catalogue, **params)

    def reminder(self) -> tuple[dict[str, Any], list[str]]:
        """What has not come, and the reminders that went before."""
        tree = self._letter("reminder")
        if (event := self.record.first("acknowledged")) is not None:
            tree["acknowledged"] = event.on.isoformat()
        tree["outstanding"] = self._asked() or [""]
        if sent := self._reminders():
            tree["reminders"] = sent
        remarks = [*_remark(self.say("register.paper-outstanding"))]
        return tree, remarks

    def closing(self) -> tuple[dict[str, Any], list[str]]:
        """How the matter ended; whether preserved data may be released is for the office to say."""
        tree = self._letter("closing")
        status = self.matter.head.status
        tree["outcome"] = status if status.startswith("answered") else ""
        lines = self.matter.lines
        if any(line.status == "preserved" or line.entry.kind == "preservation" for line in lines):
            tree["release"] = ""
        return tree, []

    def supplement(self) -> tuple[dict[str, Any], list[str]]:
        """The request again, with the measures that more was asked about, and what was asked."""
        lacks = [lack for letter in self._deficiencies() for lack in letter.deficiencies]
        tree = {name: value for name, value in self.tree.items() if name != "replaces"}
        tree["schema"] = 1
        tree |= {"date": self.on.isoformat(), "reference": "", "status": "supplement"}
        tree["supplements"] = str(self.tree["reference"])
        self._their_number(tree)
        tree["requesting"] = _unsigned(tree["requesting"])
        measures = list(tree.get("measures") or ())
        named = {name for lack in lacks for name in lack.measures}
        if lacks and all(lack.measures for lack in lacks):
            kept = [m for n, m in enumerate(measures, 1) if {str(n), str(m.get("id"))} & named]
            tree["measures"] = kept or measures
        remarks = _remark(self.say("register.paper-asked" if lacks else "register.paper-unknown"))
        for number, lack in enumerate(lacks, 1):
            place = f"{lack.field}: " if lack.field else ""
            remarks += _remark(self.said(f"{number}. {place}{lack.what} {lack.remedy}"))
        return tree, remarks

    def renewal(self) -> tuple[dict[str, Any], list[str]]:
        """The preservation request again, which names the one that it renews."""
        lines = [line for line in self.matter.lines if line.entry.kind == "preservation"]
        usable = [line.entry for line in lines if line.entry.case and line.entry.record]
        if not usable and self.entry.kind == "request" and self._names_one():
            return renewal_from_request(self.tree, _unsigned(self.tree["requesting"]), self.on), []
        if not usable:
            message = "There is no request for preservation beside this file."
            cure = "Write one: comity new preservation."
            raise InputError(Fault(str(self.entry.path), 0, 0, "", message, cure))
        old = usable[-1]
        tree = _tree_of(old.path, self.host)
        record = old.record or CaseRecord(old.path)
        sent, kept = record.last("sent"), record.last("preserved")
        row = {"kind": "preservation", "reference": old.key, "date": tree["date"]}
        if kept is not None and kept.until is not None:
            row["expires"] = kept.until.isoformat()
        if kept is not None and kept.reference:
            row["their_reference"] = kept.reference
        if sent is not None and sent.by:
            row["channel"] = sent.by
        tree["earlier"] = [*(tree.get("earlier") or ()), row]
        tree |= {"schema": 1, "date": self.on.isoformat(), "reference": ""}
        for name in ("hold_until", "request_by"):
            if name in tree:
                tree[name] = ""
        urgency = tree.get("urgency")
        day = as_day(urgency.get("deadline")) if isinstance(urgency, Mapping) else None
        if day is not None and day < self.on:
            tree["urgency"] = {**tree["urgency"], "deadline": ""}
        tree["requesting"] = _unsigned(tree["requesting"])
        return tree, []

    def _names_one(self) -> bool:
        """Whether the request lists a preservation that was made without a file of its own."""
        steps = getattr(self.entry.draft, "earlier", ())
        return any(one.kind == "preservation" for one in steps)

    def _letter(self, kind: str) -> dict[str, Any]:
        """What every letter about a request has."""
        tree: dict[str, Any] = {"schema": 1, "kind": kind, "date": self.on.isoformat()}
        if language := self.tree.get("language"):
            tree["language"] = language
        tree["reference"] = ""
        self._their_number(tree)
        if classification := self.tree.get("classification"):
            tree["classification"] = classification
        own = _unsigned(self.tree["requesting"])
        tree["requesting"] = {name: own[name] for name in SENDING if name in own}
        tree["requested"] = self.tree["requested"]
        tree["concerning"] = self._concerning(tree.get("their_reference", ""))
        return tree

    def _their_number(self, tree: dict[str, Any]) -> None:
        """The number that the other side gave, from the request or from what came since."""
        kinds: tuple[EventKind, ...] = ("acknowledged", "returned", "answered", "received")
        events: list[CaseEvent | None] = [self.record.last(kind) for kind in kinds]
        known = [one.reference for one in events if one is not None and one.reference]
        if number := self.tree.get("their_reference") or next(iter(known), ""):
            tree["their_reference"] = number

    def _concerning(self, their_number: str) -> dict[str, Any]:
        found = {"reference": str(self.tree["reference"]), "date": str(self.tree["date"])}
        if their_number:
            found["their_reference"] = their_number
        if self.entry.subject:
            found["subject"] = self.entry.subject
        if (sent := self.record.first("sent")) is not None:
            found["sent"] = sent.on.isoformat()
        return found

    def _asked(self) -> list[str]:
        """The measures by their number and kind, in the language of the letter: never by a name."""
        language = str(self.tree.get("language") or "en")
        try:
            catalogue = load_messages(self.host.languages, language)
        except ComposeError:
            catalogue = ENGLISH
        draft = self.entry.draft
        measures = getattr(draft, "measures", ()) if draft is not None else ()
        return [
            words("register.measure-asked", catalogue, kind=kind_term(one.kind), number=number)
            for number, one in enumerate(measures, 1)
        ]

    def _reminders(self) -> list[dict[str, str]]:
        found = [
            {"date": one.on.isoformat(), "reference": one.reference}
            for one in self.record.events
            if one.kind == "reminded"
        ]
        for line in self.matter.papers:
            record = line.entry.record
            sent = record.first("sent") if record else None
            if line.entry.kind == "reminder" and sent:
                found.append({"date": sent.on.isoformat(), "reference": line.entry.reference})
        return [
            {name: value for name, value in row.items() if value}
            for row in sorted(found, key=lambda row: row["date"])
        ]

    def _deficiencies(self) -> list[Any]:
        drafts = (line.entry.draft for line in self.matter.papers)
        return [draft for draft in drafts if draft is not None and draft.kind == "deficiency"]


def _tree_of(path: Path, host: Host) -> dict[str, Any]:
    """A case file as its author wrote it: dict, list and str."""
    return dict(reading(load(path), path, host.document_types()).tree.data)


def _unsigned(side: Mapping[str, Any]) -> dict[str, Any]:
    """A side of a request without what belongs to the signature of that one paper."""
    made = dict(side)
    for name in ("issued_by", "validated_by"):
        if isinstance(signs := made.get(name), Mapping):
            made[name] = {key: value for key, value in signs.items() if key not in NO_COPY}
    return made


def _optional(kind: DocumentType, tree: Mapping[str, Any]) -> Iterator[str]:
    """The fields that the letter may have too, each behind a number sign."""
    rare = ("extensions", "translation", "language", "urgency")
    for note in describe(model_of(kind)):
        if note.name in tree or note.form == "table" or note.name in rare:
            continue
        example = note.examples[0] if note.examples else ""
        shown = example if note.form in ("date", "number") else scalar(example)
        shown = "true" if note.form == "true-false" else shown
        yield from _remark(note.about)
        yield f"# {note.name}: [{shown}]" if note.many else f"# {note.name}: {shown}"


def _remark(text: str) -> list[str]:
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent="## ",
        subsequent_indent="## ",
        break_long_words=False,
        break_on_hyphens=False,
    )
