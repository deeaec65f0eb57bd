"""The rows of packs that programmes follow, and which ones they are."""

from datetime import datetime

from data.database import Database
from methodology.keeping import content_of, key_of, known_pack, remember_pack, restored_pack
from methodology.loader import PACKS, shipped_key, shipped_pack
from methodology.pack import Pack


def keep_pack(db: Database, pack: Pack, at: datetime) -> str:
    """Keep what a pack says and return its key; the same content is kept once."""
    key = key_of(pack)
    if db.get("packs", key) is None:
        head = {"id": key, "pack_id": pack.head.id, "version": pack.head.version}
        db.insert("packs", head | {"content": content_of(pack), "kept_at": at.isoformat()})
    remember_pack(key, pack)
    return key


def recall_pack(db: Database, key: str) -> None:
    """Let the pack with this key be loaded: the shipped one where it says the same, else as it was kept."""
    if not key or known_pack(key):
        return
    pack_id = key.partition("@")[0]
    if (PACKS / pack_id).is_dir() and shipped_key(pack_id) == key:
        remember_pack(key, shipped_pack(pack_id))
    elif row := db.get("packs", key):
        remember_pack(key, restored_pack(row["content"]))


def adopt_shipped(db: Database, at: datetime) -> None:
    """Let programmes that were made before packs were kept follow the one that ships now."""
    programmes = db.tuples("SELECT id, pack_id FROM programmes WHERE pack_base = ''")
    if not programmes:
        return
    with db.transaction():
        for programme_id, pack_id in programmes:
            key = keep_pack(db, shipped_pack(pack_id), at)
            db.execute(
                "UPDATE programmes SET pack_key = :key, pack_base = :key WHERE id = :id AND pack_base = ''",
                key=key,
                id=programme_id,
            )
