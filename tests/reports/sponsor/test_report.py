"""The sponsor's report as Markdown: its whole text, its special cases, and that words stay words."""

from dataclasses import replace
from datetime import date

from evaluation.measure import ACTIVE, BREADTH, HABIT, Window, share_measure
from evaluation.metrics import Use
from reports.pen import Pen
from reports.sponsor.report import page_title, sponsor_markdown
from reports.sponsor.results import changes, maturity, use
from reports.sponsor.steering import dates, decisions
from words.text import sentence

ENGLISH = """\
# Acme CRM: report to the sponsor

**■ Off track** ↓ worse, 2 wk · 16 Mar 2026 · Ana · sponsor Ana · manager Ana

**The programme will finish 68 working days late, on 17 Aug: “Requirements re-survey” cost 50 days**

## Dates

| Forecast end | Baseline end | Drift | Promised | Work done | Units live |
| --- | --- | --- | --- | --- | --- |
| **17 Aug 2026** | 13 May 2026 | +68 d | 30 Jun 2026, missed by 48 days | 2 % of planned days, 80 % due | 0 of 2 |

## Next milestones: 5 of 5 have slipped

| Milestone | Forecast | Baseline | Drift | State |
| --- | ---: | ---: | ---: | --- |
| Assess: Build exit | 3 Jun 2026 | 27 Feb 2026 | +68 d | ■ Late |
| Ana: Pilot go-live | 16 Jun 2026 | 12 Mar 2026 | +68 d | ■ Late |
| Assess: Deploy exit | 18 Jun 2026 | 16 Mar 2026 | +68 d | ■ Late |
| Assess: effect shown | 18 Jun 2026 | 16 Mar 2026 | +68 d | ■ Late |
| Ana live | 18 Jun 2026 | 16 Mar 2026 | +68 d | ■ Late |

## Gates: 1 decision is next

| Gate | Due | State | Criteria met | Open must criteria | Decides |
| --- | ---: | --- | ---: | --- | --- |
| Assess: Build exit | 3 Jun 2026 | ■ Late | 0 of 4 | Business scenarios pass, Users reviewed it mid-build, Functions have requirements | Ana |

## Decisions: 1 taken, 4 conditions are open, 4 overdue

| Decided | Gate | Decision | By | Reason |
| --- | --- | --- | --- | --- |
| 10 Mar 2026 | Assess: Plan exit | ✓ Passed with conditions | Ana | The team is ready. |

| Open condition | Gate | Owner | Due | State |
| --- | --- | --- | ---: | --- |
| Ana (Success criteria, baselines) | Assess: Plan exit | Ana | 13 Mar 2026 | ■ Late |
| Ana (Funding of this step in place) | Assess: Plan exit | Ana | 13 Mar 2026 | ■ Late |
| Ana (Sponsorship: level 2) | Assess: Plan exit | Ana | 13 Mar 2026 | ■ Late |
| Ana (Customer strategy: level 2) | Assess: Plan exit | Ana | 13 Mar 2026 | ■ Late |

## Maturity: 2.8 of 5, lowest level 1

Weighted score of 14 dimensions in practice; on the lowest level: C2; 55 of 56 questions answered (98 %) by 1 respondent; “Ana”, 10 Mar 2026.

| First gaps | Score | Target | Next level says |
| --- | ---: | --- | --- |
| C2 Data integration, single view | 1.0 | 3 | Someone joins files by hand for reports |
| G1 People and change readiness | 2.0 | 3 | Role-based training with a practical check; key user per team |

## Use: not measured yet

## 7 changes in the last 14 days

- 11 Mar 2026 ✓ An assessment was closed
- 10 Mar 2026 ► Answers to an assessment were given
- 10 Mar 2026 ► Assessment started: Ana
- 10 Mar 2026 ✓ “Assess: Plan exit”: Passed with conditions
- 10 Mar 2026 ✓ Evidence added for Assess: Plan exit

## How this was computed

Status date 16 Mar 2026 · revision 8 · baseline 1 of 5 Jan 2026 · calendar Monday to Friday, no holidays · method crm-core 1.0. Dates come from the task network, one forecast each; drift is in working days against the baseline, a promise in calendar days; work done weighs each task with its days; score, levels and shares are computed from the answers and events, never entered.
"""  # noqa: E501

