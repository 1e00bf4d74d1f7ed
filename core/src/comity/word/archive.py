"""ZIP in and out: nothing that explodes comes in, the same members give the same bytes out."""

from __future__ import annotations

import io
import re
import stat
import zipfile
from collections.abc import Mapping

from comity.model.errors import RenderError
from comity.word.zipframe import check_frame, unpacked

__all__ = ["MAX_BYTES", "read_archive", "write_archive"]

MAX_BYTES = 32 * 2**20
"""The largest file that is read, in bytes."""
MAX_MEMBERS = 400
MAX_MEMBER_BYTES = 32 * 2**20
MAX_TOTAL_BYTES = 64 * 2**20
MAX_RATIO = 200
RATIO_FREE_BYTES = 2**20  # small parts of a form compress very well and harm nobody

MAX_NAME = 200

_LOCKED, _FLAGS = 0x2041, 0x80E  # how hard it was packed, sizes behind the data, UTF-8
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_NAME = re.compile(rf"[A-Za-z0-9 !#$&'()+,./;=@\[\]^_~-]{{1,{MAX_NAME}}}")  # no % either
_MEMBER, _ENTRY = b"PK\x03\x04", b"PK\x01\x02"
_FIRST = ("[Content_Types].xml", "_rels/.rels", "word/document.xml")
_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the first moment that ZIP can express


def read_archive(data: bytes, what: str, *, own: bool = False) -> dict[str, bytes]:
    """The members of a ZIP by name, after a look at what they claim to be.

    Args:
        data: the bytes of the file.
        what: the file's name, for the message.
        own: whether this program wrote it: text that repeats packs well, and is no bomb.

    Raises:
        RenderError: not a ZIP, encrypted, too many or too large members, unsafe names, or headers
            that contradict each other.
    """
    _look_at(data, what)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _inspect(archive.infolist(), what, MAX_TOTAL_BYTES if own else MAX_RATIO)
            check_frame(data, archive, what)
            return {
                info.filename: unpacked(data, info, what)
                for info in archive.infolist()
                if not info.is_dir()
            }
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError) as error:
        raise RenderError(f"{what}: not a readable Word document (.docx): {error}") from error
    except Exception as error:  # zlib.error and friends: whatever a broken stream raises
        if isinstance(error, RenderError):
            raise
        raise RenderError(f"{what}: damaged Word document (.docx): {error}") from error


def _look_at(data: bytes, what: str) -> None:
    """Refuse what costs memory or means two things before a list of members is made."""
    if len(data) > MAX_BYTES:
        raise RenderError(f"{what}: larger than the {MAX_BYTES} bytes allowed")
    if not data.startswith(_MEMBER):
        raise RenderError(
            f"{what}: not a readable Word document (.docx): it does not start like one"
        )
    entries = data.count(_ENTRY)  # it may stand in packed data by chance, but not that often
    if entries > 2 * MAX_MEMBERS:
        raise RenderError(f"{what}: lists {entries} parts, more than the {MAX_MEMBERS} allowed")


def _inspect(members: list[zipfile.ZipInfo], what: str, ratio: int) -> None:
    if len(members) > MAX_MEMBERS:
        raise RenderError(f"{what}: {len(members)} parts, more than the {MAX_MEMBERS} allowed")
    total = sum(info.file_size for info in members)
    if total > MAX_TOTAL_BYTES:
        raise RenderError(f"{what}: unpacks to {total} bytes, more than {MAX_TOTAL_BYTES} allowed")
    seen: set[str] = set()
    for info in members:
        _inspect_member(info, what, ratio)
        folded = info.filename.casefold()
        if folded in seen:
            raise RenderError(f"{what}: contains the part {info.filename!r} twice")
        seen.add(folded)


def _inspect_member(info: zipfile.ZipInfo, what: str, ratio: int) -> None:
    name = info.filename
    _inspect_name(info, what)
    kind = stat.S_IFMT(info.external_attr >> 16)
    if kind not in {0, stat.S_IFREG, stat.S_IFDIR}:
        raise RenderError(f"{what}: the part {name!r} is a link or a device, not a file")
    if info.flag_bits & _LOCKED:
        raise RenderError(f"{what}: is protected by a password; save it without one")
    if info.flag_bits & ~_FLAGS or info.compress_type not in _METHODS:
        raise RenderError(f"{what}: {name} is compressed in a way that Word does not use")
    if info.is_dir() and info.file_size:
        raise RenderError(f"{what}: the folder {name!r} contains data of its own")
    if info.file_size > MAX_MEMBER_BYTES:
        raise RenderError(
            f"{what}: {name} unpacks to {info.file_size} bytes, "
            f"more than the {MAX_MEMBER_BYTES} allowed"
        )
    if info.file_size > RATIO_FREE_BYTES and info.file_size > ratio * info.compress_size:
        raise RenderError(f"{what}: {name} is compressed more than {ratio} to 1, like a ZIP bomb")


def _inspect_name(info: zipfile.ZipInfo, what: str) -> None:
    """Refuse names that systems read differently; part names are ASCII (ECMA-376-2, 6.2.2)."""
    name = info.filename
    steps = name.removesuffix("/").split("/")
    if name.startswith("/") or "\\" in name or ":" in name or ".." in steps:
        raise RenderError(f"{what}: the part name {name!r} points outside the document")
    if "\0" in info.orig_filename:
        raise RenderError(f"{what}: the part name {info.orig_filename!r} contains a NUL character")
    if not _NAME.fullmatch(name) or any(not step or step[-1] in ". " for step in steps):
        raise RenderError(f"{what}: Word does not use the part name {name[:MAX_NAME]!r}")


def write_archive(members: Mapping[str, bytes]) -> bytes:
    """Pack members in a fixed order, with a fixed time and no trace of the machine."""
    buffer = io.BytesIO()
    leading = [name for name in _FIRST if name in members]
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name in [*leading, *sorted(set(members) - set(leading))]:
            info = zipfile.ZipInfo(name, _LONG_AGO)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0  # else Windows and POSIX write different bytes
            archive.writestr(info, members[name])
    return buffer.getvalue()
