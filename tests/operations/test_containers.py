"""What can be said of docker-compose.yml, the Dockerfile and the secrets without an engine."""

import re
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import grimp
import pytest
import yaml

from deploy.make_secrets import DRAWN, KEPT, MADE, prepare
from deploy.prepare import ROLES

ROOT = Path(__file__).parents[2]
OURS = ("prepare", "api-server", "scheduler", "dag-processor", "triggerer", "worker")
Service = dict[str, Any]


def read_compose() -> dict[str, Any]:
    text = (ROOT / "docker-compose.yml").read_text(encoding="utf-8")
    return yaml.safe_load(re.sub(r"\$\{\w+:-([^}]*)\}", r"\1", text))  # type: ignore[no-any-return]


COMPOSE = read_compose()
SERVICES: dict[str, Service] = COMPOSE["services"]


@pytest.mark.parametrize("name", SERVICES)
def test_ports_are_published_on_loopback_unless_told(name: str) -> None:
    for port in SERVICES[name].get("ports", ()):
        assert port.startswith("127.0.0.1:")


@pytest.mark.parametrize("name", SERVICES)
def test_a_container_says_when_it_is_well_and_has_no_rights_to_spare(name: str) -> None:
    service = SERVICES[name]
    assert service["healthcheck"] or name == "prepare"
    assert service["read_only"]
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert "privileged" not in service
    assert not any("docker.sock" in volume for volume in service.get("volumes", ()))


@pytest.mark.parametrize("name", OURS)
def test_ours_run_without_root_and_restart(name: str) -> None:
    assert SERVICES[name]["user"] == "10001:10001"
    assert SERVICES[name]["restart"] == ("no" if name == "prepare" else "unless-stopped")


@pytest.mark.parametrize("name", SERVICES)
def test_images_are_of_a_version(name: str) -> None:
    assert re.fullmatch(r"[\w/.-]+:\d[\w.-]*", SERVICES[name]["image"])


def test_database_and_broker_are_on_a_network_that_leads_nowhere() -> None:
    assert COMPOSE["networks"]["inside"] == {"internal": True}
    assert SERVICES["redis"]["networks"] == ["inside"]
    assert "ports" not in SERVICES["redis"]


def test_no_secret_is_in_the_file_and_each_part_gets_only_its_own() -> None:
    for name, service in SERVICES.items():
        for variable, value in service.get("environment", {}).items():
            if re.search(r"PASSWORD|SECRET|KEY|CONN|BROKER|BACKEND|URL", variable) and "EXECUTION" not in variable:
                assert re.fullmatch(r"(cat )?/(run/secrets|var/lib/airflow)/[\w.]+|admin:admin", value), variable
        assert set(service.get("secrets", ())) <= set(COMPOSE["secrets"]), name
    holders = {secret: {name for name in SERVICES if secret in SERVICES[name].get("secrets", ())} for secret in MADE}
    assert holders["server_db"] == holders["owner_db"] == {"prepare"}
    assert holders["loader_db"] == {"worker"}
    assert holders["airflow_passwords"] == {"api-server"}


def test_every_secret_that_is_mounted_is_made(tmp_path: Path) -> None:
    prepare(tmp_path / "secrets")
    for name, secret in COMPOSE["secrets"].items():
        assert secret["file"] == f"./var/secrets/{name}"
        assert (tmp_path / "secrets" / name).read_text()


