"""Examine: what can be said of any draft, finished or not.

What an author wrote never raises. A complete draft is checked. In one with gaps, every gap is
filled in several ways (``comity.steps.read.stand_ins``), and each is checked: a finding that does
not depend on how the gaps are filled stands. One that does, and one of a rule that is known to read
a field with a gap, would be premature: its rule is pending, and says which field it needs.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal

from comity.host import Host
from comity.law.rules import gapped
from comity.law.seen import seen_by_law
from comity.model.drafts.base import Draft
from comity.model.drafts.correspondence import Correspondence
from comity.model.drafts.notice import Notice
from comity.model.errors import DraftError, Fault
from comity.model.field_reads import reads_any, reads_field
from comity.model.findings import Finding, Place
from comity.model.gaps import Gap, Pending
from comity.pipeline.build import Checked, check_case
from comity.pipeline.files_beside import files_beside
from comity.pipeline.unread_names import names_of_unread
from comity.steps.assess import rules_of_refusal
from comity.steps.check import blocking
from comity.steps.check.values.date_rows import ROWS, family_of
from comity.steps.read import CaseFile, Reading, reading
from comity.steps.read.case_file import load
from comity.steps.read.message_words import sentence
from comity.steps.read.redacted_faults import hider
from comity.steps.read.stand_ins import WORLDS
from comity.steps.resolve import STATE_OF, Resolved
from comity.steps.resolve import as_written as resolved_as_written
from comity.steps.resolve.state_records import find_states
from comity.text.free_text import prose_fields
from comity.text.messages import families, load_family, plain_sentence

__all__ = ["Examined", "as_written", "examine", "examine_reading", "how_far"]

TOLD_AT_ONCE = frozenset(
    (
        *("protection.name", "protection.street", "protection.town", "protection.postcode"),
        "protection.file-name",
    )
)
"""Rules of which a finding that stands whatever fills the gaps is told, though an entry of a person
has a gap. They stay pending too: of who cannot be read yet nothing is found."""
LAW_OF_A_STATE = "law.rule"  # for the rules of a State of which nothing is known, not even which
OF_A_BUILT_DOCUMENT = ("*",)  # what is told only once everything is there
SPEAKS_OF: Mapping[str, type[Draft] | tuple[type[Draft], ...]] = MappingProxyType(
    {
        "emergency": (),
        "holder": (),
        "notice": Notice,
        "coverage": Notice,
        "papers": Correspondence,
    }
)
"""The families of rules that speak of some drafts only; two are asked elsewhere, in an emergency
and beside the notice of a company that holds data."""


@dataclass(frozen=True, slots=True)
class Examined:
    """What can be said of a draft.

    Attributes:
        path: the file, or the name that a tree was given.
        data: the document as its author wrote it: dict, list and str.
        faults: why nothing of it can be judged; then there is neither a gap nor a finding.
        gaps: the fields that are missing or malformed, in the order of the file.
        findings: what is found whatever will stand in the gaps, in the order of mending.
        pending: the rules that were not judged yet, each with the fields that it needs.
        checked: the checked case, which can be built; None as long as there is a fault or a gap.
        worlds: the case with each gap filled in several ways, of which only a preview can be made.
        hide: takes out of a text what tells of somebody whom the author probably means to protect.
    """

    path: Path
    data: Mapping[str, Any]
    faults: tuple[Fault, ...] = ()
    gaps: tuple[Gap, ...] = ()
    findings: tuple[Finding, ...] = ()
    pending: tuple[Pending, ...] = ()
    checked: Checked | None = None
    worlds: tuple[Checked, ...] = ()
    hide: Callable[[str], str] = field(default=str, repr=False, compare=False)

    @property
    def resolved(self) -> Resolved | None:
        """What the plugins know on the case; stand-ins in the place of gaps."""
        first = self.checked or next(iter(self.worlds), None)
        return first.resolved if first else None

    @property
    def shown(self) -> str:
        """The path as it may be printed: without the name of a protected person."""
        resolved = self.resolved
        hidden = self.hide(str(self.path))
        if resolved is None or hidden != str(self.path):
            return hidden
        return str(resolved.case.path)

    @property
    def complete(self) -> bool:
        """Whether a document can be made of the draft, if no finding is an error."""
        return self.checked is not None

    @property
    def blocked(self) -> bool:
        """Whether a fault, a gap or an error keeps a document from being made."""
        return not self.complete or blocking(self.findings)


def how_far(file: Path, host: Host) -> Literal["finished", "unfinished", "unreadable"]:
    """How far a file is, without judging it; a State that there is not is a gap too."""
    view = host.for_case()
    try:
        found = reading(load(file), file, view.document_types())
    except DraftError:
        return "unreadable"
    if found.unreadable:
        return "unreadable"
    if found.case is None:
        return "unfinished"
    try:
        find_states(found.case, view)
    except DraftError:
        return "unfinished"
    return "finished"


def examine(
    draft: Path | str | Mapping[str, Any],
    host: Host,
    *,
    on: dt.date | None = None,
    language: str | None = None,
    notice: Notice | None = None,
    name: str = "draft.yaml",
) -> Examined:
    """Examine a case file, or a plain tree of one.

    Args:
        draft: the path of a file, or the document as dict, list and str.
        host: the plugin host.
        on: the day whose law applies; default: the draft's own date, or today if it has none.
        language: the language of the document; default: the draft's, or the one demanded.
        notice: that of the company that holds what a request seeks.
        name: the name that places carry where ``draft`` is a tree.

    Raises:
        PluginError: the model of the draft's kind cannot be imported.
    """
    types = host.for_case().document_types()
    in_a_file = isinstance(draft, (str, Path))
    path = Path(draft) if isinstance(draft, (str, Path)) else Path(name)
    try:
        if not in_a_file:
            from comity.steps.read.given_tree import reading_of_tree

            plain = dict(draft) if isinstance(draft, Mapping) else draft
            found = reading_of_tree(plain, path, types)
        else:
            found = reading(load(path), path, types)
    except DraftError as error:
        return Examined(path, {}, faults=error.faults)
    return examine_reading(found, host, on=on, language=language, notice=notice)


def examine_reading(
    found: Reading,
    host: Host,
    *,
    on: dt.date | None = None,
    language: str | None = None,
    notice: Notice | None = None,
) -> Examined:
    """Examine what was read of a document; the arguments are those of ``examine``."""
    bare = Examined(found.path, found.tree.data)
    if found.unreadable:
        return replace(bare, faults=tuple(sorted(found.faults)))

    beside = files_beside(found.path, found.tree.data, host.for_case())

    def checked(case: CaseFile) -> Checked:
        return check_case(case, host, on=on, language=language, notice=notice, beside=beside)

    states: tuple[Gap, ...] = ()
    if found.case is not None:
        try:
            done = checked(found.case)
        except DraftError as error:  # a State that there is not
            states = _gaps_of_states(error)
        else:
            return replace(bare, findings=done.findings, checked=done)
    return _unfinished(bare, found, states, checked, host.for_case())


def as_written(examined: Examined) -> Examined:
    """The same draft to be printed as its author wrote it, where that is another office.

    What law, treaties and this office give to what was left out is not printed; what was found of
    the draft stays.
    """

    def bare(one: Checked) -> Checked:
        return replace(one, resolved=resolved_as_written(one.resolved))

    checked = examined.checked and bare(examined.checked)
    return replace(examined, checked=checked, worlds=tuple(map(bare, examined.worlds)))


def _gaps_of_states(error: DraftError) -> tuple[Gap, ...]:
    return tuple(
        Gap(f.field, sentence(f.message), f.cure, "malformed", place, f.patch)
        for f in error.faults
        for place in (Place(f.file, f.line, f.column),)
    )


def _unfinished(
    bare: Examined,
    found: Reading,
    states: tuple[Gap, ...],
    checked: Callable[[CaseFile], Checked],
    host: Host,
) -> Examined:
    also = tuple(gap.field for gap in states)
    worlds: list[Checked] = []
    stand_ins: dict[str, None] = {}
    misled: tuple[Gap, ...] = ()
    for world in range(WORLDS):
        filled = found.filled(world, also)
        if filled is None:
            break
        stand_ins |= dict.fromkeys(filled.stand_ins)
        misled = misled or found.misled_in(filled)
        try:
            worlds.append(checked(found.case_of(filled.draft)))
        except DraftError as error:
            if states:
                raise
            return _unfinished(bare, found, _gaps_of_states(error), checked, host)
    gaps = tuple(sorted((*found.gaps, *misled, *states), key=_in_the_file))
    paths = tuple(dict.fromkeys((*(gap.field for gap in gaps), *stand_ins)))
    hide = hider(found.tree, found.text, paths)
    if len(worlds) < WORLDS:
        return replace(bare, gaps=gaps, hide=hide)
    prose = prose_fields(type(worlds[0].resolved.draft))
    findings, pending = _judged(worlds, paths, prose)
    findings += names_of_unread(found, worlds[0].resolved, host, findings)
    for rule, met in _unjudged(worlds[0], paths, prose).items():
        pending[rule] = tuple(dict.fromkeys((*pending.get(rule, ()), *met)))
    named = str(bare.path)
    file = hide(named) if hide(named) != named else ""
    return replace(
        bare,
        gaps=gaps,
        findings=tuple(_hidden(one, hide, file) for one in findings),
        pending=_told(pending, gaps, paths),
        worlds=tuple(worlds),
        hide=hide,
    )


def _in_the_file(gap: Gap) -> tuple[int, int, str]:
    return gap.place.line, gap.place.column, gap.field


def _key(found: Finding) -> tuple[Any, ...]:
    said = found.message, found.cure
    return found.severity, found.rule, found.field, found.source, *said, found.patch


def _judged(
    worlds: Sequence[Checked], gaps: Sequence[str], prose: Sequence[str]
) -> tuple[list[Finding], dict[str, tuple[str, ...]]]:
    """The findings that stand, and the rules of the others with the gaps that they read."""
    keys = [{_key(one) for one in world.findings} for world in worlds]
    everywhere = set.intersection(*keys)
    stand: list[Finding] = []
    pending: dict[str, tuple[str, ...]] = {}
    for world in worlds:
        for one in world.findings:
            reads = () if one.rule in TOLD_AT_ONCE else one.reads
            met = (*reads_any(reads, gaps, prose), *_around(one.field, gaps))
            if met or _key(one) not in everywhere:
                known = pending.get(one.rule, ())
                pending[one.rule] = tuple(dict.fromkeys((*known, *met)))
            elif world is worlds[0]:
                stand.append(one)
    return stand, pending


def _around(field: str, gaps: Iterable[str]) -> tuple[str, ...]:
    """The gaps that a field is, or lies in."""
    return tuple(
        gap for gap in gaps if field and reads_field(field, gap) and not _below(gap, field)
    )


def _below(path: str, other: str) -> bool:
    return path.startswith((f"{other}.", f"{other}["))


def _unjudged(
    world: Checked, gaps: Sequence[str], prose: Sequence[str]
) -> dict[str, tuple[str, ...]]:
    """The rules that read a gap, whether or not they found something of the stand-ins."""
    found: dict[str, tuple[str, ...]] = {}
    resolved = world.resolved
    of_states = ((LAW_OF_A_STATE, tuple(STATE_OF[role] for role in resolved.parties.roles)),)
    registered = _registered(resolved.draft)
    for rule, reads in (*registered, *rules_of_refusal(resolved), *of_states):
        if met := reads_any(reads, gaps, prose):
            found[rule] = tuple(dict.fromkeys((*found.get(rule, ()), *met)))
    data = seen_by_law(resolved.draft.data(), resolved.parties)
    rules = [rule for book in resolved.books.values() for rule in book.rules]
    rules += [rule for basis in resolved.relied_on() for rule in basis.instrument.rules]
    for rule in rules:
        for _, met in gapped((rule,), data, resolved.draft.kind, gaps):
            found[rule.id] = tuple(dict.fromkeys((*found.get(rule.id, ()), *met)))
    return found


def _registered(draft: Draft) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The rules of the registry that may speak of such a draft, with the fields that they read."""
    of_dates = family_of(draft.kind)
    yield from ((r.id.partition("/")[0], r.reads) for r in ROWS if of_dates in r.of)
    for family in families():
        speaks = isinstance(draft, SPEAKS_OF.get(family, Draft))
        for one in load_family(family).values() if speaks else ():
            if one.severities and one.reads != OF_A_BUILT_DOCUMENT:
                yield one.rule, one.reads


