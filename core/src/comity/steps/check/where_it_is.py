"""Where a measure is carried out and whom it meets there: the place, the link to it, the user.

A court gives an order for one place, on what is known of that place; and a State whose inhabitant
is listened to from elsewhere may have to be told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from comity.law.states import states
from comity.model.drafts.persons import CHARGED
from comity.model.drafts.request import Request
from comity.model.drafts.request_measures import RequestMeasure
from comity.model.findings import Finding, Severity
from comity.model.messages import Term
from comity.model.records import AssistanceKind, owner_of
from comity.steps.assess.outside_state import state_in
from comity.steps.check.lint_words import denies, sentences, shortened
from comity.steps.check.needs import agreed
from comity.steps.check.words_beside import word_list
from comity.text import lack_of_substance
from comity.text.messages import finding
from comity.text.word_lists import any_of

__all__ = ["check_where"]

UNREACHED = "links.target-unreached"  # which names each place that no fact speaks of
SHORT = 4  # signs of a name that every text has
_ADDRESS = re.compile(r"^\d+[a-z]?,? \w+.*,|\w+ \d+[a-z]?,")  # a number, a street and a town
PROPER_NAMES = re.compile(r"(?:[^\W\d_a-z][^\W\d_]*(?:[\s,’'()-]+|$))+")  # “Lagos, Nigeria”
TELLS = 8  # words of an entry that tells more than an office or a kinship
QUOTED = 100  # signs of a sentence that a finding quotes


def check_where(
    draft: Request,
    measure: RequestMeasure,
    path: str,
    kind: AssistanceKind,
    found: Iterable[Finding],
) -> Iterator[Finding]:
    """The findings on the place of a measure, on its link to the case, and on a user elsewhere."""
    if kind.enters and kind.intrusive and not agreed(measure):
        yield from _search(draft, measure, path)
        if not any(one.rule == UNREACHED and one.field.startswith(path) for one in found):
            yield from _places(draft, measure, path)
    if (kind.of_property and not kind.decided) or (kind.intrusive and not kind.live):
        yield from _left_open(draft, measure, path)
    if kind.electronic and kind.intrusive and kind.live:
        yield from _user(draft, measure, path)


def _search(draft: Request, measure: RequestMeasure, path: str) -> Iterator[Finding]:
    """A search of which the warrant could not repeat the place, or the things sought."""
    if not _has_place(draft, measure):
        yield finding("lint.search-open/place", f"{path}.place", weight=Severity.WARNING)
    if measure.items and all(_vague(item) for item in measure.items):
        at = f"{path}.items"
        yield finding("lint.search-open/things", at, weight=Severity.ADVICE, words=measure.items[0])


def _has_place(draft: Request, measure: RequestMeasure) -> bool:
    """Whether an address stands with the search, its holder or its things.

    That of a person counts where the measure says that it is about a home: otherwise no reader
    knows that the place is meant, and it may lie in another State.
    """
    holder = measure.holder
    if measure.place or (holder and (holder.address or holder.branch)):
        return True
    own = [str(value) for value in (measure.particulars or {}).values()]
    told = [*measure.items, measure.title or "", *own]
    street = any_of("breadth", ("street",))
    if any(street.search(text) for text in told):
        return True
    told += [measure.purpose or "", measure.nexus or ""]
    house = any_of("assets", ("house",))
    people = [one for one in draft.persons if one.id in measure.persons]
    lives = any(one.address or _tells_place(one.location) for one in people)
    return lives and any(house.search(text) for text in told)


def _tells_place(location: str | None) -> bool:
    """Whether a location says more than a State or a town, which nobody can search."""
    return bool(location) and PROPER_NAMES.fullmatch(location or "") is None


def _vague(item: str) -> bool:
    if lack_of_substance(item) == "general":
        return True
    return bool(any_of("breadth", ("any_thing",)).fullmatch(item.strip(" .")))


def _places(draft: Request, measure: RequestMeasure, path: str) -> Iterator[Finding]:
    """Several places in one measure, of which the draft does not speak one by one."""
    if not _is_list(measure.place):
        return
    told = [measure.nexus, measure.necessity, str((measure.particulars or {}).get("grounds") or "")]
    told += [fact.text for fact in draft.facts]
    text = _plain(" ; ".join(part for part in told if part))
    homes = {_plain(line) for one in draft.persons for line in one.address}
    housed = bool(any_of("assets", ("house",)).search(text))  # “the flat” is that of a person
    untold = [
        line
        for line in measure.place
        if not _spoken_of(line, text) and not (housed and _plain(line) in homes)
    ]
    untold = [line for line in untold if not _of_tied(draft, measure, line)]
    if untold:
        called = tuple(line.partition(",")[0] for line in untold)
        yield finding("lint.places-together", f"{path}.place", places=called)


def _is_list(place: Sequence[str]) -> bool:
    """Whether each line is a place of its own, and not a line of one address."""
    street = any_of("breadth", ("street",))
    alone = [bool(street.search(line)) or bool(_ADDRESS.search(line)) for line in place]
    if any(word_list("point_words", "part-of-place").match(line) for line in place):
        return False
    return len(place) > 1 and all(alone)


def _of_tied(draft: Request, measure: RequestMeasure, line: str) -> bool:
    """Whether a place is that of somebody listed whose entry tells what leads to that person."""
    place = f" {_plain(line)} "
    for one in draft.persons:
        if one.id not in measure.persons or not _shown(one.connection or ""):
            continue
        streets = [_plain(part) for part in one.address if len(_plain(part)) > SHORT]
        if any(f" {part} " in place for part in (_plain(one.name.full), *streets[:1]) if part):
            return True
    return False


def _shown(connection: str) -> bool:
    """Whether an entry names what shows the tie, and not an office or kinship alone."""
    source = word_list("point_words", "from-a-source", "shown-by-data")
    said = [one for one in sentences(connection) if not denies(one)]
    return len(connection.split()) >= TELLS and any(source.search(one) for one in said)


def _spoken_of(line: str, text: str) -> bool:
    """Whether a text has a street, with or without its number, or what else a place is called."""
    whole = re.split(r"[,;()]", line)
    named = [part for n, part in enumerate(whole) if n == 0 or n < len(whole) - 1 or "(" in line]
    bare = [_plain(re.sub(r"\b\d+[a-z]?\b", " ", part)) for part in named]
    return any(len(one) > SHORT and one in text for one in bare)


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _left_open(draft: Request, measure: RequestMeasure, path: str) -> Iterator[Finding]:
    """A fact by which the very link of the target to the offence is not known."""
    for index, fact in enumerate(draft.facts if not measure.nexus else ()):
        if fact.id in measure.facts and (words := _open_link(fact.text)):
            yield finding("links.link-open", f"facts[{index}].text", words=words, fact=fact.id)
            return
    for name in ("nexus", "necessity"):
        if words := _open_link(getattr(measure, name) or ""):
            yield finding("links.link-open/measure", f"{path}.{name}", words=words)
            return


def _open_link(text: str) -> str:
    """The sentence that says of a payment, an account or a thing that its link is not known."""
    for sentence in sentences(text):
        said = any_of("breadth", ("link_open",)).search(sentence)
        named = any_of("breadth", ("link_words",)).search(sentence)
        if said and named and not any_of("breadth", ("link_not",)).search(sentence):
            return shortened(sentence.strip(" ."), QUOTED)
    return ""


def _user(draft: Request, measure: RequestMeasure, path: str) -> Iterator[Finding]:
    """A user in a third State, whose data are read or whose talks are heard."""
    sides = {owner_of(draft.requesting.state), owner_of(draft.requested.state)}
    told = {owner_of(one.state) for one in draft.proceedings.other_states}
    for person in draft.persons:
        if person.id not in measure.persons or person.role not in CHARGED or person.protect:
            continue
        line = person.location or (person.address[-1] if person.address else "")
        there = owner_of(state_in(line)) if state_in(line) else ""
        if there and there not in sides | told:
            found = states().get(there)
            name = Term("state", there, found.jurisdiction().short_named() if found else there)
            yield finding("links.user-elsewhere", f"{path}.persons", person=person.id, there=name)
            return
