"""The last look: every file that was made is read once more, all of it, for who is protected.

Whatever stands in a file counts, wherever it stands: a text, an attribute, a link, the name of a
part. docs/protection.md says which finds count where. All places are told at once, none of them
with the name; if there is one, nothing is written.
"""

from __future__ import annotations

import gzip
import io
import re
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, is_dataclass, replace
from functools import cache, lru_cache
from importlib.resources import files as resources
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from pydantic import BaseModel

from comity.host import Host
from comity.model.errors import RenderError
from comity.model.records import Template
from comity.steps.protect.beside_findings import known_to_company, quoted_references
from comity.steps.protect.identity import Identity
from comity.steps.protect.identity_needed import sealed_persons
from comity.steps.protect.match import find_all, mask
from comity.steps.protect.pieces import (
    APART,
    MAX_UNPACKED,
    Kind,
    Piece,
    bytes_pieces,
    named,
    text_of,
    within,
    zip_pieces,
)
from comity.steps.protect.pieces_page import (
    css_text,
    html_pieces,
    json_pieces,
    markdown_pieces,
    text_pieces,
)
from comity.steps.protect.pieces_pdf import pdf_pieces
from comity.steps.protect.pieces_xml import part_label, xml_pieces
from comity.steps.protect.redact import telling_texts
from comity.steps.protect.sealed_accounts import sealed_accounts
from comity.steps.protect.split_words import spelt
from comity.steps.protect.told_by_own import others_spelt, others_told
from comity.steps.resolve import Resolved
from comity.text.folding import folded_words, squeeze

if TYPE_CHECKING:
    from comity.steps.protect.shield import Shield

__all__ = [
    "OF_THE_NAME",
    "OWN_NAME",
    "LastLook",
    "Sealed",
    "file_pieces",
    "hushed",
    "known_words",
    "look_through",
    "withheld_texts",
]

