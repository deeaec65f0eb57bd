"""What a place for files says: the page's words instead of those that streamlit has in English alone."""

from tests.ui.visit import open_page


def styles(root, lang):
    return "".join(each.proto.body for each in open_page(root, "portfolio", lang=lang).get("html"))


def test_a_place_for_files_speaks_chinese_before_and_while_a_file_is_dragged(root, file):
    style = styles(root, "zh")

    assert 'content: "上传"' in style
    assert 'content: "松开即可添加文件"' in style
    assert style.count("{") == style.count("}")


def test_in_english_streamlits_own_words_for_dragging_stay(root, file):
    assert "Drop the file here" not in styles(root, "en")


def test_what_our_scripts_draw_waits_for_its_looks(root, file):
    assert ".pilotage-readings, .pilotage-cells {visibility: hidden}" in styles(root, "en")
