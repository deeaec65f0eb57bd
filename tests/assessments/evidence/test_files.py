import hashlib
import stat
import sys
import time

import pytest

from assessments.evidence.files import (
    EmptyFile,
    FileNotKept,
    FileTooLarge,
    Upload,
    file_path,
    is_whole,
    keep_file,
    plain_name,
)
from assessments.evidence.scan import FileRefused, NoScanner, ScannerSilent, scan


def everything(folder):
    return [path for path in folder.rglob("*") if path.is_file()]


def command(tmp_path, code):
    script = tmp_path / "scanner.py"
    script.write_text(code)
    return f"{sys.executable} {script}"


def test_a_file_is_named_by_its_content_and_kept_once(tmp_path):
    kept = keep_file(tmp_path, Upload("minutes.pdf", b"seen"))
    again = keep_file(tmp_path, Upload("copy.pdf", b"seen"))

    assert kept.sha256 == hashlib.sha256(b"seen").hexdigest() == again.sha256
    assert everything(tmp_path) == [tmp_path / kept.sha256[:2] / kept.sha256]
    assert (kept.name, kept.size, again.name) == ("minutes.pdf", 4, "copy.pdf")


def test_a_kept_file_can_be_run_by_nobody(tmp_path):
    kept = keep_file(tmp_path, Upload("tool.sh", b"#!/bin/sh\nexit 1\n"))

    assert not file_path(tmp_path, kept.sha256).stat().st_mode & (stat.S_IXUSR | stat.S_IXGRP | stat.S_IXOTH)


def test_empty_and_too_large_files_are_refused(tmp_path):
    with pytest.raises(EmptyFile, match=r"x\.pdf is empty"):
        keep_file(tmp_path, Upload("x.pdf", b""))
    with pytest.raises(FileTooLarge, match=r"20\.0 MB"):
        keep_file(tmp_path, Upload("x.pdf", bytes(20_000_001)))

    assert everything(tmp_path) == []


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\ann\\plan.xlsx", "plan.xlsx"),
        ("a\u202egpj.exe", "agpj.exe"),
        ('x"; filename="y.html', "x; filename=y.html"),
        ("合同 2026.pdf", "合同 2026.pdf"),
        ("...", "file"),
        ("\x00\x1f", "file"),
        ("n" * 400 + ".pdf", "n" * 146 + ".pdf"),
    ],
)
def test_a_name_loses_folders_and_signs_that_mislead(name, plain):
    assert plain_name(name) == plain


def test_a_file_that_the_scanner_refuses_is_not_kept(tmp_path):
    code = "import sys; sys.exit('eicar' in open(sys.argv[1]).read())"

    keep_file(tmp_path / "kept", Upload("clean.txt", b"fine"), command(tmp_path, code))
    with pytest.raises(FileRefused, match=r"refused bad\.txt"):
        keep_file(tmp_path / "kept", Upload("bad.txt", b"eicar"), command(tmp_path, code))

    assert len(everything(tmp_path / "kept")) == 1


def test_a_scanner_that_hangs_is_ended(tmp_path):
    path = tmp_path / "file"
    path.write_bytes(b"x")
    begun = time.monotonic()

    with pytest.raises(ScannerSilent, match="did not answer"):
        scan(command(tmp_path, "import time; time.sleep(60)"), path, "x.pdf", patience=0.2)

    assert time.monotonic() - begun < 20


@pytest.mark.parametrize("wrong", ["/nowhere/scanner", '"unclosed'])
def test_a_scanner_that_cannot_start_lets_nothing_in(tmp_path, wrong):
    with pytest.raises(NoScanner, match="PILOTAGE_SCAN"):
        keep_file(tmp_path / "kept", Upload("x.pdf", b"x"), wrong)

    assert everything(tmp_path / "kept") == []


def test_a_folder_that_cannot_be_written_is_said(tmp_path):
    (tmp_path / "kept").write_text("in the way")

    with pytest.raises(FileNotKept, match=r"x\.pdf could not be kept"):
        keep_file(tmp_path / "kept", Upload("x.pdf", b"x"))


def test_a_changed_or_missing_file_is_not_whole(tmp_path):
    kept = keep_file(tmp_path, Upload("x.pdf", b"x"))
    assert is_whole(tmp_path, kept.sha256)

    file_path(tmp_path, kept.sha256).write_bytes(b"y")
    assert not is_whole(tmp_path, kept.sha256)
    file_path(tmp_path, kept.sha256).unlink()
    assert not is_whole(tmp_path, kept.sha256)


def test_a_file_that_the_scanner_changed_is_not_kept_under_the_hash_of_another(tmp_path):
    cleaning = command(tmp_path, "import sys; open(sys.argv[1], 'wb').write(b'cleaned')")
    with pytest.raises(FileRefused):
        keep_file(tmp_path / "evidence", Upload("x.pdf", b"seen"), cleaning)

    assert everything(tmp_path / "evidence") == []
