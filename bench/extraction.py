"""How much of an article is taken out of its page, and how much that is not its own: ours beside others, in one run.

    python bench/extraction.py
    python bench/extraction.py --peers FOLDER     # an environment with readability-lxml and resiliparse in it

The pages are those of ``bench/labelled``. Texts are compared by their runs of four words, as the benchmark of
ScrapingHub's article extraction does: precision is the share of what was taken that is the article's, recall the share
of the article that was taken; F1 is the mean over the pages.
"""

import argparse
import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.labelled.pages import LabelledPage, labelled_pages
from bench.measuring import measure

RUN = 4
ROUNDS = 3
Extract = Callable[[str], str]


def main() -> None:
    """Print a table of the systems, or with --peer the one system's texts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--peers", type=Path, help="the folder of an environment that has the peers")
    parser.add_argument("--peer", choices=sorted(SYSTEMS), help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.peer:
        json.dump(_run(given.peer, json.load(sys.stdin)), sys.stdout)
        return
    pages = labelled_pages()
    print(f"{len(pages)} pages of {len({page.name.split('/')[0] for page in pages})} layouts")
    print("| system | precision | recall | F1 | pages a second of one core |\n|---|---:|---:|---:|---:|")
    for name in OURS + (PEERS if given.peers else ()):
        python = str(given.peers / "bin" / "python") if name in PEERS else sys.executable
        print(_row(name, pages, python))


def _row(name: str, pages: tuple[LabelledPage, ...], python: str) -> str:
    told = json.dumps([page.html for page in pages])
    ran = subprocess.run([python, __file__, "--peer", name], input=told, capture_output=True, text=True, check=True)
    texts, seconds = json.loads(ran.stdout)
    scores = [score(text, page.text) for text, page in zip(texts, pages, strict=True)]
    precision, recall, f1 = (sum(column) / len(scores) for column in zip(*scores, strict=True))
    return f"| {name} | {precision:.3f} | {recall:.3f} | {f1:.3f} | {ROUNDS * len(pages) / seconds:.0f} |"


def score(text: str, own: str) -> tuple[float, float, float]:
    """Return precision, recall and F1 of the text taken against the article's own."""
    taken, right = _runs(text), _runs(own)
    both = sum((taken & right).values())
    precision = both / sum(taken.values()) if taken else 0.0
    recall = both / sum(right.values())
    return precision, recall, 2 * precision * recall / (precision + recall) if both else 0.0


def _runs(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return (
        Counter(tuple(words[start : start + RUN]) for start in range(max(1, len(words) - RUN + 1)))
        if words
        else Counter()
    )


def _run(name: str, pages: list[str]) -> tuple[list[str], float]:
    extract = SYSTEMS[name]()
    extract(pages[0])
    texts, cost = measure(lambda: [extract(page) for page in pages * ROUNDS])
    return texts[: len(pages)], cost.cpu


def _ours() -> Extract:
    from pipeline.articles import read_page

    return lambda page: read_page(page).text


def _trafilatura() -> Extract:
    from trafilatura import extract

    return lambda page: extract(page) or ""


def _precise() -> Extract:
    from trafilatura import extract

    return lambda page: extract(page, include_comments=False, favor_precision=True) or ""


def _justext() -> Extract:
    import justext

    stop_words = justext.get_stoplist("English")
    return lambda page: "\n".join(p.text for p in justext.justext(page, stop_words) if not p.is_boilerplate)


def _readability() -> Extract:
    from lxml import html
    from readability import Document

    return lambda page: str(html.fromstring(Document(page).summary()).text_content())


def _resiliparse() -> Extract:
    from resiliparse.extract.html2text import extract_plain_text

    return lambda page: str(extract_plain_text(page, main_content=True))


SYSTEMS: dict[str, Callable[[], Extract]] = {
    "conflict-events": _ours,
    "trafilatura, its default": _trafilatura,
    "trafilatura, for precision": _precise,
    "justext (English)": _justext,
    "readability-lxml": _readability,
    "resiliparse": _resiliparse,
}
OURS = ("conflict-events", "trafilatura, its default", "trafilatura, for precision", "justext (English)")
PEERS = ("readability-lxml", "resiliparse")


if __name__ == "__main__":
    main()
