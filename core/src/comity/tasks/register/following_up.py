"""The next letter in a matter as a new case file, filled from the request and its record.

What only the office knows stays a gap, ``""``; fields that may be filled in stand behind a number
sign. Of a request nothing is copied into a letter that could tell who is protected.
"""

from __future__ import annotations

import datetime as dt
import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from dataclasses import field as field_of_record
from pathlib import Path
from typing import Any

from comity.host import Host
from comity.model.case_record import CaseEvent, CaseRecord, EventKind
from comity.model.drafts.describe import describe
from comity.model.errors import Fault, InputError
from comity.model.messages import Value
from comity.model.records import DocumentType
from comity.steps.chains.spoken import PRESERVATION
from comity.steps.read import reading
from comity.steps.read.case_file import load
from comity.steps.read.heading import model_of
from comity.steps.read.tree_writer import WIDTH, scalar
from comity.tasks.authoring.voice import Voice
from comity.tasks.authoring.writing_back import document_text
from comity.tasks.questions.fields import fields
from comity.tasks.register.carried import (
    asked_by,
    awaited,
    danger_told,
    is_emergency,
    still_holds,
    until,
)
from comity.tasks.register.first_renewal import renewal_from_request
from comity.tasks.register.followed import Followed
from comity.tasks.register.followed_kinds import STRAIGHT
from comity.tasks.register.letters_due import Paper, refuse_impossible
from comity.tasks.register.order_told import order_told
from comity.tasks.register.receivers import goes_to_company, kept_from_company, straight_to
from comity.tasks.register.renewable import hold_to_renew
from comity.tasks.register.renewing import reasons_said, refuse_certified, renewal_of
from comity.text.messages import ENGLISH, Catalogue, words

__all__ = ["NextPaper", "follow_up"]

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
    """A new case file: what it is, its kind of document, its text.

    ``tree`` has what is filled in, ``""`` in the place of each gap; ``remarks`` are for whoever
    fills it in, each a paragraph.
    """

    paper: Paper
    kind: DocumentType
    text: str
    tree: Mapping[str, Any] = field_of_record(default_factory=dict, repr=False)
    remarks: tuple[str, ...] = ()


def follow_up(
    followed: Followed, paper: Paper, host: Host, on: dt.date, catalogue: Catalogue = ENGLISH
) -> NextPaper:
    """The next letter in a matter.

    Args:
        followed: the request, or another paper, with the letters about it.
        paper: which letter it is.
        host: knows the kinds of document.
        on: the date of the letter.
        catalogue: the language of the remarks in the file.

    Raises:
        InputError: the matter cannot have such a letter; the message says why.
    """
    refuse_impossible(followed.matter, paper)
    head = followed.matter.head.entry
    kind = host.document_types()[_KINDS[paper]]
    writer = _Writer(followed, host, on, catalogue)
    tree, remarks = getattr(writer, paper)()
    text = document_text(tree, fields(kind.kind, host))
    first, _, rest = text.partition("\n")
    said = (writer.say("register.paper-head", file=head.name), *remarks)
    lines = [first, *(line for one in said for line in _remark(one)), rest]
    if paper in ("reminder", "closing"):
        lines += _optional(kind, tree, Voice(catalogue))
    text = "\n".join(lines).rstrip("\n") + "\n"
    return NextPaper(paper, kind, text, tree, tuple(remarks))


