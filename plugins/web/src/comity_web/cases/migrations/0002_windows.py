"""Which window saved a revision, and what that of an attempt had saved before."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="revision",
            name="window",
            field=models.CharField(blank=True, default="", max_length=40),
        ),
        migrations.AddField(
            model_name="attempt",
            name="seen",
            field=models.TextField(blank=True, default=""),
        ),
    ]
