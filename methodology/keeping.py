"""Packs as they are kept beside the programmes that follow them: named by what they say, whatever ships later."""

import hashlib

from methodology.pack import Pack

_KNOWN: dict[str, Pack] = {}
"""Packs by key: content that a key names never changes."""


def content_of(pack: Pack) -> str:
    """Return all that a pack says as JSON; equal packs say it equally."""
    return pack.model_dump_json()


def key_of(pack: Pack) -> str:
    """Return the pack's id with a short text that is the same for the same content: `crm-core@1f3a…`."""
    digest = hashlib.sha256(content_of(pack).encode()).hexdigest()
    return f"{pack.head.id}@{digest[:16]}"


def known_pack(key: str) -> Pack | None:
    """Return the pack that was kept or read under this key, if there is one."""
    return _KNOWN.get(key)


def remember_pack(key: str, pack: Pack) -> None:
    """Let a pack be found by its key."""
    _KNOWN[key] = pack


def restored_pack(content: str) -> Pack:
    """Return the pack that was kept as this content."""
    return Pack.model_validate_json(content)


def changed_pack(pack: Pack, **parts: object) -> Pack:
    """Return the pack with other parts; nothing that was derived from the old ones is taken along."""
    whole: dict[str, object] = {name: getattr(pack, name) for name in Pack.model_fields}
    return Pack.model_validate(whole | parts)