LEAST_UNSURE = 5  # letters of a find in what was put together, or in bytes
DEEPEST = 4  # archives within archives
FEW_PIECES = 4  # that are looked through one by one rather than halved
_CAMEL = re.compile(r"(?<=[a-z\d])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_XML = re.compile(rb"\s*(?:\xef\xbb\xbf)?<(?:\?xml|[A-Za-z_][\w.-]*:)")
_XML_NAMES = (".xml", ".rels", ".vml", ".svg")
_READERS = {
    "json": json_pieces,
    "html": html_pieces,
    "htm": html_pieces,
    "md": markdown_pieces,
    "css": lambda text: text_pieces(css_text(text)),
    "txt": text_pieces,
}
OWN_NAME = "name of the file"
OF_THE_NAME = "Give the case file another name: its files are called after it."
CURE = (
    "Remove it from the template or the office file. If it is not there, the plugin that makes the "
    "file adds it."
)


def look_through(
    shield: Shield,
    resolved: Resolved,
    host: Host,
    template: Template,
    files: Iterable[tuple[str, bytes]],
    annex: str,
) -> None:
    """See that no file of a build tells who is protected; what its law and form say tells nobody.

    Args:
        shield: what must not be said.
        resolved: the case.
        host: asked for the kinds of assistance, and for the office's own templates.
        template: the one that was filled.
        files: the names and bytes of all that is to be written.
        annex: the name of the sealed annex, or nothing.

    Raises:
        RenderError: as ``Shield.inspect``.
    """
    folder = host.office.templates
    own = folder is not None and template.path.is_relative_to(folder)
    form = () if own else file_pieces(template.path.name, template.path.read_bytes())
    shield.inspect(
        files,
        annex=annex,
        named=sealed_persons(resolved.draft.data(), host.measures()),
        accounts=[text for one in sealed_accounts(resolved.draft) for text in one.fields.values()],
        known=known_words(resolved.states, resolved.bases, [piece.text for piece in form]),
        told=known_to_company(resolved),
        quoted=[*quoted_references(resolved).values()],
        cure=f"Template: {template.path}" if own else "",
    )


@dataclass(frozen=True, slots=True)
class Sealed:
    """The sealed annex: its name, the entries of those whose identity it is to hold, accounts."""

    name: str
    persons: Mapping[int, Mapping[str, Any]] = field(default_factory=dict)
    accounts: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class LastLook:
    """What is looked for: protected persons, and the texts of facts that are withheld.

    ``known`` are words of the law and the installed template that the document rests on. Alone they
    tell nobody, like everyday words; beside another word of the name, or after a title, they do.
    ``told`` are identifiers that the company which reads the files knows; ``quoted`` references
    that their reader gave, which may stand there as a whole.
    """

    people: tuple[Identity, ...]
    facts: Mapping[str, tuple[str, ...]]
    known: frozenset[str] = frozenset()
    told: Sequence[str] = ()
    quoted: Sequence[str] = ()

    def refuse(
        self, files: Iterable[tuple[str, bytes]], sealed: Sealed | None = None, cure: str = ""
    ) -> None:
        """Look through files.

        Raises:
            RenderError: one of them holds what must not leave; it names every place, and whose
                name stands there, by the person's id.
        """
        told: dict[str, dict[str, None]] = {}
        seen: dict[tuple[str, Kind], tuple[str, ...]] = {}
        for name, data in files:
            annex = sealed if sealed and name == sealed.name else Sealed(name)
            cache = {} if annex is sealed else seen
            for who, where in self._in_file(annex, data, cache):
                told.setdefault(who, {})[hushed(self.people, f"{name}: {where}")] = None
        if told:
            lines = [
                line
                for who, places in told.items()
                for line in (f"the output would reveal {who}:", *(f"    {one}" for one in places))
            ]
            places = [one for found in told.values() for one in found]
            if all(one.endswith(f": {OWN_NAME}") for one in places):
                raise RenderError("\n".join([*lines, f"Nothing was built. {OF_THE_NAME}"]))
            cure = hushed(self.people, " ".join(filter(None, (CURE, cure))))
            raise RenderError("\n".join([*lines, f"Nothing was built. {cure}"]))

    def _in_file(
        self,
        file: Sealed,
        data: bytes,
        seen: dict[tuple[str, Kind], tuple[str, ...]],
    ) -> Iterator[tuple[str, str]]:
        name, own = file.name, file.persons
        others = tuple(person for person in self.people if person.index not in own)
        mine = tuple(person for person in self.people if person.index in own)
        people = {kind: _looked_for(others, self.known, kind) for kind in Kind}
        shown = (*file.accounts, *self.told)
        known = (squeeze(text).text for text in ("\n".join(_leaves(own)), *shown))
        told = "\n".join(filter(None, known))
        pieces = [named(OWN_NAME, name), *file_pieces(name, data)]
        shown = (*shown, *_as_read(self.quoted))
        pieces = [replace(one, text=_left_of(one.text, shown)) for one in pieces]
        new = {(one.text, one.kind): one for one in pieces if (one.text, one.kind) not in seen}
        seen |= dict.fromkeys(new, ())
        for kind in Kind:
            for piece in _doubtful([p for p in new.values() if p.kind is kind], people[kind]):
                whose = dict.fromkeys(_whose(piece, people[kind], mine, told))
                seen[piece.text, kind] = tuple(whose)
        parts: dict[str, list[str]] = {}
        for piece in pieces:
            parts.setdefault(piece.where, []).append(piece.text)
            yield from ((f"who {label} is", piece.where) for label in seen[piece.text, piece.kind])
        yield from self._facts(parts)

    def _facts(self, parts: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str]]:
        """The texts of withheld facts; one may be spread over the paragraphs of a part."""
        if not self.facts:
            return
        for where, texts in parts.items():
            whole = squeeze("".join([*texts, "\n", *map(unquote, texts)])).text
            for name, copied in self.facts.items():
                if any(text in whole for text in copied):
                    yield f"the text of {name}, which is withheld", where


def _as_read(texts: Iterable[str]) -> Iterator[str]:
    """Texts as they stand and as they are put together, across a hyphen for instance."""
    yield from dict.fromkeys(piece.text for text in texts for piece in text_pieces(text))


def _left_of(text: str, accounts: Iterable[str]) -> str:
    """A text without the identifiers that the annex is to give, or that its reader knows."""
    for value in accounts:
        text = text.replace(value, APART)
    return text


@lru_cache(maxsize=16)
def _looked_for(
    people: tuple[Identity, ...], known: frozenset[str], kind: Kind
) -> tuple[Identity, ...]:
    words = known | office_words() if kind in (Kind.MARK, Kind.RAW) else known
    return tuple(
        replace(
            person,
            alone=person.alone - words,
            given=person.given - words,
            bold=frozenset() if kind in (Kind.MARK, Kind.RAW) else person.bold - words,
            joined=tuple(name for name in person.joined if name not in words),
        )
        for person in people
    )


def _doubtful(pieces: Sequence[Piece], people: Sequence[Identity]) -> Iterator[Piece]:
    """Those of pieces of one kind that may tell somebody: halved while one half may be left out."""
    if not _in_any(pieces, people):
        return
    if len(pieces) <= FEW_PIECES:
        yield from pieces
        return
    middle = len(pieces) // 2
    yield from _doubtful(pieces[:middle], people)
    yield from _doubtful(pieces[middle:], people)


def _in_any(pieces: Iterable[Piece], people: Sequence[Identity]) -> bool:
    """Whether any of these may tell somebody: all of them at once, which is much faster.

    What stands between them is more than a name is found over.
    """
    spelt_out = (one.text for one in pieces if one.kind is Kind.SPELT)
    if any(True for text in spelt_out for _ in spelt(people, text)):
        return True
    texts = (text for one in pieces if one.kind is not Kind.SPELT for text in _readings(one))
    return any(True for _ in find_all(people, APART.join(dict.fromkeys(texts))))


