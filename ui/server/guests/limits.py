"""How often somebody may knock: token buckets by address and by link, in memory and of bounded number."""

import threading
from collections import OrderedDict
from dataclasses import dataclass

MOST_KEPT = 10_000


@dataclass(frozen=True, slots=True)
class Rate:
    """How many requests may come at once, and how many more each second."""

    burst: float
    per_second: float


@dataclass(frozen=True, slots=True)
class Bucket:
    """What is left of a burst, as of a moment in seconds."""

    left: float
    at: float


def refilled(bucket: Bucket, rate: Rate, now: float) -> Bucket:
    """Return the bucket as it stands now; a clock that went back adds nothing."""
    passed = max(0.0, now - bucket.at)
    return Bucket(min(rate.burst, bucket.left + passed * rate.per_second), max(now, bucket.at))


def taken(bucket: Bucket, rate: Rate, now: float) -> tuple[Bucket, bool]:
    """Return the bucket after one request, and whether the request may pass."""
    full = refilled(bucket, rate, now)
    if full.left < 1:
        return full, False
    return Bucket(full.left - 1, full.at), True


class Limits:
    """The buckets of all who knocked lately under one rate."""

    def __init__(self, rate: Rate, most: int = MOST_KEPT) -> None:
        self.rate, self.most = rate, most
        self._buckets: OrderedDict[str, Bucket] = OrderedDict()
        self._lock = threading.Lock()

    def passes(self, key: str, now: float) -> bool:
        """Count a request and return whether it may pass."""
        with self._lock:
            bucket, passed = taken(self._standing(key, now), self.rate, now)
            self._buckets[key] = bucket
            self._buckets.move_to_end(key)
            if len(self._buckets) > self.most:
                self._buckets.popitem(last=False)
            return passed

    def _standing(self, key: str, now: float) -> Bucket:
        return self._buckets.get(key, Bucket(self.rate.burst, now))
