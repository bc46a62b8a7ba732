"""From a page in the browser to a small picture file."""

import io
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page

LIMIT = 60_000
"""No picture weighs more bytes: the READMEs are read over slow networks too."""

_COLOURS = (64, 32, 16, 8)


class PictureTooHeavyError(RuntimeError):
    """Even few colours do not bring it under the limit."""


def save(page: Page, file: Path) -> int:
    """What the window shows, in as many colours as the limit allows; returns the bytes written."""
    shown = Image.open(io.BytesIO(page.screenshot(animations="disabled"))).convert("RGB")
    for colours in _COLOURS:
        content = io.BytesIO()
        few = shown.quantize(colours, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
        few.save(content, "PNG", optimize=True)
        if content.tell() <= LIMIT:
            return file.write_bytes(content.getvalue())
    raise PictureTooHeavyError(f"{file.name}: {content.tell()} bytes in {_COLOURS[-1]} colours")
