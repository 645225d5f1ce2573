"""Django's settings. What differs between installations comes from the environment and the data folder."""

from __future__ import annotations

import os
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF

from eprocuracy.identity.limits import FACTOR_LIMITS, FRESH_SECONDS, LIMITS
from eprocuracy.platform.ground.access import accesses
from eprocuracy.platform.ground.folder import DataFolder, wall_key

DATA = DataFolder.of_environment()
PACKAGE = Path(__file__).resolve().parents[1]

DEBUG = os.environ.get("EPROCURACY_DEBUG") == "1"
# set by `serve` for the web processes: collected static files, and no way in as the owner of the tables
SERVING = os.environ.get("EPROCURACY_SERVING") == "1"
# set by `serve --read-only`: pages of a copy, which nothing is written to
READ_ONLY = os.environ.get("EPROCURACY_READ_ONLY") == "1"
# whom to call about an incident, and how, where this system may not be trusted
INCIDENT_CHANNEL = os.environ.get("EPROCURACY_INCIDENT_CHANNEL", "")
# set where a proxy in front speaks TLS and says so in X-Forwarded-Proto
BEHIND_TLS = os.environ.get("EPROCURACY_BEHIND_TLS") == "1"

SECRET_KEY = os.environ.get("EPROCURACY_SECRET_KEY") or DATA.secret("secret-key")
ALLOWED_HOSTS = [host for host in os.environ.get("EPROCURACY_HOSTS", "").split(",") if host] or [
    "127.0.0.1",
    "localhost",
    "[::1]",
    "testserver",
]
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS] if BEHIND_TLS else []

# Rooms

DJANGO_ROOMS = (
    *("platform.ui", "audit", "identity", "records", "casefile"),
    *("issuing", "insight", "exchange", "office", "assurance", "desk"),
)


def rooms_with(module: str) -> list[str]:
    """The Django rooms that have `module`, as dotted names."""
    found = [
        f"eprocuracy.{room}" for room in DJANGO_ROOMS if PACKAGE.joinpath(*room.split("."), "__init__.py").exists()
    ]
    return [room for room in found if find_spec(f"{room}.{module}")]


ROOMS = rooms_with("apps")

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django_htmx",
    "procrastinate.contrib.django",
    "csp",
    *ROOMS,
    # after the rooms, whose pages stand in the place of allauth's
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    *(["eprocuracy.platform.ui.language.LanguageMiddleware"] if "eprocuracy.platform.ui" in ROOMS else []),
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    # a room with middleware of its own lists it in `<room>/middleware.py` as MIDDLEWARE
]
for _room in rooms_with("middleware"):
    MIDDLEWARE += import_module(f"{_room}.middleware").MIDDLEWARE

ROOT_URLCONF = "eprocuracy.config.urls"
WSGI_APPLICATION = "eprocuracy.config.wsgi.application"

# Database: `default` is a role that owns no table, the web's or the workers'; `owner` runs the migrations

_ways = accesses(DATA)
DATABASES: dict[str, dict[str, Any]] = {"default": _ways.default.for_django()}
WALL_KEY = wall_key()
if READ_ONLY:
    _held = DATABASES["default"]["OPTIONS"]
    _held["options"] = f"{_held['options']} -c default_transaction_read_only=on"
if _ways.owner and not SERVING:
    DATABASES["owner"] = {**_ways.owner.for_django(), "CONN_MAX_AGE": 0, "TEST": {"MIRROR": "default"}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Words and time

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_I18N = True
USE_TZ = True

# Pages

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                *(["eprocuracy.platform.ui.context.frame"] if "eprocuracy.platform.ui" in ROOMS else []),
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]
APPEND_SLASH = True
# where the square on a signed paper leads
PAPER_CHECK = "desk:check_paper"
# builds the frame around every page: who is signed in, and where one can go
UI_FRAME = "eprocuracy.desk.frame.frame"

STATIC_URL = "/static/"
STATIC_ROOT = DATA.static if SERVING else None
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if SERVING
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = not SERVING
WHITENOISE_ALLOW_ALL_ORIGINS = False
MEDIA_ROOT = DATA.files
# uploaded books hold names of people: nobody else on the machine reads them
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000  # a book of many sheets asks about every column of each

