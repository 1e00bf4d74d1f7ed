"""The findings on protection: names where they must not stand, and what rests on what stays.

None of them quotes a name: they give the person's id, the field, and which word of it is meant.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from comity.model.findings import Finding, Place, Severity
from comity.model.office import Office
from comity.model.records import AssistanceKind
from comity.steps.protect.identity import KEPT, Identity, identities
from comity.steps.protect.identity_needed import identity_needed
from comity.steps.protect.match import find_all
from comity.steps.protect.redact import withheld_facts
from comity.steps.read.paths import join
from comity.steps.resolve import Resolved
from comity.text.everyday import usual
from comity.text.folding import squeeze

__all__ = ["UNBUILDABLE", "check_protection"]

UNBUILDABLE = frozenset({"protection.name", "protection.file-name", "protection.withheld-text"})
"""The rules whose breach not even a draft may show."""

_REFERENCE = re.compile(r"[\])\w]\.(persons|facts|offences|measures|annexes|earlier)\[\d+\]$")
_LISTS = ("persons", "facts", "offences", "measures", "annexes", "earlier")
_SENTENCE = re.compile(r"(?<=[.!?;])\s+|\n|(?<=[\u3002\uff01\uff1f])")
_WHAT = {
    "part": "a name",
    "name": "a name",
    "joined": "a name",
    "mark": "a mark (an e-mail address, a number)",
    "phone": "a telephone number",
    "line": "an address, or a place or date of birth,",
}
LEAST_COPIED = 25  # letters and digits of a withheld fact that stand elsewhere too
LEAST_SENTENCE = 30  # of one sentence of several: a short one may be said of something else


def check_protection(
    resolved: Resolved, office: Office, kinds: Mapping[str, AssistanceKind]
) -> Iterator[Finding]:
    """Every finding on the persons who are protected and the facts that stay."""
    data = resolved.draft.data()
    people = identities(data)
    held = withheld_facts(data)
    if people:
        yield from _file_name(people, resolved.case.path)
        yield from _office(people, office)
        yield from _texts(people, data, held)
        yield from _shared(people)
        yield from _omitted(people, data, kinds)
    if held:
        yield from _withheld(data, held)
        yield from _copies(data, held)
        yield from _measures(data, held)


def _texts(
    people: Sequence[Identity], data: Mapping[str, Any], held: Sequence[int]
) -> Iterator[Finding]:
    own = {f"persons[{person.index}]" for person in people}
    own |= {f"facts[{index}]" for index in held}
    ids = _ids(data)
    for path, text in _written(data, "", own):
        if text in ids and _REFERENCE.search(path):
            continue  # a reference, told of where the id is given
        for person, places in groupby(find_all(people, text), key=lambda one: one[0]):
            first, *others = (place for _, place in places)
            more = f", and at {len(others)} more places of this field" if others else ""
            words = len(text[: first.start].split()) + 1
            message = (
                f"{_WHAT[first.what][:1].upper()}{_WHAT[first.what][1:]} of {person.label}, who "
                f"is protected, stands here: word {words} of this field{more}."
            )
            cure = _cure(person, path, data)
            yield Finding(Severity.ERROR, "protection.name", message, path, cure)


def _cure(person: Identity, path: str, data: Mapping[str, Any]) -> str:
    if path.endswith(".id"):
        return "Give the person an id that says nothing, such as P3."
    if person.how == "omit":
        return "Write the text so that it does without the person."
    before = data["persons"][: person.index]
    number = 1 + sum(one.get("protect") != "omit" for one in before)
    role = str(data["persons"][person.index].get("role", "person"))
    return f"Write what the document calls the person: the {role} P{number}."


def _written(value: Any, path: str, own: set[str]) -> Iterator[tuple[str, str]]:
    """Every text of the draft, and every key that an author chose, but what is withheld anyway."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            below = join(path, key)
            if path in own and key != "id" and not (path.startswith("persons") and key in KEPT):
                continue
            if not path.startswith("persons"):
                yield below, key
            yield from _written(inner, below, own)
    elif isinstance(value, (list, tuple)):
        for index, inner in enumerate(value):
            yield from _written(inner, f"{path}[{index}]", own)
    elif isinstance(value, str):
        yield path, value
    elif isinstance(value, dt.date):
        yield path, value.isoformat()


def _ids(data: Mapping[str, Any]) -> frozenset[str]:
    """The ids that a field may refer to."""
    return frozenset(str(item.get("id", "")) for name in _LISTS for item in data.get(name) or ())


def _file_name(people: Sequence[Identity], path: Path) -> Iterator[Finding]:
    for person in _told(people, (f"{path.name}_", re.sub(r"[\W\d_]+", " ", path.stem))):
        message = f"The name of this file tells who {person.label} is; results are named so."
        cure = "Give the file a name that says nothing of the person."
        yield Finding(Severity.ERROR, "protection.file-name", message, "", cure)