def _told(
    pending: Mapping[str, tuple[str, ...]], gaps: Sequence[Gap], paths: Sequence[str]
) -> tuple[Pending, ...]:
    """Each rule with the gaps that an author sees; all of them where it is not known which."""
    shown = [gap.field for gap in gaps]

    @cache
    def around(path: str) -> frozenset[str]:
        return frozenset(s for s in shown if s == path or _below(s, path) or _below(path, s))

    @cache  # hundreds of rules need the same few
    def needs(met: tuple[str, ...]) -> tuple[str, ...]:
        near = frozenset().union(*map(around, met))
        return tuple(dict.fromkeys(s for s in shown if s in near)) or tuple(dict.fromkeys(shown))

    return tuple(sorted(Pending(rule, needs(met)) for rule, met in pending.items()))


def _hidden(found: Finding, hide: Callable[[str], str], file: str) -> Finding:
    """A finding without a name of somebody whom the author probably meant to protect.

    ``file`` is what the file is called where its own name tells of such a person.
    """
    if file and found.place:
        found = replace(found, place=replace(found.place, file=file))
    message, cure = hide(found.message), hide(found.cure)
    if (message, cure) == (found.message, found.cure):
        return found
    return replace(found, message=message, cure=cure, said=plain_sentence(message, cure))
