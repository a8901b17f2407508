from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("carrywell", "0006_act"),
    ]

    operations = [
        migrations.AddField(
            model_name="journal",
            name="open",
            field=models.JSONField(default=dict),
        ),
        migrations.AddField(
            model_name="journal",
            name="walked",
            field=models.DateTimeField(null=True),
        ),
    ]
