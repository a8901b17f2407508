"""What she has told for her plan: what is there at home, what she said to advice, whether she was seen."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("carrywell", "0003_profile"),
    ]

    operations = [
        migrations.AddField(
            model_name="figures",
            name="life",
            field=models.JSONField(default=dict),
        ),
    ]
