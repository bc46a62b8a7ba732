"""Walks the table through a browser and writes the files."""

import shutil
from pathlib import Path

from django.conf import settings
from playwright.sync_api import Browser, Page, sync_playwright

from hamroh.project.pictures.saving import save
from hamroh.project.pictures.table import PICTURES, WINDOWS, Window

PHONE_WIDTH = 600


def walk(address: str, folder: Path) -> None:
    """Every picture of the table, from the demo at `address`."""
    with sync_playwright() as playwright:
        program = shutil.which("chromium") or shutil.which("chromium-browser")
        browser = playwright.chromium.launch(executable_path=program)
        pages: dict[str, Page] = {}
        for picture in PICTURES:
            if picture.who not in pages:
                pages[picture.who] = _open(browser, address, WINDOWS[picture.who])
            picture.go(pages[picture.who])
            size = save(pages[picture.who], folder / f"{picture.name}.png")
            print(f"  {picture.name:<16} {size / 1000:5.1f} kB", flush=True)
        browser.close()


def _open(browser: Browser, address: str, window: Window) -> Page:
    width, height = window.size
    context = browser.new_context(
        base_url=address,
        locale=window.language,
        viewport={"width": width, "height": height},
        device_scale_factor=2 if width < PHONE_WIDTH else 1,
    )
    context.add_cookies([{"name": settings.LANGUAGE_COOKIE_NAME, "value": window.language, "url": address}])
    page = context.new_page()
    if window.enter:
        window.enter(page)
    return page
