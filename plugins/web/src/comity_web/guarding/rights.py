"""Who may open which address: one table, and a view without a row in it answers nobody.

On one's own machine the owner of the data may do everything. In an office the account that signed
in has roles. What somebody may not even look at is answered as if it did not exist; what they may
look at and not do is refused with the roles that may.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from babel.lists import format_list
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse

from comity_web.accounts.roles import RIGHTS, Action
from comity_web.accounts.who import asking
from comity_web.cases.belonging import NoTeamError
from comity_web.cases.models import CaseFile
from comity_web.cases.visible import NotAllowedError
from comity_web.guarding.attempts import attempted, kind_of
from comity_web.guarding.refusals import refuse
from comity_web.wording.catalogues import ENGLISH, PSEUDO, Words
from comity_web.wording.language import spoken

__all__ = ["RULES", "Rights", "Rule", "allowed", "roles_for"]


@dataclass(frozen=True, slots=True)
class Rule:
    """What one must be allowed to do in order to open an address.

    Attributes:
        look: for GET and HEAD; None where the address is not looked at.
        post: for POST; None where it takes none.
        everybody: whether it is also for those who did not sign in.
        only: ``own`` for a page of one's own machine, ``office`` for one of an office.
        also: what else is asked on the page itself, in words of the table in the documents.
    """

    look: Action | None = None
    post: Action | None = None
    everybody: bool = False
    only: str = ""
    also: str = ""


_SIGNED, _READ, _DRAFT = Action.ANYTHING_SIGNED_IN, Action.READ, Action.DRAFT
_REVIEW, _SEND, _SEAL = Action.REVIEW, Action.SEND, Action.SEAL
_ADMINISTER, _AUDIT = Action.ADMINISTER, Action.AUDIT

RULES: Mapping[str, Rule] = {
    # the way in, and what tells of no case
    "static": Rule(_SIGNED, everybody=True),
    "enter": Rule(_SIGNED, everybody=True, only="own"),
    "leave": Rule(post=_SIGNED, only="own"),
    "language": Rule(post=_SIGNED, everybody=True),
    "stay": Rule(post=_SIGNED),
    "first": Rule(_SIGNED),
    "glossary": Rule(_SIGNED),
    "after": Rule(_SIGNED),
    "law": Rule(_SIGNED),
    "tour": Rule(_SIGNED),
    "tour_section": Rule(_SIGNED),
    "tour_letter": Rule(_SIGNED),
    "tour_letter_page": Rule(_SIGNED),
    # one's account, and the way to it
    "sign_in": Rule(_SIGNED, _SIGNED, everybody=True, only="office"),
    "sign_in_code": Rule(_SIGNED, _SIGNED, everybody=True, only="office"),
    "sign_in_set_up": Rule(_SIGNED, _SIGNED, everybody=True, only="office"),
    "sign_in_with": Rule(post=_SIGNED, everybody=True, only="office"),
    "sign_in_back": Rule(_SIGNED, everybody=True, only="office"),
    "invited": Rule(_SIGNED, _SIGNED, everybody=True, only="office"),
    "sign_out": Rule(post=_SIGNED, only="office"),
    "account": Rule(_SIGNED, only="office"),
    "own_prove": Rule(_SIGNED, _SIGNED, only="office"),
    "own_password": Rule(_SIGNED, _SIGNED, only="office"),
    "own_codes": Rule(_SIGNED, _SIGNED, only="office"),
    "own_codes_remove": Rule(post=_SIGNED, only="office"),
    "own_recovery": Rule(_SIGNED, _SIGNED, only="office"),
    "own_session_end": Rule(post=_SIGNED, only="office"),
    "own_identity_end": Rule(post=_SIGNED, only="office"),
    # programs that watch the server; what is more than "ok" wants their token
    "live": Rule(_SIGNED, everybody=True, only="office"),
    "ready": Rule(_SIGNED, everybody=True, only="office"),
    "metrics": Rule(_SIGNED, everybody=True, only="office", also="the token of `[metrics]`"),
    # lists: of the files of one's teams
    "register": Rule(_READ),
    "register_csv": Rule(_READ),
    "register_ics": Rule(_READ),
    "incoming": Rule(_READ, _SEND),
    "notices": Rule(_READ),
    "removed": Rule(_DRAFT),
    # what begins a matter
    "new": Rule(post=_DRAFT),
    "new_from_sample": Rule(post=_DRAFT),
    "upload": Rule(_DRAFT, _DRAFT),
    "incoming_new": Rule(post=_SEND),
    # a file: read
    "case": Rule(_READ),
    "check": Rule(_READ),
    "checked": Rule(_READ),
    "check_again": Rule(post=_READ),
    "law_at": Rule(_READ),
    "refusals": Rule(_READ),
    "channels": Rule(_READ),
    "deadlines": Rule(_READ),
    "coverage": Rule(_READ),
    "compare-states": Rule(_READ),
    "reporting": Rule(_READ),
    "preview": Rule(_READ),
    "preview_letter": Rule(_READ),
    "documents": Rule(_READ),
    "making": Rule(_READ),
    "made": Rule(_READ, also="of a sealed annex: seal"),
    "history": Rule(_READ),
    "compare_choice": Rule(_READ),
    "compare": Rule(_READ),
    "notice_changes": Rule(_READ),
    # a file: written
    "section": Rule(_READ, _DRAFT),
    "item": Rule(_READ, _DRAFT),
    "remove_item": Rule(post=_DRAFT),
    "undo_removal": Rule(post=_DRAFT),
    "unprotect": Rule(_DRAFT, _DRAFT),
    "patch": Rule(post=_DRAFT),
    "conflict": Rule(_DRAFT, _DRAFT),
    "unsaved": Rule(_DRAFT),
    "attempt": Rule(_DRAFT),
    "put_back": Rule(post=_DRAFT),
    "discard": Rule(post=_DRAFT),
    "restore": Rule(post=_DRAFT),
    "uploaded": Rule(_DRAFT),
    "as_yaml": Rule(_DRAFT),
    "as_json": Rule(_DRAFT),
    "rename": Rule(_DRAFT, _DRAFT),
    "remove": Rule(_DRAFT, _DRAFT),
    "bring_back": Rule(post=_DRAFT),
    "make_documents": Rule(post=_DRAFT),
    "papers": Rule(_DRAFT, _DRAFT),
    "follow-up": Rule(_READ, _DRAFT),
    # a file: reviewed, sent, received, answered
    "review": Rule(_READ, _REVIEW, only="office", also="nobody reviews what they wrote"),
    "move_team": Rule(_SEND, _SEND, only="office", also="into a team of one's own"),
    "record": Rule(_READ, _SEND),
    "unrecord": Rule(post=_SEND),
    "make_sealed": Rule(post=_SEAL),
    "incoming_review": Rule(_READ, _READ),
    "incoming_changes": Rule(_READ, _READ),
    "incoming_apart": Rule(post=_SEND),
    "incoming_change": Rule(post=_DRAFT),
    "incoming_again": Rule(_SEND, _SEND),
    "incoming_answer": Rule(post=_SEND),
    "incoming_decide": Rule(_SEND, _SEND),
    "incoming_company": Rule(_READ, _SEND),
    # the server: accounts, teams, how it stands
    "administer": Rule(_ADMINISTER, only="office"),
    "jobs": Rule(_ADMINISTER, only="office"),
    "retention": Rule(_ADMINISTER, only="office"),
    "erase": Rule(_ADMINISTER, _ADMINISTER, only="office"),
    "accounts": Rule(_ADMINISTER, _ADMINISTER, only="office"),
    "account_new": Rule(_ADMINISTER, _ADMINISTER, only="office"),
    "account_of": Rule(_ADMINISTER, only="office"),
    "account_change": Rule(_ADMINISTER, _ADMINISTER, only="office"),
    "account_invite": Rule(post=_ADMINISTER, only="office"),
    "account_codes_reset": Rule(_ADMINISTER, _ADMINISTER, only="office"),
    "account_identity_end": Rule(post=_ADMINISTER, only="office"),
    "account_unlock": Rule(post=_ADMINISTER, only="office"),
    "account_close": Rule(_ADMINISTER, _ADMINISTER, only="office"),
    "account_reopen": Rule(post=_ADMINISTER, only="office"),
    "teams": Rule(_ADMINISTER, only="office"),
    "team_new": Rule(_ADMINISTER, _ADMINISTER, only="office"),
    "team": Rule(_ADMINISTER, only="office"),
    "team_rename": Rule(_ADMINISTER, _ADMINISTER, only="office"),
    "team_close": Rule(_ADMINISTER, _ADMINISTER, only="office"),
    "member_choice": Rule(_ADMINISTER, only="office"),
    "member": Rule(_ADMINISTER, _ADMINISTER, only="office", also="nobody gives themself a role"),
    # the trail
    "trail": Rule(_AUDIT, _AUDIT, only="office"),
    "trail_csv": Rule(_AUDIT, only="office"),
    "trail_verify": Rule(post=_AUDIT, only="office"),
    "trail_verified": Rule(_AUDIT, only="office"),
}
"""By the name of the address; docs/server-roles.md shows it as a matrix of roles."""
SAFE = ("GET", "HEAD")
OF_THE_SERVER = {Action.ADMINISTER, Action.AUDIT}
"""What is of no team: the key in such an address is not that of a file."""


class Rights:
    """Answers 404 for what one may not look at, and 403 for what one may not do with it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._next = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass a request on; its rights are looked at once its view is known."""
        return self._next(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: Mapping[str, Any]
    ) -> HttpResponse | None:
        """Look at the rule of the view, in the team of the file that the address names."""
        rule = _rule_of(request)
        if _elsewhere(rule):
            raise Http404
        who = asking()
        if who.owner or rule.everybody:
            return None
        of_a_file = "key" in kwargs and not {rule.look, rule.post} & OF_THE_SERVER
        team = _team(request, str(kwargs["key"])) if of_a_file else None
        if rule == Rule():
            return refuse(request, 403, "no-right")
        if request.method not in (*SAFE, "POST"):
            return None  # no view takes another method
        action = rule.look if request.method in SAFE else rule.post
        if action is None:
            return _wrong_method(request, rule)
        return None if who.may(action, team) else _refused(request, action)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Tell who may do what a page found that this account may not."""
        if isinstance(exception, NotAllowedError):
            return _refused(request, exception.action)
        if isinstance(exception, NoTeamError):
            return refuse(request, 422, "no-team")
        return None


