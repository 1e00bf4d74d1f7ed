"""Row 8: archives that explode, hide, lie or lead out: refused at once, with little memory."""

from __future__ import annotations

import io
import json
import stat
import struct
import subprocess
import sys
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

if not Path("/proc/self/status").exists():
    pytest.skip("only Linux tells the peak of a process", allow_module_level=True)

SECONDS = 1.0
MEGABYTES = 200
MAIN = "word/document.xml"
RUN = """
import json, sys, time
from pathlib import Path
from comity.model.errors import RenderError
from comity.steps.render.document import compile_template, read_template

path, begun, ended = Path(sys.argv[1]), time.process_time(), "let in"
try:
    compile_template(read_template(path), path.name)
except RenderError as error:
    ended = str(error)
took = time.process_time() - begun
status = Path('/proc/self/status').read_text()  # rusage has the parent's peak
most = int(status.split('VmHWM:')[1].split()[0]) // 1024
print(json.dumps([took, most, ended]))
"""


def packed(parts: dict[str, bytes], more: list[tuple[object, bytes]] = ()) -> bytes:
    """An archive of parts, then of members that a dict could not hold."""
    buffer = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        warnings.simplefilter("ignore")  # of names that are there twice
        for name, blob in [*parts.items(), *more]:
            archive.writestr(name, blob)
    return buffer.getvalue()


def paragraphs(parts: dict[str, bytes]) -> bytes:
    many = b"".join(b"<w:p><w:r><w:t>%d</w:t></w:r></w:p>" % n for n in range(600_000))
    return packed(parts | {MAIN: parts[MAIN].replace(b"<w:body>", b"<w:body>" + many)})


def attributes(parts: dict[str, bytes]) -> bytes:
    many = b"<w:p " + b" ".join(b'w:a%d=""' % n for n in range(1_500_000)) + b"/>"
    return packed(parts | {MAIN: parts[MAIN].replace(b"<w:body>", b"<w:body>" + many)})


def relationships(parts: dict[str, bytes]) -> bytes:
    name = "word/_rels/document.xml.rels"
    many = b"".join(b'<Relationship Id="x%d"/>' % n for n in range(200_000))
    return packed(parts | {name: parts[name].replace(b"</R", many + b"</R")})


def many_members(parts: dict[str, bytes]) -> bytes:
    return packed(parts, [(f"m{n}", b"") for n in range(60_000)])


def link(parts: dict[str, bytes]) -> bytes:
    info = zipfile.ZipInfo("word/media/a.png")
    info.create_system, info.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
    return packed(parts, [(info, b"/etc/passwd")])


def encrypted(parts: dict[str, bytes]) -> bytes:
    data = bytearray(packed(parts))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def lying(parts: dict[str, bytes]) -> bytes:
    """Both headers of the body say that it is small."""
    data = bytearray(packed(parts | {MAIN: parts[MAIN] + b" " * 40_000_000}))
    for mark, size_at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = data.index(MAIN.encode()) - (30 if mark == b"PK\x03\x04" else 46)
        if mark == b"PK\x01\x02":
            at = data.rindex(MAIN.encode()) - 46
        struct.pack_into("<I", data, at + size_at, 100)
    return bytes(data)


def overlapping(parts: dict[str, bytes]) -> bytes:
    """Many entries for one and the same packed block."""
    data = packed(parts | {"a.bin": bytes(30_000_000)})
    at = data.rindex(b"a.bin") - 46
    entry = data[at : at + 46 + 5]
    end = data.rindex(b"PK\x05\x06")
    copies = [entry[:46] + b"%05d" % n for n in range(20)]
    tail = bytearray(data[end:])
    count = struct.unpack_from("<H", tail, 10)[0] + len(copies)
    struct.pack_into("<HH", tail, 8, count, count)
    struct.pack_into("<I", tail, 12, struct.unpack_from("<I", tail, 12)[0] + 51 * len(copies))
    return data[:end] + b"".join(copies) + bytes(tail)


def entries(data: bytes) -> tuple[int, list[bytes], bytes]:
    """Where the list of members begins, its entries, and the end of the file."""
    end = data.rindex(b"PK\x05\x06")
    start = struct.unpack_from("<I", data, end + 16)[0]
    found = [b"PK\1\2" + entry for entry in data[start:end].split(b"PK\1\2")[1:]]
    return start, found, data[end:]


def listed(body: bytes, found: list[bytes], tail: bytes, count: int | None = None) -> bytes:
    """An archive of a body and a list."""
    size = sum(map(len, found))
    end = bytearray(tail)
    struct.pack_into("<HHII", end, 8, *([len(found) if count is None else count] * 2), size,
                     len(body))  # fmt: skip
    return body + b"".join(found) + bytes(end)


