"""The lint of what is shielded: privilege and the press, where a search or content reaches them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from comity.model.citations import Read
from comity.model.drafts.persons import Person
from comity.model.drafts.request import Measure, Request
from comity.model.findings import Finding, Severity
from comity.model.law_records import Ground
from comity.model.records import AssistanceKind
from comity.steps.check.extent_of_taking import sorted_out
from comity.steps.check.needs import agreed
from comity.steps.check.privilege_told import keeps_apart, reaches_papers
from comity.steps.check.words_beside import words_in
from comity.text import professions
from comity.text.messages import finding, law_says

__all__ = ["check_shielded", "told_once"]


def check_shielded(
    draft: Request,
    measure: Measure,
    path: str,
    kind: AssistanceKind,
    grounds: Sequence[Ground],
) -> Iterator[Finding]:
    """The findings on privilege and press of one measure.

    ``grounds`` are those of the requested State on the topic; they are cited, and without a sign
    of a shielded person they are advice.
    """
    if not (kind.sweeping or kind.enters):
        return
    held = next((g for g in grounds if not g.measures or measure.kind in g.measures), None)
    papers = reaches_papers(measure, kind) or bool(measure.place)
    # a sample or a weapon of a lawyer is no paper of a client
    texts, callings = _texts(measure), _callings(draft, measure) if papers else []
    own = measure.privilege or measure.privilege_plan or keeps_apart(measure.immunity)
    said = bool(own or _answered(draft, measure))
    lawyer = professions.privileged(texts) or _first(map(professions.privileged_calling, callings))
    press = professions.press(texts) or _first(map(professions.press_calling, callings))
    if lawyer and not said and not sorted_out(draft, measure, by_terms=False):
        entered = kind.enters and professions.of_the_law(lawyer)
        yield _open("privilege", lawyer, path, held, draft, settled=entered)
    if press and not measure.press:
        yield _open("press", press, path, held, draft)
    takes = reaches_papers(measure, kind)
    # who agrees may waive what is theirs
    gone = agreed(measure) or measure.already_held or _of_named(measure)
    unsaid = takes and not (said or measure.press or gone)
    if not lawyer and not press and held and unsaid:
        yield finding(
            "lint.privilege-unsaid",
            f"{path}.privilege",
            citation=held.cited(),
            by=draft.requested.state,
            remedy=law_says(held.cure) if held.cure else None,
            law=held.says,
        )


def _of_named(measure: Measure) -> bool:
    """Whether a company is to give only what it has on customers or partners who are named."""
    told = "\n".join(measure.items)
    return bool(measure.holder and measure.period and words_in("point_words", "of-named", told))


def told_once(shielded: Iterable[Finding], told: list[Finding]) -> list[Finding]:
    """One finding on privilege for a measure: of what it covers, of the facts, or of the law."""
    found = list(shielded)
    if any(one.rule == "lint.privilege-open" for one in found):
        return found
    return [one for one in found if not (told and one.rule == "lint.privilege-unsaid")] + told


def _open(
    what: str,
    word: str,
    path: str,
    ground: Ground | None,
    draft: Request,
    *,
    settled: bool = False,
) -> Finding:
    """A finding; that papers of a lawyer who is searched are sifted is settled everywhere."""
    official = ground is not None and ground.read is Read.OFFICIAL
    return finding(
        f"lint.{what}-open",
        f"{path}.{what}",
        weight=Severity.WARNING if official or settled else Severity.ADVICE,
        citation=ground.cited() if ground else None,
        by=draft.requested.state if ground else "core",
        word=word,
        law=ground.says if ground else None,
    )


def _texts(measure: Measure) -> list[str | None]:
    holder = measure.holder
    texts: list[str | None] = [*measure.place, measure.title]
    return texts + ([holder.name, holder.kind] if holder else [])


def _callings(draft: Request, measure: Measure) -> list[str | None]:
    open_people = [p for p in draft.persons if not p.protect]  # no finding tells of the others
    return [p.occupation for p in open_people if _is_target(p, measure)]


def _first(found: Iterable[str]) -> str:
    return next(filter(None, found), "")


def _answered(draft: Request, measure: Measure) -> bool:
    return any(keeps_apart(p.immunity) for p in draft.persons if _is_target(p, measure))


def _is_target(person: Person, measure: Measure) -> bool:
    """Whether what is sought is that person's own: the only one concerned, or by a mark."""
    if (person.id,) == measure.persons:
        return True
    marks = {mark.value.casefold() for mark in measure.identifiers}
    own = [mark.value for mark in person.identifiers] + [person.email, person.phone]
    if any(mark.casefold() in marks for mark in own if mark):
        return True
    if measure.holder and person.name.full.casefold() in measure.holder.name.casefold():
        return True
    places = [line.casefold() for line in measure.place]
    return any(line.casefold() in place for line in person.address[:1] for place in places)
