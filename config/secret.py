"""A secret key made once and kept beside the data, so that a fresh installation needs no configuration."""

from pathlib import Path
from secrets import token_urlsafe


def secret_key(data_dir: Path) -> str:
    """Return the key kept in `data_dir`, making it on the first call."""
    path = data_dir / "secret.key"
    if not path.exists():
        path.write_text(token_urlsafe(50), encoding="utf-8")
        path.chmod(0o600)
    return path.read_text(encoding="utf-8").strip()
