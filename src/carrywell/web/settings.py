"""The one settings file. Nothing is configured by hand; ``CARRYWELL_HOME`` may name another data folder."""

from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF

from carrywell.web.home import DATABASE, prepared_folder, secret_key
from carrywell.web.zone import name_of, zone_of_this_computer

YEAR_SECONDS = 365 * 24 * 3600

#: The zone of this computer, for dates that she reads; read before Django sets the process to `TIME_ZONE`.
LOCAL_ZONE = zone_of_this_computer()

HOME = prepared_folder()
SECRET_KEY = secret_key(HOME)
DEBUG = False
ALLOWED_HOSTS = ["127.0.0.1", "localhost"]

INSTALLED_APPS = ["django.contrib.sessions", "django.contrib.staticfiles", "carrywell.web"]
#: What every answer carries comes first, so that a change that could not be stored is answered with it too.
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "carrywell.web.middleware.keep_private",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "carrywell.web.api.door.answer_programs",
    "carrywell.web.middleware.on_her_clock",
    "carrywell.web.middleware.one_change_at_a_time",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "carrywell.web.views.hide.keep_hidden",
    "carrywell.web.views.offline.tell_what_to_keep",
    "carrywell.web.middleware.explain_wrong_methods",
    "carrywell.web.middleware.refuse_large_bodies",
]
ROOT_URLCONF = "carrywell.web.urls"
WSGI_APPLICATION = "carrywell.web.wsgi.application"
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "carrywell.web.context.frame",
            ]
        },
    }
]
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": HOME / DATABASE,
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON",
        },
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("zh-hans", "简体中文")]
LOCALE_PATHS = [Path(__file__).parent / "locale"]
FORMAT_MODULE_PATH = "carrywell.web.formats"
#: Cookies do not know ports: under the usual names another app on this computer would overwrite them.
LANGUAGE_COOKIE_NAME = "carrywell_language"
SESSION_COOKIE_NAME = "carrywell_session"
CSRF_COOKIE_NAME = "carrywell_csrf"

LANGUAGE_COOKIE_AGE = YEAR_SECONDS
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
USE_TZ = True
TIME_ZONE = name_of(LOCAL_ZONE)

SESSION_ENGINE = "carrywell.web.sessions"
SESSION_COOKIE_AGE = YEAR_SECONDS
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "carrywell.web.views.problems.forged"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "worker-src": [SELF],
        "manifest-src": [SELF],
        "connect-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
#: With "no-referrer" browsers send forms with "Origin: null", which the protection against forged forms must refuse.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"

STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
WHITENOISE_ALLOW_ALL_ORIGINS = False

#: A full form has about 4,000 bytes.
FORM_BYTES = 200_000
#: Files for the journal, all together, in memory alone; 10,000 entries have 3 MB.
UPLOAD_BYTES = 10_000_000
DATA_UPLOAD_MAX_MEMORY_SIZE = FILE_UPLOAD_MAX_MEMORY_SIZE = UPLOAD_BYTES
DATA_UPLOAD_MAX_NUMBER_FIELDS = 300
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}, "none": {"class": "logging.NullHandler"}},
    "loggers": {
        "django": {"handlers": ["console"], "level": "ERROR"},
        # Refused requests have their own pages; a traceback in her window would only frighten.
        "django.security": {"handlers": ["none"], "propagate": False},
        # A page asks for its files all at once; that they wait for each other is no news for her.
        "waitress.queue": {"handlers": ["none"], "propagate": False},
    },
}
