"""What is shipped works on its own: the wheel, in an empty environment, away from the source."""

import ast
import json
import os
import re
import socket
import subprocess
import sys
import sysconfig
import time
import urllib.request
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "carrywell"
SCRIPTS = "Scripts" if os.name == "nt" else "bin"
ANSWERS = {"person": {"stage": {"days_since_birth": 75, "birth": "vaginal"}}, "answers": {}}
START_SECONDS = 60

# One worker builds and installs once for all tests here.
pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("wheel")]


def run(*command: str | Path, cwd: Path, stdin: str = "") -> str:
    outcome = subprocess.run(
        command,
        cwd=cwd,
        input=stdin,
        env=environment(cwd),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert outcome.returncode == 0, f"{command}\n{outcome.stdout}\n{outcome.stderr}"
    return outcome.stdout


def environment(home: Path) -> dict[str, str]:
    ours = ("PYTHONPATH", "DJANGO_SETTINGS_MODULE")
    kept = {name: value for name, value in os.environ.items() if name not in ours}
    return kept | {"CARRYWELL_HOME": str(home / "data"), "PYTHONUTF8": "1"}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT, cwd=folder)
    return next(folder.glob("carrywell-*.whl"))


@pytest.fixture(scope="module")
def scripts(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel alone; what it depends on is borrowed from the environment that runs the tests.

    A folder named in a .pth file is searched, but .pth files in it are not read: an editable carrywell over
    there stays unseen.
    """
    folder = tmp_path_factory.mktemp("elsewhere")
    run(sys.executable, "-m", "venv", "--without-pip", folder / "env", cwd=folder)
    python = folder / "env" / SCRIPTS / "python"
    pip = (sys.executable, "-m", "pip", "--python", python, "install", "--quiet")
    run(*pip, "--no-deps", "--no-index", wheel, cwd=folder)
    site = run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=folder).strip()
    Path(site, "borrowed.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    return python.parent


def test_wheel_requires_every_package_that_it_imports(wheel: Path) -> None:
    """The dependencies are borrowed here, so that none is missing in the wheel's own list is checked by name."""
    with zipfile.ZipFile(wheel) as archive:
        metadata = next(archive.read(n).decode() for n in archive.namelist() if n.endswith("METADATA"))
    required = {
        re.split(r"[<>=!~ ;]", line[15:])[0].lower() for line in metadata.splitlines() if "Requires-Dist: " in line
    }
    imported = {name for path in PACKAGE.rglob("*.py") for name in _imports(path)} - sys.stdlib_module_names
    settings = (PACKAGE / "web" / "settings.py").read_text(encoding="utf-8")
    imported |= {name for name in DISTRIBUTIONS if f'"{name}.' in settings or f'"{name}"' in settings}
    assert {DISTRIBUTIONS.get(name, name).replace("_", "-") for name in imported - {"carrywell"}} <= required


#: Distributions whose name differs from what is imported.
DISTRIBUTIONS = {
    "csp": "django-csp",
    "fhir": "fhir-resources",
    "ninja": "django-ninja",
    "waitress": "waitress",
    "whitenoise": "whitenoise",
}


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.split(".")[0]


def test_wheel_holds_every_file_of_the_package(wheel: Path) -> None:
    expected = {
        path.relative_to(PACKAGE.parent).as_posix()
        for path in PACKAGE.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    shipped = {name for name in zipfile.ZipFile(wheel).namelist() if name.startswith("carrywell/")}
    assert shipped == expected


def test_wheel_is_what_runs(scripts: Path, tmp_path: Path) -> None:
    place = run(scripts / "python", "-c", "import carrywell; print(carrywell.__file__)", cwd=tmp_path)
    assert Path(place.strip()).is_relative_to(scripts.parent)


def test_knowledge_check_passes(scripts: Path, tmp_path: Path) -> None:
    run(scripts / "carrywell", "knowledge", "check", cwd=tmp_path)


def test_questions_are_printed_as_json(scripts: Path, tmp_path: Path) -> None:
    assert json.loads(run(scripts / "carrywell", "questions", "--json", cwd=tmp_path))


def test_check_answers_from_a_pipe(scripts: Path, tmp_path: Path) -> None:
    command = (scripts / "carrywell", "check", "--answers", "-", "--json")
    result = json.loads(run(*command, cwd=tmp_path, stdin=json.dumps(ANSWERS)))
    assert "urgency" in result


def test_module_runs_as_the_command_does(scripts: Path, tmp_path: Path) -> None:
    by_module = run(scripts / "python", "-m", "carrywell", "questions", "--json", cwd=tmp_path)
    assert by_module == run(scripts / "carrywell", "questions", "--json", cwd=tmp_path)


@pytest.fixture
def server(scripts: Path, tmp_path: Path) -> Iterator[str]:
    port = free_port()
    log = tmp_path / "server.log"
    with log.open("w", encoding="utf-8") as output:
        process = subprocess.Popen(
            [scripts / "carrywell", "serve", "--port", str(port), "--no-browser"],
            cwd=tmp_path,
            env=environment(tmp_path),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            address = f"http://127.0.0.1:{port}"
            wait_until_ready(address, process, log)
            yield address
        finally:
            process.terminate()
            process.wait(timeout=20)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until_ready(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urllib.request.urlopen(f"{address}/health", timeout=5) as answer:
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.1)
    pytest.fail(f"no answer from /health\n{log.read_text(encoding='utf-8')}")


def test_serve_shows_a_page_and_keeps_data_at_home(server: str, tmp_path: Path) -> None:
    with urllib.request.urlopen(f"{server}/", timeout=20) as answer:
        page = answer.read().decode()
    assert answer.status == 200
    assert "carrywell" in page.lower()
    assert (tmp_path / "data").is_dir()
