"""The recovery card: its code as groups, as a QR code, and as a picture to save on a phone."""

from io import BytesIO

import segno
from PIL import Image, ImageDraw, ImageFont

from hamroh.ui.parts import Qr

WIDTH, HEIGHT, MARGIN = 1080, 660, 60
QR_SIDE = 420


def card_link(code: str, door: str) -> str:
    """What the QR code says: the door with the code behind a `#`, which browsers never send to a server."""
    return f"{door}#{code}"


def typed_code(text: str) -> str:
    """The code in what was typed or scanned: a scanner types the whole link."""
    return text.rsplit("#", maxsplit=1)[-1]


def card_qr(code: str, door: str, label: str) -> Qr:
    """The QR code of a card as a part."""
    return Qr(card_link(code, door), label)


def card_picture(code: str, door: str) -> bytes:
    """A PNG with Latin letters and digits only, which every phone shows and the built-in font has."""
    image = Image.new("RGB", (WIDTH, HEIGHT), "white")
    draw = ImageDraw.Draw(image)
    draw.rectangle((8, 8, WIDTH - 9, HEIGHT - 9), outline="black", width=6)
    draw.text((MARGIN, MARGIN), "Hamroh", fill="black", font=ImageFont.load_default(64))
    left = code.split("-")
    for row, group in enumerate(("-".join(left[:2]), "-".join(left[2:]))):
        draw.text((MARGIN, 220 + row * 100), group, fill="black", font=ImageFont.load_default(76))
    draw.text((MARGIN, HEIGHT - 130), door, fill="black", font=ImageFont.load_default(30))
    image.paste(_qr_picture(card_link(code, door)), (WIDTH - MARGIN - QR_SIDE, (HEIGHT - QR_SIDE) // 2))
    out = BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue()


def _qr_picture(data: str) -> Image.Image:
    out = BytesIO()
    segno.make(data, error="m", micro=False).save(out, kind="png", scale=8, border=4)
    return Image.open(out).convert("RGB").resize((QR_SIDE, QR_SIDE), Image.Resampling.NEAREST)
