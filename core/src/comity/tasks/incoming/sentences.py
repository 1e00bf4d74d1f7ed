"""A point in the words of a letter, in its language: where, what is wrong, what is wanted."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from comity.law.rules import lacking, unmet_by
from comity.model.citations import Citation
from comity.model.drafts.request import Request
from comity.model.records import Requirement
from comity.steps.assess import Judged
from comity.steps.assess.given import find_given
from comity.steps.compose.wording import Wording
from comity.steps.protect import Shield
from comity.steps.read.paths import steps_of
from comity.steps.resolve import Resolved
from comity.steps.wording.catalogue import SOURCE
from comity.tasks.incoming.lacks import Lacks
from comity.tasks.incoming.places import Places, parted
from comity.tasks.incoming.pleas import to_us, without_fields
from comity.tasks.incoming.points import ASSURANCE, COUNTERPART, Point, official_part
from comity.tasks.incoming.receiving import Shortcoming, wording_of

__all__ = ["Said", "Speaker"]

_QUOTED = re.compile(r"“([^”]+)”")
_CLOCK = re.compile(r"\b\d{1,2}:\d{2}(?::\d{2})?(?: ?(?:UTC|GMT|Z|[A-Z]{2,4}|[+-]\d{2}:?\d{2})\b)?")
_LAW = ("rule", "ground")  # what is told by law, and not by a sentence of the catalogue


@dataclass(frozen=True, slots=True)
class Said:
    """A point as a letter puts it; ``rule_says`` is the rule in a sentence, or empty."""

    place: str
    what: str
    remedy: str
    rule: Citation | None = None
    rule_says: str = ""


class Speaker:
    """Words the points of one letter; what must not be said of the case is masked."""

    def __init__(self, wording: Wording, at_risk: tuple[Judged, ...] = ()) -> None:
        """Take the words of the letter's language.

        Args:
            wording: the words, with the request that the letter answers.
            at_risk: the grounds of refusal that are at risk.
        """
        self.at_risk = at_risk
        self.resolved: Resolved = wording.resolved
        self.words, self.wording = wording.words, wording
        self.places = Places(wording)
        self.lacks = Lacks(self.places)
        draft = self.resolved.draft
        assert isinstance(draft, Request)
        self.draft = draft
        self.shield = Shield(draft.data())

    def say(self, point: Point) -> Said:
        """Word one point.

        Raises:
            ComposeError: the catalogue lacks a clause.
        """
        if point.topic == ASSURANCE:
            return self._assurance(point)
        if point.topic in (COUNTERPART, "elements"):
            return self._counterpart(point)
        found = point.first
        wording = wording_of(found.rule, law=found.citation is not None)
        assert wording is not None  # else it is no shortcoming
        name, verb = wording
        if name in _LAW:
            return self._by_law(point, name)
        if verb == "moment":
            return self._moment(found, name)
        if verb.endswith(("translate", "translate-open", "certify")):
            return self._language(found, name, verb)
        if name == "empty":
            name = "empty-fact" if found.field.startswith("facts") else name
        if name == "account-open":
            return Said(self._place(point), *self._open_mark(point, verb))
        if name in ("not-tied", "unreached"):
            what = self._what(name, targets=self._targets(point))
        else:
            what = self._what(name, state=self._state())
        return Said(self._place(point), what, self._remedy(verb))

    def gap(self, name: str) -> str:
        """What only the office knows, as a gap that anybody sees: ``[our reference]``."""
        return self.words.text(f"deficiency.gap.{name}", {})

    # --- by topic -------------------------------------------------------------------------------

    def _by_law(self, point: Point, name: str) -> Said:
        """What a rule of law asks for, or a ground of refusal that is at risk."""
        found = point.first
        rule = official_part(found.citation) if found.citation else None
        written = self.resolved.rule_called(found.rule, found.source)
        ground = point.ground
        says = written.says if written else ground.says if ground else ""
        place, verb = self._place(point), "ground" if name == "ground" else "supply"
        if name == "ground" and ground is not None:
            known = self.words.names(ground.ground_id, ground.title)
            title = self.wording.term(ground.ground_id) if known else self._law(ground.title)
            what = self._what("ground", title=title)
        else:
            empty = self._is_missing(found)
            if written is not None:
                fields, empty = lacking(written, self.draft.data(), found.field)
                if empty and len(point.fields) == 1:
                    place = self.shield.said(self.places.exactly(fields))
            if rule is not None and written is not None and not empty:
                told = self.lacks.told(unmet_by(written, self.draft.data(), found.field))
                remedy = self._cure(found) or told.remedy
                return Said(place, told.what, remedy, rule, self._law(says))
            what = self._what("missing-rule" if rule else "open")
        remedy = self._cure(found) or self._remedy(verb)
        return Said(place, what, remedy, rule, self._law(says) if rule else "")

    def _is_missing(self, found: Shortcoming) -> bool:
        """Whether the field of a shortcoming is empty."""
        value: Any = self.draft.data()
        for step in steps_of(found.field):
            if isinstance(step, int):
                value = value[step] if isinstance(value, Sequence) and step < len(value) else None
            else:
                value = value.get(step) if isinstance(value, Mapping) else None
        return value in (None, "", (), [], {})

    def _targets(self, point: Point) -> str:
        """What nothing leads to, by name; a person by the number that the paper has."""
        named: list[str] = []
        for found in point.found:
            params = dict(found.said.params) if found.said else {}
            several, people = params.get("targets"), params.get("persons")
            if isinstance(people, tuple):
                named += [self.places.named(str(one)) for one in people]
            elif isinstance(several, tuple):
                named += [str(one) for one in several]
            elif (person := params.get("person")) is not None:
                named.append(self.places.named(getattr(person, "id", str(person))))
            elif "target" in params:
                named.append(str(params["target"]))
        told = [self.shield.said(one, point.first.field) for one in dict.fromkeys(named)]
        return self.wording.listed(told)

    def _counterpart(self, point: Point) -> Said:
        """The offences, or elements, of which no counterpart in the law here is named."""
        laws = (official_part(one.citation) for one in point.found if one.citation)
        rule = next(filter(None, laws), None)
        state = self._state()
        what = self._what(point.topic, state=state)
        place = self.places.of(point.fields)
        remedy = self._remedy("counterpart" if point.topic == COUNTERPART else "elements")
        return Said(place, what, remedy, rule)

    def _open_mark(self, point: Point, verb: str) -> tuple[str, str]:
        """Identifiers by which nothing can be looked up, in their own words; or a lone name."""
        quotes = [quote for one in point.found for quote in _QUOTED.findall(one.what)[:1]]
        told = [self.shield.said(quote, point.first.field) for quote in quotes]
        if not told:
            return self._what("person-open"), self._remedy("supply")
        return self._what("account-open", words=self._quoted(told)), self._remedy(verb)

    def _assurance(self, point: Point) -> Said:
        """Everything that is wrong with one undertaking: the words that trouble, who gives it."""
        index = parted(point.first.field)[1]
        given = self.draft.assurances[index]
        place = self.places.entries("assurances", [index])
        place = place or self.words.text("request.undertakings.heading", {})
        giver = self.shield.said(_in_a_sentence(given.given_by), f"assurances[{index}].given_by")
        whats: list[str] = []
        remedies: list[str] = []
        words: list[str] = []
        for found in point.found:
            name, verb = wording_of(found.rule, law=found.citation is not None) or _LAW
            if name == "assurance-words":
                words += _QUOTED.findall(found.what)
                remedies.append(self._remedy(verb))
                continue
            quoted = self._quoted(_QUOTED.findall(found.what))
            if name == "assurance-contradicted" and quoted:
                name = "assurance-contradicted.quoted"
            whats.append(self._what(name, giver=giver, words=quoted))
            remedies.append(self._remedy(verb))
        if words:
            words = [w for w in words if not any(w in other and w != other for other in words)]
            words.sort(key=(given.text or "").find)
            whats.insert(0, self._what("assurance-words", words=self._quoted(words)))
        rule = self._at_stake(index)
        return Said(
            _capital(place), " ".join(dict.fromkeys(whats)), " ".join(dict.fromkeys(remedies)), rule
        )

    def _at_stake(self, index: int) -> Citation | None:
        """The law of the State that is asked, or of an instrument, that an undertaking answers.

        The law by which the other State gives it is that State's own affair.
        """
        home = {remark.citation for one in find_given(self.resolved) for remark in one.remarks}
        return next(
            (
                official_part(one.citation)
                for one in self.at_risk
                if one.citation
                and one.citation not in home
                and parted(one.field)[1] == index
                and one.field.startswith("assurances")
            ),
            None,
        )

    def _moment(self, found: Shortcoming, name: str) -> Said:
        """An address without its moment; where a fact of the request names one, it is quoted."""
        _, index, rest = parted(found.field)
        marks = self.draft.measures[index].identifiers
        mark = marks[int(re.findall(r"\d+", rest)[0])]
        place = self.places.of([found.field])
        what = self._what(name, address=self.shield.said(mark.value, found.field))
        told = [self._told(n) for n in self.places.facts_with(mark.value)]
        named = [one for one in told if one]
        if not named:
            return Said(place, what, self._remedy("moment"))
        shown = self._what("moment-named", moments=self.words.series(named, "format.then"))
        return Said(place, f"{what} {_capital(shown)}", self._remedy("moment-named"))

    def _told(self, index: int) -> str:
        """The moment that a fact names, with its number: ``fact 2 names 14 March 2026, 09:12``."""
        fact = self.draft.facts[index]
        clock = fact.time or next(iter(_CLOCK.findall(fact.text)), "")
        if not clock or fact.date is None:
            return ""
        moment = self.words.series((self.wording.format(fact.date, "date"), clock))
        number = self.places.entries("facts", [index])
        return self._what("moment", fact=number, moment=self.shield.said(moment))

    def _language(self, found: Shortcoming, name: str, verb: str) -> Said:
        """The language of the request or of its texts; what is accepted is told from law alone."""
        demand = self.resolved.demand
        accepts = self._named(*demand.accepts)
        asking = self._requirement(found)
        if asking is not None and name != "language":
            accepts = self._named(*asking.accepts)
        if found.rule == "language.paragraph" and not demand.accepts:
            accepts = self._named(self.resolved.language)
        condition = self._law(asking.condition) if asking else ""
        if name == "language-conditional" and not condition:
            name, verb = "language", "translate"
        language = self._named(self.resolved.language)
        if verb == "translate" and not accepts:
            verb = "translate-open"
        what = self._what(name, language=language, condition=condition)
        remedy = self._remedy(verb, languages=accepts, gap=self.gap("language"))
        rule = official_part(found.citation) if found.citation else None
        place = self.words.text("label.language", {})
        return Said(place, _capital(what), remedy, rule)

    def _requirement(self, found: Shortcoming) -> Requirement | None:
        binding = self.resolved.demand.binding
        return next((one for one in binding if one.citation == found.citation), None)

    def _state(self) -> str:
        return self.wording.state_short("requested")

    # --- words ----------------------------------------------------------------------------------

    def _place(self, point: Point) -> str:
        return self.shield.said(self.places.of(point.fields))

    def _what(self, name: str, **values: str) -> str:
        return self.words.text(f"deficiency.what.{name}", values)

    def _remedy(self, name: str, **values: str) -> str:
        return self.words.text(f"deficiency.remedy.{name}", values)

    def _law(self, text: str) -> str:
        """Law in the language of the letter, or marked with the language that it is in."""
        return self.wording.foreign("law.text", text, self.places.named)

    def _quoted(self, words: list[str]) -> str:
        told = [self.words.text("deficiency.quoted", {"words": one}) for one in words]
        return self.wording.listed(list(dict.fromkeys(told)))

    def _named(self, *tags: str) -> str:
        return self.wording.listed([self.wording.format(t, "language") for t in tags], "choice")

    def _writer(self) -> str:
        """The name of the authority whose letter it is."""
        own = self.draft.requested.central_authority
        return own.name if own is not None else ""

    def _cure(self, found: Shortcoming) -> str:
        """A cure as a plea; nothing where the letter is in another language.

        Whoever wrote on paper has no fields, so no sentence that needs the name of one is said.
        """
        if self.words.language != SOURCE or not found.remedy:
            return ""
        told = to_us(without_fields(found.remedy), self._writer())
        told = self.places.named(told)
        return self.shield.said(f"Please {told[:1].lower()}{told[1:]}", found.field) if told else ""


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _in_a_sentence(name: str) -> str:
    """A giver's name as it stands within a sentence: "the Attorney-General"."""
    return name[:1].lower() + name[1:] if name.startswith(("The ", "Le ", "La ", "Les ")) else name
