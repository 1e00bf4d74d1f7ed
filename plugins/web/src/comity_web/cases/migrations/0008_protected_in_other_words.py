"""Whom a file protects in words that are no field counts too, in the versions that are there."""

import json
from typing import Any

from django.db import migrations

AT_ONCE = 20
"""The revisions that are in memory together."""


def fill_again(apps: Any, editor: Any) -> None:
    """Read every version once more; rows that are there stay, and may now protect somebody."""
    files = [*apps.get_model("cases", "CaseFile").objects.values_list("pk", flat=True)]
    if not files:
        return
    # here, since every command of a server reads the migrations, and most need nothing of the core
    from comity_web.cases.once_protected import persons_of, rows_of

    entry = apps.get_model("cases", "PersonEntry")
    revisions = apps.get_model("cases", "Revision").objects
    for file in files:
        known = set(entry.objects.filter(file=file).values_list("sha256", flat=True))
        rows: dict[str, Any] = {}
        those = revisions.filter(file=file).order_by("number").values_list("number", "text")
        for number, text in those.iterator(chunk_size=AT_ONCE):
            for row in rows_of(file, number, persons_of(json.loads(text))):
                rows.setdefault(row["sha256"], row)
        guarding = [digest for digest, row in rows.items() if row["guards"]]
        entry.objects.filter(file=file, sha256__in=guarding, guards=False).update(guards=True)
        new = [entry(**row) for digest, row in rows.items() if digest not in known]
        entry.objects.bulk_create(new, batch_size=500)


class Migration(migrations.Migration):
    dependencies = [("cases", "0007_typed_by")]

    operations = [migrations.RunPython(fill_again, migrations.RunPython.noop)]
