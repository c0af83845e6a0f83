"""Which texts are known as copies of one another: ours and two libraries' MinHash, on edited and on look-alike texts.

    python bench/copies.py
    python bench/copies.py --peers FOLDER           # an environment that has rensa and datasketch
    python bench/copies.py --articles FILE.jsonl    # and on articles of your own, with a text a line

Of the articles in FILE nobody has said which are copies. Two of them count as copies where runs of eight words or more,
aligned by difflib, are half of the shorter text, and as no copies below a quarter; what lies between is left out.
"""

import argparse
import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from itertools import combinations
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.measuring import measure

RUN = 5
LONG = 8
PERMUTATIONS = 128
SAME = 0.3
"""Of the libraries: the share of common runs at which most is right."""
Compare = Callable[[str, str], float]
Texts = Sequence[tuple[str, str]]


def main() -> None:
    """Print a table of the systems, or with --peer one system's likenesses."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--peers", type=Path, help="the folder of an environment that has the libraries")
    parser.add_argument("--articles", type=Path, help="JSON Lines with text and, if there is one, id")
    parser.add_argument("--peer", choices=sorted(SYSTEMS), help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.peer:
        pairs = json.load(sys.stdin)
        compare, _ = SYSTEMS[given.peer]
        found, cost = measure(lambda: _compared(compare(), pairs))
        json.dump((found, cost.cpu), sys.stdout)
        return
    _print("edited copies and look-alikes", *_edited(), given.peers)
    if given.articles:
        _print(given.articles.stem, *_aligned(given.articles), given.peers)


def _print(what: str, texts: list[tuple[str, str]], right: list[bool], how: list[str], peers: Path | None) -> None:
    print(f"\n{what}: {len(texts)} pairs, {sum(right)} of them copies\n")
    print("| system | recall | precision | CPU ms a pair | wrong |\n|---|---:|---:|---:|---|")
    for name, (_, same) in SYSTEMS.items():
        if name != "conflict-events" and not peers:
            continue
        python = sys.executable if name == "conflict-events" else str(peers and peers / "bin" / "python")
        command = [python, __file__, "--peer", name]
        ran = subprocess.run(command, input=json.dumps(texts), capture_output=True, text=True, check=True)
        likenesses, seconds = json.loads(ran.stdout)
        said = [value >= same for value in likenesses]
        both = sum(a and b for a, b in zip(said, right, strict=True))
        wrong = Counter(one for one, a, b in zip(how, said, right, strict=True) if a is not b)
        words = ", ".join(f"{number} × {one}" for one, number in wrong.most_common())
        print(
            f"| {name} | {both / sum(right):.3f} | {both / max(1, sum(said)):.3f} | {1000 * seconds / len(texts):.1f} "
            f"| {words} |"
        )


def _edited() -> tuple[list[tuple[str, str]], list[bool], list[str]]:
    from bench.edited import edited_pairs

    pairs = list(edited_pairs())
    return [(p.one, p.other) for p in pairs], [p.copies for p in pairs], [p.how for p in pairs]


def _aligned(file: Path) -> tuple[list[tuple[str, str]], list[bool], list[str]]:
    texts = [json.loads(line)["text"] for line in file.read_text("utf-8").splitlines()]
    words = [re.findall(r"\w+", text.lower()) for text in texts]
    holders: dict[str, set[int]] = {}
    for number, told in enumerate(words):
        for start in range(len(told) - LONG + 1):
            holders.setdefault(" ".join(told[start : start + LONG]), set()).add(number)
    beside = {pair for held in holders.values() for pair in combinations(sorted(held), 2)}
    shares = {(a, b): _aligned_share(words[a], words[b]) if (a, b) in beside else 0.0 for a, b in _pairs(len(texts))}
    decided = [pair for pair, share in shares.items() if not 0.25 <= share < 0.5]
    how = ["look alike" if shares[pair] < 0.5 else "copies" for pair in decided]
    return [(texts[a], texts[b]) for a, b in decided], [shares[pair] >= 0.5 for pair in decided], how


def _pairs(number: int) -> list[tuple[int, int]]:
    return list(combinations(range(number), 2))


def _aligned_share(one: list[str], other: list[str]) -> float:
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks if block.size >= LONG) / min(len(one), len(other))


def _compared(compare: Compare, pairs: Texts) -> list[float]:
    return [compare(one, other) for one, other in pairs]


def _ours() -> Compare:
    from functools import cache

    from pipeline.merge.sketch import likeness, sketch_text

    sketch = cache(sketch_text)
    return lambda one, other: likeness(sketch(one), sketch(other))


def _runs(text: str) -> list[str]:
    words = re.findall(r"\w+", text.lower())
    return [" ".join(words[i : i + RUN]) for i in range(max(1, len(words) - RUN + 1))]


def _rensa() -> Compare:
    from functools import cache

    from rensa import RMinHash

    @cache
    def sketch(text: str) -> RMinHash:
        made = RMinHash(num_perm=PERMUTATIONS, seed=1)
        made.update(_runs(text))
        return made

    return lambda one, other: float(sketch(one).jaccard(sketch(other)))


def _datasketch() -> Compare:
    from functools import cache

    from datasketch import MinHash

    @cache
    def sketch(text: str) -> MinHash:
        made = MinHash(num_perm=PERMUTATIONS)
        made.update_batch([run.encode() for run in _runs(text)])
        return made

    return lambda one, other: float(sketch(one).jaccard(sketch(other)))


SYSTEMS: dict[str, tuple[Callable[[], Compare], float]] = {
    "conflict-events": (_ours, 0.4),
    "rensa": (_rensa, SAME),
    "datasketch": (_datasketch, SAME),
}


if __name__ == "__main__":
    main()
