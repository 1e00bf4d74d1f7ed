"""An office with something of every kind in it: two teams, an account of every role, real files."""

from __future__ import annotations

import contextlib
import copy
import hashlib
import json
import re
import secrets
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from django.db import transaction
from django.test import Client

HOST = "comity.example"
OF_ONE_ANSWER = re.compile(r'(name="csrfmiddlewaretoken" value|data-left)="\w+"')
"""What two answers never share: the secret of a form, the seconds that a session has left."""
ROLES = ("drafter", "reviewer", "central-authority")


@cache
def _sample(stem: str) -> dict[str, Any]:
    from comity.kit.samples import sample_files
    from comity.steps.read import reading
    from comity.steps.read.case_file import load
    from comity_web.core import host

    file = next(file for file in sample_files() if file.stem == stem)
    types = host().for_case().document_types()
    return dict(reading(load(file), file, types).tree.data)


def sample(stem: str) -> dict[str, Any]:
    """The tree of a packaged sample."""
    return copy.deepcopy(_sample(stem))


def lasting(text: str) -> str:
    """A page but for what differs each time it is asked for."""
    return OF_ONE_ANSWER.sub(r"\1", text)


def team(name: str = "") -> Any:
    """A new team."""
    from comity_web.accounts.models import Team

    return Team.objects.create(name=name or f"Team {secrets.token_hex(4)}")


def account(*roles: tuple[Any, str], name: str = "", **more: Any) -> Any:
    """A new account with roles in teams."""
    from comity_web.accounts.models import Account, Membership

    username = f"user-{secrets.token_hex(4)}"
    made = Account.objects.create_user(
        username, "a long pass phrase", name=name or username, **more
    )
    for of, role in roles:
        Membership.objects.create(account=made, team=of, role=role)
    return made


def who(one: Any) -> Any:
    """An account with the rights that it has now."""
    from comity_web.accounts.who import who_is

    return who_is(one)


class Browser(Client):
    """Comes by TLS, as the proxy before the server says."""

    def request(self, **asked: Any) -> Any:
        """Send a request."""
        return super().request(**asked | {"wsgi.url_scheme": "https"})


def browser(one: Any = None) -> Client:
    """A browser in which an account has signed in; None for a stranger."""
    from comity_web.guarding.sessions import ENTERED

    client = Browser(HTTP_HOST=HOST, raise_request_exception=False)
    if one is not None:
        client.force_login(one)
        session = client.session
        session[ENTERED] = int(time.time())
        session.save()
    return client


@contextlib.contextmanager
def taken_back() -> Iterator[None]:
    """Whatever is done to the database in here is taken back at the end."""
    undone = transaction.atomic()
    undone._from_testcase = True  # as in Django's TestCase: what must be durable is, in here
    with undone:
        yield
        transaction.set_rollback(True)


def made_documents(revision: Any, *names: str, sealed: bool = False, draft: bool = False) -> Any:
    """A job of a revision that is done, with files that are there."""
    from django.conf import settings

    from comity_web.cases.models import Job

    job = Job.objects.create(what="documents", revision=revision, state="done", options="{}")
    folder = settings.COMITY.folder / "made" / job.key
    folder.mkdir(parents=True)
    rows = []
    for name in names:
        data = f"the bytes of {name}".encode()
        digest = hashlib.sha256(data).hexdigest()
        (folder / digest).write_bytes(data)
        row = {"name": name, "sha256": digest, "size": len(data)}
        rows.append({**row, "sealed": sealed, "draft": draft})
    job.result = json.dumps({"files": rows})
    job.save()
    return job


@dataclass
class World:
    """Two teams with their accounts, and files of the first."""

    ours: Any
    theirs: Any
    accounts: dict[str, Any]
    outgoing: Any
    incoming: Any
    notice: Any
    removed: Any
    named: dict[str, dict[str, Any]] = field(default_factory=dict)
    posted: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    asked: dict[str, str] = field(default_factory=dict)

    def values_for(self, name: str, converters: Mapping[str, Any]) -> dict[str, Any]:
        """A value of each part of an address, by which it leads to something that is there."""
        values = {"key": self.outgoing.key, **self.named[""], **self.named.get(name, {})}
        return {part: values[part] for part in converters if part in values}


