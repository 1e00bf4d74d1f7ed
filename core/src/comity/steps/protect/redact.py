"""What of a case may leave: the draft without those who are protected and what is held back.

Everything behind this step sees the lesser draft only: compose, templates, plugins that add to
them, every format. So what is not there cannot be printed by mistake.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

from comity.model.drafts.base import leaves
from comity.model.drafts.lacking import remade_lacking
from comity.model.patches import path_steps
from comity.steps.protect.draft_walks import (
    INDEX,
    copied_data,
    keys_of,
    path_in_file,
    single_references,
    tables,
)
from comity.steps.protect.identity import KEPT
from comity.steps.protect.numbers_told import Called, is_kept
from comity.steps.protect.readers import order_of_persons
from comity.steps.protect.sealed_accounts import SealedAccount, sealed_accounts
from comity.steps.resolve import Resolved
from comity.steps.resolve.view import View
from comity.text.folding import squeeze

__all__ = ["Redacted", "redact", "telling_texts", "withheld_facts"]

ACCOUNT = "protected: an account of a person under a pseudonym; the sealed annex gives it"
HIDDEN_ACCOUNT = "protected: an account of a person under a pseudonym"
TARGET = "protected: would reveal a person under a pseudonym; the sealed annex gives it"
HIDDEN_TARGET = "protected: would reveal a person under a pseudonym"
OMITTED = "protected: this person does not appear in any document"
PSEUDONYM = "protected: a pseudonym replaces the name"
INTERNAL = "internal: never leaves the office"
REFERENCE = "protected: refers to something that does not appear in any document"
_SENTENCE = re.compile(r"(?<=[.!?;])\s+|\n|(?<=[\u3002\uff01\uff1f])")
LEAST_TEXT = 25  # letters and digits of a withheld fact that are looked for
LEAST_SENTENCE = 30  # of one sentence of several: a short one may be said of something else
LETTERS = {"persons": "P", "facts": "F", "annexes": "A"}
"""What the ids of a list that shows no gap begin with."""

Pseudonym = Callable[[str, int], str]
"""The words for a role and the number that the person has in the document."""
Account = Callable[[SealedAccount], str]
"""The words in the place of what only the sealed annex gives: by its number there."""


@dataclass(frozen=True, slots=True)
class Redacted:
    """A case as it may leave.

    ``withheld`` has the field paths of the author's file that stay, each with its reason and never
    with its text. ``moved`` tells for a list that got shorter, or another order, which items of the
    file it has. ``ids`` has for each id of the file that was counted anew, under its list, the one
    it has here.
    ``put`` has the path of each text that stands here as another field, by the path it has here.
    """

    resolved: Resolved
    withheld: Mapping[str, str] = field(default_factory=dict)
    moved: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    ids: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    put: Mapping[str, str] = field(default_factory=dict)

    def id_of(self, name: str, given: str) -> str:
        """The id that an item of a list has here, by the one that the author gave it."""
        return self.ids.get(name, {}).get(given, given)

    def original(self, path: str) -> str:
        """The path that a field has in the author's file."""
        return self.put.get(path) or path_in_file(path, self.moved)


def withheld_facts(data: Mapping[str, Any]) -> tuple[int, ...]:
    """The places of the facts that stay: under a handling code, without its originator's consent.

    Whoever gave a piece of police information says what may be done with it; to print it in a
    paper for a court may need leave. So silence is no leave, whatever the code is.
    """
    return tuple(
        index
        for index, fact in enumerate(data.get("facts") or ())
        if isinstance(fact, Mapping) and fact.get("handling") and not fact.get("consent")
    )


def telling_texts(text: str) -> Iterator[str]:
    """What of a withheld fact tells it: its text, and each long sentence of it, squeezed."""
    pieces = [(text, LEAST_TEXT), *((one, LEAST_SENTENCE) for one in _SENTENCE.split(text))]
    for piece, least in pieces:
        letters = squeeze(piece).text
        if len(letters) >= least:
            yield letters


