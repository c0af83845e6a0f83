"""Templates to whole pages: everything inline, every text escaped, and a policy that lets nothing else in."""

import hashlib
from base64 import b64encode
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined


def render_page(template: str, **shown: object) -> str:
    """Return the page that the template makes of what is shown; it needs no network and can send nothing."""
    style, script = _asset("page.css"), _asset("page.js")
    return (
        _templates().get_template(template).render(**shown, policy=_policy(style, script), style=style, script=script)
    )


def _policy(style: str, script: str) -> str:
    """The Content-Security-Policy: our one style and our one script by their hashes, and nothing else."""
    return (
        f"default-src 'none'; style-src 'sha256-{_hash(style)}'; script-src 'sha256-{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(content: str) -> str:
    return b64encode(hashlib.sha256(content.encode()).digest()).decode()


@cache
def _templates() -> Environment:
    return Environment(
        loader=PackageLoader("pipeline.pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def _asset(name: str) -> str:
    return (files("pipeline.pages") / "templates" / name).read_text(encoding="utf-8")
