"""What is said of a case, without what would tell who is protected: findings, places, documents.

The author's file stays as it is; whatever the program prints about it passes here. The last look is
at the finished files: should a name be in one all the same, nothing is written.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from comity.host import Host
from comity.model.drafts.base import Draft, leaves
from comity.model.errors import ComityError, Fault, InputError, RenderError
from comity.model.findings import Finding, Place
from comity.model.messages import Message
from comity.model.patches import Patch
from comity.model.records import Template
from comity.steps.protect.beside_findings import neighbours
from comity.steps.protect.cut_quotes import CutQuotes
from comity.steps.protect.identity import KEPT, Identity, identities
from comity.steps.protect.match import mask
from comity.steps.protect.redact import withheld_facts
from comity.steps.protect.withheld_beside import held_beside
from comity.steps.read import CaseFile
from comity.steps.resolve import Resolved
from comity.steps.resolve.guarded import Beside
from comity.text.messages import plain_sentence, worded

__all__ = ["Shield", "hushed_errors", "with_plain_ids"]

_QUOTED = re.compile(r"'[^'\n]{8,}'|\"[^\"\n]{8,}\"|`[^`\n]{8,}`|“[^”\n]{8,}”|«[^»\n]{8,}»")
_ENTRY = re.compile(r"persons\[(\d+)\]")
LONGEST_QUOTE = 60  # characters
LEAST = 25  # letters and digits of a withheld value that are taken out of a message


class Shield:
    """What must not be said about one case."""

    def __init__(self, data: Mapping[str, Any], beside: Beside | None = None) -> None:
        """Note the protected persons and the withheld facts of a draft's data.

        ``beside`` are the other files of its matter, whose protected persons and withheld facts are
        nowhere either.
        """
        own = identities(data)
        others = neighbours(data, beside) if beside else ()
        self.people: tuple[Identity, ...] = (*own, *(one.identity for one in others))
        self._entries = {p.index: data["persons"][p.index] for p in own}
        self._ids = {index: str(entry.get("id", "")) for index, entry in self._entries.items()}
        facts = data.get("facts") or ()
        self._held = {n: facts[n] for n in withheld_facts(data)}
        self._beside = held_beside(data, beside) if beside else ()
        self._cut = CutQuotes(self.people, data)

    def __bool__(self) -> bool:
        """Whether there is anything to keep back."""
        return bool(self.people or self._held or self._beside)

    @property
    def withholds(self) -> bool:
        """Whether the case itself protects somebody or holds a fact back."""
        return bool(self._entries or self._held)

    def findings(self, found: Iterable[Finding]) -> list[Finding]:
        """Findings that quote no name of a protected person and no text of a withheld fact."""
        return [self.finding(one) for one in found] if self else list(found)

    def finding(self, found: Finding) -> Finding:
        """One finding; its rule, weight and place stay."""
        found, place = self._mended(found), found.place
        if place is not None:
            place = Place(_path(self.people, place.file), place.line, place.column)
        return replace(
            found,
            message=self._said(found.message, found.field),
            cure=self._said(found.cure, found.field),
            field=mask(self.people, found.field),
            place=place,
            said=found.said and self.message(found.said, found.field),
            patch=found.patch and self._patch(found.patch, found.field),
        )

    def _mended(self, found: Finding) -> Finding:
        """The finding, of which no quotation begins or ends inside a name, a mark or an address."""
        quotes = {one[1:-1] for one in _QUOTED.findall(found.message + found.cure)}
        quotes |= set(_params(found.said)) if found.said else set()
        new = {one: said for one in quotes if (said := self._cut.mended(one)) != one}
        if not new:
            return found

        def changed(text: str) -> str:
            for one, other in new.items():
                text = text.replace(one, other)
            return text

        message, cure = changed(found.message), changed(found.cure)
        return replace(
            found, message=message, cure=cure, said=found.said and found.said.mapped(changed)
        )

    def _patch(self, patch: Patch, field: str) -> Patch | None:
        """A patch, or none where one of its paths or texts must not be said."""
        texts = [text for change in patch.changes for text in _texts(change.value, change.path)]
        return patch if all(self._said(text, field) == text for text in texts) else None

    def message(self, said: Message, field: str = "") -> Message:
        """A message without what must not be said.

        Where its parameters, masked one by one, do not word the masked English again, only that
        English is left of it.
        """
        if not self:
            return said
        masked = said.mapped(lambda text: self._said(text, field))
        alike = worded(masked) == (masked.text, masked.cure)
        return masked if alike else plain_sentence(masked.text, masked.cure)

    def said(self, text: str, field: str = "") -> str:
        """A text about a field, without what must not be said."""
        return self._said(text, field) if self else text

    def refused(self, error: RenderError) -> RenderError:
        """A refusal of a template or an output, without the name that it may quote from there."""
        return RenderError(self._hushed(str(error))) if self else error

    def told(self, error: ComityError) -> ComityError:
        """An error of the same kind, without a name that its message may quote."""
        if not self:
            return error
        if isinstance(error, InputError):
            return type(error)([self._fault(one) for one in error.faults])
        return type(error)(self._hushed(str(error)))

    def _fault(self, fault: Fault) -> Fault:
        return replace(
            fault,
            file=_path(self.people, fault.file),
            field=mask(self.people, fault.field),
            message=self._hushed(self._said(fault.message, fault.field)),
            cure=self._hushed(self._said(fault.cure, fault.field)),
        )

    def _hushed(self, text: str) -> str:
        from comity.steps.protect.last_look import hushed

        return "\n".join(hushed(self.people, line) for line in text.split("\n"))

    def quoted(self, text: str, field: str = "", most: int = LONGEST_QUOTE) -> str:
        """The first words of a text, so many at most, as a message quotes them.

        What must not be said is taken out before the text is cut: of half a name, or of the start
        of an address, nobody could tell afterwards whose it is.
        """
        words = self.said(text, field).split()
        said, start = " ".join(words), " ".join(words[:most])
        if len(start) > LONGEST_QUOTE:
            cut = start[: LONGEST_QUOTE + 1]
            start = cut.rpartition(" ")[0] or cut[:-1]  # some writing has no spaces
        return start if start == said else f"{start} …"

    def case(self, case: CaseFile) -> CaseFile:
        """The case under a path that tells no name, for what is printed."""
        path = Path(_path(self.people, str(case.path)))
        if path == case.path:
            return case
        shown = {
            file: _path(self.people, file) for file in {one.file for one in case.places.values()}
        }
        places = {f: replace(place, file=shown[place.file]) for f, place in case.places.items()}
        return replace(case, path=path, places=places)

    def look_through(
        self,
        resolved: Resolved,
        host: Host,
        template: Template,
        files: Iterable[tuple[str, bytes]],
        annex: str,
    ) -> None:
        """Look once more at all that a build made: ``comity.steps.protect.last_look.look_through``.

        Raises:
            RenderError: as ``inspect``.
        """
        if self:
            from comity.steps.protect.last_look import look_through  # slow to import

            look_through(self, resolved, host, template, files, annex)

    def inspect(
        self,
        files: Iterable[tuple[str, bytes]],
        *,
        annex: str = "",
        named: Collection[str] = (),
        accounts: Sequence[str] = (),
        known: frozenset[str] = frozenset(),
        told: Sequence[str] = (),
        quoted: Sequence[str] = (),
        cure: str = "",
    ) -> None:
        """Look once more at what was made: ``comity.steps.protect.last_look``.

        Args:
            files: the names and bytes of all files, the sealed annex too.
            annex: the name of the sealed annex, which holds the identity of those ``named``.
            named: the ids of these persons.
            accounts: the identifiers that it gives besides.
            known: words of the law and the installed template, which alone tell nobody.
            told: the identifiers that the reader knows.
            quoted: the references that the reader gave.
            cure: what to do about it.

        Raises:
            RenderError: a file holds what must not leave; it names every place and the ids.
        """
        if not self:
            return
        from comity.steps.protect.last_look import (  # slow to import
            LastLook,
            Sealed,
            withheld_texts,
        )

        texts = withheld_texts(self._held)
        for one in self._beside:
            texts[one.id] = (*texts.get(one.id, ()), *one.texts)
        look = LastLook(self.people, texts, known, told, quoted)
        own = {n: entry for n, entry in self._entries.items() if self._ids[n] in named}
        look.refuse(files, Sealed(annex, own, accounts) if annex else None, cure)

    def _said(self, text: str, field: str) -> str:
        text = mask(self.people, text)
        entry = _ENTRY.match(field)
        if entry and (index := int(entry.group(1))) in self._entries:
            text = _without(_values(self._entries[index]), text)
        for fact in (*self._held.values(), *(one.fact for one in self._beside)):
            text = _without_quotes(fact, text)
        return text


def with_plain_ids(case: CaseFile) -> CaseFile:
    """The case with other ids in the place of those that tell a name, for reports that print ids.

    The case itself where none does.
    """
    data = case.draft.data()
    people = identities(data)
    if not people:
        return case
    every = dict.fromkeys(str(value) for path, value in leaves(data) if path.endswith(".id"))
    new: dict[str, str] = {}
    for name in every:
        if (said := mask(people, name)) != name:
            new[name] = f"{said}-{len(new) + 1}"
    draft = case.draft.remade(_renamed(data, new)) if new else case.draft
    return replace(case, draft=draft)


def _params(said: Message) -> Iterator[str]:
    """Every text that a message has as a parameter."""
    texts: list[str] = []

    def noted(text: str) -> str:
        texts.append(text)
        return text

    said.mapped(noted)
    yield from (one for one in texts if one not in ("", said.text, said.cure))


def _texts(value: Any, *before: str) -> Iterator[str]:
    """Every text of a tree, its keys too."""
    yield from before
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _texts(inner, key)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)
    elif isinstance(value, str):
        yield value


def _renamed(value: Any, new: Mapping[str, str]) -> Any:
    if isinstance(value, Mapping):
        return {key: _renamed(inner, new) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [_renamed(inner, new) for inner in value]
    return new.get(value, value) if isinstance(value, str) else value


@contextmanager
def hushed_errors(draft: Draft) -> Iterator[None]:
    """Whatever is refused within is refused without the name of a person whom a draft protects.

    Raises:
        ComityError: as what is done within, of the same kind.
    """
    try:
        yield
    except ComityError as error:
        raise Shield(draft.data()).told(error) from error


def _path(people: Sequence[Identity], path: str) -> str:
    """A path, each step of which tells no name; an underscore makes a step read as an address."""
    steps = re.split(r"([/\\])", path)
    return "".join(mask(people, f"{step}_").removesuffix("_") for step in steps) if people else path


def _values(person: Mapping[str, Any]) -> tuple[str, ...]:
    """What stands in a protected person's entry, the longest first."""
    kept = tuple(f"{name}" for name in KEPT)
    found = {
        str(value).strip()
        for path, value in leaves(person)
        if path not in kept and not isinstance(value, bool)
    }
    return tuple(sorted((v for v in found if len(v) > 1), key=len, reverse=True))


def _without(values: Sequence[str], text: str) -> str:
    for value in values:
        text = re.sub(rf"(?<!\w){re.escape(value)}(?!\w)", "[…]", text)
    return text


def _without_quotes(fact: Mapping[str, Any], text: str) -> str:
    """A text that quotes nothing of a withheld fact."""
    texts = (str(v) for p, v in leaves(fact) if p not in ("id", "handling"))
    written = "\n".join(" ".join(text.split()) for text in texts)

    def said(match: re.Match[str]) -> str:
        inner = " ".join(match.group()[1:-1].removesuffix("…").split())  # a quotation may be cut
        return f"[text of {fact['id']}]" if inner in written else match.group()

    for path, value in leaves(fact):
        if path not in ("id", "handling") and len(str(value)) >= LEAST:
            text = text.replace(str(value), f"[text of {fact['id']}]")
    return _QUOTED.sub(said, text)
