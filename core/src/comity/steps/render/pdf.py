"""PDF from a rendered document, by LibreOffice: tagged, with its fonts, without a network.

LibreOffice gets a profile of its own, made for the run and removed, in a private folder beside the
output; what it would put into the system's folder for temporary files lies there as well.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
import json
import os
import re
import shutil
import subprocess
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from comity.model.content import Rendered
from comity.model.errors import Fault, InputError, OutputError, RenderError
from comity.model.records import Exported
from comity.steps.render.pdf_glyphs import unshown
from comity.steps.render.pdf_settle import settle
from comity.steps.render.pdf_text import first_lost, letters_of, paragraphs_of
from comity.steps.render.program import Ran, find_program, run_program
from comity.steps.scratch import held, part_name
from comity.word.ooxml import parse
from comity.word.package import open_package

__all__ = ["SECONDS", "convert", "export", "find_office"]

SECONDS = 180.0  # a request of some 20 pages takes 1 to 2

_NAMES = ("soffice", "libreoffice")
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    *(
        str(Path(root) / "LibreOffice" / "program" / "soffice.com")  # the .exe does not wait
        for root in (os.environ.get("PROGRAMFILES"), os.environ.get("PROGRAMFILES(X86)"))
        if root
    ),
)
_FILTER = {
    "SelectPdfVersion": ("long", "2"),  # PDF/A-2b: everything that shows it is in the file
    "PDFUACompliance": ("boolean", "true"),
    "UseTaggedPDF": ("boolean", "true"),
    "DisplayPDFDocumentTitle": ("boolean", "true"),
    "ExportBookmarks": ("boolean", "true"),
}
_SETTINGS = (
    ("org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("org.openoffice.Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("org.openoffice.Office.Writer/Content/Update", "Link", "0"),  # never
    # a profile is not of an older version: LibreOffice would try all ways of drawing first, which
    # takes twice as long as to print a letter
    ("org.openoffice.Setup/Product", "ooSetupLastVersion", "99.9"),
)
_KEPT = ("PATH", "SYSTEMROOT", "WINDIR", "COMSPEC", "PATHEXT", "LD_LIBRARY_PATH")
_PRODUCER = re.compile(rb"<pdf:Producer>(LibreOffice [\d.]+)")
_TOLD = 400  # characters of what LibreOffice printed
_SHOWN = 60  # characters of a paragraph that is missing


def export(rendered: Rendered) -> Exported:
    """The document as PDF, with the tool that made it.

    Raises:
        InputError: LibreOffice is not installed.
        OutputError: there is no room for a working folder.
        RenderError: LibreOffice fails, takes too long, or leaves something out.
    """
    day = dt.date.fromisoformat(rendered.content.date)
    return convert(rendered.docx, day=day, beside=rendered.folder)


def find_office() -> Path:
    """LibreOffice, on the PATH or in the usual places of Windows and macOS.

    Raises:
        InputError: it is not there; the cure says what to install.
    """
    found = find_program(_NAMES, _PLACES)
    if found is None:
        message = "pdf needs LibreOffice, but soffice was not found on the PATH"
        cure = (
            "Install LibreOffice Writer (Debian: apt install libreoffice-writer-nogui), or build "
            "without pdf: docx, html, md and json need no other program."
        )
        raise InputError(Fault("--format", 0, 0, "", message, cure))
    return found


def convert(
    docx: bytes,
    *,
    day: dt.date,
    beside: Path | None = None,
    seconds: float = SECONDS,
    network: bool = False,
) -> Exported:
    """Convert a DOCX.

    Args:
        docx: the bytes of the DOCX.
        day: the date that the PDF bears.
        beside: the output folder; the working folder is made there, or in the next one above
            that there is. Left out: the current folder.
        seconds: how long LibreOffice may take.
        network: whether it may have a network: for tests.

    Raises:
        InputError, OutputError, RenderError: as ``export``.
    """
    office = find_office()
    with _work_folder(beside) as work:
        (work / "document.docx").write_bytes(docx)
        _write_profile(work / "profile")
        ran = _run(office, work, day, seconds, network)
        data = _result(work / "pdf" / "document.pdf", ran)
    _nothing_lost(docx, data)
    found = _PRODUCER.search(data)
    tool = found.group(1).decode() if found else "LibreOffice"
    mark = hashlib.sha256(docx).hexdigest()[:32].upper()
    return Exported(settle(data, day, mark), tool, "cut" if ran.network_cut else "not cut")


def _run(office: Path, work: Path, day: dt.date, seconds: float, network: bool) -> Ran:
    midnight = dt.datetime.combine(day, dt.time(), dt.UTC)
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    own = {name: str(work) for name in ("HOME", "USERPROFILE", "TMPDIR", "TMP", "TEMP")}
    options = {name: {"type": kind, "value": value} for name, (kind, value) in _FILTER.items()}
    command = [
        str(office),
        f"-env:UserInstallation={(work / 'profile').as_uri()}",
        *("--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck"),
        *("--convert-to", f"pdf:writer_pdf_Export:{json.dumps(options)}"),
        *("--outdir", str(work / "pdf"), str(work / "document.docx")),
    ]
    environment = {
        **kept,
        **own,
        "SOURCE_DATE_EPOCH": str(max(0, int(midnight.timestamp()))),
        "TZ": "UTC",
        "LC_ALL": "C.UTF-8",
    }
    try:
        return run_program(
            command, folder=work, environment=environment, seconds=seconds, network=network
        )
    except TimeoutError as error:
        raise RenderError(
            f"pdf: LibreOffice gave no result within {seconds:g} seconds and was stopped\n"
            "    Build the docx, then make the PDF from it in a word processor."
        ) from error
    except (OSError, subprocess.SubprocessError) as error:
        raise RenderError(f"pdf: {office} cannot be run: {error}") from error


def _result(path: Path, ran: Ran) -> bytes:
    """The PDF, if it is whole; LibreOffice may fail and still leave with 0."""
    data = path.read_bytes() if path.is_file() else b""
    if ran.code == 0 and data.startswith(b"%PDF-") and data.rstrip().endswith(b"%%EOF"):
        return data
    told = ran.printed.replace(str(path.parent.parent), "")[-_TOLD:] or "it printed nothing"
    raise RenderError(
        f"pdf: LibreOffice did not make a PDF (exit code {ran.code}): {told}\n"
        "    Check the installation: soffice --headless --version. Or build without pdf."
    )


def _nothing_lost(docx: bytes, pdf: bytes) -> None:
    """Compare the letters of both; a PDF that cannot be read so is taken as it is.

    Raises:
        RenderError: a paragraph is missing, or a letter is blank.
    """
    letters = letters_of(pdf)
    if letters is None:
        return
    package = open_package(docx, "docx", own=True)
    body = parse(package.parts[package.main].blob, package.main)
    lost = first_lost(paragraphs_of(body), letters)
    if lost is not None:
        raise RenderError(
            f'pdf: the PDF lacks "{lost[:_SHOWN].strip()}" or the text after it\n'
            "    Build the docx, then make the PDF from it in a word processor."
        )
    letter = unshown(pdf)
    if letter is not None:
        name = unicodedata.name(letter[0], "a letter without a name")
        raise RenderError(
            f"pdf: no font on this machine has {letter[0]} ({name}): the PDF would be blank there, "
            "and wherever another letter is missing\n"
            "    Install a font for that script (Debian: fonts-noto-core), or build without pdf."
        )


@contextlib.contextmanager
def _work_folder(beside: Path | None) -> Iterator[Path]:
    """A folder that only its owner may open, where the system knows owners; removed at the end."""
    home = (beside or Path()).absolute()
    while not home.is_dir() and home != home.parent:
        home = home.parent
    work = home / part_name()
    try:
        work.mkdir(mode=0o700)
    except OSError as error:
        message = f"cannot create a working folder for LibreOffice: {error.strerror}"
        fault = Fault(str(home), 0, 0, "", message, "Choose another folder.")
        raise OutputError(fault) from error
    try:
        with held(work):
            yield work
    except OSError as error:
        message = f"LibreOffice's files cannot be written: {error.strerror or error}"
        fault = Fault(str(home), 0, 0, "", message, "Free some space, or choose another folder.")
        raise OutputError(fault) from error
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _write_profile(profile: Path) -> None:
    """Settings that keep a document from running or fetching anything, whatever it holds."""
    items = "".join(
        f'<item oor:path="/{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
        for path, name, value in _SETTINGS
    )
    file = profile / "user" / "registrymodifications.xcu"
    file.parent.mkdir(parents=True)
    file.write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        'xmlns:xs="http://www.w3.org/2001/XMLSchema" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{items}</oor:items>\n',
        encoding="utf-8",
    )
