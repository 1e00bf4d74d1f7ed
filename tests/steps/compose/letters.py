"""Every point that a deficiency letter can make, worded: for the tests of its clauses."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import Any

from comity.law.unmet import Alternative, Unmet
from comity.model.citations import Citation, Read
from comity.model.findings import Place, Severity
from comity.model.gaps import Gap
from comity.model.records import Requirement
from comity.pipeline.own_plugin import open_host
from comity.steps.assess import Judged
from comity.steps.compose.wording import Wording
from comity.steps.read import parse_case
from comity.steps.read.tree_writer import to_yaml
from comity.steps.resolve import resolve
from comity.steps.resolve.requirement import Demand
from comity.steps.wording.catalogue import SLOT, own_catalogue
from comity.tasks.incoming.lacks import NAMES, Lacks
from comity.tasks.incoming.points import ASSURANCE, COUNTERPART, Point
from comity.tasks.incoming.provider.letter_points import OPEN, OTHER, PARTS
from comity.tasks.incoming.provider.letter_rules import WORDED
from comity.tasks.incoming.receiving import FORM, Shortcoming
from comity.tasks.incoming.sentences import Speaker
from comity.tasks.incoming.unfinished_letter import letter_with_gaps

__all__ = ["say_everything"]

LAW = Citation("Example Act", "s. 1", Read.OFFICIAL)
PLACES = (
    *("measures[0].period", "facts[0].text", "requesting.issued_by.seal", "", "basis"),
    *("offences[0].elements[0]", "requesting", "annexes"),
)
GROUND = Judged(
    *("nr.here", "Committed here", "territoriality", "NR", "mandatory"),
    *("at-risk", ("M1",), "It may have been.", "", "", "Assistance is refused.", LAW),
)
QUOTING = "Its text is hedged: “so far as possible”."


def say_everything(data: dict[str, Any], language: str) -> None:
    """Word every rule at every place, every fault of an undertaking, every gap."""
    host = open_host()
    case = parse_case(to_yaml(_full(data)).encode(), Path("case.yaml"), host.document_types())
    resolved = resolve(case, host, language=language)
    asked = Requirement("NR", ("de",), LAW, alternatives=("en",), condition="on reciprocity")
    for demand in (Demand(), Demand(("de", "it"), (asked,))):
        wording = Wording(replace(resolved, demand=demand), host)
        speaker = Speaker(wording)
        for rule in (
            *FORM,
            "form.period-missing",
            "tv.rule",
            "refusal.territoriality",
            "basis.none",
        ):
            for cited in (LAW, None) if rule in FORM else (LAW, replace(LAW, read=Read.SECONDARY)):
                for topic, fields in _topics(rule):
                    _say(speaker, topic, rule, fields, cited)
        for id in _of_companies():
            wording.words.text(id, dict.fromkeys(SLOT.findall(own_catalogue("en").texts[id]), "x"))
        for name in ("reference", "name", "title", "phone", "language"):
            speaker.gap(name)
        _say_lacks(Lacks(speaker.places))
        speaker.places.exactly(("requesting.issued_by.seal", "requesting.issued_by.name"))
        for name, count in (("measures", 2), ("assurances", 2)):
            speaker.places.entries(name, range(count))
    nowhere = Place("case.yaml", 0, 0)
    told = {"missing": "subject", "malformed": "date", "reference": "measures[0].facts[0]"}
    gaps = [Gap(at, "", "", kind, nowhere) for kind, at in told.items()]
    unfinished = {**data, "kind": "request", "language": language}
    letter_with_gaps(unfinished, gaps, host, dt.date(2026, 11, 27))


def _say_lacks(lacks: Lacks) -> None:
    """Word what a rule of law may miss: each by its name, absent or not whole, and one unnamed."""
    paths = [f"{name}[].{field}" for name, fields in NAMES.items() for field in fields]
    for absent in (True, False):
        for path in (*paths, "reciprocity"):
            lacks.told((Unmet((Alternative(path, absent=absent),)),))
    lacks.told(())


def _of_companies() -> list[str]:
    """The clauses of what a company asks back, grants in part and does next."""
    known = [one for one in (*WORDED.values(), OPEN, OTHER) if one is not None]
    ids = [f"deficiency.what.{one.what}" for one in known]
    ids += [f"deficiency.remedy.{one.remedy}" for one in known if one.remedy]
    ids += [f"deficiency.part.{one}" for pair in PARTS.values() for one in pair[:2]]
    gaps = [f"deficiency.gap.{one}" for one in ("gone", "their_reference")]
    return [*ids, *gaps, "deficiency.next.callback"]


def _full(data: dict[str, Any]) -> dict[str, Any]:
    """A request with an address that facts name, elements, and undertakings of three givers."""
    elements = [{"id": f"O1{x}", "text": "An act.", "facts": ["F1"]} for x in "ab"]
    mark = {"kind": "ip-address", "value": "192.0.2.44"}
    fact = {"id": "F9", "date": "2026-03-14", "text": "At 09:12:44 UTC 192.0.2.44 was used."}
    givers = ("The Attorney-General", "The Minister of Justice", "The police officer on duty")
    measure = data["measures"][0] | {"identifiers": [mark, mark | {"value": "192.0.2.45"}]}
    return data | {
        "offences": [data["offences"][0] | {"elements": elements}],
        "facts": [*data["facts"], fact],
        "measures": [measure, measure | {"id": "M9"}],
        "assurances": [{"kind": "death-penalty", "given_by": giver} for giver in givers],
    }


def _topics(rule: str) -> list[tuple[str, tuple[str, ...]]]:
    if rule.startswith("refusal.assurance-"):
        return [(ASSURANCE, (f"assurances[{n}].text",)) for n in range(3)]
    if rule.startswith("form.address"):
        return [(rule, (f"measures[0].identifiers[{n}]",)) for n in range(2)]
    plain = [(rule, (place,)) for place in PLACES]
    elements = tuple(f"offences[0].elements[{n}]" for n in range(2))
    return [*plain, (COUNTERPART, ("offences[0]",)), ("elements", elements), (rule, elements)]


def _say(
    speaker: Speaker, topic: str, rule: str, fields: tuple[str, ...], cited: Citation | None
) -> None:
    for what in ("It lacks.", QUOTING):
        found = Shortcoming("D1", rule, fields[0], Severity.ERROR, what, "", "TV", cited)
        at_stake = GROUND if rule == "refusal.territoriality" else None
        speaker.say(Point(topic, (found,), fields, (), "needed", at_stake))
