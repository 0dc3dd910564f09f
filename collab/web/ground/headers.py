"""What every response carries: no foreign code, no framing, no leaks by referrer; and HTML is compressed."""

import gzip

from flask import Flask, Response, abort, request

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'"
)
SMALLEST = 512


def dress(app: Flask) -> None:
    """Put the headers on every response of the app."""
    app.before_request(_refuse_broken_addresses)
    app.after_request(_compress)
    app.after_request(_protect)


def _refuse_broken_addresses() -> None:
    """No address of ours holds a NUL sign, and no database takes one; what is asked after "?" is the forms' affair."""
    if "\x00" in request.path:
        abort(404)


def _protect(response: Response) -> Response:
    response.headers.setdefault("Content-Security-Policy", POLICY)
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Referrer-Policy"] = "same-origin"
    response.headers["Cross-Origin-Opener-Policy"] = "same-origin"
    response.headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()"
    if request.is_secure:
        response.headers["Strict-Transport-Security"] = "max-age=31536000"
    if response.mimetype == "text/html":
        response.headers.setdefault("Cache-Control", "no-store")
        response.vary.update(["Cookie", "Accept-Language"])
    return response


def _compress(response: Response) -> Response:
    small = (response.content_length or 0) < SMALLEST
    if small or response.mimetype != "text/html" or not request.accept_encodings.quality("gzip"):
        return response
    response.set_data(gzip.compress(response.get_data(), 6))
    response.headers["Content-Encoding"] = "gzip"
    response.vary.add("Accept-Encoding")
    return response
