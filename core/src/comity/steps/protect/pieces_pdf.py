"""The pieces of a PDF: what stands on its pages, where a library reads it, and what is beside it.

A PDF is made from the Word file, which was looked through; titles, links, remarks and metadata are
read here in any case. The pages are read by pypdfium2 where that is installed.
"""

from __future__ import annotations

import importlib
import importlib.util
import re
import zlib
from collections.abc import Iterator

from comity.steps.protect.pieces import Kind, Piece
from comity.steps.protect.pieces_page import html_pieces

__all__ = ["pdf_pieces"]

_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\n?endstream", re.DOTALL)
_STRING = re.compile(rb"\(((?:\\.|[^\\()]){2,})\)", re.DOTALL)
_HEX = re.compile(rb"<((?:[0-9A-Fa-f]{2}\s?){2,})>")
_NAME = re.compile(rb"/([^\s/<>\[\]()%]{3,})")
_META = b"<?xpacket"
_OCTAL = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)
_SIGNS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"", b"f": b""}
MAX_STREAM = 16 * 2**20
BROKEN = "\ufffe"  # where a word goes on in the next line


def pdf_pieces(data: bytes) -> Iterator[Piece]:
    """The texts of the pages where they can be read, the strings, names and metadata always."""
    yield from _pages(data)
    for body in (_STREAM.sub(b"", data), *_unpacked(data)):
        if _META in body:
            for piece in html_pieces(body.decode("utf-8", "replace")):
                yield Piece("metadata", piece.text, piece.kind)
        found = dict.fromkeys(
            [*map(_string, _STRING.findall(body)), *map(_hex, _HEX.findall(body))]
        )
        if found:
            yield Piece("title, link or comment", "\n.;\n".join(found), Kind.RAW)
        names = dict.fromkeys(name.decode("latin-1") for name in _NAME.findall(body))
        if names:
            told = " ; ".join(re.sub(r"#([0-9A-Fa-f]{2})", _sign, name) for name in names)
            yield Piece("name in the file", told, Kind.RAW)


def _pages(data: bytes) -> Iterator[Piece]:
    if importlib.util.find_spec("pypdfium2") is None:
        return
    pypdfium2 = importlib.import_module("pypdfium2")  # it has no types
    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:  # no PDF that can be opened has pages to read
        return
    for number in range(len(pdf)):
        text = pdf[number].get_textpage().get_text_bounded()
        yield Piece(f"page {number + 1}", text.replace(BROKEN, "\u00ad"))


def _unpacked(data: bytes) -> Iterator[bytes]:
    """The streams that are no pictures: packed ones unpacked, plain ones as they are."""
    for match in _STREAM.finditer(data):
        try:
            yield zlib.decompressobj().decompress(match.group(1), MAX_STREAM)
        except zlib.error:
            yield match.group(1)


def _string(written: bytes) -> str:
    def sign(match: re.Match[bytes]) -> bytes:
        code = match.group(1)
        return bytes([int(code, 8) & 0xFF]) if code.isdigit() else _SIGNS.get(code, code)

    return _decoded(_OCTAL.sub(sign, written))


def _hex(written: bytes) -> str:
    return _decoded(bytes.fromhex(written.decode("ascii")))


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xfe\xff", b"\xff\xfe")):
        return data.decode("utf-16", "replace")
    return data.decode("utf-8", "replace") if data.startswith(b"\xef\xbb\xbf") else _latin(data)


def _latin(data: bytes) -> str:
    return re.sub(r"[\x00-\x1f]", " ", data.decode("latin-1"))


def _sign(match: re.Match[str]) -> str:
    return chr(int(match.group(1), 16))