def _whose(
    piece: Piece, people: Sequence[Identity], own: Sequence[Identity], told: str
) -> Iterator[str]:
    """The labels of those whom a piece tells; not by what ``told`` holds or what tells ``own``."""
    if piece.kind is Kind.SPELT:
        yield from (person.label for person in others_spelt(people, own, piece.text))
        return
    for text in _readings(piece):
        for person, found in others_told(people, own, text):
            letters = squeeze(text[found.start : found.end]).text
            unsure = piece.kind in (Kind.SEAM, Kind.RAW) and len(letters) < LEAST_UNSURE
            if not unsure and not (told and letters in told):
                yield person.label


def hushed(people: Sequence[Identity], text: str) -> str:
    """A message about files and their parts, without what would tell who is protected.

    Names of parts run words together, so each of them is read as one that a program reads.
    """

    def said(match: re.Match[str]) -> str:
        token = Piece("", match.group(), Kind.MARK)
        told = [p.label for one in _readings(token) for p, _ in find_all(people, one)]
        return f"[{told[0]}]" if told else match.group()

    return re.sub(r"[^\s\[\]]+", said, mask(people, text))


def _readings(piece: Piece) -> Iterator[str]:
    """A text as it stands, and as what reads it takes it: decoded, or word by word."""
    yield piece.text
    plain = unquote(piece.text) if "%" in piece.text else piece.text
    if plain != piece.text:
        yield plain
    if piece.kind is Kind.MARK:
        apart = _CAMEL.sub(" ", plain)
        if apart != plain:
            yield apart
        yield f"{plain}_"


def file_pieces(name: str, data: bytes, deep: int = 0) -> Iterator[Piece]:
    """Every piece of a file, by what it holds and, among texts, by the ending of its name.

    Raises:
        RenderError: an archive that cannot be unpacked, or not in reason.
    """
    if data.startswith(b"PK\x03\x04"):
        yield from _archive(name, data, deep)
    elif data.startswith(b"%PDF-"):
        yield from pdf_pieces(data)
    elif data.startswith(b"\x1f\x8b"):
        yield from file_pieces(name.removesuffix(".gz"), _unpacked(name, data), deep + 1)
    elif _XML.match(data) or name.lower().endswith(_XML_NAMES):
        yield from xml_pieces(data)
        if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
            yield from html_pieces(data.decode("utf-8", "replace"))
    elif (text := text_of(data)) is not None:
        read = _READERS.get(name.rpartition(".")[2].lower())
        yield from (read or (html_pieces if text.lstrip().startswith("<") else text_pieces))(text)
    else:
        yield from bytes_pieces(data)


def _archive(name: str, data: bytes, deep: int) -> Iterator[Piece]:
    if deep > DEEPEST:
        raise RenderError(f"{name}: contains nested archives, which Comity does not search")
    for piece, part, inner in zip_pieces(data, name):
        if piece is not None:
            yield piece
        else:
            yield from within(part_label(part), file_pieces(part, inner, deep + 1))


def _unpacked(name: str, data: bytes) -> bytes:
    try:
        with gzip.open(io.BytesIO(data)) as packed:
            found = packed.read(MAX_UNPACKED + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise RenderError(f"{name}: cannot be unpacked, so Comity cannot search it") from error
    if len(found) > MAX_UNPACKED:
        raise RenderError(f"{name}: unpacks to more than Comity can search")
    return found


@cache
def office_words() -> frozenset[str]:
    """The words that office programs write by themselves, folded: office_words.txt."""
    listed = (
        resources("comity.steps.protect").joinpath("office_words.txt").read_text(encoding="utf-8")
    )
    return frozenset(folded_words(re.sub(r"#.*", "", listed)))


def known_words(*sources: Any) -> frozenset[str]:
    """The words of records and of the pieces of a template, folded."""
    return frozenset(word for text in _leaves(sources) for word in folded_words(text))


def _leaves(value: Any) -> Iterator[str]:
    """Every text in records, tables and lists."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _leaves(key)
            yield from _leaves(inner)
    elif isinstance(value, (list, tuple, set, frozenset)):
        for inner in value:
            yield from _leaves(inner)
    elif is_dataclass(value):
        for one in fields(value):
            yield from _leaves(getattr(value, one.name))
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _leaves(getattr(value, name))
    elif value is not None and not isinstance(value, bool):
        yield str(value)


def withheld_texts(facts: Mapping[int, Mapping[str, Any]]) -> dict[str, tuple[str, ...]]:
    """What of each withheld fact is looked for, by its id."""
    return {
        str(fact["id"]): tuple(telling_texts(str(fact.get("text", "")))) for fact in facts.values()
    }