def with_entry(change: Callable[[bytearray], None]) -> Callable[[dict[str, bytes]], bytes]:
    """The list says something else of the body than what stands before it."""

    def make(parts: dict[str, bytes]) -> bytes:
        data = packed(parts)
        start, found, tail = entries(data)
        at = next(n for n, entry in enumerate(found) if MAIN.encode() in entry)
        entry = bytearray(found[at])
        change(entry)
        return listed(data[:start], [*found[:at], bytes(entry), *found[at + 1 :]], tail)

    return make


def with_header(offset: int, pattern: str, value: int) -> Callable[[dict[str, bytes]], bytes]:
    """What stands before the body says something else than the list."""

    def make(parts: dict[str, bytes]) -> bytes:
        data = bytearray(packed(parts))
        struct.pack_into(pattern, data, data.index(MAIN.encode()) - 30 + offset, value)
        return bytes(data)

    return make


def other_name(parts: dict[str, bytes]) -> bytes:
    data = packed(parts)
    return data.replace(MAIN.encode(), b"word/documenu.xml", 1)


def gap(parts: dict[str, bytes]) -> bytes:
    """Another document between the last member and the list."""
    data = packed(parts)
    start, found, tail = entries(data)
    return listed(data[:start] + packed({MAIN: b"<x/>"}), found, tail)


def shared(parts: dict[str, bytes]) -> bytes:
    """One member within another: D. Fifield, A better zip bomb (2019)."""
    data = packed(parts | {"a.bin": b"x"})
    start, found, tail = entries(data)
    inner = bytearray(found[-1])
    struct.pack_into("<I", inner, 42, struct.unpack_from("<I", inner, 42)[0] - 5)
    return listed(data[:start], [*found[:-1], bytes(inner)], tail)


def surplus(parts: dict[str, bytes]) -> bytes:
    """More is packed than both headers say."""
    data = bytearray(packed(parts, [("a.txt", b"x" * 50)]))
    for mark, size_at in ((b"PK\3\4", 22), (b"PK\1\2", 24)):
        struct.pack_into("<I", data, data.rindex(mark) + size_at, 10)
    return bytes(data)


def extra(kind: int, body: bytes) -> Callable[[dict[str, bytes]], bytes]:
    """A member with one more field in its headers."""

    def make(parts: dict[str, bytes]) -> bytes:
        info = zipfile.ZipInfo("a.xml")
        info.extra = struct.pack("<HH", kind, len(body)) + body
        return packed(parts, [(info, b"<x/>")])

    return make


def method(kind: int) -> Callable[[dict[str, bytes]], bytes]:
    def make(parts: dict[str, bytes]) -> bytes:
        info = zipfile.ZipInfo("a.xml")
        info.compress_type = kind
        return packed(parts, [(info, b"<x/>" * 99)])

    return make


def named(*names: str) -> Callable[[dict[str, bytes]], bytes]:
    return lambda parts: packed(parts, [(name, b"<x/>") for name in names])


def device(parts: dict[str, bytes]) -> bytes:
    info = zipfile.ZipInfo("word/media/a.png")
    info.create_system, info.external_attr = 3, (stat.S_IFIFO | 0o666) << 16
    return packed(parts, [(info, b"")])


def commented(parts: dict[str, bytes]) -> bytes:
    """A whole archive in the comment of another: programs read from the end."""
    inner = packed({MAIN: b"<x/>"})
    data = packed(parts)
    return data[:-2] + struct.pack("<H", len(inner)) + inner


def floods(xml: bytes) -> Callable[[dict[str, bytes]], bytes]:
    return lambda parts: packed(parts | {MAIN: parts[MAIN].replace(b"<w:body>", b"<w:body>" + xml)})


