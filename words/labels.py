"""Labels to choose by: each says one thing only, as browsers tell choices apart by what they read."""

from collections import Counter
from collections.abc import Mapping


def told_apart(names: Mapping[str, str], further: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return a distinct label per id: the name, else with what is further known of it, else with a number."""
    counts = Counter(names.values())
    known = {
        each: " · ".join(filter(None, (name, (further or {}).get(each, "") if counts[name] > 1 else "")))
        for each, name in names.items()
    }
    found: dict[str, str] = {}
    taken = Counter(known.values())
    used = {label for label, count in taken.items() if count == 1}
    for each, label in known.items():
        wanted, number = label, 1
        while taken[label] > 1 and (number == 1 or wanted in used):
            wanted, number = (f"{label} ({number})", number + 1)
        used.add(wanted)
        found[each] = wanted
    return found
