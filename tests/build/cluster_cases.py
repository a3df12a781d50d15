"""A dask cluster makes the same packs, byte for byte, and loses none with a worker."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from briefgen.packs.build_results import BuildOptions, BuildResult, Choice, State, UsageError
from briefgen.packs.dask_engine import SETTINGS
from briefgen.packs.make_pack import make_pack
from briefgen.packs.run_build import run_build
from tests.build.planted import go_wrong
from tests.build.series import build_all, digests, id_of, in_state, make_series, strays
from tests.packs import ROOT

GALLERY = ROOT / "src/briefgen/gallery"

distributed = pytest.importorskip("distributed")
dask = pytest.importorskip("dask")


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    """Two workers of this machine that know nothing of a project."""
    with (
        dask.config.set(SETTINGS),
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, dashboard_address="127.0.0.1:0"
        ) as started,
    ):
        yield started


def _build(folder: Path, cluster: Any, work: object = make_pack, **options: Any) -> BuildResult:
    asked = BuildOptions(output=folder / "output", engine=cluster.scheduler_address, **options)
    return run_build(folder, Choice(), asked, work=work)  # type: ignore[arg-type]


def test_a_cluster_makes_the_same_packs_byte_for_byte(tmp_path: Path, cluster: Any) -> None:
    here = make_series(tmp_path / "here", 7)
    there = Path(shutil.copytree(here, tmp_path / "there"))
    build_all(here)
    assert _build(there, cluster).is_ok
    assert digests(there / "output") == digests(here / "output")
    assert {target.state for target in build_all(there).targets} == {State.UNCHANGED}


SHOWN = """
  - {layout: picture, title: Hills, picture: {file: hills.jpg, alt: Hills in the morning}}
  - layout: chart
    title: Costs
    chart: {kind: column, alt: Costs fall, data: {file: costs.csv}}
"""
ABSENT = """
  - {layout: picture, title: Not there, picture: {file: hulls.jpg, alt: Nothing}}
