"""The trail and what revisions say are never changed; what is kept of a page is kept by its file."""

from django.db import migrations

from comity_web.cases.append_only import allow_changes, refuse_changes


def refuse(apps, editor):
    refuse_changes(editor.connection)


def allow(apps, editor):
    allow_changes(editor.connection)


def forget(apps, editor):
    """What is kept of pages is made again; what was kept by a hash alone could not be erased."""
    apps.get_model("cases", "Judgement").objects.exclude(key__contains=".").delete()


class Migration(migrations.Migration):
    dependencies = [("cases", "0003_teams")]

    operations = [
        migrations.RunPython(forget, migrations.RunPython.noop),
        migrations.RunPython(refuse, allow),
    ]
