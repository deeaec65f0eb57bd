"""Plans that Microsoft Project and others wrote, read whole."""

import pytest

from exchange.plan.mspdi.reading import read_mspdi
from tests.exchange.plan.documents import SAMPLES, sample


@pytest.mark.parametrize(
    ("name", "tasks", "links", "persons", "assignments"),
    [
        ("mspdi/mspdinulltasks.xml", 5, 0, 0, 0),
        ("mspdi/legacy-sample.xml", 19, 6, 2, 2),
        ("mspdi/handwritten-minimal.xml", 13, 14, 0, 0),
        ("mspdi/openproj-new-product.xml", 43, 37, 8, 28),
        ("mspdi_from_mpp/projectlibre-commercial-construction.xml", 145, 176, 32, 158),
        ("mspdi_from_mpp/aspose-home-move.xml", 171, 127, 0, 0),
    ],
)
def test_sample_plans_are_read_whole(name, tasks, links, persons, assignments):
    plan = read_mspdi(sample(name))

    assert (len(plan.tasks), len(plan.links)) == (tasks, links)
    assert (len(plan.persons), len(plan.assignments)) == (persons, assignments)


def test_every_sample_plan_is_read():
    files = sorted(SAMPLES.glob("mspdi*/*.xml")) or [sample("mspdi")]

    assert [file.name for file in files if not read_mspdi(file.read_bytes()).day_minutes] == []
