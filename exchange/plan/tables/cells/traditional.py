"""Traditional characters of headings and units as simplified ones: a plan from Taipei reads like one from Xi’an."""

TRADITIONAL = (
    "編號務稱級別層開時間計劃結實際進負責執資優說註釋動標識類"
    "備綱續狀態週個佔項專餘訖後種運確認訂業據產係啟構預碼數順階"
)
SIMPLIFIED = (
    "编号务称级别层开时间计划结实际进负责执资优说注释动标识类"
    "备纲续状态周个占项专余讫后种运确认订业据产系启构预码数顺阶"
)
_LIKE = str.maketrans(TRADITIONAL, SIMPLIFIED)


def simplified(text: str) -> str:
    """Return a heading or a unit with those of its characters simplified that such words are written with."""
    return text.translate(_LIKE)