CHINESE = """\
# 顶点 CRM：发起人报告

**■ 偏离** ↓ 变差 2 周 · 2026年3月16日 · Ana · 发起人 Ana · 经理 Ana

**项目群将于8月17日完成，晚 68 个工作日：“需求再调研”延误了 50 天**

## 日期

| 预测完成 | 基线完成 | 偏差 | 承诺日期 | 完成工作量 | 已上线实施点 |
| --- | --- | --- | --- | --- | --- |
| **2026年8月17日** | 2026年5月13日 | +68 天 | 2026年6月30日，超出 48 天 | 已完成计划工日的 2 %，应完成 80 % | 0 / 2 |

## 近期里程碑：5 个中有 5 个推迟

| 里程碑 | 预测 | 基线 | 偏差 | 状态 |
| --- | ---: | ---: | ---: | --- |
| 评估：构建出口 | 2026年6月3日 | 2026年2月27日 | +68 天 | ■ 逾期 |
| Ana：试点上线 | 2026年6月16日 | 2026年3月12日 | +68 天 | ■ 逾期 |
| 评估：部署出口 | 2026年6月18日 | 2026年3月16日 | +68 天 | ■ 逾期 |
| 评估：成效显现 | 2026年6月18日 | 2026年3月16日 | +68 天 | ■ 逾期 |
| Ana 上线 | 2026年6月18日 | 2026年3月16日 | +68 天 | ■ 逾期 |

## 关口：1 项决策在即

| 关口 | 到期 | 状态 | 已满足标准 | 未满足的必备标准 | 决策人 |
| --- | ---: | --- | ---: | --- | --- |
| 评估：构建出口 | 2026年6月3日 | ■ 逾期 | 0 / 4 | 业务场景测试通过、用户在构建中期参与评审、每项功能都有需求依据 | Ana |

## 决策：已作出 1 项，4 个条件未完成，其中 4 个逾期

| 决策日期 | 关口 | 决策 | 决策人 | 理由 |
| --- | --- | --- | --- | --- |
| 2026年3月10日 | 评估：规划出口 | ✓ 有条件通过 | Ana | The team is ready. |

| 未完成的条件 | 关口 | 负责人 | 到期 | 状态 |
| --- | --- | --- | ---: | --- |
| Ana（成功标准已附基线） | 评估：规划出口 | Ana | 2026年3月13日 | ■ 逾期 |
| Ana（本步骤资金已到位） | 评估：规划出口 | Ana | 2026年3月13日 | ■ 逾期 |
| Ana（目标与高层支持达到 2 级） | 评估：规划出口 | Ana | 2026年3月13日 | ■ 逾期 |
| Ana（客户战略与细分达到 2 级） | 评估：规划出口 | Ana | 2026年3月13日 | ■ 逾期 |

## 成熟度：2.8/5，最低等级 1

得分为 14 个维度实际做法的加权平均；处于最低等级：C2；1 位答卷人已回答 56 题中的 55 题（98 %）；“Ana”，2026年3月10日。

| 首要差距 | 得分 | 目标 | 下一等级的要求 |
| --- | ---: | --- | --- |
| C2 数据整合与统一视图 | 1.0 | 3 | 出报表时靠人工拼接文件 |
| G1 人员与变革准备 | 2.0 | 3 | 按岗位培训并考核实操；每个团队有关键用户 |

## 应用情况：尚未衡量

## 近 14 天有 7 项变更

- 2026年3月11日 ✓ 一项评估已结束
- 2026年3月10日 ► 评估收到了答卷
- 2026年3月10日 ► 评估已开始：Ana
- 2026年3月10日 ✓ “评估：规划出口”：有条件通过
- 2026年3月10日 ✓ 评估：规划出口新增证据

## 计算依据

状态日期 2026年3月16日 · 版次 8 · 基线 1（2026年1月5日）· 日历 周一至周五，无节假日 · 方法 crm-core 1.0。日期由任务网络推算，各为单一预测；偏差为相对基线的工作日，承诺日期按自然日计；完成工作量按各任务工期加权；得分、等级和占比均由答案和事件计算，从不手工填写。
"""  # noqa: E501


