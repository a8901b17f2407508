"""The one Django app."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "carrywell.web"
    label = "carrywell"
    verbose_name = "Carrywell"
