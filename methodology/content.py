"""What every piece of a pack is made of: frozen models, ids, and words in the product's languages."""

from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from words.text import LANGUAGES


class Content(BaseModel):
    """A piece of a pack: unknown fields are problems, nothing changes after reading."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


def _complete(text: dict[str, str]) -> dict[str, str]:
    unknown = [language for language in text if language not in LANGUAGES]
    empty = [language for language, words in text.items() if not words.strip()]
    if unknown or empty or not text:
        got = ", ".join([f"unknown {each}" for each in unknown] + [f"empty {each}" for each in empty])
        raise ValueError(f"wanted words in {', '.join(LANGUAGES)}, got {got or 'nothing'}")
    return text


Words = Annotated[dict[str, str], AfterValidator(_complete)]
Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
"""Readable, stable, never reused: lower-case words joined by hyphens."""
