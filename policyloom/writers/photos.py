"""WRITE: whether every format can show a PNG or JPEG picture, found by reading its pixels."""

from __future__ import annotations

import io
import warnings
from contextlib import contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

STARTS = {"PNG": b"\x89PNG\r\n\x1a\n", "JPEG": b"\xff\xd8\xff"}
ENDS = {"PNG": b"IEND\xaeB`\x82", "JPEG": b"\xff\xd9"}
# A few kilobytes can say that they are a picture that fills all memory when it is drawn.
MOST_PIXELS = 40_000_000
ORIENTATION = 0x0112
UPRIGHT = (None, 0, 1)


@lru_cache(maxsize=64)
def photo_problem(data: bytes, form: str) -> str | None:
    """Return why a picture of a form, PNG or JPEG, cannot be used; None if it can."""
    from PIL import Image  # noqa: PLC0415 - only a body with a picture waits for it

    if not data.startswith(STARTS[form]):
        return f"it is not a {form} picture, whatever its name says"
    if ENDS[form] not in data:
        return f"it is a damaged {form} picture: its end is missing"
    with warnings.catch_warnings(), _strict():
        warnings.simplefilter("ignore")
        try:
            with Image.open(io.BytesIO(data), formats=(form,)) as picture:
                return _problem(picture)
        except Exception:  # noqa: BLE001 - damage can make the library fail in any way
            return f"it is a damaged {form} picture"


def is_blank(png: bytes) -> bool:
    """Say whether nobody can see anything of a picture, as all of it can be seen through."""
    from PIL import Image  # noqa: PLC0415 - as above

    with Image.open(io.BytesIO(png)) as picture:
        return "A" in picture.getbands() and picture.getchannel("A").getbbox() is None


@contextmanager
def _strict() -> Iterator[None]:
    """Let a picture that ends too early be a damaged one, and its size be judged here.

    WeasyPrint tells the library otherwise.
    """
    from PIL import Image, ImageFile  # noqa: PLC0415 - as above

    before = ImageFile.LOAD_TRUNCATED_IMAGES, Image.MAX_IMAGE_PIXELS
    ImageFile.LOAD_TRUNCATED_IMAGES, Image.MAX_IMAGE_PIXELS = False, None
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES, Image.MAX_IMAGE_PIXELS = before


def _problem(picture: object) -> str | None:
    from PIL.Image import Image  # noqa: PLC0415 - as above

    assert isinstance(picture, Image)  # noqa: S101 - what opening returns
    width, height = picture.size
    if not 0 < width * height <= MOST_PIXELS:
        return f"it is {width} by {height} pixels, more than any page can show"
    if picture.mode == "CMYK":
        return "its colours are those of a printing press (CMYK); save it in RGB"
    if getattr(picture, "is_animated", False):
        return "it moves, and paper does not; save one of its pictures alone"
    if picture.getexif().get(ORIENTATION) not in UPRIGHT:
        return "its camera was turned, so that some programs show it lying; save it upright"
    picture.load()
    if picture.mode == "P" and not picture.getpalette():
        return "it names colours that it does not have"
    return None
