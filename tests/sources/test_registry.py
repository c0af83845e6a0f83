"""sources.yaml is right, or refused with file, entry, field, what was found and what is allowed."""

import re
from pathlib import Path

import pytest

from pipeline.sources import SourceError, read_sources
from schemas.sources import Source, Volume

DOCUMENT = Path(__file__).parents[2] / "docs/adding-a-source.md"
FEED = {"id": "a", "kind": "feed", "name": "n", "licence": "l", "scale": "other", "address": "feed.xml"}
FILES = {**FEED, "kind": "files", "paths": "[in]"}


def write(folder: Path, *entries: dict[str, str]) -> Path:
    file = folder / "sources.yaml"
    lines = ["  - {" + ", ".join(f"{name}: {value}" for name, value in entry.items()) + "}\n" for entry in entries]
    file.write_text("sources:\n" + "".join(lines))
    return file


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ({**FEED, "kind": "ftp"}, "kind is 'ftp'; allowed are feed, files"),
        ({**FEED, "scale": "[local]"}, "scale is ['local']; allowed are local"),
        ({**FEED, "id": "A"}, "id is 'A'; lower-case"),
        ({**FEED, "id": "5"}, "Expected `str`, got `int` - at `$.id`"),
        ({**FEED, "name": "' '"}, "name is ' '; a name is expected"),
        ({**FEED, "language": "english"}, "language is 'english'; a code of ISO 639-1"),
        ({**FEED, "country": "NO"}, "Expected `str | null`, got `bool` - at `$.country`"),
        ({**FEED, "country": "afg"}, "country is 'afg'; a code of ISO 3166-1"),
        ({**FEED, "cadence": "often"}, "cadence is 'often'; a cron expression"),
        ({**FEED, "terms": "ask them"}, "terms is 'ask them'; a web address"),
        ({**FEED, "address": "/etc/feed.xml"}, "address is '/etc/feed.xml'; an http(s) address"),
        ({**FEED, "address": "../feed.xml"}, "address is '../feed.xml'"),
        ({**FEED, "address": "file:///etc/passwd"}, "address is 'file:///etc/passwd'"),
        ({**FEED, "address": "'http://[x'"}, "address is 'http://[x'"),
        ({**FEED, "address": "https://"}, "address is 'https://'"),
        ({**FEED, "address": "https://me:secret@example.org/feed"}, "a user name or a password"),
        ({**FILES, "paths": "[]"}, "needs paths"),
        ({**FILES, "id": "files"}, "id is 'files', which is that of files named on the command line"),
        (
            {**FEED, "options": "{link_patern: x}"},
            "options has 'link_patern', which a source of kind feed does not know",
        ),
        ({**FILES, "options": "{days: '2'}"}, "options has 'days', which a source of kind files does not know"),
        ({**FILES, "paths": "[/etc]"}, "paths has '/etc'"),
        ({**FILES, "paths": "[in/../../out]"}, "paths has 'in/../../out'"),
        ({**FEED, "expected_weekly": "{minimum: 5, maximum: 4}"}, "expected_weekly is 5 to 4"),
        ({**FEED, "min_articles": "-1"}, "min_articles is -1"),
        ({**FEED, "enabled": "perhaps"}, "Expected `bool`, got `str` - at `$.enabled`"),
        ({**FEED, "colour": "red"}, "unknown field 'colour'; known are address"),
    ],
)
def test_a_wrong_field_is_named_with_what_is_allowed(tmp_path: Path, entry: dict[str, str], words: str) -> None:
    file = write(tmp_path, FEED | {"id": "first"}, entry)
    with pytest.raises(SourceError, match=re.escape(words)) as error:
        read_sources(file)
    assert f"{file}, source 2 (" in str(error.value)
    assert "secret" not in str(error.value)


def test_all_faults_of_an_entry_are_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"kind is 'ftp'.*language is 'english'"):
        read_sources(write(tmp_path, {**FEED, "kind": "ftp", "language": "english"}))


def test_an_id_names_one_source(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="'a' is given twice"):
        read_sources(write(tmp_path, FEED, FEED))


@pytest.mark.parametrize("content", [b"sources: [", b"\xff\xfe\xff", b"[" * 1200, b"", b"sources: 5", b"- a"])
def test_a_file_that_lists_no_sources_is_refused(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "sources.yaml"
    file.write_bytes(content)
    with pytest.raises(SourceError, match=re.escape(str(file))):
        read_sources(file)


def test_a_file_that_is_not_there_or_is_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="is not there; name another"):
        read_sources(tmp_path / "none.yaml")
    with pytest.raises(SourceError, match="cannot be read"):
        read_sources(tmp_path)


def test_the_documents_entries_are_right(tmp_path: Path) -> None:
    entries = re.findall(r"```yaml\n(.*?)```", DOCUMENT.read_text(), re.DOTALL)
    (tmp_path / "sources.yaml").write_text("sources:\n" + "".join(entries))
    herald, herald_map, office, notes = read_sources(tmp_path / "sources.yaml")
    assert (herald_map.kind, herald_map.options["days"], office.kind) == ("sitemap", "2", "pages")
    assert (herald.id, herald.expected_weekly) == ("valley-herald", Volume(minimum=20, maximum=300))
    assert notes.paths == ("notes/2024", "notes/list.jsonl")


def test_the_document_tells_of_every_field_and_every_reason() -> None:
    document = DOCUMENT.read_text()
    code = "".join(file.read_text() for file in Path(__file__).parents[2].glob("pipeline/sources/**/*.py"))
    reasons = set(re.findall(r'reject\([^"]*?"([a-z_]+)"', code))
    assert len(reasons) > 10
    for word in (*Source.__dataclass_fields__, *reasons):
        assert f"`{word}`" in document, word
