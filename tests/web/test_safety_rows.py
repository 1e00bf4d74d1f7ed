"""Rows of docs/web-safety.md that speak of every page, of addresses, forms, files and programs."""

from __future__ import annotations

import html
import io
import os
import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from django.conf import settings

import comity

from .cases import sample_tree, saved
from .test_matrix import patterns

ELSEWHERE = "https://evil.example"
TEXTS = ("text/", "application/json", "application/yaml", "application/x-yaml")
LINKS = re.compile(r'\b(?:href|action|src|hx-get|hx-post|formaction)="([^"]*)"')
POSIX = pytest.mark.skipif(os.name != "posix", reason="the program is a script of a shell")
STRANGE = "$(touch owned); `id` && --help | 'x' \"y\" ../../etc/passwd"


def taken_in(client, tree, name):
    """The file that comes of an upload."""
    from comity_web.cases.saving import file_at

    given = io.BytesIO(comity.to_yaml(tree).encode())
    given.name = name
    answer = client.post("/upload", {"file": given})
    assert answer.status_code == 303
    return file_at(answer["Location"].split("/")[2])


@pytest.fixture
def answers(client):
    """What every address answers about a file with a protected person, also to a page elsewhere."""
    from comity_web.cases.saving import store_attempt

    tree = sample_tree("protected-witness-gb-in")
    file = saved(tree, name="case").file
    attempt = store_attempt(file, file.head, "facts", {"facts[0].text": ["typed"]})
    client.raise_request_exception = False
    named = {"key": file.key, "attempt": attempt.pk, "kind": "request", "section": "people"}
    named |= {"items": "persons", "number": "0"}
    found = {}
    for one, address in patterns(named=named):
        if one.name != "enter":
            found[address] = client.get(address, headers={"origin": ELSEWHERE})
    assert sum(answer.status_code == 200 for answer in found.values()) > 30
    return tree, found


def test_every_address_says_what_it_gives_to_its_own_pages_alone_and_tells_nothing(answers, client):
    tree, found = answers
    unsaid, shared, leading = [], [], set()
    for address, answer in found.items():
        kind = answer.headers.get("Content-Type", "")
        if answer.status_code not in (204, 303, 304) and not kind:
            unsaid.append(address)
        if kind.startswith(TEXTS) and "json" not in kind and "charset=utf-8" not in kind:
            unsaid.append(f"{address}: {kind}")
        shared += [name for name in answer.headers if name.lower().startswith("access-control")]
        if kind.startswith("text/html") and not answer.streaming:
            leading |= {html.unescape(one) for one in LINKS.findall(answer.content.decode())}
        leading.add(answer.headers.get("Location", "/"))
    assert unsaid == []
    cookies = {name: (one["httponly"], one["samesite"]) for name, one in client.cookies.items()}
    assert len(cookies) == 2
    assert set(cookies.values()) == {(True, "Strict")}
    asking = {"origin": ELSEWHERE, "access-control-request-method": "POST"}
    shared += [n for n in client.options("/", headers=asking).headers if n.lower()[:7] == "access-"]
    assert shared == []

    own = {one for one in leading if re.fullmatch(r"(?:[/?#].*)?", one) and one[:2] != "//"}
    assert [one for one in leading - own if not re.match(r"https://[\w.-]+/", one)] == []
    assert len(own) > 60
    names = {word for one in tree["persons"] for word in one["name"]["full"].split()}
    secret = {
        word.lower() for word in (*names, tree["reference"], tree["subject"]) if len(word) > 2
    }
    told = [one for one in map(unquote, own) if any(word in one.lower() for word in secret)]
    assert told == []


def test_a_form_is_read_from_its_body_alone_and_a_name_that_is_there_twice_counts_once(client):
    from comity_web.cases.saving import head_of, tree_of

    file = saved(sample_tree("bec-request")).file
    address = f"/c/{file.key}/s/case"
    client.post(f"{address}?reference=FROM-ADDRESS&subject=FROM-ADDRESS&_base=999", {"court": "x"})
    assert "FROM-ADDRESS" not in head_of(file).text

    client.post(f"{address}?reference=FROM-ADDRESS", {"reference": ["FIRST/1", "SECOND/2"]})
    assert tree_of(head_of(file))["reference"] == "FIRST/1"
    assert "SECOND/2" not in head_of(file).text


