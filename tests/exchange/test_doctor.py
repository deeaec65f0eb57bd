"""The doctor names what is wrong and sweeps what nothing needs."""

from exchange.doctor import examine, sweep_logs


def test_a_healthy_database_keeps_every_file(demo_copy):
    before = sorted((demo_copy.parent / "usage").iterdir())

    assert (examine(demo_copy), sweep_logs(demo_copy)) == ([], [])
    assert sorted((demo_copy.parent / "usage").iterdir()) == before


def test_files_that_nothing_needs_are_removed_and_counted(demo_copy):
    lost = [demo_copy.parent / "usage" / name for name in ("lost.parquet", "half.parquet.part")]
    for each in lost:
        each.write_bytes(b"PAR1")

    assert str(sweep_logs(demo_copy)[0]) == "2 files of events that nothing needs were removed."
    assert not any(each.exists() for each in lost)
    assert examine(demo_copy) == []


def test_nothing_is_removed_beside_a_database_that_cannot_be_read(demo_copy):
    lost = demo_copy.parent / "usage" / "lost.parquet"
    lost.write_bytes(b"PAR1")
    demo_copy.with_name("broken.db").write_bytes(b"SQLite format 3\x00" + b"x" * 5000)

    assert sweep_logs(demo_copy) == []
    assert lost.exists()


def test_events_that_are_missing_are_named(demo_copy):
    for each in (demo_copy.parent / "usage").glob("*.parquet"):
        each.unlink()

    assert "crm-events" in str(examine(demo_copy)[0])