LYING: dict[str, Callable[[dict[str, bytes]], bytes]] = {
    "a name in the list only": other_name,
    "a size in the list only": with_entry(lambda e: struct.pack_into("<I", e, 24, 9)),
    "a method in the list only": with_entry(lambda e: struct.pack_into("<H", e, 10, 0)),
    "a flag in the list only": with_entry(lambda e: struct.pack_into("<H", e, 8, 0x800)),
    "strong encryption": with_entry(lambda e: struct.pack_into("<H", e, 8, 0x40)),
    "a hidden list": with_entry(lambda e: struct.pack_into("<H", e, 8, 0x2000)),
    "a sum in the list only": with_entry(lambda e: struct.pack_into("<I", e, 16, 9)),
    "a size before the body only": with_header(22, "<I", 9),
    "a flag before the body only": with_header(6, "<H", 0x1),
    "sizes said to follow": with_header(6, "<H", 0x8),
    "a document between": gap,
    "one part in another": shared,
    "more than is said": surplus,
    "an archive in the comment": commented,
    "a count that lies": lambda parts: listed(*entries_of(parts), count=3),
    "a list with a gap": lambda parts: packed(parts).replace(b"PK\5\6", b"\0\0\0\0PK\5\6"),
    "a second name": extra(0x7075, b"\1\0\0\0\0word/document.xml"),
    "ZIP64 sizes": extra(0x0001, struct.pack("<QQ", 1, 1)),
    "AES": extra(0x9901, b"\2\0AE\3\0\0"),
    "another way of packing": method(zipfile.ZIP_BZIP2),
    "LZMA": method(zipfile.ZIP_LZMA),
    "a pipe": device,
    "a name in two normal forms": named("word/e\u0301.xml", "word/\u00e9.xml"),
    "a name in wide letters": named("word/\uff44ocument.xml"),
    "a name in percent": named("word/%64ocument.xml"),
    "a name with a dot behind": named("word/document.xml."),
    "a name with a blank behind": named("word/document.xml "),
    "an empty step": named("word//document.xml"),
    "a step in place": named("word/./document.xml"),
    "a control in a name": named("word/a\nb.xml"),
    "a very long name": named("a" * 60_000),
    "a backslash": named("word\\document.xml"),
    "a folder with bytes": named("word/media/"),
    "XML behind blanks": lambda parts: packed(
        parts | {"word/settings.xml": b" " * 99 + b"<w:a " + b" ".join(
            b'a%d=""' % n for n in range(60_000)) + b"/>"}
    ),
    "sixty thousand attributes": floods(
        b"<w:p " + b" ".join(b'w:a%d=""' % n for n in range(60_000)) + b"/>"
    ),
}  # fmt: skip


def entries_of(parts: dict[str, bytes]) -> tuple[bytes, list[bytes], bytes]:
    data = packed(parts)
    start, found, tail = entries(data)
    return data[:start], found, tail


ARCHIVES: dict[str, Callable[[dict[str, bytes]], bytes]] = {
    "paragraphs without end": paragraphs,
    "attributes without end": attributes,
    "relationships without end": relationships,
    "a picture of 300 MB": lambda parts: packed(parts, [("word/media/a.png", bytes(300 * 2**20))]),
    "parts of 30 MB each": lambda parts: packed(
        parts, [(f"m{n}.bin", bytes(30 * 2**20)) for n in range(9)]
    ),
    "sixty thousand parts": many_members,
    "one block listed often": overlapping,
    "a size that lies": lying,
    "a part twice": lambda parts: packed(parts, [(MAIN, b"<x/>")]),
    "a part in capitals": lambda parts: packed(parts, [(MAIN.upper(), b"<x/>")]),
    "a name that climbs": lambda parts: packed(parts, [("../../evil.txt", b"x")]),
    "a name from the root": lambda parts: packed(parts, [("/tmp/evil.txt", b"x")]),
    "a drive": lambda parts: packed(parts, [("C:evil.txt", b"x")]),
    "a link": link,
    "a password": encrypted,
    "something before it": lambda parts: b"MZ" + bytes(100) + packed(parts),
    "no archive": lambda parts: b"%PDF-1.7 not an archive at all",
    "an empty file": lambda parts: b"",
    "cut off": lambda parts: packed(parts)[:-200],
    "larger than any": lambda parts: packed(parts) + bytes(40 * 2**20),
    **LYING,
}


@pytest.fixture(scope="session")
def archives(altered, tmp_path_factory) -> list[Path]:
    folder = tmp_path_factory.mktemp("archives")
    parts = altered().parts
    for name, make in ARCHIVES.items():
        (folder / f"{name}.docx").write_bytes(make(dict(parts)))
    return sorted(folder.iterdir())


@pytest.mark.long
def test_every_archive_is_refused_at_once(archives, figure):
    through = []
    for path in archives:
        done = subprocess.run(
            [sys.executable, "-c", RUN, str(path)],
            capture_output=True,
            text=True,
            timeout=30,
            check=True,
        )
        took, most, ended = json.loads(done.stdout)
        if ended == "let in" or took > SECONDS or most > MEGABYTES:
            through.append((path.name, took, most, ended))
    assert through == []
    figure("8", tried=f"{len(archives)} archives", ours=f"{len(archives)} refused")


@pytest.mark.parametrize(
    "name",
    ["a size that lies", "one block listed often", "a link", "something before it", *LYING],
)
def test_an_archive_that_lies_is_refused_and_named(name, altered, refusal):
    said = refusal(ARCHIVES[name](altered().parts))
    assert said.startswith("theirs.docx: ")


@pytest.mark.long
def test_the_plain_stack_opens_several(archives, plain, figure):
    refused = 0
    for path in archives:
        try:
            done = subprocess.run(
                [
                    sys.executable,
                    "-c",
                    "import sys, docx; docx.Document(sys.argv[1]).save(sys.argv[1] + '.out')",
                    str(path),
                ],
                capture_output=True,
                timeout=SECONDS * 10,
                check=False,
            )
            refused += done.returncode != 0
        except subprocess.TimeoutExpired:
            pass  # it did not end, so it refused nothing
    figure("8", plain=f"{refused} refused")
