from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_signing")]

    operations = [
        migrations.CreateModel(
            name="KnownSecret",
            fields=[
                (
                    "id",
                    models.PositiveSmallIntegerField(default=1, primary_key=True, serialize=False),
                ),
                ("sha256", models.CharField(max_length=64)),
            ],
        ),
    ]
