"""The requester's address against the domains that the company accepts as official.

Domains are compared in their ASCII form (IDNA), a host under a domain counts as within it, and one
that only looks like it does not. Where the notice lists no domains, only a service at which anybody
gets an address is told: no list has the official domains of the world. A request through an
authority is not compared: that authority writes to the company.
"""

from __future__ import annotations

from collections.abc import Iterator

from comity.model.findings import Finding
from comity.steps.check.domains import Host, is_free_mail, read_address, skeleton, within
from comity.steps.check.holder.paper_asked import Asked
from comity.steps.check.holder.terms_held import said, source
from comity.text.messages import finding

__all__ = ["ascii_domain", "check_sender"]

SECTION = "authentication"


def check_sender(asked: Asked) -> Iterator[Finding]:
    """The findings on the e-mail addresses of the requesting side."""
    told = said(asked, "authentication")
    rules = told.value
    if rules is None or not asked.direct or not asked.held or asked.by_certificate:
        return
    if not (rules.government_email or rules.domains):
        return
    hosts = list(_hosts(asked))
    company = asked.notice.company.name
    field = "domains" if rules.domains else "government_email"
    who = source(asked, told.cite(SECTION, field))
    if not hosts:
        if not rules.alternatives:
            at = "requesting.authority.email"
            yield finding("holder.sender-no-email", at, company=company, **who)
        return
    if rules.domains:
        yield from _listed(asked, hosts, rules.domains)
        return
    for at, host in hosts:
        if is_free_mail(name := ascii_domain(host.name)):
            yield finding("holder.sender-not-governmental", at, domain=name, company=company, **who)


def ascii_domain(name: str) -> str:
    """A domain as the network has it: small, without a dot at the end, each label in ASCII.

    The mapping is that of Unicode Technical Standard 46 for IDNA 2008, as registries and browsers
    use it: ``stra\u00dfe`` is not ``strasse``.
    """
    import idna  # only for names that are compared: its tables are large

    plain = name.strip().strip(".").lower()
    try:
        return idna.encode(plain, uts46=True, transitional=False).decode("ascii")
    except idna.IDNAError:  # a label that is too long, or with other signs: no domain, as it stands
        return plain


def _hosts(asked: Asked) -> Iterator[tuple[str, Host]]:
    """The hosts of the addresses from which the requesting side can write, with their fields."""
    side = asked.draft.requesting
    addresses = [("requesting.authority.email", side.authority.email)]
    addresses += [
        (f"requesting.contacts[{n}].email", one.email) for n, one in enumerate(side.contacts)
    ]
    for at, address in addresses:
        host = read_address(address) if address else None
        if host is not None:
            yield at, host


def _listed(
    asked: Asked, hosts: list[tuple[str, Host]], domains: tuple[str, ...]
) -> Iterator[Finding]:
    """One of the addresses is under a domain of the list; an address that poses as one is told."""
    told = said(asked, SECTION)
    accepted = {ascii_domain(one.lstrip("@*.")): one for one in domains}
    names = [(at, host, ascii_domain(host.name)) for at, host in hosts]
    good = [name for _, _, name in names if any(within(name, one) for one in accepted)]
    company, shown = asked.notice.company.name, tuple(accepted)
    who = source(asked, told.cite(SECTION, "domains"))
    posing = [(at, name, _like(host, accepted)) for at, host, name in names if name not in good]
    for at, name, like in posing:
        if like:
            yield finding(
                "holder.sender-domain/alike",
                at,
                domain=name,
                like=like,
                company=company,
                accepted=shown,
                **who,
            )
    if not good and not any(like for _, _, like in posing):
        at, _, name = names[0]
        yield finding(
            "holder.sender-domain", at, domain=name, company=company, accepted=shown, **who
        )
    for at, _, name in names if good else ():
        if is_free_mail(name) and name not in good:
            yield finding("holder.sender-not-governmental", at, domain=name, company=company, **who)


def _like(host: Host, accepted: dict[str, str]) -> str:
    """The accepted domain that a host looks like, letter by letter, and is not."""
    own = skeleton(host.name)
    for plain, written in accepted.items():
        other = skeleton(written.lstrip("@*."))
        if own == other or own.endswith(f".{other}"):
            return plain
    return ""
