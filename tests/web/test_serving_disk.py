"""A real server whose disk fills up while somebody writes."""

from __future__ import annotations

import re
import sys
from urllib.parse import urlencode

import pytest

resource = pytest.importorskip("resource")
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="limits a process from outside")

TYPED = "On 3 May 2026 the account was emptied."


def limit(server, size: int) -> None:
    """Let the server write no file beyond a size, as a disk without room does."""
    hard = resource.RLIM_INFINITY
    resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, (size, hard))


def test_a_disk_that_fills_up_gives_back_what_was_typed_and_takes_it_later(serve):
    server = serve()
    cookies = server.enter()

    def post(path: str, cookie: str, **values: str):
        return server.ask(path, "POST", urlencode(values), Cookie=cookie)

    first = server.ask("/", Cookie=cookies)
    cookies = f"{cookies}; {first.cookies}"
    token = re.findall(r'csrfmiddlewaretoken" value="(\w+)"', first.text)[0]
    made = post("/new/request", cookies, csrfmiddlewaretoken=token)
    assert made.status == 303
    key = made.headers["Location"].split("/")[2]
    section = f"/c/{key}/s/facts"
    form = {"csrfmiddlewaretoken": token, "_base": "1", "_narrative": TYPED, "_split": "1"}

    limit(server, 1)
    refused = post(section, cookies, **form)
    read = server.ask(section, Cookie=cookies)
    second = server.ask(f"/enter/{'a' * 43}", Cookie=cookies)
    limit(server, resource.RLIM_INFINITY)
    taken = post(section, cookies, **form)

    assert refused.status in (200, 503), "no fault of ours"
    assert TYPED in refused.text
    assert read.status == 200
    assert second.status == 303, "who is in stays in"
    assert taken.status == 303
    assert TYPED in server.ask(section, Cookie=cookies).text
    assert "fault" not in server.stop()
