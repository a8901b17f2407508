"""A score keeps the act it is of. Which act an older score was told for was never kept: it gets the one of its journal,
under which it has been shown so far."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import F, Func, JSONField, Value

UNNAMED = {"told__function__isnull": False, "told__act__isnull": True}


def name_scores(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    noted, before = (apps.get_model("carrywell", name) for name in ("Noted", "NotedBefore"))
    for journal in apps.get_model("carrywell", "Journal").objects.exclude(function=""):
        named = Func(F("told"), Value("$.act"), Value(journal.function), function="JSON_SET", output_field=JSONField())
        noted.objects.filter(journal=journal, **UNNAMED).update(told=named)
        before.objects.filter(noted__journal=journal, **UNNAMED).update(told=named)


class Migration(migrations.Migration):

    dependencies = [
        ("carrywell", "0005_journal"),
    ]

    operations = [
        migrations.RunPython(name_scores, migrations.RunPython.noop),
    ]
