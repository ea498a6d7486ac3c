"""The one settings file: everything that differs between places is read from the environment (docs/environment.md)."""

import os
import tomllib
from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from config.secret import secret_key

BASE_DIR = Path(__file__).resolve().parent.parent


def flag(name: str, default: bool = False) -> bool:
    """Read a yes/no environment variable."""
    return os.environ.get(name, str(default)).strip().lower() in {"1", "true", "yes", "on"}


def words(name: str, default: str = "") -> list[str]:
    """Read a comma-separated environment variable."""
    return [word.strip() for word in os.environ.get(name, default).split(",") if word.strip()]


DATA_DIR = Path(os.environ.get("TALKOOT_DATA", BASE_DIR / "var")).resolve()
DATA_DIR.mkdir(parents=True, exist_ok=True)

# The demo lives in a database file of its own and refuses any other: it can never stand beside real data.
DEMO = flag("TALKOOT_DEMO")
if DEMO and os.environ.get("DATABASE_URL"):
    raise ImproperlyConfigured("TALKOOT_DEMO and DATABASE_URL exclude each other: the demo only runs on its own file.")

DEBUG = flag("TALKOOT_DEBUG")
SECRET_KEY = os.environ.get("TALKOOT_SECRET_KEY") or secret_key(DATA_DIR)
BASE_URL = os.environ.get("TALKOOT_URL", "http://localhost:8000").rstrip("/")
SECURE = BASE_URL.startswith("https://")
ALLOWED_HOSTS = words("TALKOOT_HOSTS", "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = [BASE_URL] if SECURE else []

INSTALLED_APPS = [
    "modeltranslation",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "talkoot.kernel",
    "talkoot.search",
    "talkoot.accounts",
    "talkoot.notices",
    "talkoot.history",
    "talkoot.organisations",
    "talkoot.catalogue",
    "talkoot.networks",
    "talkoot.memberships",
    "talkoot.footprints",
    "talkoot.commitments",
    "talkoot.reporting",
    "talkoot.events",
    "talkoot.dialogue",
    "talkoot.library",
    "talkoot.cases",
    "talkoot.adoptions",
    "talkoot.imports",
    "talkoot.web.ui",
    "talkoot.web.public",
    "talkoot.web.workspace",
    "talkoot.web.console",
    "talkoot.web.accounts",
    "talkoot.api",
    "talkoot.seed",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "csp",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "talkoot.web.middleware.ClosedByDefaultMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "talkoot.web.accounts.middleware.SecondFactorMiddleware",
    "talkoot.web.middleware.ScopesMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "talkoot" / "web" / part / "templates" for part in ("ui", "shared")],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "talkoot.web.context.site",
            ],
            "builtins": ["django.templatetags.i18n", "django.templatetags.static"],
        },
    }
]

# --- data -------------------------------------------------------------------------------------------------------
DATABASE_FILE = DATA_DIR / ("demo.sqlite3" if DEMO else "talkoot.sqlite3")
DATABASES = {"default": dj_database_url.parse(os.environ.get("DATABASE_URL") or f"sqlite:///{DATABASE_FILE}")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-20000;",
    }
else:
    DATABASES["default"]["CONN_MAX_AGE"] = 60
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES: dict[str, dict[str, object]]
if os.environ.get("TALKOOT_CACHE_URL"):
    CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": os.environ["TALKOOT_CACHE_URL"],
            "KEY_PREFIX": "talkoot-demo" if DEMO else "talkoot",
        }
    }
else:
    CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
            "OPTIONS": {"MAX_ENTRIES": 2000},
        }
    }

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}

