import pytest

from exchange.plan.dating.scheduling import network_of
from tests.soak.comparison import Plan
from tests.soak.origins import own_answer, own_origins
from tests.soak.plans import plan_of


@pytest.mark.parametrize("first", range(0, 200, 40))
def test_every_row_stands_where_its_rules_put_it_by_hand(first):
    for seed in range(first, first + 40):
        network = network_of(plan_of(seed))
        plan = Plan(network)

        assert not list(own_origins(network, plan, own_answer(network, plan))), f"seed {seed}"
