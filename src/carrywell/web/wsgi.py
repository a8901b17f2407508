"""The WSGI application; `carrywell.web.server.create_app` prepares its database first."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "carrywell.web.settings")

application = get_wsgi_application()
