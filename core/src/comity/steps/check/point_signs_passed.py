"""Signs of what went elsewhere: a case that was taken over, papers that are classified or ahead."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from comity.model.drafts.request import Measure
from comity.steps.check.lint_words import denies, sentences
from comity.steps.check.point_places import of_theirs
from comity.steps.check.point_seen import Seen, asked, has
from comity.steps.check.point_signs_fair import of_ours, office_of
from comity.steps.check.words_beside import word_list

__all__ = ["PASSED_SIGNS", "PASSED_SIGNS_MEASURE"]

WORD = re.compile(r"\w{4,}")


def _passed_on(seen: Seen) -> str:
    """Another authority has the case by now, and not the one that signs."""
    case, side = seen.draft.proceedings, seen.draft.requesting
    ours = {
        frozenset(WORD.findall(name.casefold()))
        for name in (side.authority.name, side.authority.unit, side.issued_by.authority)
        if name
    }
    for text in (case.stage, case.summary, *seen.facts.values()):
        for one in sentences(text or ""):
            hit = word_list("point_words", "case-passed-on").search(one)
            if hit is None or denies(one):
                continue
            taker = one[hit.end() :] if has("passed-to", hit.group(0)) else one[: hit.start()]
            if not any(_is_ours(name, taker.casefold()) for name in ours):
                return " ".join(hit.group(0).split())
    return ""


def _is_ours(name: frozenset[str], taker: str) -> bool:
    """Whether who has a case now is the authority of a name, or set it up, as the words go on."""
    first, _, rest = taker.partition(",")
    called, on = set(WORD.findall(first)), set(WORD.findall(rest))
    return name <= called | on or bool(called and called <= name and on & (name - called))


def _classified(seen: Seen, measure: Measure) -> str:
    """Papers that a State keeps secret are wanted."""
    return has("classified", asked(measure))


def _case_asked(seen: Seen) -> str:
    """A measure asks whether the requested State has a case of its own."""
    return next(filter(None, (has("case-asked", asked(one)) for one in seen.draft.measures)), "")


def _court_has_file(seen: Seen) -> bool:
    """A file is asked for that a court there holds, or that was obtained in a case of theirs."""
    for one in seen.draft.measures:
        held = one.already_held.obtained if one.already_held else ""
        told = one.holder and (one.holder.kind == "court" or has("their-case", held))
        if one.kind in seen.public and told:
            return True
    return False


def _judgment_asked(seen: Seen) -> bool:
    """An earlier judgment is told of in its field, and a court is asked for the papers of it."""
    holders = ((one.kind, one.holder) for one in seen.draft.measures)
    kinds = {kind for kind, holder in holders if holder and holder.kind == "court"}
    told = seen.draft.proceedings.earlier_judgments
    return bool(told) and bool(kinds & {*seen.public})


def _origin_asked(seen: Seen, measure: Measure) -> bool:
    """This measure or another asks who has had the things, and how they were taken."""
    told = [f"{asked(one)}\n{one.purpose}" for one in seen.draft.measures]
    return any(has("origin-asked", text) for text in told)


def _tells_origin(seen: Seen, measure: Measure) -> bool:
    """Somebody is heard on one thing alone: who had the things that are asked for, and when."""
    told = [measure.title or "", measure.purpose]
    return all(has("origin-asked", text) for text in told)


def _papers_ahead(seen: Seen) -> str:
    """Papers passed between offices before the authority that receives requests has the letter."""
    draft, sent = seen.draft, seen.draft.transmission
    told = [(sent and f"{sent.way or ''}. {sent.urgent_copy or ''}") or ""]
    open_ = [one for one in draft.earlier if not (one.kind == "request" and one.result)]
    told += [f"{one.subject or ''}. {one.result or ''}" for one in open_]
    told += [one.text for one in draft.remarks if one.part in ("transmission", "earlier")]
    said = (has("papers-ahead", one) for text in told for one in sentences(text))
    return "" if has("ahead-agreed", "\n".join(told)) else next(filter(None, said), "")


def _their_office(seen: Seen) -> str:
    """Somebody in office in the other State, in a case of corruption that is to stay secret."""
    draft = seen.draft
    secret = draft.confidentiality is not None and draft.confidentiality.wanted
    if not secret or not any(has("of-office", one.title) for one in draft.offences):
        return ""
    people = [one for one in draft.persons if one.nature != "legal" and not one.protect]
    now = [one for one in people if not has("past-office", f"{office_of(one)}. {one.connection}")]
    told = (office_of(one) for one in now if of_theirs(seen, one) and not of_ours(seen, one))
    return next(filter(None, (has("in-office", one) for one in told)), "")


def _only_a_note(seen: Seen) -> str:
    """A summary is enclosed of a report or a statement that decides, and not the paper itself."""
    titles = [one.title for one in seen.draft.annexes if one.kind not in ("law-text", "order")]
    notes = [one for one in titles if has("only-a-note", one)]
    whole = [one for one in titles if one not in notes and has("whole-paper", one)]
    return notes[0] if notes and not whole else ""


PASSED_SIGNS: Mapping[str, Callable[[Seen], bool | str]] = {
    "case-taken-over": _passed_on,
    "case-asked": _case_asked,
    "court-has-file": _court_has_file,
    "judgment-asked": _judgment_asked,
    "papers-ahead": _papers_ahead,
    "their-office": _their_office,
    "only-a-note": _only_a_note,
}
"""The signs of a case that was passed on or is asked for, by the names that points.toml has."""

PASSED_SIGNS_MEASURE: Mapping[str, Callable[[Seen, Measure], bool | str]] = {
    "classified": _classified,
    "origin-asked": _origin_asked,
    "tells-origin": _tells_origin,
}
"""The signs of classified papers and of origin, by the names that points.toml has for them."""
