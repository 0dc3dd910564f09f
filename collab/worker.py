"""Background work and its clock (Huey): each task calls one action and holds no logic; the truth is always a row."""

import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import structlog
from huey import Huey, RedisHuey, SqliteHuey, crontab
from huey.serializer import SignedSerializer

from collab import db, jobs
from collab.digests import actions as digests
from collab.drafts import actions as drafts
from collab.imports.work import Importer
from collab.letters.compose import compose
from collab.mail.delivery import SmtpPost, deliver_due
from collab.mail.maildir import MaildirPost
from collab.mail.message import Address
from collab.mail.post import Post
from collab.matching import semantic
from collab.partnerships import lifecycle
from collab.posts import renewal
from collab.similar.actions import Comparer
from collab.suggestions import actions as suggestions
from collab.suggestions import meanings
from collab.suggestions.candidates import Candidates
from collab.union.settings import renew
from collab.wishes import actions as wishes

log = structlog.get_logger()

SMTP_TIMEOUT_SECONDS = 20.0
THREADS = 3
MOST_SECONDS_BETWEEN_LOOKS = 0.5


class Worker:
    """The tasks of one house; web processes only ring, the worker process consumes."""

    def __init__(self, config: Mapping[str, Any]) -> None:
        self._config = config
        self._candidates = Candidates(semantic.installed())
        self._comparer = Comparer()
        self._importer = Importer(Path(config["COLLAB_HOME"]))
        self.huey = _engine(config)
        self._tasks = {name: self._task(name, act) for name, act in self._actions().items()}

    def ring(self, name: str) -> None:
        """Ask for a task soon."""
        self.huey.enqueue(self._tasks[name].s())

    def look(self) -> int:
        """Look for partners, here and now."""
        return suggestions.look(self._candidates)

    def deliver(self) -> int:
        """Send what is due, here and now."""
        post = _post(self._config)
        try:
            return deliver_due(post, compose)
        finally:
            post.close()

    def consume(self) -> None:
        """Work until told to stop; must be called in a process's main thread."""
        encoder = self._candidates.encoder
        log.info("matcher.tier", tier="semantic" if encoder else "light", encoder=encoder or "not installed")
        for name in self._tasks:
            self.ring(name)
        self.huey.create_consumer(workers=THREADS, max_delay=MOST_SECONDS_BETWEEN_LOOKS).run()

    def _actions(self) -> dict[str, Callable[[], object]]:
        return {
            "beat": self._beat,
            "expire": self._expire,
            "remind": self._remind,
            "match": self.look,
            "meanings": lambda: meanings.catch_up(self._candidates.encode),
            "compare": self._comparer.compare,
            "imports": self._importer.go_on,
            "digests": digests.issue_due,
            "wishes": self._wishes,
            "deliver": self.deliver,
            "sweep": drafts.sweep,
        }

    def _task(self, name: str, act: Callable[[], object]) -> Any:
        one_at_a_time = threading.Lock()

        def run() -> None:
            with one_at_a_time:
                try:
                    renew(db.session())
                    db.close()
                    act()
                finally:
                    db.close()

        self.huey.periodic_task(crontab(minute="*"), name=f"each_minute_{name}")(run)
        return self.huey.task(name=name)(run)

    def _beat(self) -> None:
        with db.transaction() as session:
            jobs.beat(session)

    def _wishes(self) -> None:
        with db.transaction() as session:
            wishes.tell_due(session)

    def _expire(self) -> None:
        with db.transaction() as session:
            lifecycle.expire_due(session)

    def _remind(self) -> None:
        with db.transaction() as session:
            renewal.remind_due(session)
            lifecycle.remind_due(session)


def _post(config: Mapping[str, Any]) -> Post:
    sender = Address(config["UNION_NAME"], config["MAIL_FROM"])
    if not config["SMTP_HOST"]:
        return MaildirPost(Path(config["COLLAB_HOME"]) / "mail", sender=sender)
    return SmtpPost(
        config["SMTP_HOST"],
        config["SMTP_PORT"],
        sender=sender,
        user=config["SMTP_USER"],
        password=config["SMTP_PASSWORD"],
        tls=config["SMTP_TLS"],
        timeout=SMTP_TIMEOUT_SECONDS,
    )


def _engine(config: Mapping[str, Any]) -> Huey:
    serializer = SignedSerializer(secret=config["SECRET_KEY"])
    if config["REDIS_URL"]:
        return RedisHuey("collab", url=config["REDIS_URL"], serializer=serializer, results=False)
    file = Path(config["COLLAB_HOME"]) / "queue.db"
    return SqliteHuey("collab", filename=str(file), serializer=serializer, results=False)
