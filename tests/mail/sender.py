"""A process that delivers until nothing waits; the kill test starts it and kills it."""

import sys
import time
from datetime import timedelta

from collab import db
from collab.mail import claims
from collab.mail.claims import Claim
from collab.mail.delivery import SmtpPost, deliver_due
from collab.mail.queries import waiting_count
from tests.mail.conftest import SENDER, compose

LEASE = timedelta(seconds=1)


def deliver_all(url: str, port: int) -> None:
    """Send round after round; leases of killed senders run out meanwhile."""
    db.connect(url)
    while waiting_count(db.session()):
        deliver_due(SmtpPost("127.0.0.1", port, sender=SENDER, tls="none"), compose, lease=LEASE)
        time.sleep(0.05)


def mark_first(claim: Claim, lease: timedelta) -> None:
    """What a careless builder would do: call it sent, then send it."""
    claims.mark_sent(claim)


if __name__ == "__main__":
    _, url, port, manner = sys.argv
    if manner == "marks-first":
        claims.begin_sending = mark_first
    deliver_all(url, int(port))
