"""Settings: what is said wrongly is told by its variable, and is not passed over."""

from pathlib import Path

import pytest

from pipeline.settings import SettingsError, read_settings

URL = "CONFLICT_EVENTS_WAREHOUSE_URL"


@pytest.fixture(autouse=True)
def _without_a_warehouse(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(URL, raising=False)


def test_a_secret_is_read_from_its_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = tmp_path / "url"
    file.write_text("postgresql://loader@db/warehouse\n")
    monkeypatch.setenv(f"{URL}_FILE", str(file))
    assert read_settings().warehouse_url == "postgresql://loader@db/warehouse"


@pytest.mark.parametrize(("held", "says"), [(b"", "is empty"), (b" \n", "is empty"), (b"\xff\xfe", "is no UTF-8 text")])
def test_a_file_without_a_secret_is_no_leave_to_load_elsewhere(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, held: bytes, says: str
) -> None:
    file = tmp_path / "url"
    file.write_bytes(held)
    monkeypatch.setenv(f"{URL}_FILE", str(file))
    with pytest.raises(SettingsError, match=f"{URL}_FILE is '{file}', which {says}"):
        read_settings()


def test_a_file_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(f"{URL}_FILE", "/none/url")
    with pytest.raises(SettingsError, match="'/none/url', which cannot be read: No such file"):
        read_settings()
