"""A real browser, if one is there: what a page holds after its script has run."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")


def browse(page: Path, profile: Path, script: str = "") -> str:
    """Return the page's document as the browser has it once its script, and then ours, have run.

    Skips the test where there is no browser. It reaches nothing: its profile is new, and its only proxy is closed.
    """
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    if found is None:
        pytest.skip(f"no browser is installed: none of {', '.join(NAMES)} is on the path")
    shown = page
    if script:
        shown = page.with_suffix(".driven.html")
        content = page.read_text(encoding="utf-8")
        opened = re.sub(r"script-src &#39;.*?&#39;", "script-src &#39;unsafe-inline&#39;", content, count=1)
        shown.write_text(opened.replace("</body>", f"<script>{script}</script></body>"), encoding="utf-8")
    options = [
        "--headless=new",
        "--disable-gpu",
        "--window-size=1200,900",
        "--virtual-time-budget=2000",
        "--proxy-server=127.0.0.1:9",
    ]
    if os.geteuid() == 0:
        options.append("--no-sandbox")
    command = [found, *options, f"--user-data-dir={profile}", "--dump-dom", shown.as_uri()]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)  # noqa: S603 - our own page
    return done.stdout