def test_an_upload_is_text_in_the_database_and_no_file_that_is_served_or_run(client, application):
    mark = "<script>alert('kept as text')</script>"
    tree = sample_tree("bec-request") | {"subject": mark}
    key = taken_in(client, tree, "evil.html").key

    files = [path for path in application.rglob("*") if path.is_file()]
    holding = {path.name for path in files if b"kept as text" in path.read_bytes()}
    assert [name for name in holding if not re.search(r"\.yaml$|\.sqlite", name)] == []
    assert [path for path in files if path.suffix in (".html", ".py", ".js", ".svg")] == []
    assert [path for path in files if path.stat().st_mode & 0o111] == []
    for form in ("yaml", "json"):
        given_out = client.get(f"/c/{key}/as/{form}")
        assert given_out["Content-Disposition"].startswith("attachment")
        assert "html" not in given_out["Content-Type"]
    assert mark not in client.get(f"/c/{key}/s/case").content.decode()


@POSIX
def test_libreoffice_gets_the_same_command_whatever_was_typed(application, tmp_path, monkeypatch):
    """A program of its name writes down what it was started with."""
    from comity_web.core import host
    from comity_web.judging.making import make

    told = tmp_path / "told"
    program = tmp_path / "bin/soffice"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > "{told}"\nexit 1\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    commands = []
    for name, typed in (("hold.yaml", "Plain words"), (f"{STRANGE}.yaml", STRANGE)):
        tree = sample_tree("preservation-ng-us") | {"reference": typed}
        options = {"formats": ["pdf"], "draft": True}
        order = {"what": "documents", "tree": tree, "name": name, "language": "en", "seen": []}
        made = make({**order, "options": options}, host(), tmp_path)
        assert "LibreOffice did not make a PDF" in made["refused"][0]["message"]
        (where,) = set(re.findall(r"(/\S+)/document\.docx", told.read_text()))
        commands.append(told.read_text().replace(where, "WORK"))
        told.unlink()

    assert commands[0] == commands[1]
    assert commands[0].splitlines()[-2:] == ["WORK/pdf", "WORK/document.docx"]
    assert not list(tmp_path.rglob("owned"))


def test_a_file_of_a_case_brings_no_configuration(client, application):
    """Keys of an office file, of plugins and of templates are words that no field has."""
    from comity_web.core import host, installed
    from comity_web.judging.judged import judge
    from comity_web.judging.making import make
    from comity_web.wording.catalogues import words

    tree = sample_tree("preservation-ng-us")
    office = {"authority": "Nobody", "allowed": ["comity-evil"], "templates": str(application)}
    brought = {**office, "office": office, "plugins": ["comity-evil"], "letterhead": ["EVIL"]}
    before = installed(), host().for_case().document_types(), settings.COMITY
    file = taken_in(client, tree | brought, "comity.toml")

    assert (installed(), host().for_case().document_types(), settings.COMITY) == before
    assert not list(application.rglob("comity.toml"))  # where the core would look for an office
    judged = judge(file.head, words("en"))
    assert set(brought) <= {row["field"] for row in judged.gaps}  # told, and kept
    assert judged.blocked
    order = {"what": "documents", "name": "hold.yaml", "language": "en", "seen": []}
    order["options"] = {"formats": ["html"], "draft": True}
    plain, other = (
        make({**order, "tree": one}, host(), application)["files"] for one in (tree, tree | brought)
    )
    letters = [
        Path(application, one["sha256"]).read_text(encoding="utf-8") for one in (*plain, *other)
    ]
    assert len(letters) == 2
    assert not any("EVIL" in one or "Nobody" in one for one in letters)
    for one in (*plain, *other):
        Path(application, one["sha256"]).unlink()