class _Writer:
    """What is known of a matter, put into the fields of the next letter."""

    def __init__(self, followed: Followed, host: Host, on: dt.date, catalogue: Catalogue) -> None:
        self.followed, self.matter = followed, followed.matter
        self.host, self.on, self.catalogue = host, on, catalogue
        self.entry = self.matter.head.entry
        self.record = self.entry.record or CaseRecord(self.entry.path)
        self.tree = _tree_of(self.entry.path, host)
        self.said = self.entry.hide or str
        self.straight = self.entry.kind in STRAIGHT
        self.order = order_told(self.entry, self.tree, host, on) if self.straight else None

    def say(self, id: str, **params: Value) -> str:
        """A remark for whoever fills in the file."""
        return words(id, self.catalogue, **params)

    def reminder(self) -> tuple[dict[str, Any], list[str]]:
        """What has not come, and the reminders that went before."""
        tree = self._letter("reminder")
        if (event := self.record.first("acknowledged")) is not None:
            tree["acknowledged"] = event.on.isoformat()
        tree["outstanding"] = self._asked() or [""]
        if not self.order:
            tree |= asked_by(self.entry, self.tree, self.host, self.on)
        if day := until(self.entry, self.tree, self.host, self.on) if self.straight else "":
            tree["preserved_until"] = day
        if sent := self._reminders():
            tree["reminders"] = sent
        remarks = [self.say("register.paper-outstanding")]
        if is_emergency(self.tree):
            remarks = [self.say("follow.call-first"), *remarks]
            tree["urgency"] = {"level": "emergency"}
            if self.straight:  # a request may say there who is protected
                tree["urgency"] = danger_told(self.entry, self.tree, self.host)
        if self.order and "within" in self.order and "last_day" not in self.order:
            remarks.append(self.say("follow.last-day"))
        return tree, remarks

    def closing(self) -> tuple[dict[str, Any], list[str]]:
        """How the matter ended; whether preserved data may be released is for the office to say."""
        tree = self._letter("closing")
        status = self.matter.head.status
        tree["outcome"] = status if status.startswith("answered") else ""
        sent = [line.entry for line in self.matter.lines if line.entry.record is not None]
        held = [one for one in sent if one.kind == "preservation"]
        apart = [] if self.straight else [one for one in held if goes_to_company(one)]
        renewed = {key for one in held if one.record for key in one.preserved}
        if self.record.first("preserved") or len(held) > len(apart):
            tree["release"] = ""
        last = [one for one in apart if one.key not in renewed]
        return tree, [self.say("follow.release-apart", file=one.name) for one in last]

    def supplement(self) -> tuple[dict[str, Any], list[str]]:
        """The request again, with the measures that more was asked about, and what was asked."""
        lacks = [lack for letter in self._deficiencies() for lack in letter.deficiencies]
        tree = {name: value for name, value in self.tree.items() if name != "replaces"}
        tree["schema"] = 1
        tree |= {"date": self.on.isoformat(), "reference": "", "status": "supplement"}
        tree["supplements"] = str(self.tree["reference"])
        self._their_number(tree)
        tree["requesting"] = _unsigned(tree["requesting"], self.on)
        measures = list(tree.get("measures") or ())
        named = {name for lack in lacks for name in lack.measures}
        if lacks and all(lack.measures for lack in lacks):
            kept = [m for n, m in enumerate(measures, 1) if {str(n), str(m.get("id"))} & named]
            tree["measures"] = kept or measures
        remarks = [self.say("register.paper-asked" if lacks else "register.paper-unknown")]
        for number, lack in enumerate(lacks, 1):
            place = f"{lack.field}: " if lack.field else ""
            remarks.append(self.said(f"{number}. {place}{lack.what} {lack.remedy}"))
        return tree, remarks

    def renewal(self) -> tuple[dict[str, Any], list[str]]:
        """The preservation request again, which names the one that it renews."""
        found = hold_to_renew(self.followed, self.host, self.on)
        if found.waiting is not None:
            name = found.waiting.name
            message = f"The renewal {name} was sent, and is not confirmed."
            cure = f"Record its confirmation: comity preserved {name}. Or ask for it: comity "
            cure += f"follow-up {name} --as reminder."
            raise InputError(Fault(str(found.waiting.path), 0, 0, "", message, cure))
        told = [self.say("follow.used-up")] if found.used_up else []
        if found.paper is None and found.row is not None:
            return renewal_from_request(self.tree, self._side(), self.on), told
        if found.paper is None:
            message = "There is no request for preservation beside this file that was sent."
            cure = "Write one: comity new preservation. If it was sent, record that: comity sent."
            raise InputError(Fault(str(self.entry.path), 0, 0, "", message, cure))
        old = found.paper
        refuse_certified(old, self.host)
        before, said = _tree_of(old.path, self.host), old.hide or str
        tree = renewal_of(before, old, found.ends, self.followed.request, self.on, self.host)
        tree["requesting"] = _unsigned(tree["requesting"], self.on)
        if not old.record or not old.record.first("preserved"):
            told.append(self.say("follow.unconfirmed", file=old.name))
            if found.ends is not None and found.ends >= self.on:
                told.append(self.say("follow.unconfirmed-ends", day=found.ends))
        if found.ends is not None and found.ends < self.on:
            told.append(self.say("follow.ended", day=found.ends))
        for field, text in reasons_said(before):
            told.append(said(self.say("follow.said-before", field=field, text=text)))
        return tree, told

    def _letter(self, kind: str) -> dict[str, Any]:
        """What every letter about a request has."""
        tree: dict[str, Any] = {"schema": 1, "kind": kind, "date": self.on.isoformat()}
        if language := self.tree.get("language"):
            tree["language"] = language
        tree["reference"] = ""
        self._their_number(tree)
        if classification := self.tree.get("classification"):
            tree["classification"] = classification
        own = self._side()
        tree["requesting"] = {name: own[name] for name in SENDING if name in own}
        tree["requested"] = self.tree["requested"]
        if self.straight:
            tree["requesting"].pop("central_authority", None)
            tree |= straight_to(self.entry, self.tree, self.host)
            tree |= still_holds(self.entry, self.tree, self.host)
            if "provider" in tree and self.order:
                tree["order"] = self.order
        tree["concerning"] = self._concerning(tree.get("their_reference", ""))
        return tree

    def _side(self) -> dict[str, Any]:
        return _unsigned(self.tree["requesting"], self.on)

    def _their_number(self, tree: dict[str, Any]) -> None:
        """The number that the other side gave, from the request or from what came since."""
        kinds: tuple[EventKind, ...] = ("acknowledged", "returned", "answered", "received")
        kinds = ("preserved", *kinds) if self.straight else kinds
        events: list[CaseEvent | None] = [self.record.last(kind) for kind in kinds]
        known = [one.reference for one in events if one is not None and one.reference]
        if self.straight:  # else the number under which the data are preserved
            known += [
                str(one["their_reference"])
                for one in self.tree.get("earlier") or ()
                if one.get("kind") == PRESERVATION and one.get("their_reference")
            ][-1:]
        if number := self.tree.get("their_reference") or next(iter(known), ""):
            tree["their_reference"] = number

    def _concerning(self, their_number: str) -> dict[str, Any]:
        found = {"reference": str(self.tree["reference"]), "date": str(self.tree["date"])}
        if their_number:
            found["their_reference"] = their_number
        if self.entry.subject and not kept_from_company(self.entry, "subject", self.host):
            found["subject"] = self.entry.subject
        if (sent := self.record.first("sent")) is not None:
            found["sent"] = sent.on.isoformat()
        return found

    def _asked(self) -> list[str]:
        """What is awaited, in the language of the letter: measures never by a name."""
        straight = "letter" if self.straight else "request"
        return awaited(self.entry, self.host, "order" if self.order else straight)

    def _reminders(self) -> list[dict[str, str]]:
        found = [
            {"date": one.on.isoformat(), "reference": one.reference}
            for one in self.record.events
            if one.kind == "reminded"
        ]
        for line in self.matter.letters:
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


def _unsigned(side: Mapping[str, Any], on: dt.date) -> dict[str, Any]:
    """A side of a request without what belongs to the signature of that one paper.

    Where its author dated it, the next letter is dated too, on its own day.
    """
    made = dict(side)
    for name in ("issued_by", "validated_by"):
        if isinstance(signs := made.get(name), Mapping):
            made[name] = {key: value for key, value in signs.items() if key not in NO_COPY}
            made[name] |= {"date": on.isoformat()} if "date" in signs else {}
    return made


def _optional(kind: DocumentType, tree: Mapping[str, Any], voice: Voice) -> Iterator[str]:
    """The fields that the letter may have too, each behind a number sign."""
    rare = ("extensions", "translation", "language", "urgency")
    model = model_of(kind)
    for note in voice.titled(model, describe(model)):
        if note.name in tree or note.form == "table" or note.name in rare:
            continue
        if note.sensitive and "provider" in tree:  # nobody is led to tell a company of the case
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