def world() -> World:
    """Make it."""
    from comity_web.accounts.models import Team
    from comity_web.cases.history import remove
    from comity_web.cases.saving import held_of, new_file, save, store_attempt, tree_of
    from comity_web.judging.judged import judge
    from comity_web.matters.recording import record
    from comity_web.wording.catalogues import words

    ours, theirs = team(), team()
    accounts = {f"{role} of it": account((ours, role)) for role in ROLES}
    accounts |= {f"{role} elsewhere": account((theirs, role)) for role in ROLES}
    accounts |= {
        "administrator": account(administrator=True),
        "auditor": account(auditor=True),
        "closed": account((ours, "central-authority"), administrator=True),
    }
    new = {"team": ours.pk}
    outgoing = new_file("request", sample("bec-request"), **new)
    tree = {**tree_of(outgoing.head), "subject": "Another subject"}
    save(outgoing, outgoing.head, tree, {}, section="case")
    outgoing.refresh_from_db()
    tree = tree_of(outgoing.head)
    tree["persons"] = tree["persons"][:-1]
    section = f"people -persons[{len(tree['persons'])}]"
    removal = save(outgoing, outgoing.head, tree, {}, section=section).revision
    outgoing.refresh_from_db()
    incoming = new_file("request", sample("bec-request"), incoming=True, section="upload", **new)
    import datetime as dt

    record(incoming, "received", dt.date.today())
    later = {**tree_of(incoming.head), "subject": "A later version"}
    save(incoming, incoming.head, later, held_of(incoming.head), section="received-again")
    incoming.refresh_from_db()
    notice = new_file("notice", {"schema": "1", "kind": "notice"}, **new)
    gone = new_file("request", {"schema": "1", "kind": "request"}, **new)
    remove(gone)
    typed = store_attempt(outgoing, outgoing.head, "facts", {"facts[0].text": ["typed"]})
    conflict = _conflict(outgoing)
    annex = made_documents(outgoing.head, "order.docx")
    preview = made_documents(outgoing.head, "order.html")
    preview.what = "preview"
    preview.save()
    made = World(ours, theirs, accounts, outgoing, incoming, notice, gone)
    made.named = {
        "": {
            "attempt": typed.pk,
            "job": annex.key,
            "number": 0,
            "one": 1,
            "other": 2,
            "section": "people",
            "items": "persons",
            "kind": "request",
            "team": ours.key,
            "account": accounts["drafter of it"].key,
            "name": "web/comity.css",
            "digest": "0",
        },
        "conflict": {"attempt": conflict.pk},
        "preview_letter": {"job": preview.key},
        "bring_back": {"key": gone.key},
        "notice_changes": {"key": notice.key},
        "coverage": {"key": notice.key},
        "restore": {"number": 1},
        "undo_removal": {"number": removal.number},
        **{
            f"incoming_{one}": {"key": incoming.key}
            for one in ("review", "changes", "apart", "change", "again", "answer", "decide")
        },
        "incoming_company": {"key": incoming.key},
    }
    left = account(is_active=False)
    made.named["account_reopen"] = {"account": left.key}
    made.posted = _posted(made)
    made.asked = {
        "compare_choice": "?from=1&to=2",
        "member_choice": f"?account={accounts['drafter of it'].key}",
    }
    for file in (outgoing, incoming, notice):  # or whatever is taken back takes its judgement back
        file.refresh_from_db()
        judge(file.head, words("en"))
    assert Team.objects.count() >= 2
    accounts["closed"].is_active = False  # its browser had signed in before
    return made


def _conflict(file: Any) -> Any:
    """An attempt that clashes with what was saved meanwhile."""
    from comity_web.cases.saving import head_of, save, tree_of

    base = head_of(file)
    for told in ("One says this", "Another says that"):
        saved = save(file, base, {**tree_of(base), "subject": told}, {}, section="case")
    assert saved.attempt is not None
    file.refresh_from_db()
    return saved.attempt


def _posted(made: World) -> dict[str, Mapping[str, Any]]:
    """What the form of a page posts, where nothing would be refused as a form of no page."""
    return {
        "new_from_sample": {"sample": "bec-request"},
        "papers": {"paper": "preservation"},
        "follow-up": {"letter": "reminder"},
        "patch": {"finding": "0" * 16, "base": 1},
        "incoming_answer": {"letter": "acknowledgement"},
        "review": {"outcome": "good", "number": made.outgoing.head.number},
        "record": {"event": "sent"},
        "make_documents": {"formats": "docx", "draft": "1"},
        "language": {"language": "fr", "next": "/"},
        "sign_in": {"username": "nobody", "password": "nothing"},
    }