def held_annexes(data: Mapping[str, Any], stay: Collection[int]) -> tuple[int, ...]:
    """The places of the annexes that prove nothing but facts that stay: their titles would tell."""
    facts = data.get("facts") or ()
    tied = {name for n in stay for name in facts[n].get("annexes") or ()}
    return tuple(
        index
        for index, annex in enumerate(data.get("annexes") or ())
        if annex["id"] in tied and not _named_elsewhere(data, annex["id"], stay)
    )


def redact(resolved: Resolved, pseudonym: Pseudonym, account: Account) -> Redacted:
    """A case as it may leave; the case itself where nothing is protected or held back."""
    data = resolved.draft.data()
    omitted = [n for n, p in enumerate(data.get("persons") or ()) if p.get("protect") == "omit"]
    named = [n for n, p in enumerate(data.get("persons") or ()) if p.get("protect") == "pseudonym"]
    view = resolved.view or View("")
    held = {*withheld_facts(data), *_places("facts", data, view)}
    gone = {
        "persons": sorted({*omitted, *_places("persons", data, view)}),
        "facts": sorted(held),
        "annexes": sorted({*held_annexes(data, held), *_places("annexes", data, view)}),
    }
    order = order_of_persons(resolved)
    moved = order != tuple(range(len(order)))
    called = Called(data.get("persons") or (), gone["persons"], order)
    said = {
        path: new
        for path, text in leaves(data)
        if isinstance(text, str) and not is_kept(path) and (new := called.said(text)) != text
    }
    if not (named or view.reader or any(gone.values()) or said or moved):
        return Redacted(resolved)
    lesser = _Lesser(data, view, dict(single_references(resolved.draft)))
    for path, text in said.items():
        lesser.put_text(path, text)
    for one in sealed_accounts(resolved.draft):
        lesser.seal(one, account(one))
    lesser.cut()
    for index in named:
        lesser.rename(index)
    for name, indexes in gone.items():
        lesser.drop(name, indexes)
    if moved:
        lesser.put_in_order("persons", [n for n in order if n not in gone["persons"]])
    lesser.tell_instead(min(gone["facts"], default=0))
    for name, indexes in gone.items():
        if indexes or (name == "persons" and (named or said or moved)):
            lesser.count_anew(name)
    lesser.number(pseudonym)
    draft = remade_lacking(resolved.draft, lesser.data, lesser.taken)
    case = replace(resolved.case, draft=draft)
    return Redacted(
        replace(resolved, draft=draft, case=case),
        MappingProxyType(lesser.withheld),
        MappingProxyType(lesser.moved),
        MappingProxyType(lesser.ids),
        MappingProxyType(lesser.put),
    )


def _places(name: str, data: Mapping[str, Any], view: View) -> list[int]:
    """The items of a list at the top that a reader does not see."""
    return [n for n in range(len(data.get(name) or ())) if f"{name}[{n}]" in view or name in view]


