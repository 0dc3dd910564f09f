"""What is worked out of each member before a post, one line of figures: what its level and its points are made of."""

import numpy as np
from numpy.typing import NDArray

Evidence = NDArray[np.void]
EVIDENCE = np.dtype(
    [
        ("words", np.float64),  # rare words in common in the best text, 0..1
        ("things", np.float64),  # rare things that both speak of, 0..1
        ("same", np.bool_),  # whether there are two things or more, one of them rare enough to be told
        ("leant", np.float64),  # cosine (0..1) of what all words lean to
        ("concepts", np.float64),  # likeness in concepts beyond chance, 0..1
        ("answered", np.float64),  # how well (0..1) an open post of its own answers this one
        ("needed", np.float64),  # which share (0..1) of what an offer gives it says it needs
        ("shared", np.bool_),  # whether a field is shared
        ("firm", np.bool_),  # whether firmly on both sides
        ("borne", np.bool_),  # whether a field that the author ticked is one that it ticks and tells of
        ("field", np.float64),  # how much of the asked fields is covered, 0..1
        ("terms", np.float64),  # different terms of an asked field on both sides, 0..1
        ("activity", np.int64),  # the piece that tells of the past activity most like the post, or -1
        ("closeness", np.float64),  # the best standing (0..1) to any asked country
        ("speaks", np.bool_),  # whether it shares a working language with the author
        ("foreign", np.bool_),  # whether it writes in none of the post's languages
        ("fit", np.float64),  # how well (0..1) it fills its best place
        ("seat", np.int64),  # which place that is, or -1 where there are none
    ],
    align=True,
)
