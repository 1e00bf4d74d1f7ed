"""Every address. A topic has a module of its own in ``pages`` with its ``ROUTES``."""

from __future__ import annotations

from django.conf import settings

from comity_web.guarding import assets, entry, refusals
from comity_web.pages import (
    case,
    checking,
    conflict,
    documents,
    first,
    help,
    history,
    incoming,
    items,
    keeping,
    later_version,
    law,
    notices,
    papers,
    register,
    section,
    tour,
    unprotecting,
    unsaved,
)

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]

urlpatterns = [
    *assets.ROUTES,
    *entry.ROUTES,
    *case.ROUTES,
    *checking.ROUTES,
    *conflict.ROUTES,
    *documents.ROUTES,
    *first.ROUTES,
    *help.ROUTES,
    *history.ROUTES,
    *incoming.ROUTES,
    *items.ROUTES,
    *keeping.ROUTES,
    *later_version.ROUTES,
    *law.ROUTES,
    *notices.ROUTES,
    *papers.ROUTES,
    *register.ROUTES,
    *section.ROUTES,
    *tour.ROUTES,
    *unprotecting.ROUTES,
    *unsaved.ROUTES,
]

if settings.COMITY.server is not None:  # on one's own machine there is one person
    from comity_web.guarding import health
    from comity_web.pages import (
        account,
        administering,
        auditing,
        retention,
        reviewing,
        signing,
        staff_accounts,
        staff_teams,
        team_choice,
    )

    urlpatterns += [
        *account.ROUTES,
        *administering.ROUTES,
        *auditing.ROUTES,
        *health.ROUTES,
        *retention.ROUTES,
        *reviewing.ROUTES,
        *signing.ROUTES,
        *staff_accounts.ROUTES,
        *staff_teams.ROUTES,
        *team_choice.ROUTES,
    ]

handler400 = refusals.malformed
handler403 = refusals.no_right
handler404 = refusals.not_found
handler500 = refusals.fault
