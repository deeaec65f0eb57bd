"""In which encoding a log is written, decided by what decodes."""

import io

import pytest

from evaluation.events.encoding import UndecodableText, encoding_of


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        ("user\nÄnne", "utf-8"),
        ("user\nÄnne\nJürgen\nZoë", "cp1252"),
        ("用户,时间\n张伟,2012", "gb18030"),
        ("编号,任务名称,工期\n1,需求调研与现状分析,5 天\n2,系统配置与测试,3 天", "gb18030"),
        ("編號,任務名稱,工期\n1,需求訪談與現況分析,5 天\n2,系統設定與測試,3 天", "cp950"),
        ("編號,任務名稱,工期\n1,九龍深水埗嘅分店培訓,5 天\n2,系統設定與測試,3 天", "big5hkscs"),
        ("编号,任务名称\n1,需求调研\n2,系统配置\n", "utf-16-le"),
        ("编号,任务名称\n1,需求调研\n2,系统配置\n", "utf-16-be"),
        ("user\nÄnne", "utf-16"),
        ("user\nÄnne", "utf-8-sig"),
    ],
)
def test_the_encoding_is_decided_by_what_decodes(content, encoding):
    assert encoding_of(io.BytesIO(content.encode(encoding))) == encoding


def test_damaged_utf8_is_refused_with_its_line_and_not_read_as_something_else():
    damaged = "user\nJürgen\n".encode() * 50 + b"\xff\xfe\n"

    with pytest.raises(UndecodableText, match="Line 101"):
        encoding_of(io.BytesIO(damaged))
