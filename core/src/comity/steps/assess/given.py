"""Assurances that the draft gives: offered at best, since only the State that is asked accepts.

Each is compared with its kind and its typed terms, and its giver with the law that was read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from comity.law.states import states
from comity.model.citations import Citation
from comity.model.drafts.request import Request
from comity.model.drafts.request_conditions import Assurance
from comity.model.drafts.undertaking_givers import (
    carries,
    is_high,
    own_voices,
    printed,
    same_name,
)
from comity.model.messages import Message, Term
from comity.model.records import owner_of
from comity.steps.assess.assessment import STATUSES, Status
from comity.steps.assess.assurance_givers import ISSUERS_OWN, Giver, giver_of
from comity.steps.assess.promises import (
    Flaw,
    flaws_of,
    kind_meant,
    known_kinds,
    missing_of,
    tells,
    terms_of,
)
from comity.steps.resolve import Resolved
from comity.text.detect import bare, load_detector
from comity.text.language_judge import judge
from comity.text.messages import message, plain_sentence
from comity.text.scripts import letters

__all__ = ["BODY_AND_LIFE", "UNPRINTED", "Given", "Remark", "best_given", "find_given"]

UNPRINTED = "assurance.unprinted"  # no news for those who received the letter
LEAST = 40  # letters, as the judge of languages asks
SMALL = frozenset(
    {
        *("the", "of", "and", "will", "not", "be", "is", "are"),
        *("to", "for", "by", "may", "if", "no", "we"),
    }
)
# What is done with a result may be left to the other side; a life, a body or a cost may not.
BODY_AND_LIFE = frozenset(  # here the word of a high office is weighed hard
    {"death-penalty", "treatment", "fair-trial", "human-rights", "defence-rights"}
)
BY_CONSENT = ("specialty", "confidentiality")
PROSECUTES = re.compile(r"prosecut|staatsanwalt|parquet|procur", re.I)
# Promised by the office that conducts the case, whatever the kind.
KEPT_BY_THE_OFFICE = frozenset({"not-sought", "evidence-not-used", "not-prosecuted", "returned"})
# What a treaty between the two States usually owes in any case, whoever repeats it in a request.
OWED = ("reciprocity", "safe-conduct", "costs")


@dataclass(frozen=True, slots=True)
class Remark:
    """What is wrong with an assurance, or not known of it; ``name`` is the last part of a rule.

    ``light`` marks what is worth knowing and no reason to change the draft. ``what`` and ``cure``
    are the English of ``said``, which is None where a message cannot be shown (``Shield``).
    """

    name: str
    what: str
    cure: str
    field: str
    status: Status
    light: bool = False
    citation: Citation | None = None
    said: Message | None = None


@dataclass(frozen=True, slots=True)
class Given:
    """An assurance of the draft: how it stands, and what is to be said of it."""

    index: int
    kind: str
    giver: Giver
    promise: tuple[str, ...]
    remarks: tuple[Remark, ...]

    @property
    def path(self) -> str:
        """Its field path."""
        return f"assurances[{self.index}]"

    @property
    def status(self) -> Status:
        """Offered, unless something is worse."""
        return min((r.status for r in self.remarks), key=STATUSES.index, default="offered")

    @property
    def field(self) -> str:
        """Where the first thing is to be mended; the assurance itself where nothing is."""
        return next((r.field for r in self.remarks if r.status == self.status), self.path)

    @property
    def worst(self) -> Message | None:
        """The worst of what is wrong with it, if anything is."""
        return next((r.said for r in self.remarks if r.status == self.status), None)

    @property
    def said(self) -> Message:
        """Who offers it, and what is wrong with it or not known: a message."""
        giver = _within(self.giver.name)
        remarks = tuple(r.said or plain_sentence(r.what) for r in self.remarks) or None
        if not self.promise:
            return message("assurance.offered", field=self.path, giver=giver, remarks=remarks)
        return message(
            "assurance.offered/terms",
            field=self.path,
            giver=giver,
            remarks=remarks,
            promise=_in_words(self.promise),
        )

    @property
    def summary(self) -> str:
        """Who offers it, and what is wrong with it or not known, in sentences."""
        return self.said.text


def _remark(
    name: str,
    said: Message,
    field: str,
    status: Status,
    *,
    light: bool = False,
    citation: Citation | None = None,
) -> Remark:
    return Remark(name, said.text, said.cure, field, status, light, citation, said)


def _in_words(terms: Iterable[str]) -> tuple[Term, ...]:
    """Typed promises as words: ``not imposed``."""
    return tuple(Term("term", term, term.replace("-", " ")) for term in terms)


def find_given(resolved: Resolved) -> tuple[Given, ...]:
    """Every assurance of a request, in its order."""
    draft = resolved.draft
    assert isinstance(draft, Request)
    return tuple(_given(resolved, n, one) for n, one in enumerate(draft.assurances))


def best_given(resolved: Resolved, kind: str) -> Given | None:
    """The assurance of a kind that stands best; None where the draft gives none."""
    found = [one for one in find_given(resolved) if one.kind == kind]
    return max(found, key=lambda one: STATUSES.index(one.status), default=None)


def _given(resolved: Resolved, index: int, assurance: Assurance) -> Given:
    path = f"assurances[{index}]"
    giver = giver_of(resolved, assurance)
    of_text = (*_of_text(resolved, assurance, path),)
    weak = any(remark.status == "at-risk" for remark in of_text)
    remarks = (
        *_of_terms(assurance, path),
        *of_text,
        *(() if weak else _of_what_is_missing(assurance, path)),
        *_of_giver(resolved, assurance, giver, path),
    )
    return Given(index, assurance.kind, giver, tuple(assurance.promise), remarks)


def _of_terms(assurance: Assurance, path: str) -> Iterator[Remark]:
    """Typed promises that belong to another kind of assurance, where none belongs to this one."""
    if assurance.kind not in known_kinds():
        return
    usual = terms_of(assurance.kind)
    if any(term in usual for term in assurance.promise):
        return
    for n, term in enumerate(assurance.promise):
        said = message("assurance.wrong-term", kind=assurance.kind, term=term, usual=usual)
        yield _remark("terms", said, f"{path}.promise[{n}]", "cannot-tell")


def _of_text(resolved: Resolved, assurance: Assurance, path: str) -> Iterator[Remark]:
    if not assurance.text:
        return
    field = f"{path}.text"
    if not _in_english(assurance.text, resolved.language):
        told = tells(assurance.kind, assurance.text)
        if assurance.promise or told:  # the typed words, or a word of its own language, say it
            return
        said = message("assurance.not-compared")
        yield _remark("untold", said, field, "cannot-tell", light=True)
        return
    kind = kind_meant(assurance.kind, assurance.promise)
    theirs = _called(resolved)
    for flaw in flaws_of(kind, assurance.text, assurance.promise, theirs):
        yield _of_flaw(kind, flaw, field)


def _called(resolved: Resolved) -> tuple[str, ...]:
    """What the State that is asked is called, in short and in full."""
    draft = resolved.draft
    assert isinstance(draft, Request)
    found = states().get(owner_of(draft.requested.state))
    if found is None:
        return ()
    state = found.jurisdiction()
    return tuple(dict.fromkeys((state.name, state.short_named().removeprefix("the "))))


def _of_what_is_missing(assurance: Assurance, path: str) -> Iterator[Remark]:
    """A promise that binds too few: that death is not sought binds no court."""
    missing = missing_of(assurance.kind, assurance.text or "", assurance.promise)
    if not missing:
        return
    said = message("assurance.short", missing=_in_words(missing), terms=missing)
    yield _remark("short", said, f"{path}.promise", "cannot-tell")


def _of_flaw(kind: str, flaw: Flaw, field: str) -> Remark:
    grave = flaw.kind in ("contradicted", "hedged", "conditional")
    return _remark(
        flaw.kind,
        _flawed(kind, flaw),
        field,
        "at-risk" if grave else "cannot-tell",
        light=flaw.kind == "unsaid",
    )


def _flawed(kind: str, flaw: Flaw) -> Message:
    if flaw.kind == "unsaid":
        return message("assurance.unsaid")
    if flaw.kind == "mismatch":
        return message("assurance.mismatch", term=flaw.words)
    if flaw.kind == "conditional" and kind in BY_CONSENT:
        return message("assurance.conditional/by-consent", words=flaw.words)
    return message(f"assurance.{flaw.kind}", words=flaw.words)


def _in_english(text: str, language: str) -> bool:
    """Whether a text is English: by the detector, and by its small words where it is short."""
    if letters(text) >= LEAST:
        verdict = judge(text, language, load_detector())
        return bare(language) == "en" if verdict.kind != "foreign" else verdict.seems == "en"
    words = re.findall(r"[^\W\d_]+", text.casefold())
    return bare(language) == "en" or 4 * sum(word in SMALL for word in words) >= len(words)


def _of_giver(
    resolved: Resolved, assurance: Assurance, giver: Giver, path: str
) -> Iterator[Remark]:
    field = f"{path}.given_by"
    left_out = not printed(assurance)
    name = _within(giver.name)
    if giver.power == "other":
        said = message(
            "assurance.giver/other",
            giver=name,
            by_law=giver.by_law,
            source=str(giver.citation),
            unprinted=message(UNPRINTED) if left_out else None,
        )
        yield _remark("giver", said, field, "at-risk", citation=giver.citation)
    elif left_out:
        bound = _bound(assurance.kind)
        said = message(
            f"assurance.giver/not-printed-{bound}", giver=name, unprinted=message(UNPRINTED)
        )
        yield _remark("giver", said, field, "at-risk", citation=giver.citation)
    elif giver.power == "unknown":
        bound = _bound(assurance.kind)
        said = message(f"assurance.giver/not-known-{bound}", giver=name)
        light = _could_give(resolved, assurance, giver.name) or _states_only(assurance)
        light = light or (assurance.kind in OWED and resolved.treaty_binds())
        yield _remark("giver", said, field, "offered", light=light, citation=giver.citation)


def _could_give(resolved: Resolved, assurance: Assurance, name: str) -> bool:
    """Whether nobody would ask the giver for the power: a minister, or who keeps it in person.

    A prosecutor does not seek a penalty and uses no answer; the office that asks sends a thing or
    a person back, and treats well whom it holds. What binds the treasury or a court is for others
    to promise.
    """
    draft = resolved.draft
    assert isinstance(draft, Request)
    if is_high(name) or carries(draft, name):
        return True
    if assurance.capacity in ("minister", "government", "central-authority"):
        return True
    kind = kind_meant(assurance.kind, assurance.promise)
    issues = any(same_name(name, own) for own in own_voices(draft))
    issues = issues or assurance.capacity in ("prosecutor", "judge", "court")
    issues = issues or bool(PROSECUTES.search(name))
    keeps = {*assurance.promise} <= KEPT_BY_THE_OFFICE if assurance.promise else False
    return issues and (kind in ("safe-conduct", "treatment") or keeps)


def _states_only(assurance: Assurance) -> bool:
    """Whether it is of no kind that a State asks for: such words may bind nobody, and need not."""
    return assurance.kind not in known_kinds() and not assurance.promise


def _bound(kind: str) -> str:
    """Whom an assurance of a kind has to bind."""
    if kind in ISSUERS_OWN:
        return "issuer"
    return "courts" if kind == "death-penalty" else "state"


def _within(name: str) -> str:
    """A giver's name as it stands within a sentence: "the Attorney-General"."""
    return name[:1].lower() + name[1:] if name.startswith("The ") else name