def allowed(name: str, file: CaseFile | None = None, *, post: bool = False) -> bool:
    """Whether whoever asks may open an address: what a page shows a link or a button by.

    Args:
        name: of the address.
        file: which file it names, if it names one.
        post: whether it is a button that posts.
    """
    rule, who = RULES.get(name, Rule()), asking()
    if _elsewhere(rule):
        return False
    if who.owner:
        return True
    action = rule.post if post else rule.look
    team = None if file is None else file.matter.team_id
    if action is None or (file is not None and team is None):
        return False
    return rule.everybody or who.may(action, team)


def roles_for(action: Action) -> tuple[str, ...]:
    """The names of the roles and rights that may do something."""
    if action == Action.ADMINISTER:
        return ("administrator",)
    if action == Action.AUDIT:
        return ("auditor",)
    return tuple(role.value for role, actions in RIGHTS.items() if action in actions)


def _rule_of(request: HttpRequest) -> Rule:
    match = request.resolver_match
    return RULES.get((match.url_name if match is not None else "") or "", Rule())


def _elsewhere(rule: Rule) -> bool:
    """Whether the page is one of the other way to run the server."""
    here = "own" if settings.COMITY.server is None else "office"
    return rule.only not in ("", here)


def _refused(request: HttpRequest, action: Action) -> HttpResponse:
    match = request.resolver_match
    attempted(request, kind_of(action), str(match.kwargs.get("key", "")) if match else "")
    words = spoken(request)
    names = [_role(one, words) for one in roles_for(action)]
    if not names:
        return refuse(request, 403, "no-right")
    tag = ENGLISH if words.tag == PSEUDO else words.tag
    told = format_list(names, "or", locale=tag.replace("-", "_"))
    return refuse(request, 403, "no-role", roles=told)


def _role(name: str, words: Words) -> str:
    return words.say(f"web.team.role-{name}")


def _wrong_method(request: HttpRequest, rule: Rule) -> HttpResponse:
    answer = refuse(request, 405, "method")
    answer["Allow"] = "POST" if rule.post else "GET, HEAD"
    return answer


def _team(request: HttpRequest, key: str) -> int | None:
    """The team of a file; an attempt at one of another team is noted.

    Raises:
        Http404: there is no such file, or it may not be looked at.
    """
    teams = CaseFile.objects.filter(key=key).values_list("matter__team", flat=True)
    found: int | None = teams.first()
    if found is None:
        attempted(request, "team", key)
        raise Http404
    return found
