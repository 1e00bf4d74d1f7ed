"""The proof that a document for a reader tells nothing that is withheld from it.

Two looks are made, the first at the fields that go out: an author who repeats there what is
withheld elsewhere is told the field. The second is at the finished files, all of them, whatever
their format: every text, attribute, name of a part and of the file itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import unquote

from comity.model.drafts.base import leaves
from comity.model.errors import RenderError
from comity.steps.protect.last_look import OF_THE_NAME, OWN_NAME, LastLook, file_pieces
from comity.steps.protect.pieces import Kind, Piece, named
from comity.steps.protect.rights import of_an_office
from comity.steps.protect.secrets import Hit, Secrets
from comity.steps.protect.split_words import BREAK

__all__ = ["repeated", "require_silence"]

LEAST_IN_MARKS = 6  # letters of a value in what is for programs
LEAST_IN_BYTES = 9  # of one within bytes that are no text
CURE = (
    "Reword the withheld field that is named, or the field of the case that is printed there. "
    "If no field of the case holds it, the template or a plugin adds it: remove it there. "
    "Nothing was built."
)
_LEAST = {Kind.TEXT: 0, Kind.SEAM: 0, Kind.SPELT: 0}
_IN_WORDS = {
    "words": "words of `{path}`",
    "value": "a name, number or other value in `{path}`",
    "person": "who `{path}` is",
}


def repeated(secrets: Secrets, lesser: Mapping[str, Any]) -> Iterator[tuple[str, Hit]]:
    """Each field of what a reader gets that tells something withheld, by its path there.

    So does a key that the author chose. What stands there by right is no secret
    (``comity.steps.protect.rights``); a word that an authority or a place has in common with the
    name of a withheld person tells nobody.
    """
    found = list(_in_fields(secrets, lesser))
    yield from found
    told = {(path.rpartition("[")[0], hit.path) for path, hit in found}
    for path, hit in _over_items(secrets, lesser):
        if (path.rpartition("[")[0], hit.path) not in told:
            yield path, hit


def _in_fields(secrets: Secrets, lesser: Mapping[str, Any]) -> Iterator[tuple[str, Hit]]:
    keys: set[str] = set()
    for path, value in leaves(lesser):
        for key in _own_keys(path):
            if key not in keys:
                keys.add(key)
                text = key.replace("_", " ")
                yield from (
                    (path, hit) for hit in (*secrets.in_text(text), *secrets.persons_in(text))
                )
        if not isinstance(value, bool):
            text = str(value)
            yield from ((path, hit) for hit in secrets.in_text(text))
            found = secrets.persons_in(text, whole=of_an_office(path))
            yield from ((path, hit) for hit in found)


def _over_items(secrets: Secrets, lesser: Mapping[str, Any]) -> Iterator[tuple[str, Hit]]:
    """What the items of a list tell that stand one below the other, by the first of them."""
    lists: dict[str, list[str]] = {}
    for path, value in leaves(lesser):
        head, item, _ = path.rpartition("[")
        if item and path.endswith("]") and isinstance(value, str):
            lists.setdefault(head, []).append(value)
    for head, texts in lists.items():
        if len(texts) > 1:
            yield from ((f"{head}[0]", hit) for hit in secrets.words_in(" ".join(texts)))


def _own_keys(path: str) -> Iterator[str]:
    """The keys of a path that its author chose: those within ``extensions``."""
    if path.startswith("extensions"):
        yield from (key for key in re.split(r'[.\[\]"]+', path)[1:] if not key.isdigit())


def require_silence(
    secrets: Secrets,
    reader: str,
    files: Iterable[tuple[str, bytes]],
    known: frozenset[str] = frozenset(),
) -> None:
    """See that no file tells what is withheld from a reader.

    Args:
        secrets: what is looked for.
        reader: for the message.
        files: names and bytes of everything that may travel.
        known: words of the law and the template, which alone tell nobody's name.

    Raises:
        RenderError: one does; the message names each place and field, and quotes nothing.
    """
    if not secrets:
        return
    files = list(files)
    told: dict[str, None] = {}
    for name, data in files:
        for where, hit in _in_file(secrets, name, data):
            what = _IN_WORDS[hit.what].format(path=hit.path)
            told[f"    {name}, {where}: {what}"] = None
    if told:
        head = f"the output would tell the reader {reader} what is withheld from it:"
        named_so = all(f", {OWN_NAME}:" in one for one in told)
        raise RenderError(
            "\n".join([head, *told, f"{OF_THE_NAME} Nothing was built." if named_so else CURE])
        )
    LastLook(secrets.people, {}, known | secrets.offices).refuse(files)


def _in_file(secrets: Secrets, name: str, data: bytes) -> Iterator[tuple[str, Hit]]:
    parts: dict[str, list[str]] = {}
    looked: set[str] = set()
    own = Piece(OWN_NAME, name)
    for piece in (own, named(own.where, name), *file_pieces(name, data)):
        parts.setdefault(piece.where, []).append(piece.text)
        for text in _readings(piece):
            if text not in looked:
                looked.add(text)
                least = _LEAST.get(
                    piece.kind, LEAST_IN_MARKS if piece.kind is Kind.MARK else LEAST_IN_BYTES
                )
                yield from ((piece.where, hit) for hit in secrets.in_text(text, least=least))
    for where, texts in parts.items():
        for whole in ("".join(texts), unquote("".join(texts))):
            if whole not in looked:
                yield from ((where, hit) for hit in secrets.words_in(whole))


def _readings(piece: Piece) -> Iterator[str]:
    yield piece.text.replace(BREAK, " ") if piece.kind is Kind.SPELT else piece.text
    if "%" in piece.text:
        yield unquote(piece.text)
