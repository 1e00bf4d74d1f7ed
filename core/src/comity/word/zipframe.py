"""The frame of a ZIP: every byte belongs to one member, and both its headers say the same.

A ZIP is listed at its end and described once more before each member. Programs differ in which of
the two they believe, and read bytes that neither names. ``zipfile`` follows the list; here the rest
is held against it, so that no program can find another document in the same file.
"""

from __future__ import annotations

import struct
import zipfile
import zlib

from comity.model.errors import RenderError

__all__ = ["check_frame", "unpacked"]

_END = struct.Struct("<4s4H2LH")
_LOCAL = struct.Struct("<4s5H3L2H")
_END_MARK, _LOCAL_MARK, _ZIP64_MARK, _SUMS_MARK = b"PK\5\6", b"PK\3\4", b"PK\6\7", b"PK\7\x08"
_ZIP64_LOCATOR = 20
_LATER_SUMS = 0x8  # a flag: the sizes stand behind the data
_OTHER_READINGS = {0x0001: "ZIP64", 0x7075: "a second name", 0x9901: "encryption"}


def check_frame(data: bytes, archive: zipfile.ZipFile, what: str) -> None:
    """Hold the headers before the members, and the end of the file, against the list.

    Args:
        data: the bytes of the file.
        archive: the same file, opened.
        what: the file's name, for messages.

    Raises:
        RenderError: there are bytes that belong to nothing or to two members, or headers that
            contradict each other.
    """
    infos = sorted(archive.infolist(), key=lambda info: info.header_offset)
    start = _check_end(data, len(infos), what)
    at = 0
    for info in infos:
        if info.header_offset != at:
            raise RenderError(f"{what}: {info.filename!r} overlaps another part, or leaves a gap")
        at = _check_local(data, info, what)
    if at != start:
        raise RenderError(f"{what}: data before the list of parts does not belong to any part")


def _check_end(data: bytes, count: int, what: str) -> int:
    """Where the list of members begins."""
    if len(data) < _END.size:
        raise RenderError(f"{what}: not a readable Word document (.docx): it is incomplete")
    mark, disk, first, here, listed, size, start, comment = _END.unpack(data[-_END.size :])
    if mark != _END_MARK or comment:
        raise RenderError(f"{what}: there is data after the last part, or the file is incomplete")
    if data[-_END.size - _ZIP64_LOCATOR :].startswith(_ZIP64_MARK):
        raise RenderError(f"{what}: packed as ZIP64, which no document needs; save it in Word")
    if (disk, first, here, listed) != (0, 0, count, count):
        raise RenderError(f"{what}: lists {count} parts but says that it has {listed}")
    if start + size + _END.size != len(data):
        raise RenderError(f"{what}: its list of parts is not at its end")
    return int(start)


def _check_local(data: bytes, info: zipfile.ZipInfo, what: str) -> int:
    """Where the member that begins at its header ends."""
    at = info.header_offset
    header = data[at : at + _LOCAL.size]
    if len(header) < _LOCAL.size or not header.startswith(_LOCAL_MARK):
        raise RenderError(f"{what}: {info.filename!r} is not where the list says")
    _, _, flags, method, _, _, crc, packed, size, name_size, extra_size = _LOCAL.unpack(header)
    name_at = at + _LOCAL.size
    name = data[name_at : name_at + name_size]
    listed = info.orig_filename.encode("utf-8" if info.flag_bits & 0x800 else "cp437")
    if (name, flags, method) != (listed, info.flag_bits, info.compress_type):
        raise RenderError(f"{what}: two headers of {info.filename!r} contradict each other")
    body_at = name_at + name_size + extra_size
    for extra in (info.extra, data[name_at + name_size : body_at]):
        _check_extra(extra, info, what)
    end: int = body_at + info.compress_size
    sums = (info.CRC, info.compress_size, info.file_size)
    if not flags & _LATER_SUMS:
        same = (crc, packed, size) == sums
    else:
        same = all(said in {0, true} for said, true in zip((crc, packed, size), sums, strict=True))
        later = struct.pack("<3L", *sums)
        mark = _SUMS_MARK if data[end : end + 4] == _SUMS_MARK else b""
        same = same and data[end : end + len(mark) + len(later)] == mark + later
        end += len(mark) + len(later)
    if not same:
        raise RenderError(f"{what}: two sizes of {info.filename!r} contradict each other")
    return end


def _check_extra(extra: bytes, info: zipfile.ZipInfo, what: str) -> None:
    at = 0
    while at + 4 <= len(extra):
        kind, size = struct.unpack_from("<2H", extra, at)
        if kind in _OTHER_READINGS:
            says = f"{info.filename!r} uses {_OTHER_READINGS[kind]}, which no document needs"
            raise RenderError(f"{what}: {says}; save it in Word")
        at += 4 + size


def unpacked(data: bytes, info: zipfile.ZipInfo, what: str) -> bytes:
    """The bytes of a member, if its packed form holds just what its headers say.

    Raises:
        RenderError: it holds more, less or something else.
    """
    name_size, extra_size = struct.unpack_from("<2H", data, info.header_offset + 26)
    at = info.header_offset + _LOCAL.size + name_size + extra_size
    blob = data[at : at + info.compress_size]
    if info.compress_type == zipfile.ZIP_DEFLATED:
        stream = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            blob = stream.decompress(blob, info.file_size + 1)
        except zlib.error as error:
            raise RenderError(f"{what}: {info.filename} is damaged: {error}") from error
        if not stream.eof or stream.unused_data:
            raise RenderError(f"{what}: {info.filename} contains more than its headers say")
    if len(blob) != info.file_size or zlib.crc32(blob) != info.CRC:
        raise RenderError(f"{what}: {info.filename} does not match its headers")
    return blob