def test_secrets_are_drawn_once_differ_everywhere_and_are_closed_to_others(tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    prepare(here)
    first = {name: (here / name).read_text() for name in DRAWN}
    prepare(here)
    prepare(there)
    assert first == {name: (here / name).read_text() for name in DRAWN}
    assert not set(first.values()) & {(there / name).read_text() for name in DRAWN}
    assert stat.S_IMODE(here.stat().st_mode) == 0o700
    assert all(len(secret) >= 20 for secret in first.values())
    assert len(first["jwt_secret"]) >= 64


def test_secrets_are_renewed_all_but_those_that_others_need(tmp_path: Path) -> None:
    program = [sys.executable, str(ROOT / "deploy" / "make_secrets.py"), str(tmp_path / "secrets")]
    subprocess.run(program, check=True)  # noqa: S603 - our own program
    before = {name: (tmp_path / "secrets" / name).read_text() for name in DRAWN}
    subprocess.run([*program, "--renew"], check=True)  # noqa: S603 - as above
    after = {name: (tmp_path / "secrets" / name).read_text() for name in DRAWN}
    assert {name for name in DRAWN if before[name] == after[name]} == KEPT
    assert after["loader"] in (tmp_path / "secrets" / "loader_db").read_text()


def test_secrets_are_kept_out_of_version_control_and_out_of_the_image() -> None:
    assert "var/" in (ROOT / ".gitignore").read_text().splitlines()
    allowed = (ROOT / ".dockerignore").read_text().splitlines()
    assert allowed[1] == "*"
    assert not any(line.startswith("!var") for line in allowed)


def test_the_image_ends_without_root_and_installs_by_hash() -> None:
    lines = (ROOT / "Dockerfile").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line.startswith("USER")] == ["USER 10001:10001"]
    assert not any("pip" in line for line in lines[lines.index("USER 10001:10001") :])
    text = "\n".join(lines)
    for command in re.findall(r"pip (?:install|sync)[^&\n]*", text):
        assert "--require-hashes" in command or "--no-deps" in command, command
    assert re.search(r"^ARG PYTHON_IMAGE=python:3\.11\.\d+-slim", text, re.MULTILINE)


def test_the_image_builds_the_gazetteer_beside_all_the_code_that_builds_it() -> None:
    before = (ROOT / "Dockerfile").read_text(encoding="utf-8").partition("pipeline.locate.build")[0]
    copied = {f"pipeline.{name}" for name in re.findall(r"pipeline/(\w+)\.py", before)}
    graph = grimp.build_graph("pipeline", "schemas", cache_dir=None)
    read = graph.find_upstream_modules("pipeline.locate", as_package=True)
    assert {name for name in read if not name.startswith(("pipeline.locate", "schemas"))} == copied - {
        "pipeline.__init__"
    }


KUBERNETES = ROOT / "deploy" / "kubernetes"


def read_yaml(name: str) -> dict[str, Any]:
    return yaml.safe_load((KUBERNETES / name).read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def test_the_values_for_kubernetes_keep_the_charts_rules_hold_no_secret_and_name_our_version() -> None:
    values = read_yaml("values.yaml")
    version = re.search(r'^version = "(.*)"', (ROOT / "pyproject.toml").read_text(encoding="utf-8"), re.MULTILINE)
    assert version
    assert values["images"]["airflow"]["tag"] == version[1]
    assert values["executor"] == COMPOSE["x-settings"]["AIRFLOW__CORE__EXECUTOR"]
    assert values["uid"] == 10001
    assert all(set(one) == {"name", "value"} and "://" not in one["value"].partition("@")[2] for one in values["env"])
    assert values["redis"]["passwordSecretName"]
    assert values["data"]["brokerUrlSecretName"], "the chart refuses its own Redis with the first and without this"
    prepare = read_yaml("prepare.yaml")["spec"]["template"]["spec"]["containers"][0]
    assert prepare["image"].endswith(f"conflict-events:{version[1]}")


def test_kubernetes_secrets_are_made_of_files_that_are_there_and_each_part_gets_only_its_own() -> None:
    script = (KUBERNETES / "secrets.sh").read_text(encoding="utf-8").replace("\\\n", "")
    lines = [line for line in script.splitlines() if line.startswith("make conflict-events")]
    made = {line.split()[1]: set(re.findall(r"\$from/(\w+)", line)) for line in lines}
    assert {file for files in made.values() for file in files} <= {*DRAWN, *MADE}
    values, job = (KUBERNETES / "values.yaml").read_text(), (KUBERNETES / "prepare.yaml").read_text()
    named = set(re.findall(r"\w*[sS]ecret(?:Secret)?Name: ([\w-]+)", values + job)) - {""}
    assert named == set(made)
    assert made["conflict-events-prepare"] >= {*ROLES.values(), "server_db", "owner_db", "airflow_db"}
    assert made["conflict-events-loader"] == {"loader_db"}
    assert [volume["name"] for volume in read_yaml("values.yaml")["workers"]["extraVolumes"]] == ["warehouse"]
    assert "volumes" not in read_yaml("values.yaml")
    subprocess.run(["sh", "-n", str(KUBERNETES / "secrets.sh")], check=True)  # noqa: S603, S607 - our own script
