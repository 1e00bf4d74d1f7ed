"""Links that stop a request although no ground is named: holder, power, account, issuer.

What ``comity check`` has found on them already is taken over, not judged a second time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from comity.law.states import states
from comity.model.drafts.request import Measure, Request
from comity.model.findings import Finding, Severity
from comity.model.law_records import Answer
from comity.model.messages import Message, Term
from comity.model.records import AssistanceKind, owner_of
from comity.steps.assess.assessment import Judged, asked_of, has_no_power
from comity.steps.assess.marks import calls_one_of, speaks_of
from comity.steps.assess.outside_state import Outside, everywhere, held_there, outside
from comity.steps.assess.treaties_named import unread
from comity.steps.protect.sealed_accounts import persons_told
from comity.steps.resolve import Resolved
from comity.text.messages import message
from comity.text.reader_text import as_text
from comity.text.word_lists import any_of

__all__ = ["FOLLOWING", "find_links", "taken_over"]

FOLLOWING = ("other", "asset-return")  # kinds that may only tell what becomes of an order

# Standards of proof under which a fact must tie the very account to the offence, in the words in
# which the law files state them.
TYING = ("probable cause", "specific and articulable facts")
TITLES = {
    "holder": "What the measure reaches for is in another State",
    "power": "No power in the requested State covers the measure",
    "nexus": "Nothing links the measure to the offence",
    "instrument": "No cited instrument covers the measure",
    "issuer": "Who issues the request",
    "identifier": "An account or address that no fact mentions",
}
ACCOUNT = re.compile(r"\.(?:identifiers|accounts|nexus)\b")
# Who issues or validates, and in which capacity; a stamp that is missing makes nobody another.
ISSUER = (
    *("requesting.issued_by", "requesting.issued_by.authority", "requesting.issued_by.capacity"),
    *("requesting.validated_by", "requesting.validated_by.authority"),
    "requesting.validated_by.capacity",
)


def find_links(resolved: Resolved, kinds: Mapping[str, AssistanceKind]) -> tuple[Judged, ...]:
    """The links that fail, measure by measure; a link that holds is not listed."""
    draft = resolved.draft
    assert isinstance(draft, Request)
    found: list[Judged] = []
    for index, measure in enumerate(draft.measures):
        path = f"measures[{index}]"
        found += _outside(draft, measure, path, kinds.get(measure.kind))
        found += _power(resolved, measure, path)
        found += _instrument(resolved, measure, index)
    return tuple(found)


def _link(
    name: str,
    source: str,
    measure: Measure,
    said: Message,
    field: str,
    law: Answer | None = None,
    *,
    light: bool = False,
) -> Judged:
    return Judged(
        ground_id=f"link.{name}",
        title=TITLES[name],
        topic="link",
        source=source,
        nature="link",
        status="at-risk",
        measures=(measure.id,),
        why=said.text,
        cure=said.cure,
        field=field,
        citation=law.cited() if law else None,
        said=said,
        light=light,
    )


def _outside(
    draft: Request, measure: Measure, path: str, kind: AssistanceKind | None
) -> Iterator[Judged]:
    """One link for all that lies outside the requested State; it holds where nothing does."""
    found, to = outside(draft, measure, path, kind), draft.requested.state
    asked = _named(to, found[0].there if found else "")
    if len(found) == 1 and found[0].field == f"{path}.holder.state":
        if held_there(measure, to):  # the company is registered elsewhere, its things are there
            return
        said = message("reason.link-holder", there=_named(found[0].there, to), asked=asked)
        yield _link("holder", "core", measure, said, found[0].field)
    elif found:
        if {one.there for one in found} <= _other_letters(draft):
            return
        there = tuple(dict.fromkeys(_named(one.there, to) for one in found))
        names = tuple(dict.fromkeys(one.name for one in found))
        said = message("reason.link-outside", targets=names, there=there, asked=asked)
        where = {one.field for one in found}
        field = found[0].field if len(where) == 1 else path
        yield _link("holder", "core", measure, said, field, light=_here(draft, measure, found))
    elif words := everywhere(measure, kind, to):
        said = message("reason.link-everywhere", words=words, asked=asked)
        yield _link("holder", "core", measure, said, f"{path}.items")


def _other_letters(draft: Request) -> set[str]:
    """The States to which a letter of the same case goes, as the draft tells."""
    return {
        row.state
        for row in draft.proceedings.other_states
        if all(any_of("roads", (one,)).search(row.matter) for one in ("any_letter", "goes_out"))
    }


def _here(draft: Request, measure: Measure, found: Sequence[Outside]) -> bool:
    """Whether the holder itself is in the requested State, so that an order reaches it there."""
    holder = measure.holder
    there = holder is not None and holder.state == draft.requested.state
    return there and not any(".holder" in one.field for one in found)


def _assets(measure: Measure) -> tuple[str, ...]:
    return tuple(getattr(measure, "assets", ()))


def _instrument(resolved: Resolved, measure: Measure, index: int) -> Iterator[Judged]:
    """That every instrument relied on leaves a measure out: its kind, or the offences it serves."""
    draft = resolved.draft
    assert isinstance(draft, Request)
    relied = resolved.relied_on()
    if not relied or draft.reciprocity or any(b.serves[index] is not False for b in relied):
        return
    own = set(_assets(measure))
    leads = (one for one in draft.measures if set(_assets(one)) & own)
    led = any(one.kind not in FOLLOWING for one in leads)
    if measure.kind in FOLLOWING and led and any(one.instrument.own_form for one in relied):
        return  # news of an order, or the sharing of what it brings, goes with it
    if unread(resolved) or all(basis.by_proceedings() for basis in relied):
        return  # what nobody here has read may carry it, and so may a treaty on such proceedings
    names = tuple(
        Term("instrument", basis.instrument.id, basis.instrument.named()) for basis in relied
    )
    said = message("reason.link-instrument", instruments=names)
    yield _link("instrument", "core", measure, said, "basis")


def _named(code: str, other: str = "") -> Term:
    """What a State is called; a code that is none stays as it is, and so do parts of one State."""
    owner = owner_of(code)
    if other and owner_of(other) == owner:  # two parts of one State: each by its own code
        return Term("state", code, code)
    found = states().get(owner)
    return Term("state", owner, found.jurisdiction().short_named() if found else code)


def _power(resolved: Resolved, measure: Measure, path: str) -> Iterator[Judged]:
    code = resolved.parties.code("requested") or ""
    foreign = asked_of(resolved, "requested", "foreign-process", measure.kind)
    law = foreign or asked_of(resolved, "requested", "process", measure.kind)
    if law is None or not isinstance(law.value, Mapping):
        return
    if law is foreign and has_no_power(str(law.value.get("process", ""))):
        said = message("reason.link-power", process=as_text(law.value["process"]))
        yield _link("power", code, measure, said, f"{path}.kind", law)
        return
    standard = next((s for s in TYING if s in str(law.value.get("standard", ""))), "")
    draft = resolved.draft
    assert isinstance(draft, Request)
    if standard and not _tied(draft, measure):
        named_so = Term("term", f"standard-{standard.replace(' ', '-')}", standard)
        said = message("reason.link-nexus/thing", standard=named_so)
        data = draft.read_data()
        marks = [persons_told(data, one.value) or (one.value,) for one in measure.identifiers]
        if marks:
            named = tuple(dict.fromkeys(name for names in marks for name in names))
            said = message("reason.link-nexus", standard=named_so, marks=named)
        yield _link("nexus", code, measure, said, f"{path}.nexus", law)


def _tied(draft: Request, measure: Measure) -> bool:
    """Whether the measure says why the thing is there, or a fact it rests on speaks of it."""
    if measure.nexus or not measure.identifiers:
        return bool(measure.nexus or measure.facts)
    facts = [fact for fact in draft.facts if fact.id in measure.facts]
    said = " ".join(fact.text for fact in facts)
    linked = {name for fact in facts for name in fact.persons}
    for mark in measure.identifiers:
        protected = persons_told(draft.read_data(), mark.value)
        if speaks_of(said, mark.value) or linked.intersection(protected):
            return True
        if calls_one_of(said, draft.persons, protected):
            return True
    return False


def taken_over(findings: Iterable[Finding]) -> tuple[Judged, ...]:
    """What the check found on links, as entries of the report: issuer, and accounts unexplained."""
    return tuple(
        _from_finding(finding, name)
        for finding in findings
        if finding.severity is not Severity.ADVICE and (name := _name(finding))
    )


def _name(finding: Finding) -> str:
    if finding.rule == "links.target-unreached" and ACCOUNT.search(finding.field):
        return "identifier"
    of_form = finding.rule.startswith(("protection.", "language."))
    return "issuer" if finding.field in ISSUER and not of_form else ""


def _from_finding(finding: Finding, name: str) -> Judged:
    return Judged(
        ground_id=f"link.{name}",
        title=TITLES[name],
        topic="link",
        source=finding.source,
        nature="link",
        status="at-risk",
        measures=(),
        why=finding.message,
        cure=finding.cure,
        field=finding.field,
        citation=finding.citation,
        said=finding.said,
    )
