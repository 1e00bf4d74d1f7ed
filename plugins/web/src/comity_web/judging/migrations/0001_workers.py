"""Who makes which job."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("cases", "0003_teams"),
    ]

    operations = [
        migrations.CreateModel(
            name="Worker",
            fields=[
                ("key", models.CharField(max_length=12, primary_key=True, serialize=False)),
                ("begun", models.DateTimeField()),
                ("seen", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Turn",
            fields=[
                (
                    "job",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        serialize=False,
                        to="cases.job",
                    ),
                ),
                ("since", models.DateTimeField()),
                ("times", models.PositiveSmallIntegerField(default=0)),
                (
                    "worker",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="turns",
                        to="judging.worker",
                    ),
                ),
            ],
        ),
    ]
