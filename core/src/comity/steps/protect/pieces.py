"""What a finished file holds, piece by piece: every text, value and name in it, and where it is.

The last look (``comity.steps.protect.last_look``) asks of each piece whether it tells who is
protected. Nothing is skipped because of where it stands. A file of a kind that nobody knows is read
as text of any encoding, and unpacked where it is an archive.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from comity.model.errors import RenderError
from comity.steps.protect.split_words import BREAK

__all__ = [
    "FAR",
    "Kind",
    "Piece",
    "bytes_pieces",
    "named",
    "seam",
    "text_of",
    "together",
    "torn_together",
    "untorn",
    "within",
    "zip_pieces",
]

MAX_UNPACKED = 128 * 2**20
_PRINTED = re.compile(r"[^\x00-\x1f\x7f-\x9f\ufffd]{4,}")
_WIDE = ("utf-16-le", "utf-16-be")
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_TORN = re.compile(r"[-\u2010\u2011\\]?[\t\n]+|[-\u2010\u2011]")
LONGEST_EDGE = 60  # characters at the edge of a text that another may go on
FEW_NEIGHBOURS = 4  # texts that are put together, whatever their length
MOST_NEIGHBOURS = 24  # texts of a few letters each
SHORT_NEIGHBOUR = 3  # letters
APART = "\n.;\n"
"""More than a name is found over, put between texts that are looked through at once."""


FAR = ". ."
"""Among texts that are put together: nothing is put together over it."""


class Kind(Enum):
    """What a piece is, which decides what counts in it: docs/protection.md has the table."""

    TEXT = "for people: a text, a title, an alternative text"
    MARK = "for programs: the name of a style, a target, a value"
    SEAM = "put together from pieces that stand apart"
    SPELT = "pieces that stand apart, one behind the other"
    RAW = "letters within bytes that are no text"


@dataclass(frozen=True, slots=True)
class Piece:
    """One text of a file: where it stands, in words that need no name of it, and what it is."""

    where: str
    text: str
    kind: Kind = Kind.TEXT


def within(where: str, pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Pieces of a part, with the part before their places."""
    for piece in pieces:
        place = f"{where}: {piece.where}" if piece.where else where
        yield Piece(place, piece.text, piece.kind)


def named(where: str, name: str) -> Piece:
    """A name of a file or part as a piece; with ``_`` it is read as an address is."""
    return Piece(where, f"{name}_", Kind.MARK)


def together(where: str, texts: Sequence[str]) -> Iterator[Piece]:
    """Texts put together over their ends: few neighbours, and any number of single words.

    The latter stand alone, one behind the other: ``comity.steps.protect.split_words`` reads them.
    """
    yield from seam(where, texts)
    rows = [words for text in texts if (words := text.split())]
    yield from (Piece(where, BREAK.join(run), Kind.SPELT) for run in _runs(rows))


def torn_together(where: str, texts: Sequence[str]) -> Iterator[Piece]:
    """The same for those texts, and their neighbours, that a tab, a line end or blanks tear too."""
    whole = [_whole(text) for text in texts]
    fragments = [at for at, text in enumerate(texts) if whole[at] != text]
    near = {at + step for at in fragments for step in range(-FEW_NEIGHBOURS, FEW_NEIGHBOURS + 1)}
    if near:
        yield from together(where, [t if at in near else FAR for at, t in enumerate(whole)])


def _whole(text: str) -> str:
    words = text.split()
    if len(words) > 1 and all(len(word) == 1 and word.isalpha() for word in words):
        return "".join(words)
    return _TORN.sub("", text) if _TORN.search(text.strip()) else text


def seam(where: str, texts: Iterable[str]) -> Iterator[Piece]:
    """The places where one text ends and the next begins, put together.

    So a name is found whose letters or words stand in several paragraphs, cells or boxes, whatever
    stands beside them: each few neighbours are put together by themselves, with a blank between
    them and without.
    """
    rows = [words for text in texts if (words := text.split())]
    found: dict[str, None] = {}
    for start in range(len(rows) - 1):
        pieces = [rows[start][-1][-LONGEST_EDGE:]]
        for row in rows[start + 1 : start + 1 + MOST_NEIGHBOURS]:
            pieces.append(row[0][:LONGEST_EDGE])
            found["".join(pieces)] = found[" ".join(pieces)] = None
            if len(row) > 1 or sum(map(len, pieces)) > LONGEST_EDGE:
                break
            if len(pieces) >= FEW_NEIGHBOURS and max(map(len, pieces)) > SHORT_NEIGHBOUR:
                break
    if found:
        yield Piece(where, APART.join(found), Kind.SEAM)


def _runs(rows: Sequence[Sequence[str]]) -> Iterator[list[str]]:
    """Words that each stand alone, with the last before them and the first behind them."""
    run: list[str] = []
    for row in rows:
        run.append(row[0])
        if len(row) > 1:
            if len(run) >= FEW_NEIGHBOURS:
                yield run
            run = [row[-1]]
    if len(run) >= FEW_NEIGHBOURS:
        yield run


def untorn(where: str, text: str) -> Iterator[Piece]:
    """A text without the tabs, line ends and hyphens that may tear a name."""
    whole = _TORN.sub("", text.strip())
    if whole != text.strip():
        yield Piece(where, whole, Kind.SEAM)


def text_of(data: bytes) -> str | None:
    """Bytes as text where they are text: UTF-8, or what their first bytes say; else None."""
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    return None if "\0" in text else text


def bytes_pieces(data: bytes) -> Iterator[Piece]:
    """Whatever can be read in bytes of no known form, in one byte a letter and in two."""
    yield from _printed("bytes", data.decode("latin-1"))
    yield from _printed("bytes", data.decode("utf-8", "replace"))
    for encoding in _WIDE:
        for start in (0, 1):
            yield from _printed("bytes", data[start:].decode(encoding, "replace"))


def zip_pieces(data: bytes, what: str) -> Iterator[tuple[Piece | None, str, bytes]]:
    """The names and remarks of an archive as pieces, and its members: ``(None, name, bytes)``.

    Raises:
        RenderError: it cannot be unpacked, or unpacks to more than anybody can look through.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            if sum(info.file_size for info in members) > MAX_UNPACKED:
                raise RenderError(f"{what}: unpacks to more than Comity can search")
            for piece in _printed("comment of the archive", archive.comment.decode("latin-1")):
                yield piece, "", b""
            for info in members:
                yield named("name of a part", info.filename), "", b""
                for remark in (info.comment, info.extra):
                    for piece in _printed("comment on a part", remark.decode("latin-1")):
                        yield piece, "", b""
                yield None, info.filename, b"" if info.is_dir() else archive.read(info)
    except (zipfile.BadZipFile, NotImplementedError, zlib.error, OSError, RuntimeError) as error:
        raise RenderError(f"{what}: cannot be unpacked, so Comity cannot search it") from error


def _printed(where: str, text: str) -> Iterator[Piece]:
    found = APART.join(dict.fromkeys(_PRINTED.findall(text)))
    if found:
        yield Piece(where, found, Kind.RAW)