def spaced(text):
    """A text with plain blanks where words are kept together."""
    return text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")


def test_the_report_says_all_on_one_page(told):
    facts = told(name={"en": "Acme CRM", "zh": "顶点 CRM"})

    assert spaced(sponsor_markdown(facts, "en")) == ENGLISH


def test_the_report_says_the_same_in_chinese(told):
    facts = told(name={"en": "Acme CRM", "zh": "顶点 CRM"})

    assert spaced(sponsor_markdown(facts, "zh")) == CHINESE


def test_the_page_is_named_after_programme_and_day(told):
    assert page_title(told(), "zh") == "Acme CRM · 2026年3月16日"


def test_a_programme_without_a_promise_says_so(told):
    facts = told()
    open_ended = replace(facts.view, programme=replace(facts.view.programme, promised_on=None))

    assert "no date promised" in dates(replace(facts, view=open_ended), Pen("en")).markdown


def test_use_stands_beside_people_interval_and_target(told):
    window = Window(date(2026, 2, 16), date(2026, 3, 15), 20)
    active = share_measure((BREADTH, ACTIVE), (70, 80), 0.75, window)
    few = share_measure((BREADTH, HABIT), (2, 4), 0.6, window)
    measured = Use(window, 80, 80, (), (active, few), (), ())

    section = use(replace(told(), use=measured), Pen("en"))

    assert spaced(section.title) == "Use in the 28 days from 16 Feb 2026 to 15 Mar 2026"
    assert spaced(section.blocks[0].markdown).splitlines()[2:] == [
        "| Active rate | 70 of 80 | 88 % | 78 to 93 | 75 % | ✓ met |",
        "| Habit rate | 2 of 4 | – | – | 60 % | ○ Not proven |",
    ]


def test_use_that_cannot_be_read_says_why(told):
    facts = replace(told(), use=sentence("The log is gone."))

    assert use(facts, Pen("en")).blocks == ("The log is gone.",)


def test_what_is_not_known_is_said_and_never_a_zero(told):
    facts = replace(told(), maturity=None, changes=())

    assert maturity(facts, Pen("en")).markdown == "## Maturity: not assessed yet"
    assert changes(facts, Pen("en")).markdown == "## Nothing changed in the last 14 days"


def test_the_same_change_stands_once_with_its_number(told):
    facts = told()
    thrice = replace(facts, changes=(facts.changes[0],) * 3)

    assert changes(thrice, Pen("en")).blocks[0].endswith("×\N{NO-BREAK SPACE}3")


def test_conditions_that_find_no_room_are_counted(told):
    facts = told()
    many = replace(facts, conditions=tuple(facts.conditions) * 3)

    assert decisions(many, Pen("en")).blocks[-1] == "and 8 more"
    assert decisions(facts, Pen("en")).blocks[-1] != "and 0 more"


def test_open_conditions_of_which_none_is_overdue_are_said_without_a_zero(told):
    facts = told()
    later = tuple(replace(each, due_on=facts.today) for each in facts.conditions)
    early = replace(facts, conditions=later)

    assert decisions(early, Pen("en")).title == "Decisions: 1 taken, 4 conditions are open, none overdue"
    assert decisions(early, Pen("zh")).title == "决策：已作出 1 项，4 个条件未完成，均未逾期"


def test_long_words_are_cut():
    assert Pen("en").say("x" * 500, 10) == "xxxxxxxxx…"
