"""What the tests of the desk share: samples, uploads, records, the words of a page."""

from __future__ import annotations

import datetime as dt
import html
import re
import secrets
import time

from django.core.files.uploadedfile import SimpleUploadedFile

import comity
from comity.kit.samples import sample_files
from comity.steps.read import reading
from comity.steps.read.case_file import load

__all__ = [
    "boxes",
    "file_of",
    "request_to_us",
    "row_text",
    "standing",
    "text_of",
    "today",
    "tree_named",
    "upload",
    "write_down",
]


def today():
    """The day of this test: a run of all tests may go past midnight."""
    return dt.date.today()


def tree_named(name):
    """The tree of a packaged sample."""
    from comity_web.core import host

    (file,) = (one for one in sample_files() if one.stem == name)
    return reading(load(file), file, host().for_case().document_types()).tree.data


def request_to_us():
    """A request of Nigeria to the United States, 40 days old, with a reference of its own."""
    tree = tree_named("bec-request")
    tree["reference"] = f"FMJ/CAU/MLA/{secrets.randbelow(10**9)}"
    tree["date"] = (today() - dt.timedelta(days=40)).isoformat()
    tree["requesting"]["issued_by"].pop("date", None)
    tree["earlier"] = []
    return tree


def boxes(day, name="received"):
    """A day in three boxes."""
    return {f"{name}-day": day.day, f"{name}-month": day.month, f"{name}-year": day.year}


def upload(client, address, tree, day, **given):
    """Take a tree in as a file that came on a day."""
    file = SimpleUploadedFile("request.yaml", comity.to_yaml(tree).encode())
    return client.post(address, {"file": file, **boxes(day), **given})


def text_of(page):
    """The words of a page, without its marks."""
    text = re.sub(r"<[^>]+>", " ", page.content.decode())
    return " ".join(html.unescape(text).split())


def file_of(answer):
    """The file that an address leads to."""
    from comity_web.cases.saving import file_at

    key = next(part for part in answer["Location"].split("/") if re.fullmatch("[0-9a-f]{12}", part))
    return file_at(key)


def write_down(client, file, event, day, **given):
    """Record an event of a file."""
    return client.post(f"/c/{file.key}/record", {"event": event, **boxes(day, "on"), **given})


def row_text(client, file):
    """The words of the row of a file in the register."""
    page = client.get(f"/register?kind={file.kind}").content.decode()
    rows = page.split('<tr role="row">')
    (row,) = (one for one in rows if f'href="/c/{file.key}/"' in one)
    text = " ".join(html.unescape(re.sub(r"<[^>]+>", " ", row.partition("</tr>")[0])).split())
    return text.replace(" ,", ",").replace(" :", ":")


def standing(file):
    """How a file stands in the register."""
    from comity_web.matters.registered import row_of
    from comity_web.wording.catalogues import words

    file.refresh_from_db()
    return row_of(file, words("en"), today()).status


def ended(job, seconds=120):
    """A job once the worker has done it, or has failed."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        job.refresh_from_db()
        if job.state in ("done", "failed"):
            return job
        time.sleep(0.05)
    raise AssertionError(f"the job is still {job.state}")
