"""Reads a QR code from a photograph. zxing-cpp (Apache-2.0) decodes, Pillow opens the picture."""

import io
import struct
from typing import Protocol

import zxingcpp
from PIL import Image, ImageOps, UnidentifiedImageError

MAX_BYTES = 12 * 1024 * 1024
MAX_PIXELS = 60_000_000
_WORKING_SIDE = 2000
_QR = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
_BROKEN = (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError, struct.error)
"""What Pillow raises for files that are no pictures or broken ones."""


class Upload(Protocol):
    """What can be read from."""

    def read(self, num_bytes: int = ...) -> bytes: ...


class PictureError(Exception):
    """`code` says why nothing was read: `too_large`, `not_a_picture` or `no_code`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def read_code(upload: Upload) -> str:
    """The text of the first QR code in a picture of at most 12 MB. Raises PictureError."""
    content = upload.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        raise PictureError("too_large")
    image = _open(content)
    for candidate in (image, ImageOps.autocontrast(image)):
        for found in zxingcpp.read_barcodes(candidate, formats=_QR):
            if found.valid and found.text:
                return str(found.text)
    raise PictureError("no_code")


def _open(content: bytes) -> Image.Image:
    try:
        image = Image.open(io.BytesIO(content), formats=("JPEG", "PNG", "WEBP", "GIF", "BMP"))
        if image.width * image.height > MAX_PIXELS:
            raise PictureError("too_large")
        image.draft("L", (_WORKING_SIDE, _WORKING_SIDE))  # a large photograph is opened small at once
        turned = ImageOps.exif_transpose(image).convert("L")
    except Image.DecompressionBombError as error:
        raise PictureError("too_large") from error
    except _BROKEN as error:
        raise PictureError("not_a_picture") from error
    turned.thumbnail((_WORKING_SIDE, _WORKING_SIDE))
    return turned
