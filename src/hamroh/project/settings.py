"""Settings, all from the environment. Importing this starts nothing and creates nothing."""

from typing import Any

from hamroh.project import environment
from hamroh.project.observe import logs
from hamroh.project.paths import PACKAGE

PRODUCTION = environment.flag("HAMROH_PRODUCTION")
"""Outside production every payable paper says SAMPLE and one-time codes are shown in the outbox page."""

DEBUG = False
SECRET_KEY = environment.text(
    "HAMROH_SECRET_KEY", "" if PRODUCTION else "not-secret-and-never-used-in-production"
)
ALLOWED_HOSTS = environment.words("HAMROH_HOSTS", "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = environment.words("HAMROH_ORIGINS")
PUBLIC_URL = environment.text("HAMROH_PUBLIC_URL", "http://127.0.0.1:8000")
"""Where people reach the portal; printed into QR codes and messages. No slash at the end."""

CLOCK_OFFSET_SECONDS = environment.number("HAMROH_CLOCK_OFFSET", 0)
"""Added to the machine's clock by hamroh.foundation.clock, so that demo and tests can live on another day."""

KEYS_DIRECTORY = environment.text("HAMROH_KEYS")
"""A folder outside the data directory: encryption, search and signing keys, a file each."""

METRICS_TOKEN = environment.text("HAMROH_METRICS_TOKEN")
"""In production `/metrics` answers only to who shows it."""

LOGGING = logs.settings(readable=not PRODUCTION, level=environment.text("HAMROH_LOG_LEVEL", "INFO"))
LOGGING_CONFIG = "hamroh.project.observe.logs.configure"

ROOT_URLCONF = "hamroh.project.urls"
ASGI_APPLICATION = "hamroh.project.asgi.application"

EXIT_URL = environment.text("HAMROH_EXIT_URL", "https://ya.ru/")
"""Where quick exit leads: an everyday page that tells nothing."""

INSTALLED_APPS = [
    "hamroh.foundation",
    "hamroh.network",
    "hamroh.accounts",
    "hamroh.people",
    "hamroh.journeys",
    "hamroh.booking",
    "hamroh.floor",
    "hamroh.billing",
    "hamroh.documents",
    "hamroh.messaging",
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "pgtrigger",
    "pghistory",
    "procrastinate.contrib.django",
    "csp",
    "hamroh.ui",
    "hamroh.portal",
    "hamroh.workspace",
    "hamroh.boards",
    # After the workspace, whose templates take the place of theirs.
    "allauth",
    "allauth.account",
    "allauth.mfa",
]
AUTH_USER_MODEL = "accounts.StaffUser"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "workspace:home"
ACCOUNT_ADAPTER = "hamroh.accounts.signin.StaffAccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_RATE_LIMITS = {"login": "60/m/ip", "login_failed": "30/m/ip,5/5m/key", "reauthenticate": "10/m/user"}
"""A centre's whole staff comes from one address; a name is guarded tightly, an address loosely."""
ALLAUTH_TRUSTED_PROXY_COUNT = environment.number("HAMROH_PROXIES", 1 if PRODUCTION else 0)
"""How many proxies of our own stand before us; as many last words of X-Forwarded-For are believed."""
MFA_ADAPTER = "hamroh.accounts.signin.StaffSecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Hamroh"

MIDDLEWARE = [
    "hamroh.project.observe.middleware.ObserveMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "hamroh.project.small_files.SmallFilesMiddleware",
    "csp.middleware.CSPMiddleware",
    "hamroh.ui.middleware.privacy_headers",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "hamroh.foundation.middleware.ScopeMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "hamroh.workspace.middleware.SecondFactorMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "DIRS": [PACKAGE / "project" / "demo" / "templates"],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "hamroh.ui.context.look",
            ],
        },
    }
]

_POOL = environment.number("HAMROH_POOL", 8)
"""Connections of one process; 0 switches the pool off (commands, debugging)."""

DATABASES: dict[str, dict[str, Any]] = {
    "default": {
        "ENGINE": "hamroh.foundation.postgres",
        "OPTIONS": {"pool": {"min_size": 1, "max_size": _POOL, "timeout": 5}} if _POOL else {},
        **environment.database(environment.text("DATABASE_URL", "postgresql:///hamroh")),
        "CONN_HEALTH_CHECKS": True,
    }
}
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "foundation_cache"}
}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
SCOPE_OF_REQUEST = "hamroh.accounts.sessions.scope_of_request"
"""Knows whose request it is; hamroh.foundation.middleware binds what it answers."""

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "en"
LANGUAGES = [
    ("uz", "Oʻzbekcha"),
    ("tg", "Тоҷикӣ"),
    ("ky", "Кыргызча"),
    ("ru", "Русский"),
    ("kk", "Қазақша"),
    ("en", "English"),
]
LANGUAGE_COOKIE_NAME = "language"
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SECURE = PRODUCTION
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600
LOCALE_PATHS = sorted(str(path) for path in PACKAGE.glob("**/locale") if path.is_dir())
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

MAIL_URL = environment.text("HAMROH_MAIL_URL", "" if PRODUCTION else "demo:")
"""Where letters go: `smtp+starttls://user:password@host:587`, `smtps://…`, `smtp://…`, or `demo:`."""
MAIL_SENDER = environment.text("HAMROH_MAIL_SENDER", "Hamroh <hamroh@localhost>")
SMS_URL = environment.text("HAMROH_SMS_URL", "" if PRODUCTION else "demo:")

PROCRASTINATE_IMPORT_PATHS = sorted(
    f"hamroh.flows.{path.parent.name}.tasks" for path in PACKAGE.glob("flows/*/tasks.py")
)
"""Domains are apps, whose `tasks` are found by themselves; flows are not."""
PROCRASTINATE_WORKER_DEFAULTS = {
    "concurrency": 6,
    "delete_jobs": "successful",
    "update_heartbeat_interval": 3,
    "stalled_worker_timeout": 15,
    "shutdown_graceful_timeout": 6,  # less than the supervisor gives
}

STATIC_URL = "static/"
STATIC_ROOT = environment.text("HAMROH_STATIC", str(PACKAGE.parent.parent / "build" / "static"))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PRODUCTION
SESSION_COOKIE_HTTPONLY = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PRODUCTION else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "hamroh.ui.errors.csrf_failure"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "manifest-src": ["'self'"],
        "worker-src": ["'self'"],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
    }
}