# Sign-in and sessions

AUTH_USER_MODEL = "identity.Account"
LOGIN_URL = "identity:sign_in"
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Strict"
SESSION_COOKIE_SECURE = BEHIND_TLS
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_SECURE = BEHIND_TLS
if BEHIND_TLS:
    # a browser takes these from this very host over TLS and from nobody else
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-session", "__Host-csrf"
AUTHENTICATION_BACKENDS = ["eprocuracy.identity.signing_in.NameAndPassword"]
# failures are counted where every process sees them and no restart loses them
CACHES: dict[str, dict[str, Any]] = {"default": {"BACKEND": "eprocuracy.identity.lasting.LastingCache"}}
if READ_ONLY:  # sessions and counts of failures of their own, which no copy needs to keep
    SESSION_ENGINE, SESSION_FILE_PATH = "django.contrib.sessions.backends.file", str(DATA.path / "run" / "sessions")
    CACHES["default"] = {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": str(DATA.path / "run" / "counts"),
        "OPTIONS": {"MAX_ENTRIES": 1_000_000},
    }
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "eprocuracy.identity.signing_in.SigningIn"
ACCOUNT_FORMS = {"login": "eprocuracy.identity.forms.SignInForm"}
ACCOUNT_USER_MODEL_USERNAME_FIELD = "account"
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_AUTHENTICATED_LOGIN_REDIRECTS = False
ACCOUNT_RATE_LIMITS = LIMITS
ACCOUNT_REAUTHENTICATION_TIMEOUT = FRESH_SECONDS
MFA_ADAPTER = "eprocuracy.identity.factors.Factors"
MFA_FORMS = {
    "authenticate": "eprocuracy.identity.forms.CodeForm",
    "activate_totp": "eprocuracy.identity.forms.NewCodesForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_USER_VERIFICATION = "required"
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_RATE_LIMITS = FACTOR_LIMITS
SOCIALACCOUNT_ADAPTER = "eprocuracy.identity.single_sign_on.SingleSignOn"
SOCIALACCOUNT_PROVIDERS: dict[str, Any] = {}
if os.environ.get("EPROCURACY_SSO_URL") and not READ_ONLY:  # coming in by it is written down in the database
    SOCIALACCOUNT_PROVIDERS["openid_connect"] = {
        "APPS": [
            {
                "provider_id": "office",
                "name": os.environ.get("EPROCURACY_SSO_NAME", "OpenID Connect"),
                "client_id": os.environ["EPROCURACY_SSO_CLIENT"],
                "secret": os.environ.get("EPROCURACY_SSO_SECRET") or DATA.secret("single-sign-on"),
                "settings": {
                    "server_url": os.environ["EPROCURACY_SSO_URL"],
                    "oauth_pkce_enabled": True,
                    "fetch_userinfo": False,
                },
            }
        ]
    }
# set by `demo` alone: its made-up persons need no second factor
DEMONSTRATION = os.environ.get("EPROCURACY_DEMO") == "1"
# `key`: who runs the system or signs needs a security key, everybody else any second factor; `any`: everybody any
SECOND_FACTOR = os.environ.get("EPROCURACY_SECOND_FACTOR", "key")
# `mailto:` or `https:` address to which outsiders report weaknesses; /.well-known/security.txt says it
SECURITY_CONTACT = os.environ.get("EPROCURACY_SECURITY_CONTACT", "").strip()
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

# What a browser is told: nothing from elsewhere, nothing inline

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
if BEHIND_TLS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 31_536_000

# Log: to standard error; addresses of pages may hold a name, so requests are not logged by Django

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
        "django.request": {"level": "ERROR"},
        "django.security.DisallowedHost": {"level": "CRITICAL"},
        # what is wrong with a file that somebody hands in is said in the verdict on it
        "pyhanko": {"level": "CRITICAL"},
        "pyhanko_certvalidator": {"level": "CRITICAL"},
    },
}

# Folders with further workstreams, each holding one folder per khâu công tác
EPROCURACY_WORKSTREAMS = [
    Path(folder).absolute() for folder in os.environ.get("EPROCURACY_WORKSTREAMS", "").split(os.pathsep) if folder
]
