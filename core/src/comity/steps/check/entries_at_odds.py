"""Entries that contradict one another: custody and where somebody is, a State and an address."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from comity.law.states import short_name_of, states
from comity.law.terms import state_named
from comity.model.drafts.people import Authority
from comity.model.drafts.persons import CHARGED, Person
from comity.model.drafts.request import Request
from comity.model.drafts.request_measures import RequestMeasure
from comity.model.drafts.request_proceedings import Decision
from comity.model.findings import Finding
from comity.steps.assess.outside_state import state_in
from comity.steps.check.agreeing_marks import GAPS, one_slip, whole_state
from comity.steps.check.lint_words import sentences
from comity.steps.check.their_own_case import name_of_state
from comity.steps.check.words_beside import undenied_in, word_list, words_in
from comity.text.messages import finding
from comity.text.word_lists import any_of

__all__ = ["check_entries_agree"]

SERIES = 2  # numbers of one court and day above which several orders were made at once
USER = 1024  # the first port from which a client connects; those below belong to servers
FRENCH = ("GF", "GP", "MQ", "RE", "YT", "PM", "NC", "PF", "TF", "WF", "BL", "MF")
IBAN_OF = {"JE": "GB", "GG": "GB", "IM": "GB", "AX": "FI", **dict.fromkeys(FRENCH, "FR")}
"""The State whose IBAN the banks of a territory use: for French territories and the islands around
Great Britain by a list of the European Payments Council (known from a secondary source)."""


def check_entries_agree(draft: Request) -> Iterator[Finding]:
    """The findings on entries that cannot both be right."""
    yield from _custody(draft)
    yield from _sought(draft)
    yield from _addresses(draft)
    yield from _references(draft)
    yield from _charged(draft)
    yield from _accounts(draft)
    yield from _ports(draft)
    secrecy = draft.confidentiality
    if secrecy and not secrecy.wanted and secrecy.user_notice == "forbid":
        yield finding("agree.secrecy", "confidentiality.wanted")


def _custody(draft: Request) -> Iterator[Finding]:
    """Who is held and said to be free, or free and said to be held."""
    none = _said_of_all("no_arrest", draft.proceedings.stage or "")
    for index, person in enumerate(draft.persons):
        if person.custody is None:
            continue
        held, where = person.custody.held, person.location or ""
        both = all(word_list("at_odds", one).search(where) for one in ("at_large", "locked_up"))
        plainly = not both and not word_list("at_odds", "not_so").search(where)
        told = word_list("at_odds", "at_large" if held else "locked_up").search(where)
        at = f"persons[{index}].custody.held"
        if told and plainly:
            id_ = "agree.custody/free" if held else "agree.custody/held"
            yield finding(id_, at, person=person.id, words=told.group(0))
        elif held and none and person.role in CHARGED and not _held_apart(draft, person):
            yield finding("agree.custody/nobody", at, person=person.id, words=none)


def _held_apart(draft: Request, person: Person) -> bool:
    """Whether somebody is held in another State, or for another case, by what is told of them."""
    custody = person.custody
    places = (person.location or "", (custody and custody.place) or "")
    abroad = any(state_in(one) not in ("", draft.requesting.state) for one in places)
    told = [person.connection or "", draft.proceedings.stage or "", *places]
    return abroad or any(words_in("at_odds", "held_for_another", one) for one in told)


def _sought(draft: Request) -> Iterator[Finding]:
    """Somebody who is held, and by a text a fugitive whose whereabouts nobody knows."""
    held = {one.id: n for n, one in enumerate(draft.persons) if one.custody and one.custody.held}
    told: list[tuple[str, Sequence[str], bool]] = [
        (one.connection or "", (one.id,), True) for one in draft.persons
    ]
    told += [(one.text, one.persons, False) for one in draft.facts]
    told += [(f"{one.title}. {one.purpose}", one.persons, False) for one in draft.measures]
    for text, people, alone in told:
        who = next((name for name in people if name in held), "")
        about = (
            s for s in sentences(text) if alone or (who and _names(draft.persons[held[who]], s))
        )
        own = " ".join(s for s in about if not words_in("at_odds", "no_longer_sought", s))
        if who and (words := undenied_in("at_odds", "sought", own)):
            at = f"persons[{held[who]}].custody"
            yield finding("case.fugitive-held", at, person=who, words=words)
            return


def _names(person: Person, sentence: str) -> bool:
    """Whether a sentence is about somebody: by the name, the id, or a word such as “he”."""
    name = person.name.full.split()
    marks = [
        person.id,
        person.name.full,
        *([person.name.family] if person.name.family else name[-1:]),
    ]
    told = any(re.search(rf"(?<!\w){re.escape(one)}(?!\w)", sentence) for one in marks if one)
    return told or bool(words_in("at_odds", "that_person", sentence))


def _said_of_all(name: str, stage: str) -> str:
    """The words by which nobody is held or charged, where no others tell of somebody who is."""
    found = word_list("at_odds", name).search(stage)
    if found is None:
        return ""
    rest = stage[: found.start()] + stage[found.end() :]
    but = word_list("at_odds", "but_one").match(stage[found.end() :].lstrip(" ,"))
    return "" if but or any_of("case", ("pursued",)).search(rest) else found.group(0)


def _addresses(draft: Request) -> Iterator[Finding]:
    """An address whose last line names a State that is not the one of the same entry."""
    asking, asked = draft.requesting, draft.requested
    rows: list[tuple[str, str, Sequence[str]]] = []
    for path, state, body in (
        ("requesting.authority", asking.state, asking.authority),
        ("requesting.central_authority", asking.state, asking.central_authority),
        ("requested.executing_authority", asked.state, asked.executing_authority),
        ("requested.central_authority", asked.state, asked.central_authority),
    ):
        if isinstance(body, Authority) and not _abroad(body):
            rows.append((path, state, body.address))
    for index, measure in enumerate(draft.measures):
        holder = measure.holder
        if holder and holder.state:
            rows.append((f"measures[{index}].holder", holder.state, holder.address))
    for path, state, lines in rows:
        last = re.split(r"[,\n]", lines[-1])[-1].strip(" .") if lines else ""
        named, own = whole_state(last).split("-")[0], state.split("-")[0]
        if named and named != own and short_name_of(state) not in last:
            yield finding("agree.address", f"{path}.address", named=last, state=state_named(state))


def _abroad(body: Authority) -> bool:
    """Whether an authority sits in another State by what it is: an embassy, a liaison office."""
    return bool(word_list("at_odds", "mission").search(" ".join([body.name, *body.address])))


def _references(draft: Request) -> Iterator[Finding]:
    """One order, by its title, court and day, with two numbers that differ by a slip."""
    rows = [(f"measures[{n}].order", m.order) for n, m in enumerate(draft.measures) if m.order]
    rows += [(f"proceedings.decisions[{n}]", d) for n, d in enumerate(draft.proceedings.decisions)]
    named = Counter(one.reference for _, one in rows)
    for number, (path, one) in enumerate(rows):
        for _, other in rows[:number]:
            if not (one.reference and other.reference and one.date):
                continue
            titles = sorted((one.title.casefold(), other.title.casefold()), key=len)
            same = (one.court, one.date) == (other.court, other.date) and titles[0] in titles[1]
            mine, theirs = (GAPS.sub("", o.reference or "").casefold() for o in (one, other))
            twice = named[one.reference] > 1 and named[other.reference] > 1  # each stands by itself
            if twice or len(_series(rows, one)) > SERIES or _next_to(draft, one, other):
                continue
            if same and mine != theirs and one_slip(mine, theirs, to_the_end=True):
                at = f"{path}.reference"
                yield finding("agree.reference", at, one=other.reference, other=one.reference)
                break


def _next_to(draft: Request, one: Decision, other: Decision) -> bool:
    """Whether two numbers follow one another, and each order is that of a measure of its own."""
    mine, theirs = (re.findall(r"\d+", each.reference or "") for each in (one, other))
    apart = [(int(a), int(b)) for a, b in zip(mine, theirs, strict=False) if a != b]
    if len(mine) != len(theirs) or len(apart) != 1 or abs(apart[0][0] - apart[0][1]) != 1:
        return False
    of_one, of_other = (
        [_aim(m) for m in draft.measures if m.order and m.order.reference == each.reference]
        for each in (one, other)
    )
    return bool(of_one and of_other) and not any(aim in of_other for aim in of_one)


def _aim(measure: RequestMeasure) -> str:
    """At whom and what a measure is directed."""
    aimed = {"kind", "holder", "accounts", "identifiers", "place", "persons", "assets"}
    return measure.model_dump_json(exclude_none=True, include=aimed)


def _series(rows: Sequence[tuple[str, Decision]], order: Decision) -> set[str]:
    """The numbers of all decisions of the court and the day of an order."""
    same = (one for _, one in rows if (one.court, one.date) == (order.court, order.date))
    return {one.reference for one in same if one.reference}


def _charged(draft: Request) -> Iterator[Finding]:
    """Nobody is charged by the text on the proceedings, and somebody is by an entry."""
    stage = draft.proceedings.stage or ""
    found = _said_of_all("no_charge", stage)
    if found and word_list("at_odds", "charged_too").search(stage.replace(found, " ")):
        return
    for index, person in enumerate(draft.persons):
        if found and person.role in ("accused", "convicted") and not _charged_apart(draft, person):
            at = f"persons[{index}].role"
            yield finding("agree.charged", at, person=person.id, words=found)
            return


def _charged_apart(draft: Request, person: Person) -> bool:
    """Whether somebody is charged or was sentenced in another State or case, by the entry."""
    told = sentences(person.connection or "")
    said = [one for one in told if words_in("at_odds", "charged_elsewhere", one)]
    case = draft.proceedings
    if person.role == "convicted":  # who was convicted is so in a case that came before
        return bool(said or words_in("at_odds", "charged_elsewhere", case.earlier_judgments))
    abroad = ("", draft.requesting.state)
    if any(state_in(part) not in abroad for one in said for part in re.split(r"[,;()]| in ", one)):
        return True
    there = [one.state for one in draft.proceedings.other_states] + [draft.requested.state]
    named = [name_of_state(state) for state in there]
    return any(
        words_in("at_odds", "another_case", one) or any(name.search(one) for name in named)
        for one in said
    )


def _accounts(draft: Request) -> Iterator[Finding]:
    """An IBAN of another State than the one in which its bank holds the account."""
    for index, measure in enumerate(draft.measures):
        where = (measure.holder.state if measure.holder else "") or draft.requested.state
        for number, account in enumerate(measure.accounts):
            there, own = (account.iban or "")[:2].upper(), where.split("-")[0]
            if there not in states() or there == own or there == IBAN_OF.get(own):
                continue
            at = f"measures[{index}].accounts[{number}].iban"
            yield finding(
                "agree.iban-state", at, state=state_named(there), where=state_named(where)
            )


def _ports(draft: Request) -> Iterator[Finding]:
    """The source port of an IP address, which a fact that names the address tells otherwise."""
    told = re.compile(rf"{word_list('at_odds', 'source_port').pattern}\s+(\d{{2,5}})\b", re.I)
    for index, measure in enumerate(draft.measures):
        for number, mark in enumerate(measure.identifiers):
            if mark.port is None:
                continue
            facts = [(f.id, told.findall(f.text)) for f in draft.facts if mark.value in f.text]
            ports = [(fact, port) for fact, found in facts for port in found if int(port) >= USER]
            if ports and all(int(port) != mark.port for _, port in ports):
                at, (fact, port) = f"measures[{index}].identifiers[{number}].port", ports[0]
                yield finding("agree.port", at, port=str(mark.port), fact=fact, other=port)
