from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('carrywell', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Figures',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('token', models.CharField(max_length=64, unique=True)),
                ('person', models.JSONField(default=dict)),
                ('home', models.JSONField(default=dict)),
                ('day', models.JSONField(default=dict)),
                ('updated', models.DateTimeField()),
            ],
        ),
    ]
