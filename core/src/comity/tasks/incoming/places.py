"""Places of a request as the paper has them: "Measure 3, connection with the case".

The other side has the paper and not the case file, so a letter names what is printed: numbers,
letters, labels.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import groupby

from comity.model.drafts.base import leaves
from comity.model.drafts.request import Request
from comity.model.drafts.undertaking_givers import printed
from comity.steps.compose.part_shapes import letter
from comity.steps.compose.wording import Wording
from comity.steps.protect import withheld_facts
from comity.steps.wording.catalogue import Catalogue
from comity.steps.wording.titles import field_title
from comity.text.written import capital, within

__all__ = ["HEADINGS", "Places", "heading", "of_addressee", "parted"]

_ENTRY = re.compile(
    r"(?P<list>measures|offences|persons|assets|facts|annexes|assurances)\[(?P<n>\d+)\]"
)
_ELEMENT = re.compile(r"\.elements\[(\d+)\]")
_MARK = re.compile(r"\.(identifiers|accounts)\[\d+\](?:\.(?:value|number|iban))?$")
_LAST = re.compile(r"([a-z_]+)(?:\[\d+\])?$")
# The label under which a field is printed, where it has not the field's own name.
LABELS = {
    "measures": {
        **{"facts": "rests_on", "offences": "serves", "persons": "concerns"},
        **{"identifiers": "identifier", "accounts": "account", "wished": "procedure"},
        **{"confidential": "secrecy", "result": "result_wished", "from": "period"},
    },
    "offences": {
        **{"requested_law": "counterpart", "maximum_penalty": "penalty"},
        **{"language": "text_language", "years": "penalty_years", "persons": "concerns"},
        **{"committed_by_computer": "by_computer", "statement": "dual_criminality"},
    },
    "": {"decisions": "decision"},
}
LISTS = ("measures", "offences", "persons", "assets", "facts", "annexes")
TURNED = {"reference": "label.their_reference", "their_reference": "label.reference"}
# Places that are printed under a heading of their own.
HEADINGS = {
    "requesting.issued_by.seal": "deficiency.place.stamp",
    "requesting.issued_by": "deficiency.place.signature",
    "requesting.contacts": "request.contacts.heading",
    "assurances": "request.undertakings.heading",
    "annexes": "request.annexes.heading",
    "basis": "request.basis.heading",
    "urgency": "request.urgency.heading",
    "confidentiality": "request.confidentiality.heading",
    "proceedings": "request.proceedings.heading",
    "offences": "request.offences.heading",
    "persons": "request.persons.heading",
    "facts": "request.facts.heading",
    "measures": "request.measures.heading",
}


def heading(path: str, words: Catalogue) -> str:
    """The heading under which the paper prints a field that lies in no list; or nothing."""
    start = _under(path)
    return words.text(HEADINGS[start], {}) if start is not None else ""


def _under(path: str) -> str | None:
    return next((h for h in HEADINGS if path == h or path.startswith(f"{h}.")), None)


def of_addressee(path: str, words: Catalogue) -> str:
    """The reference of each side as a letter calls it that goes back: “ours” is then theirs."""
    return words.text(TURNED[path], {}) if path in TURNED else ""


def parted(path: str) -> tuple[str, int, str]:
    """The list, the index and the rest of a field path; ``("", -1, path)`` outside of a list."""
    match = _ENTRY.match(path)
    return (match["list"], int(match["n"]), path[match.end() :]) if match else ("", -1, path)


class Places:
    """The places of one request, in the words and numbers of its paper."""

    def __init__(self, wording: Wording) -> None:
        """Note the numbers that the paper has."""
        draft = wording.resolved.draft
        assert isinstance(draft, Request)
        self.wording, self.words, self.listed = wording, wording.words, wording.listed
        treaty = wording.resolved.treaty_binds()
        self.data = draft.data()
        self._numbers: dict[str, Mapping[int, str]] = {}
        held = withheld_facts(self.data)
        for name in LISTS:
            rows = list(enumerate(self.data.get(name) or ()))
            gone = held if name == "facts" else ()
            kept = [n for n, row in rows if n not in gone and row.get("protect") != "omit"]
            self._numbers[name] = {n: str(number) for number, n in enumerate(kept, start=1)}
        given = [
            n
            for n, one in enumerate(draft.assurances)
            if printed(one) and not (one.kind == "reciprocity" and treaty)
        ]
        self._numbers["assurances"] = {n: letter(index) for index, n in enumerate(given)}
        self._ids = {
            str(entry["id"]): (name, index)
            for name in LISTS
            for index, entry in enumerate(self.data.get(name) or ())
        }

    def printed(self, path: str) -> bool:
        """Whether the other side has the entry of a list that a path lies in."""
        name, index, _ = parted(path)
        return not name or name == "assurances" or index in self._numbers[name]

    def number(self, name: str, index: int) -> str:
        """The number that an entry has in the paper."""
        return self._numbers[name].get(index, "")

    def entries(self, name: str, indexes: Sequence[int]) -> str:
        """Entries of a list, as within a sentence: ``measures 2 and 3``."""
        numbers = [self.number(name, n) for n in sorted(set(indexes)) if self.number(name, n)]
        if not numbers:
            return ""
        if name == "assurances":
            values = {"letters": self.listed(numbers)}
            several = self.words.form("deficiency.place.undertakings", len(numbers))
            return self.words.text(f"deficiency.place.undertakings.{several}", values)
        several = self.words.form(f"word.{name}", len(numbers))
        return self.words.text(f"word.{name}.{several}", {"numbers": self.listed(numbers)})

    def of(self, paths: Sequence[str]) -> str:
        """Where in the paper fields stand, in one phrase that opens a sentence; or nothing."""
        found: list[str] = []
        rows = [(parted(path), path) for path in dict.fromkeys(paths)]
        for (name, rest), group in groupby(rows, key=lambda row: (row[0][0], _tail(row[0][2]))):
            held = [row for row, _ in group]
            found.append(self._entries_at(name, rest, held) if name else self._title(rest))
        return capital(self.words.series(dict.fromkeys(found), "format.then"))

    def exactly(self, paths: Sequence[str]) -> str:
        """Where in the paper fields stand, each by its own name: ``Authority, functions``.

        A heading has several fields below it, of which others may well be there.
        """
        by_place: dict[str, list[str]] = {}
        for path in dict.fromkeys(map(self._whole, paths)):
            name, index, rest = parted(path)
            start = _under(path)
            if name:
                place, label = self.entries(name, [index]), rest and self.label(rest, name, index)
            elif path.startswith("requesting.authority."):
                place, label = self.words.text("label.authority", {}), self.label(path)
            elif start is not None and path != start:
                place, label = heading(path, self.words), self.label(path.removeprefix(start))
            else:
                place, label = self._title(path), ""
            told = by_place.setdefault(place, [])
            told += [within(label, self.words.language)] if label else []
        parts = [
            self.words.series((place, self.listed(list(dict.fromkeys(told))))) if told else place
            for place, told in by_place.items()
        ]
        return capital(self.words.series(parts, "format.then"))

    def _whole(self, path: str) -> str:
        """A field, or the table that it lies in where all of that is missing: the period."""
        name, index, rest = parted(path)
        node = self.data[name][index] if name else self.data
        steps = rest.strip(".").split(".")
        for number, step in enumerate(steps[:-1], start=1):
            node = node.get(step) if isinstance(node, Mapping) else None
            if not node and step != "particulars":
                told = ".".join(steps[:number])
                return f"{name}[{index}].{told}" if name else told
        return path

    def _entries_at(self, name: str, rest: str, held: list[tuple[str, int, str]]) -> str:
        told = []
        pairs = sorted((n, *map(int, _ELEMENT.findall(path)[:1])) for _, n, path in held)
        if name == "offences" and all(len(pair) == 2 for pair in pairs):
            for offence, elements in groupby(pairs, key=lambda pair: pair[0]):
                marks = [letter(pair[1]) for pair in elements]
                several = self.words.form("deficiency.place.elements", len(marks))
                values = {"letters": self.listed(marks)}
                parts = self.words.text(f"deficiency.place.elements.{several}", values)
                told.append(self.words.series((self.entries(name, [offence]), parts)))
        else:
            told.append(self.entries(name, [n for _, n, _ in held]))
        label = "" if _silent(name, rest) else self.label(rest, name, held[0][1])
        label = within(label, self.words.language)
        return self.words.series((self.words.series(told, "format.then"), label))

    def _title(self, path: str) -> str:
        if told := heading(path, self.words) or of_addressee(path, self.words):
            return told
        if path == "requesting":
            return self.words.text("request.contacts.heading", {})
        if path.startswith("requesting"):
            return self.words.text("label.authority", {})
        return self.label(path, "") if path else ""

    def label(self, path: str, name: str = "", index: int = 0) -> str:
        """The label under which the paper prints a field; the title of the field where it has none.

        Args:
            path: the path of the field, within an entry where there is one.
            name: the list of the entry.
            index: its place in the list.
        """
        path = path.lstrip(".")
        if name == "measures" and path.startswith("particulars."):
            kind = str(self.data["measures"][index]["kind"])
            return self.wording.particular(kind, path.removeprefix("particulars."))
        last = _LAST.search(path)
        if last is None:
            return ""
        field = LABELS.get(name, {}).get(last[1], last[1])
        if self.words.has(f"label.{field}"):
            return self.words.text(f"label.{field}", {})
        start = f"{name}[0]." if name else ""
        return field_title(Request, f"{start}{path}", self.words).rpartition(", ")[2]

    def named(self, text: str) -> str:
        """A text in which ids of the file stand as the numbers of the paper: ``measure 3``."""
        for ident, (name, index) in self._ids.items():
            told = self.entries(name, [index])
            text = re.sub(rf"\b{re.escape(ident)}\b", told, text) if told else text
        return text

    def facts_with(self, value: str) -> list[int]:
        """The facts of the paper in which a value stands."""
        shown = self._numbers["facts"]
        found = enumerate(self.data.get("facts") or ())
        return [n for n, fact in found if n in shown and value in str(dict(leaves(fact)).values())]


def _tail(rest: str) -> str:
    """What of a path within an entry is told by a label."""
    rest = _MARK.sub(r"\1", _ELEMENT.sub("", rest, count=1))
    return re.sub(r"\[\d+\]$", "", rest).lstrip(".")


def _silent(name: str, rest: str) -> bool:
    """Whether the entry by itself says where: its whole, or a fact's own text."""
    return (
        rest in ("", "text", "description", "elements", "given_by", "promise")
        if name != "offences"
        else (rest in ("", "elements", "requested_law", "requested_law.provision"))
    )
