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
from comity.errors import RenderError
from comity.render.document import compile_template, read_template

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
    "name", ["a size that lies", "one block listed often", "a link", "something before it"]
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