"""


def test_pictures_and_data_travel_to_workers_that_have_no_files(
    tmp_path: Path, cluster: Any
) -> None:
    """What is not there is reported with the same hint as here."""
    here = make_series(tmp_path / "here", 2)
    (here / "assets/images").mkdir(parents=True)
    shutil.copy(GALLERY / "assets/images/hills.jpg", here / "assets/images")
    (here / "assets/data").mkdir()
    (here / "assets/data/costs.csv").write_text("Year,Costs\n2024,12\n2025,9\n")
    deck = here / "decks/series.yaml"
    deck.write_text(deck.read_text() + SHOWN)
    there = Path(shutil.copytree(here, tmp_path / "there"))
    assert build_all(here).is_ok
    assert _build(there, cluster).is_ok
    assert digests(there / "output") == digests(here / "output")
    text = deck.read_text() + ABSENT
    for folder in (here, there):
        (folder / "decks/series.yaml").write_text(text)
    expected, found = build_all(here), _build(there, cluster)
    assert "BF101" in {fault.code for fault in expected.faults}
    assert found.faults == expected.faults


def test_what_goes_wrong_in_a_batch_costs_one_pack(tmp_path: Path, cluster: Any) -> None:
    """One kills every worker that tries it, one never ends, one breaks: what was given out in the
    same batch is made."""
    folder = make_series(tmp_path / "project", 30, {1: "killed", 3: "endless", 7: "broken"})
    result = _build(folder, cluster, go_wrong, seconds=3)
    assert in_state(result, State.FAILED) == [id_of(1), id_of(3), id_of(7)]
    assert len(in_state(result, State.BUILT)) == 27
    said = {fault.target: fault.message for fault in result.faults}
    assert "its worker process died" in said[id_of(1)]
    assert "longer than 3 seconds" in said[id_of(3)]
    assert "ZeroDivisionError" in said[id_of(7)]
    assert not strays(folder / "output")


def test_a_worker_that_dies_costs_a_second_try(tmp_path: Path, cluster: Any) -> None:
    folder = make_series(tmp_path / "project", 12, dict.fromkeys(range(12), "slow"))
    with distributed.Client(cluster.scheduler_address) as client:
        client.wait_for_workers(2, timeout=30)
        pids = list(client.run(os.getpid).values())
    killed: list[int] = []

    def kill_one(_: object) -> None:
        if len(killed) < len(pids):
            os.kill(pids[len(killed)], signal.SIGKILL)
            killed.append(pids[len(killed)])

    asked = BuildOptions(output=folder / "output", engine=cluster.scheduler_address)
    result = run_build(folder, Choice(), asked, kill_one, work=go_wrong)
    assert len(killed) == 2
    assert result.is_ok, result.faults
    assert len(in_state(result, State.BUILT)) == 12


def test_another_version_on_a_worker_is_refused_in_a_sentence(
    tmp_path: Path, cluster: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = make_series(tmp_path / "project", 2)
    monkeypatch.setattr("briefgen.packs.plan.program_digest", lambda: "another")
    with pytest.raises(UsageError, match="another version of briefgen"):
        _build(folder, cluster)
    assert not in_state(build_all(folder), State.FAILED)


def test_a_scheduler_that_does_not_answer_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefgen.packs.dask_engine._SECONDS_TO_ANSWER", 1)
    folder = make_series(tmp_path / "project", 2)
    asked = BuildOptions(output=folder / "output", engine="tcp://127.0.0.1:9")
    with pytest.raises(UsageError, match=r"no dask scheduler answers at tcp://127\.0\.0\.1:9"):
        run_build(folder, Choice(), asked)


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """A certificate and its key that trust each other, as a scheduler, a worker and a client of
    dask are told of them."""
    if not (openssl := shutil.which("openssl")):
        pytest.skip("there is no openssl to make a certificate")
    folder = tmp_path_factory.mktemp("certificate")
    key, file = str(folder / "key.pem"), str(folder / "certificate.pem")
    made = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=briefgen"]
    subprocess.run([openssl, *made, "-keyout", key, "-out", file], check=True, capture_output=True)
    return {
        "tls_ca_file": file,
        **{
            f"tls_{role}_{part}": name
            for role in ("scheduler", "worker", "client")
            for part, name in (("cert", file), ("key", key))
        },
    }


def test_a_cluster_with_tls_makes_the_same_packs_and_is_closed_to_others(
    tmp_path: Path, certificate: dict[str, str]
) -> None:
    here = make_series(tmp_path / "here", 2)
    there = Path(shutil.copytree(here, tmp_path / "there"))
    build_all(here)
    tls = "distributed.comm.tls"
    files = {name: certificate[f"tls_client_{name}"] for name in ("cert", "key")}
    known = {f"{tls}.ca-file": certificate["tls_ca_file"], f"{tls}.client": files}
    with distributed.LocalCluster(
        n_workers=1,
        threads_per_worker=1,
        dashboard_address="127.0.0.1:0",
        protocol="tls",
        security=distributed.Security(require_encryption=True, **certificate),
    ) as closed:
        with pytest.raises(UsageError, match="dask knows no certificates for tls://"):
            _build(there, closed)
        with dask.config.set(known):
            assert _build(there, closed).is_ok
    assert digests(there / "output") == digests(here / "output")


@pytest.mark.parametrize("address", ["10.0.0.5:8786", "http://example.org", "local", "file.json"])
def test_what_is_no_address_of_a_scheduler_is_refused(address: str, tmp_path: Path) -> None:
    folder = make_series(tmp_path / "project", 2)
    asked = BuildOptions(output=folder / "output", engine=address)
    with pytest.raises(UsageError, match=f"`{address}` is not the address of a dask scheduler"):
        run_build(folder, Choice(), asked)


def test_a_scheduler_that_dies_leaves_whole_packs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefgen.packs.dask_engine._SECONDS_TO_ANSWER", 1)
    folder = make_series(tmp_path / "project", 12, dict.fromkeys(range(12), "slow"))
    with (
        dask.config.set({"distributed.comm.timeouts.connect": "1s"}),
        distributed.LocalCluster(
            n_workers=1, threads_per_worker=1, dashboard_address="127.0.0.1:0"
        ) as doomed,
    ):
        asked = BuildOptions(output=folder / "output", engine=doomed.scheduler_address)
        result = run_build(folder, Choice(), asked, lambda _: doomed.close(), work=go_wrong)
    failed = in_state(result, State.FAILED)
    assert failed
    assert {"the cluster was lost" in f.message for f in result.faults} == {True}
    again = build_all(folder)
    assert again.is_ok
    assert in_state(again, State.BUILT) == failed
