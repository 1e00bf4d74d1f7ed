"""Every entry of a person is kept beside its file; those of the versions that are there, too."""

import json
from typing import Any

import django.db.models.deletion
from django.db import migrations, models

AT_ONCE = 20
"""The revisions that are in memory together."""


def fill(apps: Any, editor: Any) -> None:
    """Read every version once, one file after the other."""
    files = [*apps.get_model("cases", "CaseFile").objects.values_list("pk", flat=True)]
    if not files:
        return
    # here, since every command of a server reads the migrations, and most need nothing of the core
    from comity_web.cases.once_protected import persons_of, rows_of

    entry = apps.get_model("cases", "PersonEntry")
    revisions = apps.get_model("cases", "Revision").objects.filter(text__contains='"persons"')
    for file in files:
        rows: dict[str, Any] = {}
        those = revisions.filter(file=file).order_by("number").values_list("number", "text")
        for number, text in those.iterator(chunk_size=AT_ONCE):
            for row in rows_of(file, number, persons_of(json.loads(text))):
                rows.setdefault(row["sha256"], entry(**row))
        entry.objects.bulk_create(rows.values(), batch_size=500)


class Migration(migrations.Migration):
    dependencies = [("cases", "0005_append_only")]

    operations = [
        migrations.CreateModel(
            name="PersonEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("guards", models.BooleanField()),
                ("text", models.TextField()),
                ("sha256", models.CharField(max_length=64)),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="entries",
                        to="cases.casefile",
                    ),
                ),
            ],
            options={"ordering": ("pk",), "verbose_name_plural": "entries of persons"},
        ),
        migrations.AddConstraint(
            model_name="personentry",
            constraint=models.UniqueConstraint(fields=["file", "sha256"], name="one_entry"),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
