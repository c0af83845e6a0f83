"""How fast text becomes coded reports, against the plain spaCy pipeline in the same run.

And that the reports are the same on any number of processes and in batches of any size.

python bench/coding.py                        # general news and conflict-dense articles, on 1 and 2 processes
python bench/coding.py --memory 100000        # memory while so many articles go through
python bench/coding.py --articles-from FILE   # your own articles: {"id": …, "text": …} a line
"""

import argparse
import json
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from measuring import measure
from processes import Usage, usage_of_tree
from texts import read_articles, write_articles

CODE = [sys.executable, "-m", "pipeline", "code"]
WARM_UP = 40
BATCHES = (1, 7, 32, 64)
Article = dict[str, str]


@dataclass(frozen=True, slots=True)
class Coded:
    """What coding some articles gave and took, without the start."""

    lines: tuple[bytes, ...]
    wall: float
    cpu: float
    memory_mb: float


def main() -> None:
    """Print the tables that are asked for."""
    options = _options()
    if options.memory:
        _print_memory(options.memory)
        return
    kinds = {"general news": 0.05, "conflict-dense": 0.5}
    given = {name: list(write_articles(options.articles, conflict=share)) for name, share in kinds.items()}
    if options.articles_from:
        given = {options.articles_from.name: list(read_articles(options.articles_from))}
    _print_speed(given)
    for name, articles in given.items():
        _print_sameness(name, articles[:200])


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=400, help="how many of each kind")
    parser.add_argument("--articles-from", type=Path, help="articles as JSON Lines")
    parser.add_argument("--memory", type=int, help="code so many articles, and show the memory held on the way")
    return parser.parse_args()


def _print_speed(given: dict[str, list[Article]]) -> None:
    columns = ("CPU ms an article", "articles a second of one core", "by the wall", "against spaCy", "memory, MB")
    print(f"| articles | system | {' | '.join(columns)} |\n|---|---|{'---:|' * len(columns)}")
    for name, articles in given.items():
        plain = _plain_spacy(articles[: max(20, len(articles) // 8)])
        _print_row(name, "plain spaCy pipeline", plain, plain)
        for processes in (1, 2):
            coded, timed = _code(articles, processes), len(articles) - WARM_UP
            cost = (coded.cpu / timed, coded.wall / timed, coded.memory_mb)
            _print_row(name, f"code --processes {processes}", cost, plain)


def _print_row(name: str, system: str, cost: tuple[float, float, float], plain: tuple[float, float, float]) -> None:
    cpu, wall, memory = cost
    figures = (f"{1000 * cpu:.1f}", f"{1 / cpu:.0f}", f"{1 / wall:.0f}", f"{plain[0] / cpu:.1f} ×", f"{memory:.0f}")
    print(f"| {name} | {system} | {' | '.join(figures)} |", flush=True)


def _plain_spacy(articles: Sequence[Article]) -> tuple[float, float, float]:
    """Return CPU and wall seconds an article, and the memory, of the whole pipeline of the same model."""
    import spacy

    from pipeline.extract.text.parser import MODEL

    pipeline = spacy.load(MODEL)
    pipeline("Warm up.")
    _, cost = measure(lambda: sum(len(doc) for doc in pipeline.pipe(article["text"] for article in articles)))
    return cost.cpu / len(articles), cost.wall / len(articles), cost.peak_mb


def _code(articles: Sequence[Article], processes: int) -> Coded:
    """Code the articles with the filter; the first of them warm it up and are not timed."""
    with _start("--processes", str(processes)) as filter_:
        first = _feed(filter_, articles[:WARM_UP])
        before, start = usage_of_tree(filter_.pid), time.perf_counter()
        rest = _feed(filter_, articles[WARM_UP:])
        wall, after = time.perf_counter() - start, usage_of_tree(filter_.pid)
        _finish(filter_)
    return Coded((*first, *rest), wall, after.cpu - before.cpu, after.memory_mb)


def _start(*options: str) -> "subprocess.Popen[bytes]":
    return subprocess.Popen([*CODE, *options], stdin=subprocess.PIPE, stdout=subprocess.PIPE)


def _finish(filter_: "subprocess.Popen[bytes]") -> None:
    if filter_.stdin is not None:
        filter_.stdin.close()
    filter_.wait()


def _feed(filter_: "subprocess.Popen[bytes]", articles: Sequence[Article]) -> list[bytes]:
    """Return the answers to the articles, which are written from a thread, so that no pipe can fill up."""
    stdin, stdout = filter_.stdin, filter_.stdout
    if stdin is None or stdout is None:
        raise ValueError("the filter has no pipes")

    def write() -> None:
        for article in articles:
            stdin.write(json.dumps(article).encode() + b"\n")
        stdin.flush()

    writer = threading.Thread(target=write)
    writer.start()
    answers = [stdout.readline() for _ in articles]
    writer.join()
    return answers


def _print_sameness(name: str, articles: Sequence[Article]) -> None:
    """Code the articles in every way, and say whether each gave the same bytes."""
    expected = _code(articles, 1).lines
    same = {"2 processes": _code(articles, 2).lines == expected}
    same |= {f"batches of {size}": tuple(_in_batches(articles, size)) == expected for size in BATCHES}
    print(
        f"\n{name}, {len(articles)} articles: "
        + ", ".join(f"{way} {'same' if is_so else 'DIFFERENT'}" for way, is_so in same.items())
    )


def _in_batches(articles: Sequence[Article], size: int) -> Iterator[bytes]:
    from pipeline.commands.filter import CodingWorker, render_answer
    from pipeline.settings import read_settings

    worker = CodingWorker(read_settings())
    lines = [(number, json.dumps(article).encode()) for number, article in enumerate(articles, start=1)]
    for start in range(0, len(lines), size):
        yield from (render_answer(answer)[0] + b"\n" for answer in worker.code(lines[start : start + size]))


def _print_memory(count: int) -> None:
    print("| articles coded | memory, MB |\n|---:|---:|")
    with _start() as filter_:
        done = 0
        for seed in range(10):
            articles = list(write_articles(count // 10, conflict=0.1, seed=seed))
            done += len(_feed(filter_, articles))
            usage: Usage = usage_of_tree(filter_.pid)
            print(f"| {done} | {usage.memory_mb:.0f} |", flush=True)
        _finish(filter_)


if __name__ == "__main__":
    main()
