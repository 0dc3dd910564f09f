"""A logo made small: whatever picture comes in, what goes out is a light PNG without anything but its dots."""

from io import BytesIO

from PIL import Image, ImageOps

KINDS = ("PNG", "JPEG", "WEBP", "GIF")  # no SVG: it can hold scripts
WIDEST, HIGHEST = 360, 96  # dots: twice what a page shows
LARGEST = 12_000  # bytes: it is on every page, also on a weak line
MOST_DOTS = 25_000_000
FEWER_COLOURS = (128, 32, 8)


class NotAPicture(ValueError):  # noqa: N818 (bad input, named for what it is)
    """The file is none of KINDS, broken, or far too large."""


def small(picture: bytes) -> bytes:
    """The picture as a PNG of at most WIDEST times HIGHEST dots; raises NotAPicture."""
    try:
        with Image.open(BytesIO(picture), formats=KINDS) as opened:
            if opened.width * opened.height > MOST_DOTS:
                raise NotAPicture("too many dots")
            drawn = ImageOps.exif_transpose(opened).convert("RGBA")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as broken:
        raise NotAPicture(str(broken)) from broken
    drawn.thumbnail((WIDEST, HIGHEST))
    return _lightest(drawn)


def _lightest(drawn: Image.Image) -> bytes:
    """With all its colours where that is light enough, else with fewer."""
    written = _png(drawn)
    for colours in FEWER_COLOURS:
        if len(written) <= LARGEST:
            break
        written = _png(drawn.quantize(colours))
    return written


def _png(drawn: Image.Image) -> bytes:
    out = BytesIO()
    drawn.save(out, "PNG", optimize=True)
    return out.getvalue()
