"""The trail and what revisions say are never changed; what is kept of a page is kept by its file."""

from typing import Any

from django.db import migrations

from comity_web.cases.append_only import FIRST_KEPT, allow_changes, refuse_changes


def refuse(apps: Any, editor: Any) -> None:
    refuse_changes(editor.connection, FIRST_KEPT)


def allow(apps: Any, editor: Any) -> None:
    allow_changes(editor.connection)


def forget(apps: Any, editor: Any) -> None:
    """What is kept of pages is made again; what was kept by a hash alone could not be erased."""
    apps.get_model("cases", "Judgement").objects.exclude(key__contains=".").delete()


class Migration(migrations.Migration):
    dependencies = [("cases", "0004_reviews")]

    operations = [
        migrations.RunPython(forget, migrations.RunPython.noop),
        migrations.RunPython(refuse, allow),
    ]
