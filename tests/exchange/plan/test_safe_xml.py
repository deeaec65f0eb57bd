import pytest

from errors import Refusal
from exchange.plan import safe_xml
from exchange.plan.mspdi.reading import NoProjectXml, read_mspdi
from exchange.plan.safe_xml import BrokenXml, TooLargeXml, UnknownXmlEncoding, UnsafeXml, parsed
from tests.exchange.plan.documents import mspdi, task

BOMB = b'<!DOCTYPE Project [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><Project><Name>&b;</Name></Project>'
OUTSIDE = b'<!DOCTYPE Project [<!ENTITY x SYSTEM "file:///etc/hostname">]><Project><Name>&x;</Name></Project>'


@pytest.mark.parametrize("data", [BOMB, OUTSIDE, b'<!DOCTYPE Project SYSTEM "http://x/y.dtd"><Project/>'])
def test_entities_and_document_types_are_refused(data):
    with pytest.raises(UnsafeXml, match="DTD"):
        read_mspdi(data)


def test_a_file_that_is_too_large_is_refused_before_it_is_read(monkeypatch):
    monkeypatch.setattr(safe_xml, "LIMIT", 1024 * 1024)

    with pytest.raises(TooLargeXml, match="2 MB; plans up to 1 MB"):
        read_mspdi(b"<" + b"x" * 1024 * 1024)


def test_a_file_that_was_cut_off_says_where():
    with pytest.raises(BrokenXml, match="line 1, column"):
        read_mspdi(mspdi(task(1))[:-20])


@pytest.mark.parametrize("data", [b"", b"not xml", b"PK\x03\x04", b"\x00\x01"])
def test_what_is_no_xml_is_refused(data):
    with pytest.raises(Refusal):
        read_mspdi(data)


def test_another_kind_of_xml_is_named():
    with pytest.raises(NoProjectXml, match="first element is “html”"):
        read_mspdi(b"<html/>")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030", "gb2312"])
def test_text_in_every_usual_encoding_is_read(encoding):
    declared = encoding.removesuffix("-sig")
    text = f'<?xml version="1.0" encoding="{declared}"?>' + mspdi(task(1, name="采集")).decode()

    assert read_mspdi(text.encode(encoding)).tasks[0].name == "采集"


def test_bytes_that_are_not_in_the_declared_encoding_are_refused():
    with pytest.raises(UnknownXmlEncoding):
        read_mspdi(b'<?xml version="1.0" encoding="gb2312"?><Project/>' + b"\xff\xff")


def test_a_file_without_namespace_is_read():
    assert read_mspdi(b"<Project><Tasks>" + task(7).encode() + b"</Tasks></Project>").tasks[0].uid == "7"


def test_deep_nesting_is_no_crash():
    deep = b"<Project>" + b"<a>" * 50_000 + b"</a>" * 50_000 + b"</Project>"

    assert read_mspdi(deep).tasks == ()


@pytest.mark.parametrize("said", ["utf-16", "UTF-16LE", "unicode"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_a_file_that_only_says_it_is_in_two_bytes_is_read_as_what_it_is(said, mark):
    data = mark + f'<?xml version="1.0" encoding="{said}"?><Project><Name>上线</Name></Project>'.encode()

    assert parsed(data).findtext("Name") == "上线"


@pytest.mark.parametrize("head", ["", '<?xml version="1.0" encoding="UTF-8"?>'])
@pytest.mark.parametrize("encoding", ["gb18030", "utf-32"])
def test_another_encoding_than_the_declared_one_is_said_to_be_that(head, encoding):
    with pytest.raises(UnknownXmlEncoding):
        parsed(f"{head}<Project><Name>上线</Name></Project>".encode(encoding))
