"""What the page of the choice says first, and the findings over fit, cost and weights."""

from math import ceil, floor

from assessments.selection.cost import overtaken_in
from assessments.selection.sensitivity import Turning, nearest
from phases.options.comparison import Candidate, Comparison, cheapest
from words.format import number, spoken_money
from words.text import Sentence, Text, counted, sentence


def choice_answer(found: Comparison) -> Sentence:
    """Return who leads, by how much, and which change of a weight would let another product win."""
    candidates, choice = found.candidates, found.choice
    if not choice.ranked:
        return sentence("No criterion has a score for every product yet, so nobody leads")
    if len(candidates) == 1:
        return sentence("{name} stands alone: a choice needs a second product", name=candidates[0].option.name)
    if len(choice.winners) > 1:
        return sentence(
            "{names} are level at {score} of 5 points",
            names=[found.by_key[key].option.name for key in choice.winners],
            score=points(choice.ranked[0].score),
        )
    return sentence("{lead}; {firm}", lead=_lead(candidates), firm=_firm(found, nearest(found.turnings)))


def _lead(candidates: tuple[Candidate, ...]) -> Sentence:
    first, second = candidates[:2]
    return sentence(
        "{first} leads {second} by {points} of 5 points",
        first=first.option.name,
        second=second.option.name,
        points=points((first.score or 0) - (second.score or 0)),
    )


def _firm(found: Comparison, turning: Turning | None) -> Sentence:
    if turning is None or turning.turns_at is None or turning.rival is None:
        return sentence("no single weight would change that")
    then, now = then_and_now(turning)
    return sentence(
        "{rival} would win if “{criterion}” weighed {then} instead of {now}",
        rival=found.by_key[turning.rival].option.name,
        criterion=found.criterion[turning.criterion].title,
        then=then,
        now=now,
    )


def then_and_now(turning: Turning) -> tuple[str, str]:
    """Return the weight at which the rival really leads, the nearest whole percent beyond the turning, and today's.

    Where both would be the same whole percent, they have one digit more.
    """
    at, share = (turning.turns_at or 0) * 100, turning.share * 100
    for digits in (0, 1):
        step = 10**-digits
        then = (floor(at / step) + 1) * step if at > share else (ceil(at / step) - 1) * step
        shown = [f"{number(min(100, max(0, each)), digits)}\N{NO-BREAK SPACE}%" for each in (then, share)]
        if shown[0] != shown[1]:
            break
    return shown[0], shown[1]


def points(score: float) -> str:
    """Return points with two digits."""
    return number(score, 2)


def caveats(found: Comparison) -> list[Sentence]:
    """Return what a decider must know beside the order: missing musts, open scores, weak data."""
    said: list[Sentence] = []
    for each in found.candidates:
        if each.fit.missing_musts:
            said.append(
                sentence(
                    "{name} cannot meet a must: {titles}",
                    name=each.option.name,
                    titles=[one.title for one in each.fit.missing_musts],
                )
            )
        if each.fit.unjudged:
            said.append(
                counted(
                    "{name}: the fit of {count} requirement is not judged yet",
                    "{name}: the fit of {count} requirements is not judged yet",
                    len(each.fit.unjudged),
                    name=each.option.name,
                )
            )
        if each.cost is None:
            said.append(sentence("{name} has no price yet", name=each.option.name))
    if found.choice.open:
        titles: list[Text] = [found.criterion[key].title for key in found.choice.open]
        said.append(sentence("Left out until every product has a score: {titles}", titles=titles))
    return said


def fit_finding(found: Comparison) -> Sentence:
    """Return which product fits most requirements without programming."""
    judged = [each for each in found.candidates if each.fit.share is not None]
    if not judged:
        return sentence("The fit of no product is judged yet")
    best = max(judged, key=lambda each: (each.fit.share or 0, each.fit.judged))
    return counted(
        "{name} meets {fitted} of {count} requirement without programming",
        "{name} meets {fitted} of {count} requirements without programming",
        best.fit.judged,
        name=best.option.name,
        fitted=best.fit.fitted,
    )


def effort_finding(found: Comparison) -> Sentence:
    """Return which product needs the fewest days to be adapted, and how many the others need at most."""
    judged = sorted((each for each in found.candidates if each.fit.judged), key=lambda each: each.fit.all_days)
    if not judged:
        return sentence("The fit of no product is judged yet")
    least, most = judged[0], judged[-1]
    few, many = number(least.fit.all_days), number(most.fit.all_days)
    if len(judged) == 1:
        return sentence("{name} needs {few} days to be adapted", name=least.option.name, few=few)
    if few == many:
        return sentence("Every product needs {few} days to be adapted", few=few)
    return sentence(
        "{name} needs least work to be adapted: {few} days, against {many} for {other}",
        name=least.option.name,
        few=few,
        many=many,
        other=most.option.name,
    )


def cost_finding(found: Comparison) -> Sentence:
    """Return which product costs least over the years at today's value, and how much less than the next."""
    best, currency, years = cheapest(found.candidates), found.terms.currency, found.terms.years
    if best is None or best.cost is None:
        return sentence("No product has a price yet")
    others = sorted(each.cost.value for each in found.candidates if each.cost and each is not best)
    cost = spoken_money(best.cost.value, currency)
    if not others:
        return sentence("{name} costs {cost} over {years} years", name=best.option.name, cost=cost, years=years)
    return sentence(
        "{name} costs least over {years} years: {cost}, {less} less than the next",
        name=best.option.name,
        years=years,
        cost=cost,
        less=spoken_money(others[0] - best.cost.value, currency),
    )


def break_even(found: Comparison) -> Sentence | None:
    """Return the year from which a product that is dearer at the start has cost less in all; None without one."""
    priced = [(each.option.name, each.cost) for each in found.candidates if each.cost]
    pairs = [(a, b) for a in priced for b in priced if a[1].years[0] > b[1].years[0]]
    turns = [(year, a[0], b[0]) for a, b in pairs if (year := overtaken_in(a[1], b[1]))]
    if not turns:
        return None
    year, dear, cheap = min(turns, key=lambda each: each[0])
    return sentence(
        "{dear} starts dearer than {cheap} and has cost less from year {year} on", dear=dear, cheap=cheap, year=year
    )


def turning_finding(found: Comparison) -> Sentence:
    """Return how many weights could change the winner by less than ten points of all weight."""
    near = [each for each in found.turnings if each.is_near]
    if not found.turnings:
        return sentence("Nothing can be said of the weights while nobody leads")
    if not near:
        return sentence("The choice is firm: no weight changes it by less than ten points")
    return counted(
        "{count} weight changes the winner when it moves by less than ten points",
        "{count} weights change the winner when they move by less than ten points",
        len(near),
    )
