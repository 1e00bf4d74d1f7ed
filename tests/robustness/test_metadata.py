"""Row 13: what a template, a picture or a machine tells about people is in no format."""

from __future__ import annotations

import base64
import getpass
import io
import socket
import struct
import zipfile
import zlib
from pathlib import Path

import pytest

from comity.model.records import Template

CANARY = "CanaryPerson"
PATH = "C:\\Users\\CanaryPerson\\logo.jpg"
FORMATS_OF_PICTURE = ("png", "jpeg", "gif")


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png() -> bytes:
    pixels = zlib.compress(b"\0\xff\0\0")
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0))
        + chunk(b"tEXt", b"Author\0" + CANARY.encode())
        + chunk(b"eXIf", b"MM\0*" + CANARY.encode())
        + chunk(b"IDAT", pixels)
        + chunk(b"IEND", b"")
        + CANARY.encode()
    )


def jpeg() -> bytes:
    plain = base64.b64decode(
        "/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////"
        "////////////////////////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA="
    )
    exif = b"Exif\0\0MM\0*" + CANARY.encode()
    comment = b"\xff\xfe" + struct.pack(">H", 2 + len(CANARY)) + CANARY.encode()
    app1 = b"\xff\xe1" + struct.pack(">H", 2 + len(exif)) + exif
    end = b"" if plain.endswith(b"\xff\xd9") else b"\xff\xd9"
    return plain[:2] + app1 + comment + plain[2:] + end + CANARY.encode()


def gif() -> bytes:
    head = b"GIF89a\x01\0\x01\0\x80\0\0\xff\xff\xff\0\0\0"
    comment = b"\x21\xfe" + bytes([len(CANARY)]) + CANARY.encode() + b"\0"
    image = b"\x2c\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0"
    return head + comment + image + b";" + CANARY.encode()


PICTURES = {"png": png, "jpeg": jpeg, "gif": gif}
DRAWING = (
    '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/'
    'wordprocessingDrawing"><wp:extent cx="9525" cy="9525"/><wp:docPr id="1" name="{path}" '
    'descr="The arms of the State"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml'
    '/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
    '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr>'
    '<pic:cNvPr id="1" name="{path}" descr="{path}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
    '<a:blip xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'r:embed="rId99"/></pic:blipFill><pic:spPr/></pic:pic></a:graphicData></a:graphic>'
    "</wp:inline></w:drawing></w:r></w:p>"
)
BODY = (
    f'<w:p w:rsidR="00CA7A41" w:rsidRDefault="00CA7A41"><!-- {CANARY} --><w:bookmarkStart w:id="9" '
    'w:name="_GoBack"/><w:bookmarkEnd w:id="9"/><w:r w:rsidRPr="00CA7A41"><w:t>Kept.</w:t></w:r>'
    "</w:p>"
)


def soiled(altered, kind: str):
    """The base request with a person in every place that Word and cameras write one."""
    made = altered().body(BODY + DRAWING.format(path=PATH))
    made.part(f"word/media/{CANARY}.{kind}", "image", f"image/{kind}", PICTURES[kind]())
    core = f"<c><creator>{CANARY}</creator><lastModifiedBy>{CANARY}</lastModifiedBy></c>"
    made.parts["docProps/core.xml"] = core.encode()
    made.parts["docProps/app.xml"] = f"<p><Manager>{CANARY}</Manager></p>".encode()
    made.parts["docProps/custom.xml"] = f"<p><property>{CANARY}</property></p>".encode()
    made.parts["docProps/thumbnail.jpeg"] = jpeg()
    settings = made.parts["word/settings.xml"]
    rsids = b'<w:rsids><w:rsidRoot w:val="00CA7A41"/><w:rsid w:val="00CA7A41"/></w:rsids>'
    variable = f'<w:docVars><w:docVar w:name="n" w:val="{CANARY}"/></w:docVars>'.encode()
    made.parts["word/settings.xml"] = settings.replace(
        b"</w:settings>", rsids + variable + b"</w:settings>"
    )
    return made


def traces(made: dict[str, bytes]) -> list[tuple[str, str]]:
    """Which of the traces are in which member of which format."""
    wanted = [
        CANARY,
        "Users",
        "CA7A41",
        "Exif",
        str(Path.home()),
        str(Path.cwd()),
        socket.gethostname(),
    ]
    wanted += [getpass.getuser()] if getpass.getuser() != "root" else []
    blobs = {form: blob for form, blob in made.items() if form != "docx"}
    with zipfile.ZipFile(io.BytesIO(made["docx"])) as archive:
        blobs |= {name: name.encode() + archive.read(name) for name in archive.namelist()}
    return [(name, trace) for name, blob in blobs.items() for trace in wanted
            if trace.encode() in blob]  # fmt: skip


@pytest.fixture
def filled(document, every_format, templates, tmp_path):
    """``filled(docx)``: every format of a document made from a template."""
    base = next(t for t in templates if t.path.name == "request.docx")

    def filled(docx: bytes) -> dict[str, bytes]:
        path = tmp_path / "theirs.docx"
        path.write_bytes(docx)
        return every_format(document(base, "value"), Template(path, "office"))

    return filled


@pytest.mark.parametrize("kind", FORMATS_OF_PICTURE)
def test_nothing_of_a_person_or_a_machine_is_in_any_format(kind, altered, filled, figure):
    made = filled(soiled(altered, kind).packed())
    assert traces(made) == []
    with zipfile.ZipFile(io.BytesIO(made["docx"])) as archive:
        assert f"word/media/picture1.{kind}" in archive.namelist()
        assert b"The arms of the State" in archive.read("word/document.xml")
    figure(
        "13",
        tried="authors, manager, rsids, paths, EXIF and comments of PNG, JPEG, GIF; user, host",
        ours="0 found",
    )


@pytest.mark.parametrize("kind", FORMATS_OF_PICTURE)
def test_a_picture_cut_off_is_refused(kind, altered, refusal):
    cut = PICTURES[kind]()[: 20 if kind == "gif" else 30]
    made = altered().part("word/media/a.bin", "image", f"image/{kind}", cut)
    assert f"is not a valid {kind.upper()} picture" in refusal(made.packed())


@pytest.mark.long
def test_the_plain_stack_keeps_them(altered, plain, figure):
    made = plain.reopened(soiled(altered, "jpeg").packed())
    figure("13", plain=f"{len(traces({'docx': made}))} found")
