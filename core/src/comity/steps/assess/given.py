"""Assurances that the draft gives: offered at best, since only the State that is asked accepts.

Each is compared with its kind and its typed terms, and its giver with the law that was read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from comity.model.citations import Citation
from comity.model.drafts.request import Request
from comity.model.drafts.request_conditions import Assurance
from comity.model.drafts.undertaking_givers import is_high, printed
from comity.steps.assess.assessment import STATUSES, Status
from comity.steps.assess.assurance_givers import ISSUERS_OWN, TREASURY, Giver, giver_of
from comity.steps.assess.promises import Flaw, flaws_of, known_kinds, missing_of, terms_of
from comity.steps.resolve import Resolved
from comity.text.detect import bare, load_detector
from comity.text.language_judge import judge
from comity.text.scripts import letters
from comity.text.written import capital

__all__ = ["UNPRINTED", "Given", "Remark", "best_given", "find_given"]

LEAST = 40  # letters, as the judge of languages asks
SMALL = frozenset(
    {
        *("the", "of", "and", "will", "not", "be", "is", "are"),
        *("to", "for", "by", "may", "if", "no", "we"),
    }
)
MUST_BIND = "the courts and the executive"
UNPRINTED = " The letter does not print it."  # no news for those who received the letter
WHAT = {
    "contradicted": "Its text says the opposite of what it is for",
    "hedged": "Its text is hedged",
    "conditional": "Its text makes it conditional",
    "unsaid": "What it promises was not found in its text",
    "mismatch": "Its text does not say what `promise` says",
}
CURES = {
    "contradicted": "Write what is promised, without exception, or leave the assurance out.",
    "hedged": "Promise it without reservation: what is done or not done, and by whom.",
    "conditional": "Leave the condition out.",
    "unsaid": "Say under `text` what is promised, or leave `text` out for the usual wording.",
    "mismatch": "Make `text` and `promise` say the same.",
}
# What is done with a result may be left to the other side; a life, a body or a cost may not.
OR_CONSENT = ' Or leave it to the other side\'s consent: "except with your consent".'
BY_CONSENT = ("specialty", "confidentiality")


@dataclass(frozen=True, slots=True)
class Remark:
    """What is wrong with an assurance, or not known of it; ``name`` is the last part of a rule.

    ``light`` marks what is worth knowing and no reason to change the draft.
    """

    name: str
    what: str
    cure: str
    field: str
    status: Status
    light: bool = False
    citation: Citation | None = None


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
    def cure(self) -> str:
        """What mends the worst of it."""
        return next((r.cure for r in self.remarks if r.status == self.status), "")

    @property
    def summary(self) -> str:
        """Who offers it, and what is wrong with it or not known, in sentences."""
        promised = ", ".join(one.replace("-", " ") for one in self.promise)
        said = f" ({promised})" if promised else ""
        head = f"`{self.path}`{said} is offered by {_within(self.giver.name)}."
        return " ".join((head, *(remark.what for remark in self.remarks)))


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
        *_of_giver(assurance, giver, path),
    )
    return Given(index, assurance.kind, giver, tuple(assurance.promise), remarks)


def _of_terms(assurance: Assurance, path: str) -> Iterator[Remark]:
    """Typed promises that belong to another kind of assurance."""
    if assurance.kind not in known_kinds():
        return
    usual = terms_of(assurance.kind)
    for n, term in enumerate(assurance.promise):
        if term not in usual:
            what = f"An assurance of the kind {assurance.kind} does not promise `{term}`."
            cure = f"Write one of {', '.join(usual)}."
            yield Remark("terms", what, cure, f"{path}.promise[{n}]", "at-risk")


def _of_text(resolved: Resolved, assurance: Assurance, path: str) -> Iterator[Remark]:
    if not assurance.text:
        return
    field = f"{path}.text"
    if not _in_english(assurance.text, resolved.language):
        what = "Its text is not in English and could not be compared with what is asked for."
        cure = "Compare it yourself, or state under `promise` what it promises."
        yield Remark("untold", what, cure, field, "cannot-tell", light=True)
        return
    for flaw in flaws_of(assurance.kind, assurance.text, assurance.promise):
        yield _of_flaw(assurance.kind, flaw, field)


def _of_what_is_missing(assurance: Assurance, path: str) -> Iterator[Remark]:
    """A promise that binds too few: that death is not sought binds no court."""
    missing = missing_of(assurance.kind, assurance.text or "", assurance.promise)
    if not missing:
        return
    first, *others = (one.replace("-", " ") for one in missing)
    what = "It binds the prosecution alone; a court may impose the penalty of its own motion. "
    what += f"Not promised: {', '.join([first, *others])}."
    cure = f"Promise one of these besides, and name it under `promise`: {', '.join(missing)}."
    yield Remark("short", what, cure, f"{path}.promise", "cannot-tell")


def _of_flaw(kind: str, flaw: Flaw, field: str) -> Remark:
    said = f": “{flaw.words}”." if flaw.words else "."
    by_consent = flaw.kind == "conditional" and kind in BY_CONSENT
    grave = flaw.kind in ("contradicted", "hedged", "conditional")
    return Remark(
        flaw.kind,
        WHAT[flaw.kind] + said,
        CURES[flaw.kind] + (OR_CONSENT if by_consent else ""),
        field,
        "at-risk" if grave else "cannot-tell",
        light=flaw.kind == "unsaid",
    )


def _in_english(text: str, language: str) -> bool:
    """Whether a text is English: by the detector, and by its small words where it is short."""
    if letters(text) >= LEAST:
        verdict = judge(text, language, load_detector())
        return bare(language) == "en" if verdict.kind != "foreign" else verdict.seems == "en"
    words = re.findall(r"[^\W\d_]+", text.casefold())
    return bare(language) == "en" or 4 * sum(word in SMALL for word in words) >= len(words)


def _of_giver(assurance: Assurance, giver: Giver, path: str) -> Iterator[Remark]:
    field = f"{path}.given_by"
    left_out = not printed(assurance)
    whom = "it" if assurance.kind in ISSUERS_OWN else "the State"
    if assurance.kind not in (*ISSUERS_OWN, *TREASURY):
        whom = MUST_BIND
    if giver.power == "other":
        by_law = f"{giver.by_law} ({giver.citation})"
        what = f"It is given by {_within(giver.name)}; the law that was read names {by_law}."
        what += UNPRINTED if left_out else ""
        cure = f"Have it given by {giver.by_law}."
        yield Remark("giver", what, cure, field, "at-risk", citation=giver.citation)
    elif left_out:
        what = f"{capital(giver.name)} is not known to be able to bind {whom}.{UNPRINTED}"
        cure = "Have it given by the authority that your own law names, or leave it out."
        yield Remark("giver", what, cure, field, "at-risk", citation=giver.citation)
    elif giver.power == "unknown":
        what = f"Whether {_within(giver.name)} can bind {whom} is not known here."
        cure = "Name under `power` the provision or decision that gives the power, or another "
        cure += "giver."
        light = assurance.kind in TREASURY and is_high(giver.name)
        yield Remark("giver", what, cure, field, "offered", light, giver.citation)


def _within(name: str) -> str:
    """A giver's name as it stands within a sentence: "the Attorney-General"."""
    return name[:1].lower() + name[1:] if name.startswith("The ") else name
