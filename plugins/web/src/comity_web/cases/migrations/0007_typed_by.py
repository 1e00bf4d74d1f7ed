"""Whose words a revision has that somebody else took; like the rest of it, that is never changed."""

from typing import Any

from django.db import migrations, models

from comity_web.cases.append_only import FIRST_KEPT, allow_changes, refuse_changes


def allow(apps: Any, editor: Any) -> None:
    allow_changes(editor.connection)


def refuse(apps: Any, editor: Any) -> None:
    """Make the triggers anew: a table that is made anew has none, and there is a column more."""
    refuse_changes(editor.connection)


def refuse_as_before(apps: Any, editor: Any) -> None:
    refuse_changes(editor.connection, FIRST_KEPT)


class Migration(migrations.Migration):
    dependencies = [("cases", "0006_persons_as_written")]

    operations = [
        migrations.RunPython(allow, refuse_as_before),
        migrations.AddField(
            model_name="revision",
            name="typed_by",
            field=models.CharField(blank=True, default="", max_length=120),
        ),
        migrations.RunPython(refuse, allow),
    ]
