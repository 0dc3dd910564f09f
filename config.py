"""Every setting of the platform, flat, from the environment, with safe defaults. Read with from_pyfile."""

import os
from pathlib import Path

COLLAB_HOME = Path(os.environ.get("COLLAB_HOME", "instance")).absolute()
PORT = int(os.environ.get("PORT", "5000"))
BASE_URL = os.environ.get("BASE_URL", "").rstrip("/")  # needed outside the demonstration

DATABASE_URL = os.environ.get("DATABASE_URL") or f"sqlite:///{COLLAB_HOME / 'collab.db'}"
REDIS_URL = os.environ.get("REDIS_URL", "")

SMTP_HOST = os.environ.get("SMTP_HOST", "")
SMTP_PORT = int(os.environ.get("SMTP_PORT", "587"))
SMTP_USER = os.environ.get("SMTP_USER", "")
SMTP_PASSWORD = os.environ.get("SMTP_PASSWORD", "")
SMTP_TLS = os.environ.get("SMTP_TLS") or ("none" if SMTP_HOST in ("127.0.0.1", "localhost", "::1") else "starttls")
MAIL_FROM = os.environ.get("MAIL_FROM", "letters@union.example")

UNION_NAME = os.environ.get("UNION_NAME", "Union Partners")
UNION_ZONE = os.environ.get("UNION_ZONE", "Europe/Istanbul")
UNION_CONTACT = os.environ.get("UNION_CONTACT", "desk@union.example")

SECRET_KEY = os.environ.get("SECRET_KEY", "")  # empty: made once and kept in COLLAB_HOME
PROXIES = int(os.environ.get("PROXIES", "0"))  # how many of our own stand before the web server
THREADS = int(os.environ.get("THREADS", "8"))

SESSION_COOKIE_NAME = "collab"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = BASE_URL.startswith("https://")
PERMANENT_SESSION_LIFETIME = 14 * 24 * 3600
MAX_CONTENT_LENGTH = 2 * 1024 * 1024
MAX_FORM_MEMORY_SIZE = 2 * 1024 * 1024
