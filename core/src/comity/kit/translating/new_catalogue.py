"""The catalogue that a translator fills in: new, or an earlier one brought up to date."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from comity.host import Host
from comity.kit.translating.catalogue_sections import Section, parts, sections
from comity.kit.translating.entry_context import entry_context
from comity.kit.translating.id_checks import LAW
from comity.kit.translating.law_titles import law_titles
from comity.kit.translating.written_catalogue import Written, WrittenEntry
from comity.model.errors import Fault, InputError
from comity.model.records import DocumentType
from comity.steps.wording import is_finished
from comity.steps.wording.catalogue import SOURCE
from comity.steps.wording.needed import all_ids, version
from comity.text.catalogue_writer import Entry, catalogue_text
from comity.text.catalogues import REVIEWED
from comity.text.tags import language_of, truncated

__all__ = ["NewCatalogue", "beside_of", "new_catalogue"]

FAMILIES = (
    frozenset({"fr", "pt", "es", "it", "ro", "ca", "gl"}),
    frozenset({"de", "nl", "sv", "da", "no", "nb", "nn", "is", "lb", "af"}),
    frozenset({"ru", "uk", "be", "pl", "cs", "sk", "bg", "sl", "hr", "sr", "bs", "mk"}),
    frozenset({"fi", "et"}),
    frozenset({"hi", "ur", "bn", "pa", "mr", "gu", "ne"}),
    frozenset({"id", "ms"}),
)
"""Languages that are near enough for one to help with another."""
NEXT = "fr"  # the host's own, where no nearer language is installed
LAW_HEADING = "Titles of grounds of refusal in the law of the installed plugins (law)"
KEPT = "Texts that no kind of document chosen here needs"
OPENING = (
    "Write each text after msgstr. Keep what stands in braces: each line {name}: says what is",
    "filled in there. The order of the placeholders is free. Keep words in backticks as they are.",
    "An entry without text is in English in a draft, and the document is not offered.",
    "Check the file with: comity wording check FILE",
)


@dataclass(frozen=True, slots=True)
class NewCatalogue:
    """The text of the file, and its counts: entries, those with a text, those no longer used."""

    text: str
    entries: int
    filled: int
    unused: int
    beside: str


def new_catalogue(
    host: Host,
    tag: str,
    *,
    wanted: Collection[str] = (),
    earlier: Written | None = None,
    beside: str = "",
) -> NewCatalogue:
    """Compose the catalogue of a language.

    Args:
        host: the languages and the kinds of document that there are.
        tag: the language.
        wanted: the kinds of document, or ``findings``; all by default.
        earlier: a catalogue whose texts are carried over; none of them is lost.
        beside: the language that is shown beside the English. Default: the nearest.

    Raises:
        InputError: a kind or a language is unknown, or the earlier catalogue cannot be used.
        PluginError: the catalogue of the language beside cannot be used.
    """
    types = host.document_types()
    unknown = [one for one in wanted if one not in parts(types)]
    if unknown:
        cure = f"Use one of these: {', '.join(parts(types))}."
        raise InputError(Fault("--kind", 0, 0, "", f"unknown kind: {', '.join(unknown)}", cure))
    if earlier is not None:
        _usable(earlier, tag)
    shown = beside or beside_of(host, tag)
    law = law_titles(host, tag)
    composer = _Composer(types, tag, earlier, shown, _texts(host, shown), law)
    listed = list(sections(types, tag, wanted))
    if law and not wanted:
        listed.append(Section(LAW, f"{LAW_HEADING}: {len(law)} more texts", tuple(law)))
    entries = [*composer.entries(listed), *composer.kept(listed)]
    unused = composer.unused(entries)
    text = catalogue_text(
        tag,
        entries,
        table=version(),
        reviewed_by=earlier.headers.get(REVIEWED.lower(), "") if earlier else "",
        unused=unused,
        opening=OPENING,
    )
    filled = sum(bool(entry.text) for entry in entries)
    return NewCatalogue(text, len(entries), filled, len(unused), shown)


def beside_of(host: Host, tag: str) -> str:
    """The nearest other language whose wording is whole for a request; French if there is none."""
    request = host.document_types()["request"]
    there = [
        one
        for one in host.languages.tags()
        if one not in (tag, SOURCE) and is_finished(host.languages, request, one)
    ]
    mine = language_of(tag)
    near = [one for one in truncated(tag) if one in there]
    near += [one for one in there if language_of(one) == mine]
    for family in FAMILIES:
        if mine in family:
            near += [one for one in there if language_of(one) in family]
    return next((one for one in (*near, NEXT) if one in there), "")


def _texts(host: Host, tag: str) -> Mapping[str, str]:
    if not tag:
        return {}
    found = host.languages.wordings(tag)
    if found is None or found.tag == SOURCE:
        there = ", ".join(one for one in host.languages.tags() if one != SOURCE)
        raise InputError(
            Fault("--beside", 0, 0, "", f"there is no wording in {tag!r}", f"Available: {there}.")
        )
    return found.texts


def _usable(earlier: Written, tag: str) -> None:
    """Refuse an earlier catalogue of another language, or one of which a text would be lost."""
    faults = []
    if language_of(earlier.tag or tag) != language_of(tag):
        message = f"is a catalogue for {earlier.tag!r}, not for {tag!r}"
        cure = "Name the catalogue of the same language. To see another beside, use --beside."
        faults.append(Fault(str(earlier.file), 1, 1, "Language", message, cure))
    for id, line, first in earlier.twice:
        message = f"has the id {id} twice, here and on line {first}"
        cure = "Remove one of the two, so that no text is lost."
        faults.append(Fault(str(earlier.file), line, 1, "", message, cure))
    for entry in earlier.entries.values():
        if entry.odd:
            cure = "Write one entry for each form: Comity has an id for each."
            faults.append(Fault(str(earlier.file), entry.line, 1, "", "has msgid_plural", cure))
    if faults:
        raise InputError(faults)


class _Composer:
    """Makes the entries, each with what an earlier catalogue says under its id."""

    def __init__(
        self,
        types: Mapping[str, DocumentType],
        tag: str,
        earlier: Written | None,
        beside: str,
        texts: Mapping[str, str],
        law: Mapping[str, str],
    ) -> None:
        self.types, self.tag, self.beside, self.texts = types, tag, beside, texts
        self.english = {**all_ids(tag), **law}
        self.earlier = dict(earlier.entries) if earlier else {}
        self.gone = dict(earlier.unused) if earlier else {}

    def entries(self, listed: Iterable[Section]) -> Iterator[Entry]:
        """Every entry that is needed, in its section."""
        for section in listed:
            for number, id in enumerate(section.ids):
                yield self._entry(id, section.heading if number == 0 else "")

    def kept(self, listed: Iterable[Section]) -> Iterator[Entry]:
        """Entries of the earlier catalogue that exist, and that these kinds do not need."""
        here = {id for section in listed for id in section.ids}
        rest = [id for id, said in self.earlier.items() if id not in here and self._exists(said)]
        for number, id in enumerate(rest):
            yield self._entry(id, KEPT if number == 0 else "")

    def unused(self, entries: Iterable[Entry]) -> list[Entry]:
        """Texts of the earlier catalogue that no entry has."""
        here = {entry.id: entry.text for entry in entries}
        every = [*self.earlier.values(), *self.gone.values()]
        lost = {said.id: said for said in every if said.text and here.get(said.id) != said.text}
        return [Entry(said.id, said.text, comments=said.notes) for said in lost.values()]

    def _exists(self, said: WrittenEntry) -> bool:
        family = said.id.partition(".")[0]
        return bool(said.text) and (said.id in self.english or family in OPTIONAL)

    def _entry(self, id: str, heading: str) -> Entry:
        english = self.english.get(id, "")
        said = self.earlier.get(id)
        if said is None or not said.text:
            said = self.gone.get(id) or said
        context = [*entry_context(id, english, self.tag, self.types)] if english else []
        if near := self.texts.get(id):
            context.append(f"{self.beside}: {near}")
        text = said.text if said else ""
        source = said.english if said and text and said.english else english
        if source != english:
            context.append(f"now: {english}")
        return Entry(
            id,
            text,
            source,
            said.notes if said else (),
            heading,
            tuple(context),
            bool(said and said.fuzzy and text),
        )


OPTIONAL = ("state", "language", "instrument", "term")
"""Families of names that a language may have and no kind of document needs."""
