"""What a rule misses in a request, by the names that the paper has for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from comity.law.unmet import Alternative, Unmet
from comity.tasks.incoming.places import HEADINGS, Places, parted
from comity.text.written import within

__all__ = ["Lacks", "ToldLack"]

ANNEX, UNDERTAKING = "annexes", "assurances"
# What a field is called here: its label in the paper is no name of a thing by itself.
NAMES = {
    "measures": {
        **{"facts": "deficiency.point.facts", "offences": "deficiency.point.offences"},
        **{"persons": "deficiency.point.persons", "title": "deficiency.point.title"},
        **{"annexes": HEADINGS[ANNEX], "order": "word.annex_kind.order"},
    },
    "offences": {
        **{"committed_from": "deficiency.point.date", "committed_to": "deficiency.point.date"},
        **{"place": "deficiency.point.place"},
    },
    "facts": {"date": "deficiency.point.date", "place": "deficiency.point.place"},
}


@dataclass(frozen=True, slots=True)
class ToldLack:
    """What is missing, and the plea for it."""

    what: str
    remedy: str


class Lacks:
    """Words what a rule misses; the rule itself is cited beside it."""

    def __init__(self, places: Places) -> None:
        """Take the places of the request, in the words of the letter."""
        self.places, self.words = places, places.words

    def told(self, unmet: Sequence[Unmet]) -> ToldLack:
        """Each thing that is missing, with what could be sent in its place.

        Raises:
            ComposeError: the catalogue lacks a clause.
        """
        named = list(dict.fromkeys(map(self._names, unmet)))
        if not named or not all(all(one) for one in named):
            return self._said("rule", {})
        form = "rule-absent" if all(one.absent for one in unmet) else "rule-points"
        told = [self.places.wording.listed(one, "choice") for one in named]
        several = any(len(one) > 1 for one in named)
        points = self.words.series(told, "format.then") if several else self.places.listed(told)
        return self._said(form, {"points": points})

    def _said(self, form: str, values: dict[str, str]) -> ToldLack:
        return ToldLack(
            self.words.text(f"deficiency.what.{form}", values),
            self.words.text(f"deficiency.remedy.{form}", values),
        )

    def _names(self, unmet: Unmet) -> tuple[str, ...]:
        """The things of which one would do; an empty name where one has none."""
        names = (within(self._name(one), self.words.language) for one in unmet.alternatives)
        return tuple(dict.fromkeys(names))

    def _name(self, one: Alternative) -> str:
        path = one.path
        if path == "reciprocity":
            return self._of_kind(UNDERTAKING, path)
        if one.kind:
            return self._of_kind(path, one.kind)
        if path in HEADINGS:
            return self.words.text(HEADINGS[path], {})
        name, index, rest = parted(path)
        if not name and "[]." in path:
            name, _, rest = path.partition("[].")
            index = 0
        clause = NAMES.get(name, {}).get(rest.strip("."), "")
        if clause:
            return self.words.text(clause, {})
        return self.places.label(rest, name, index) if rest else ""

    def _of_kind(self, held_in: str, kind: str) -> str:
        """An annex or an undertaking of a kind; nothing where the kind has no name."""
        words = {ANNEX: f"word.annex_kind.{kind}", UNDERTAKING: f"word.assurance.{kind}"}
        word = words.get(held_in, "")
        named = self.words.text(word, {}) if self.words.has(word) else ""
        if held_in != UNDERTAKING or not named:
            return named
        told = within(named, self.words.language)
        return self.words.text("deficiency.point.undertaking", {"kind": told})
