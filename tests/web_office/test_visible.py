"""What one team keeps is not there for another."""

from __future__ import annotations


def test_a_file_of_another_team_is_not_found(application, team, account):
    from comity_web.accounts.who import on_behalf_of, who_is
    from comity_web.cases.models import CaseFile, Matter, Revision
    from comity_web.cases.saving import new_file

    ours, theirs = team(), team()
    file = new_file("request", {"schema": "1", "kind": "request"})
    Matter.objects.filter(pk=file.matter.pk).update(team=ours)
    for of, seen in ((ours, True), (theirs, False)):
        with on_behalf_of(who_is(account([(of, "drafter")]))):
            assert CaseFile.objects.filter(key=file.key).exists() is seen
            assert Revision.objects.filter(file=file).exists() is seen
