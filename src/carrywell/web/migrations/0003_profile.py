"""Her stage moves from the check to the figures, which are now her profile, with the day on which it was told."""

from typing import Any

from django.db import migrations, models


def stage_of_the_check(apps: Any, schema_editor: Any) -> None:
    Check, Figures = apps.get_model("carrywell", "Check"), apps.get_model("carrywell", "Figures")
    for check in Check.objects.all():
        row = Figures.objects.filter(token=check.token).first() or Figures(token=check.token, updated=check.updated)
        row.person = check.person | row.person
        row.told = {"stage": check.created.date().isoformat()}
        if "baby" in row.person:
            row.told["weight"] = row.updated.date().isoformat()
        row.save()


class Migration(migrations.Migration):

    dependencies = [
        ('carrywell', '0002_figures'),
    ]

    operations = [
        migrations.AddField(
            model_name='figures',
            name='told',
            field=models.JSONField(default=dict),
        ),
        migrations.RunPython(stage_of_the_check, migrations.RunPython.noop),
    ]