# --- languages --------------------------------------------------------------------------------------------------
LANGUAGE_CODE = "fi"
LANGUAGES = [("fi", _("Finnish")), ("sv", _("Swedish")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "talkoot" / "locale"]
MODELTRANSLATION_FALLBACK_LANGUAGES = {"default": ("fi", "sv", "en"), "sv": ("fi", "en"), "en": ("fi", "sv")}
TIME_ZONE = os.environ.get("TALKOOT_TIME_ZONE", "Europe/Helsinki")
USE_I18N = True
USE_TZ = True

# --- files ------------------------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = Path(os.environ.get("TALKOOT_STATIC", DATA_DIR / "static"))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
MEDIA_ROOT = DATA_DIR / "media"
TALKOOT_MODELS = os.environ.get("TALKOOT_MODELS", "")  # a directory of operating models of one's own
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000  # a coordinator answers every doubt of a workbook in one form
UPLOAD_LIMIT = 10 * 1024 * 1024
LEDGER_LIMIT = 250 * 1024 * 1024  # files given instead of typing; large ones go through the disk, never through memory

# --- people -----------------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home-of-user"
LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "talkoot.accounts.adapter.AccountAdapter"
SOCIALACCOUNT_ADAPTER = "talkoot.accounts.adapter.SocialAccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 900
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_EMAIL_VERIFICATION = "none"  # the code itself proves the address
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_NOTIFICATIONS = True  # a change to one's own sign-in is told by e-mail
ACCOUNT_RATE_LIMITS = {  # how often somebody unknown may make us write to an address
    "join": "200/h/ip,4/h/key",
    "ask": "200/h/ip,4/h/key",
    "dialogue": "200/h/ip,10/h/key",
    "subscribe": "100/h/ip,4/h/key",
    "footprint": "120/h/ip",  # calculations for programs
}
ACCOUNT_FORMS = {
    "request_login_code": "talkoot.accounts.forms.RequestCodeForm",
    "confirm_login_code": "talkoot.accounts.forms.ConfirmCodeForm",
}
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if SECURE else "http"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not SECURE
MFA_TOTP_TOLERANCE = 1  # a telephone's clock may be half a minute off
MFA_ADAPTER = "talkoot.accounts.adapter.SecondFactorAdapter"
MFA_FORMS = {
    "authenticate": "talkoot.accounts.forms.SecondFactorForm",
    "reauthenticate": "talkoot.accounts.forms.ConfirmSecondFactorForm",
    "activate_totp": "talkoot.accounts.forms.ActivateAppForm",
    "add_webauthn": "talkoot.accounts.forms.AddPasskeyForm",
    "edit_webauthn": "talkoot.accounts.forms.RenamePasskeyForm",
}
USERSESSIONS_TRACK_ACTIVITY = False
# Those who run networks must have a second factor in a real service; the demo lets one look around without.
SECOND_FACTOR_REQUIRED = flag("TALKOOT_SECOND_FACTOR", not DEMO)
SOCIALACCOUNT_ONLY = False
SOCIALACCOUNT_LOGIN_ON_GET = True  # a form that leads to another site is refused by our own form-action 'self'
SOCIALACCOUNT_PROVIDERS = {}
if os.environ.get("TALKOOT_OIDC_FILE"):
    SOCIALACCOUNT_PROVIDERS["openid_connect"] = {
        "APPS": tomllib.loads(Path(os.environ["TALKOOT_OIDC_FILE"]).read_text(encoding="utf-8"))["app"]
    }

# --- mail -------------------------------------------------------------------------------------------------------
EMAIL_BACKEND = "talkoot.notices.backend.OutboxBackend"  # everything passes the outbox first
MAIL_TRANSPORT = os.environ.get(
    "TALKOOT_MAIL_BACKEND",
    "django.core.mail.backends.dummy.EmailBackend" if DEMO else "django.core.mail.backends.smtp.EmailBackend",
)
EMAIL_HOST = os.environ.get("TALKOOT_MAIL_HOST", "localhost")
EMAIL_PORT = int(os.environ.get("TALKOOT_MAIL_PORT", "25"))
EMAIL_HOST_USER = os.environ.get("TALKOOT_MAIL_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("TALKOOT_MAIL_PASSWORD", "")
EMAIL_USE_TLS = flag("TALKOOT_MAIL_TLS")
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = os.environ.get("TALKOOT_MAIL_FROM", "Talkoot <talkoot@localhost>")

# --- safety -----------------------------------------------------------------------------------------------------
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SESSION_COOKIE_AGE = 60 * 60 * 24 * 30
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if flag("TALKOOT_BEHIND_PROXY") else None
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if flag("TALKOOT_BEHIND_PROXY") else 0  # whose address the rate limits count
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365 if SECURE else 0
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
SILENCED_SYSTEM_CHECKS: list[str] = []

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": os.environ.get("TALKOOT_LOG_LEVEL", "WARNING")},
}