def _office(people: Sequence[Identity], office: Office) -> Iterator[Finding]:
    if office.file is None:
        return
    for person in _told(people, (*office.letterhead, office.authority)):
        message = f"The office file holds a name of {person.label}, who is protected."
        place = Place(str(office.file))
        yield Finding(Severity.ERROR, "protection.name", message, "", "Take it out.", place=place)


def _told(people: Sequence[Identity], texts: Iterable[str]) -> list[Identity]:
    """The persons whom any of some texts tells, in the order of the file."""
    found = {person.index for text in texts for person, _ in find_all(people, text)}
    return [person for person in people if person.index in found]


def _shared(people: Iterable[Identity]) -> Iterator[Finding]:
    for person in people:
        if any(map(usual, person.phrases)) or person.alone < person.parts - person.weak:
            message = (
                f"A word in the name of {person.label} is an everyday word, very short, or stands "
                "in the name of another person too. Alone it is not looked for."
            )
            cure = "Read the document once for it: `docs/protection.md` says what is found."
            path = f"persons[{person.index}].name"
            yield Finding(Severity.ADVICE, "protection.everyday-name", message, path, cure)


def _omitted(
    people: Sequence[Identity], data: Mapping[str, Any], kinds: Mapping[str, AssistanceKind]
) -> Iterator[Finding]:
    gone = {data["persons"][p.index]["id"] for p in people if p.how == "omit"}
    labels = {data["persons"][p.index]["id"]: p.label for p in people}
    for name in ("facts", "measures"):
        for index, item in enumerate(data.get(name) or ()):
            about = item.get("persons") or ()
            lost = [one for one in about if one in gone]
            needs = name == "measures" and identity_needed(str(item.get("kind", "")), kinds)
            if not lost or not (needs or set(about) <= gone):
                continue
            who = ", ".join(labels[one] for one in lost)
            what = "act cannot be carried out without knowing" if needs else "rests on"
            thing = "This fact" if name == "facts" else "This"
            message = f"{thing} {what} {who}, who is to be in no document."
            if needs and name == "measures":
                cure = "Use `protect: pseudonym`: a sealed annex then holds the identity."
            else:
                cure = (
                    "Take the person out of `persons:` if it stands without; else leave it out, or "
                    "use `protect: pseudonym`."
                )
            yield Finding(
                Severity.ERROR,
                "protection.rests-on-omitted",
                message,
                f"{name}[{index}].persons",
                cure,
            )


def _withheld(data: Mapping[str, Any], held: Sequence[int]) -> Iterator[Finding]:
    for index in held:
        name = data["facts"][index]["id"]
        message = (
            f"{name} is under its originator's handling code, and no consent is named: it will be "
            "in no document."
        )
        cure = (
            "Obtain the consent and name it under `consent:`, or rest the request on other facts."
        )
        yield Finding(
            Severity.WARNING, "protection.fact-withheld", message, f"facts[{index}].handling", cure
        )


def _copies(data: Mapping[str, Any], held: Sequence[int]) -> Iterator[Finding]:
    """The text of a fact that stays, word for word in a field that leaves."""
    texts = {n: tuple(_copied(str(data["facts"][n].get("text", "")))) for n in held}
    own = {f"facts[{index}]" for index in held}
    for path, text in _written(data, "", own):
        whole = squeeze(text).text
        for index, copied in texts.items():
            if any(part in whole for part in copied):
                name = data["facts"][index]["id"]
                message = f"The text of {name}, which is withheld, stands here too."
                cure = f"Take it out, or name the originator's consent under `consent:` of {name}."
                yield Finding(Severity.ERROR, "protection.withheld-text", message, path, cure)


def _copied(text: str) -> Iterator[str]:
    """What of a withheld fact is looked for: its text, and each long sentence of it."""
    for part, least in (
        (text, LEAST_COPIED),
        *((s, LEAST_SENTENCE) for s in _SENTENCE.split(text)),
    ):
        squeezed = squeeze(part).text
        if len(squeezed) >= least:
            yield squeezed


def _measures(data: Mapping[str, Any], held: Sequence[int]) -> Iterator[Finding]:
    """Measures and elements that nothing is left to show for."""
    gone = {data["facts"][index]["id"] for index in held}
    rests = [(f"measures[{n}]", m, "measure") for n, m in enumerate(data.get("measures") or ())]
    for n, offence in enumerate(data.get("offences") or ()):
        for m, element in enumerate(offence.get("elements") or ()):
            rests.append((f"offences[{n}].elements[{m}]", element, "element"))
    for path, item, what in rests:
        facts = item.get("facts") or ()
        if facts and set(facts) <= gone:
            message = (
                f"This {what} rests only on {', '.join(facts)}, withheld under an originator's "
                "handling code."
            )
            cure = "Obtain the originator's consent and name it under `consent:`, or add a fact."
            yield Finding(
                Severity.WARNING, "protection.rests-on-withheld", message, f"{path}.facts", cure
            )
