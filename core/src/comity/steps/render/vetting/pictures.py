"""Pictures of a template: what shows stays, what tells of cameras, people and places goes.

PNG, JPEG and GIF are rows of blocks, each with a name. The blocks that a picture needs are kept as
they are, so no pixel changes; EXIF, XMP, comments, thumbnails and whatever follows the end are not.
An imaging library would decode and encode again: a heavy requirement, and a loss of quality.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Literal

from comity.model.errors import RenderError
from comity.word.package import Package, Part

__all__ = ["PICTURES", "bare_pictures", "picture_fault"]

MAX_PIXELS = 40_000_000
"""The most pixels of a picture: a full page at 600 dots an inch has 35 million."""
MAX_SIDE = 20_000
MAX_SCANS = 64  # of a JPEG; each costs a decoder a pass over all pixels

_PNG_START = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = frozenset(
    b"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB sBIT bKGD pHYs".split()  # colour and size
)
_JPEG_START = b"\xff\xd8"
_JPEG_ALONE = frozenset([0x01, *range(0xD0, 0xD9)])  # markers without a length
_JPEG_DROPPED = frozenset([*range(0xE1, 0xEE), 0xEF, 0xFE])  # JFIF (E0) and Adobe's (EE) stay
_JPEG_SCAN, _JPEG_END = 0xDA, 0xD9
_JPEG_NEXT = re.compile(rb"\xff+[^\x00\xff\xd0-\xd7]")  # what ends a scan: no stuffing, no restart
_GIF_START = (b"GIF87a", b"GIF89a")
_GIF_EXTENSION, _GIF_IMAGE, _GIF_END = 0x21, 0x2C, 0x3B
_GIF_CONTROL = 0xF9
_JPEG_SIZES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}  # frames; not tables


def picture_fault(part: Part) -> str:
    """Why a part may not stand in a document as a picture, or nothing.

    Its blocks are read, and what they say of its size; no pixel is decoded.
    """
    if part.content_type not in PICTURES:
        return f"{part.name} is not a PNG, JPEG or GIF picture"
    ending, blocks = PICTURES[part.content_type]
    kind = ending.upper()
    try:
        sizes = list(_SIZES[ending](list(blocks(part.blob))))
    except (ValueError, IndexError):
        return f"{part.name} is not a valid {kind} picture"
    for width, height in sizes:
        if width * height > MAX_PIXELS or max(width, height) > MAX_SIDE:
            return (
                f"the picture {part.name} has {width:,} x {height:,} pixels; the limits "
                f"are {MAX_PIXELS:,} in total and {MAX_SIDE:,} a side: make it smaller, "
                "and insert it again"
            )
    return ""


def bare_pictures(package: Package, what: str) -> Package:
    """A package whose pictures hold nothing but pictures, under names that tell nothing.

    Args:
        package: a vetted template.
        what: its name, for messages.

    Raises:
        RenderError: a picture is not of the kind that it is said to be, or is cut off.
    """
    names: dict[str, str] = {}
    for name, part in sorted(package.parts.items()):
        if part.content_type in PICTURES:
            ending, _ = PICTURES[part.content_type]
            names[name] = f"word/media/picture{len(names) + 1}.{ending}"
    if not names:
        return package
    parts = [
        _bare(_renamed(part, names), part.name, what) if part.name in names
        else _renamed(part, names)
        for part in package.parts.values()
    ]  # fmt: skip
    return Package(package.main, {part.name: part for part in parts})


def _renamed(part: Part, names: dict[str, str]) -> Part:
    relationships = tuple(
        rel if rel.external else replace(rel, target=names.get(rel.target, rel.target))
        for rel in part.relationships
    )
    return replace(part, name=names.get(part.name, part.name), relationships=relationships)


def _bare(part: Part, named: str, what: str) -> Part:
    _, blocks = PICTURES[part.content_type]
    try:
        return replace(part, blob=b"".join(blocks(part.blob)))
    except (ValueError, IndexError) as error:
        kind = part.content_type.partition("/")[2].upper()
        raise RenderError(f"{what}: {named} is not a valid {kind} picture") from error


def _png(data: bytes) -> Iterator[bytes]:
    _require(data.startswith(_PNG_START))
    yield _PNG_START
    at, kind = len(_PNG_START), b""
    while kind != b"IEND":
        size = int.from_bytes(_piece(data, at, 4))
        kind = _piece(data, at + 4, 4)
        chunk = _piece(data, at, size + 12)
        _require(int.from_bytes(chunk[-4:]) == zlib.crc32(chunk[4:-4]))
        _require(kind in _PNG_KEPT or kind[0] & 0x20 != 0)  # a capital: no decoder may skip it
        if kind in _PNG_KEPT:
            yield chunk
        at += len(chunk)


def _jpeg(data: bytes) -> Iterator[bytes]:
    _require(data.startswith(_JPEG_START))
    yield _JPEG_START
    at = len(_JPEG_START)
    while True:
        _require(data[at] == 0xFF)
        marker = data[at + 1]
        if marker == 0xFF:  # fill
            at += 1
            continue
        if marker == _JPEG_END:
            yield data[at : at + 2]
            return
        size = 2
        if marker not in _JPEG_ALONE:
            size += int.from_bytes(_piece(data, at + 2, 2))
        if marker == _JPEG_SCAN:
            follows = _JPEG_NEXT.search(data, at + size)
            _require(follows is not None)
            size = follows.start() - at if follows else size
        segment = _piece(data, at, size)
        if marker not in _JPEG_DROPPED and not segment[4:].startswith(b"JFXX"):
            yield segment
        at += size


def _gif(data: bytes) -> Iterator[bytes]:
    _require(data.startswith(_GIF_START))
    start = 13 + _colours(data[10])
    yield _piece(data, 0, start)
    at = start
    while data[at] != _GIF_END:
        begun = at
        if data[at] == _GIF_EXTENSION:
            at = _after_blocks(data, at + 2)
            if data[begun + 1] == _GIF_CONTROL:
                yield data[begun:at]
        else:
            _require(data[at] == _GIF_IMAGE)
            at = _after_blocks(data, at + 10 + _colours(data[at + 9]) + 1)
            yield data[begun:at]
    yield data[at : at + 1]


def _png_sizes(blocks: list[bytes]) -> Iterator[tuple[int, int]]:
    kinds = [block[4:8] for block in blocks[1:]]
    data = [place for place, kind in enumerate(kinds) if kind == b"IDAT"]
    _require(kinds[0] == b"IHDR" and len(blocks[1]) == 25 and kinds.count(b"IHDR") == 1)
    _require(data == list(range(data[0], data[-1] + 1)))  # one row of them, as the rule is
    yield _pixels(blocks[1], 8, 12, "big", bytes_each=4)


def _jpeg_sizes(blocks: list[bytes]) -> Iterator[tuple[int, int]]:
    frames = [block for block in blocks[1:] if block[1] in _JPEG_SIZES]
    scans = sum(block[1] == _JPEG_SCAN for block in blocks[1:])
    _require(len(frames) == 1 and 0 < scans <= MAX_SCANS)
    yield _pixels(frames[0], 7, 5, "big")


def _gif_sizes(blocks: list[bytes]) -> Iterator[tuple[int, int]]:
    """The screen and the one picture on it: paper shows one, and programs differ in which."""
    yield _pixels(blocks[0], 6, 8, "little")
    pictures = [block for block in blocks[1:] if block[0] == _GIF_IMAGE]
    _require(len(pictures) == 1)
    yield _pixels(pictures[0], 5, 7, "little")


def _pixels(
    block: bytes, width: int, height: int, order: Literal["big", "little"], bytes_each: int = 2
) -> tuple[int, int]:
    found = [int.from_bytes(_piece(block, at, bytes_each), order) for at in (width, height)]
    _require(min(found) > 0)
    return found[0], found[1]


def _colours(flags: int) -> int:
    """The bytes of a GIF's table of colours, by the flags before it."""
    return 3 * 2 ** ((flags & 7) + 1) if flags & 0x80 else 0


def _after_blocks(data: bytes, at: int) -> int:
    while data[at]:
        at += data[at] + 1
    return at + 1


def _piece(data: bytes, at: int, size: int) -> bytes:
    piece = data[at : at + size]
    _require(len(piece) == size)
    return piece


def _require(sound: bool) -> None:
    if not sound:
        raise ValueError("not a sound picture")


PICTURES: dict[str, tuple[str, Callable[[bytes], Iterator[bytes]]]] = {
    "image/png": ("png", _png),
    "image/jpeg": ("jpeg", _jpeg),
    "image/gif": ("gif", _gif),
}
"""The kinds of picture that a template may hold: content type to ending and reader of blocks."""

_SIZES: dict[str, Callable[[list[bytes]], Iterator[tuple[int, int]]]] = {
    "png": _png_sizes,
    "jpeg": _jpeg_sizes,
    "gif": _gif_sizes,
}
