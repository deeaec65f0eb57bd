"""Files that are no log: missing, damaged, or far larger inside than they look."""

import io
import zipfile

import pytest

from evaluation.events.actions import summarise_file
from evaluation.events.files import NoSuchFile, TooMuchInside, Unopenable
from evaluation.events.mapping import Mapping

BASIC = Mapping("user", "time")


def kept(folder, content):
    path = folder / "log.csv"
    path.write_bytes(content)
    return path


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(NoSuchFile):
        summarise_file(tmp_path / "none.csv", BASIC)


@pytest.mark.parametrize("content", [b"PK\x03\x04junk", b"PAR1junk", b"\xd0\xcf\x11\xe0junk"])
def test_a_damaged_workbook_or_parquet_is_refused(tmp_path, content):
    with pytest.raises(Unopenable):
        summarise_file(kept(tmp_path, content), BASIC)


def test_a_workbook_that_unpacks_to_far_too_much_is_refused_before_it_is_opened(tmp_path):
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 20_000_000)

    with pytest.raises(TooMuchInside):
        summarise_file(kept(tmp_path, bomb.getvalue()), BASIC)


def test_a_folder_is_not_said_to_be_missing(tmp_path):
    with pytest.raises(NoSuchFile, match="is a folder"):
        summarise_file(tmp_path, BASIC)