class _Lesser:
    """A draft's data while it is being cut down; its own copy, the author's stays as it is."""

    def __init__(self, data: Mapping[str, Any], view: View, single: Mapping[str, str]) -> None:
        self.data: dict[str, Any] = copied_data(data)
        self.view = view
        self.single = single
        self.taken: list[tuple[dict[str, Any], str, Any]] = []
        self.put: dict[str, str] = {}
        self.withheld: dict[str, str] = {}
        self.moved: dict[str, tuple[int, ...]] = {}
        self.ids: dict[str, dict[str, str]] = {}

    def put_text(self, path: str, text: str) -> None:
        """Put a text in the place of another."""
        holder, last = self._holder(path)
        holder[last] = text

    def _holder(self, path: str) -> tuple[Any, str | int]:
        *way, last = path_steps(path)
        holder: Any = self.data
        for step in way:
            holder = holder[step]
        return holder, last

    def seal(self, account: SealedAccount, words: str) -> None:
        """Put words in the place of what would tell who a person is; one line for several."""
        for path in reversed(account.paths):
            holder, last = self._holder(path)
            if path in account.shown:
                holder[last] = words
            else:
                del holder[last]
        if self.view.reader:
            why = HIDDEN_ACCOUNT if account.is_number else HIDDEN_TARGET
        else:
            why = ACCOUNT if account.is_number else TARGET
        self.withheld |= dict.fromkeys(account.paths, why)

    def cut(self) -> None:
        """Take out what the reader does not see, but the items that go with all that names them."""
        if not self.view.reader:
            return
        for path, _ in list(leaves(self.data)):
            why = self.view.why(path)
            if why is not None:
                self.withheld[path] = str(why)
            elif path.startswith("disclosable[") and path not in self.view.texts:
                self.withheld[path] = INTERNAL
        self.data.pop("disclosable", None)
        holders = {
            f"{path}.{key}" if path else key: (holder, key)
            for holder, path, key in keys_of(self.data)
        }
        lists: dict[str, list[int]] = {}
        for path in self.view.cuts:
            whole, _, number = path.removesuffix("]").rpartition("[")
            if path in holders and path not in LETTERS:
                holder, key = holders[path]
                self._take(holder, key)
            elif whole in holders and whole not in LETTERS:
                lists.setdefault(whole, []).append(int(number))
        for path, gone in lists.items():
            holder, key = holders[path]
            if key in holder:
                self._keep(holder, key, path, [n for n in range(len(holder[key])) if n not in gone])

    def tell_instead(self, place: int) -> None:
        """Put the author's summaries where the first fact stood that this reader does not see."""
        if not self.view.texts:
            return
        kept = list(self.moved.get("facts", range(len(self.data.get("facts") or ()))))
        at = sum(number < place for number in kept)
        texts = [
            {"id": f"summary-{n}", "text": text} for n, text in enumerate(self.view.texts.values())
        ]
        self.data["facts"] = [
            *(self.data.get("facts") or ())[:at],
            *texts,
            *(self.data.get("facts") or ())[at:],
        ]
        self.moved["facts"] = (*kept[:at], *(0 for _ in texts), *kept[at:])
        self.put |= {f"facts[{at + n}].text": path for n, path in enumerate(self.view.texts)}
        paths = [path.removesuffix("text") for path in self.view.texts]
        self.put |= {f"facts[{at + n}].id": f"{path}for" for n, path in enumerate(paths)}

    def _take(self, holder: dict[str, Any], key: str) -> None:
        self.taken.append((holder, key, holder.pop(key)))

    def rename(self, index: int) -> None:
        """Keep of a person what ``KEPT`` names; the pseudonym is set once all are counted."""
        person = self.data["persons"][index]
        for path, _ in leaves(person, f"persons[{index}]"):
            if path.removeprefix(f"persons[{index}].").partition(".")[0] not in KEPT:
                self.withheld[path] = PSEUDONYM
        self.withheld.pop(f"persons[{index}].name.full", None)  # the pseudonym stands in its place
        self.data["persons"][index] = {k: person[k] for k in KEPT if k in person} | {"name": {}}

    def drop(self, name: str, indexes: Sequence[int]) -> None:
        """Take items out of a list, and every reference to them out of the draft."""
        if not indexes:
            return
        items = self.data[name]
        ids = {items[n]["id"] for n in indexes}
        for n in indexes:
            reason = self._reason(name, items[n])
            for path, _ in leaves(items[n], f"{name}[{n}]"):
                self.withheld.setdefault(path, reason)
        for holder, path in list(tables(self.data, "")):
            self._unrefer(holder, path, name, ids)
        self._keep(self.data, name, name, [n for n in range(len(items)) if n not in set(indexes)])

    def put_in_order(self, name: str, places: Sequence[int]) -> None:
        """Put the items that are left of a list in another order, by their places in the file."""
        if places:
            left = self.moved.get(name) or tuple(range(len(places)))
            self._keep(self.data, name, name, [left.index(n) for n in places])

    def count_anew(self, name: str) -> None:
        """Give the items of a list the ids P1, P2 … wherever they are named: no gap shows."""
        items = self.data.get(name) or []
        new = {str(item["id"]): f"{LETTERS[name]}{n}" for n, item in enumerate(items, start=1)}
        self.ids[name] = new
        for item in items:
            item["id"] = new[str(item["id"])]
        for holder, path in tables(self.data, ""):
            wanted = holder.get(name)
            if path and isinstance(wanted, list):
                holder[name] = [
                    new.get(one, one) if isinstance(one, str) else one for one in wanted
                ]
            for key in self._naming(holder, path, name):
                holder[key] = new.get(holder[key], holder[key])

    def number(self, pseudonym: Pseudonym) -> None:
        """Name those who are left by role and by the number that they have in the document."""
        for number, person in enumerate(self.data.get("persons") or (), start=1):
            if person.get("protect") == "pseudonym":
                person["name"] = {"full": pseudonym(str(person["role"]), number)}

    def _unrefer(self, holder: dict[str, Any], path: str, name: str, ids: set[str]) -> None:
        wanted = holder.get(name)
        if path and isinstance(wanted, list) and all(isinstance(one, str) for one in wanted):
            kept = [n for n, one in enumerate(wanted) if one not in ids]
            for n, one in enumerate(wanted):
                if one in ids:
                    at = f"{path_in_file(path, self.moved)}.{name}[{n}]"
                    self.withheld.setdefault(at, REFERENCE)
            if len(kept) < len(wanted):
                self._keep(holder, name, f"{path}.{name}", kept)
        for key in self._naming(holder, path, name):
            if holder[key] in ids:
                self.withheld.setdefault(f"{path_in_file(path, self.moved)}.{key}", REFERENCE)
                self._take(holder, key)

    def _naming(self, holder: Mapping[str, Any], path: str, name: str) -> list[str]:
        """The keys of a table that name one item of a list: ``owner`` of an asset, a person."""
        here = INDEX.sub("[]", path)
        return [
            key
            for key, value in holder.items()
            if isinstance(value, str) and self.single.get(f"{here}.{key}") == name
        ]

    def _keep(self, holder: dict[str, Any], key: str, path: str, kept: list[int]) -> None:
        """Keep some items of a list; a list that nothing is left of goes."""
        before = self.moved.get(path)
        self.moved[path] = tuple(before[n] for n in kept) if before else tuple(kept)
        items = holder[key]
        holder[key] = [items[n] for n in kept]
        if not kept:
            holder[key] = items
            self._take(holder, key)
        moved = {}
        for other, places in self.moved.items():  # lists within the items have new paths
            match = re.match(re.escape(path) + r"\[(\d+)\]", other)
            if match and int(match.group(1)) in kept:
                rest = other[match.end() :]
                moved[f"{path}[{kept.index(int(match.group(1)))}]{rest}"] = places
            elif not match:
                moved[other] = places
        self.moved = moved

    @staticmethod
    def _reason(name: str, item: Mapping[str, Any]) -> str:
        if name == "persons":
            return OMITTED
        if name == "facts":
            return f"withheld: {item['id']} has a handling code, and no consent is named"
        return f"withheld: {item['id']} is linked only to withheld facts"


def _named_elsewhere(data: Mapping[str, Any], annex: str, stay: Collection[int]) -> bool:
    """Whether anything but a withheld fact names an annex."""
    for path, value in leaves(data):
        head = re.match(r"facts\[(\d+)\]", path)
        if head and int(head.group(1)) in stay:
            continue
        if value == annex and re.search(r"\.annex$|\.annexes\[\d+\]$", path):
            return True
    return False
