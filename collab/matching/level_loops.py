"""Evidence made into points, compiled: a few steps of arithmetic for each member."""

import numpy as np

from collab.matching.compiling import compiled
from collab.matching.evidence import Evidence
from collab.matching.lexical import Flags, Floats, Ints

STRONG, GOOD = 65, 45  # least score of each level
NO_WORDS_ABROAD = 1.3  # members of another language cannot share words: their terms and concepts count more
SEVERAL = 0.5
STRONG_WORDS = 0.85
OF_ONE_SUBJECT = 0.45  # cosine in what all words lean to from which two texts are about one subject
IN_COUNTRY = 0.9
CAN_DO = 0.5


@compiled
def weighed(
    found: Evidence, most: Ints, dwells: bool, is_topical: bool, is_borne_out: bool
) -> tuple[Ints, Ints, Flags]:
    """Points (members x parts, whole numbers) of at `most` so many a part, their sum, and whether there is evidence.

    `dwells` says whether all words of the post together dwell on a subject; for the rest see `Asking`.
    """
    points, score = np.zeros((len(found), len(most)), dtype=np.int64), np.zeros(len(found), dtype=np.int64)
    is_match, parts = np.zeros(len(found), dtype=np.bool_), np.zeros(len(most))
    for member in range(len(found)):
        each = found[member]
        leant, things, closeness = each["leant"], each["things"], each["closeness"]
        fit = max(each["fit"], each["answered"], each["needed"])
        is_done, is_shared = each["activity"] >= 0, each["shared"]
        said = max(each["concepts"], each["terms"])
        words = min(1.0, NO_WORDS_ABROAD * said) if each["foreign"] else max(said, each["words"])
        of_one_subject = leant >= OF_ONE_SUBJECT and each["same"] and dwells
        parts[0] = each["field"]
        parts[1] = max(words, 0.5 * is_done, SEVERAL * max(things, of_one_subject * leant))
        parts[2] = fit
        parts[3] = closeness**2
        parts[4] = each["speaks"]
        supported = fit >= CAN_DO or closeness >= IN_COUNTRY or is_done or words >= SEVERAL
        wordy = words >= STRONG_WORDS and (supported or each["field"] > 0)
        can = fit >= CAN_DO / 2 and (is_shared or closeness >= IN_COUNTRY)
        ceiling = STRONG - 1 if is_shared or wordy else GOOD - 1
        if each["firm"] and supported:
            ceiling = 100
        if not is_topical and not (each["borne"] and supported and is_borne_out):
            # The text is silent: only ticks that something else bears out, and on both sides, are good at most.
            ceiling = min(ceiling, GOOD - 1)
        elif not is_topical:
            ceiling = min(ceiling, STRONG - 1)
        score[member] = _share_out(parts, most, ceiling, points[member])
        is_evident = is_shared or can or words >= SEVERAL or things >= SEVERAL or of_one_subject
        is_match[member] = is_evident and score[member] > 0
    return points, score, is_match


@compiled
def _share_out(parts: Floats, most: Ints, ceiling: int, points: Ints) -> int:
    """Whole points per part whose sum stays under the ceiling: beyond it every part shrinks in proportion."""
    total, sum_of_all = 0, 0
    for part in range(len(most)):
        # Rounded twice, so that no last digit decides where the half of a point goes.
        points[part] = np.int64(np.rint(np.rint(most[part] * parts[part] * 1e6) / 1e6))
        total += points[part]
    if total <= ceiling:
        return total
    for part in range(len(most)):
        points[part] = np.int64(np.floor(points[part] * (ceiling / total) + 1e-9))
        sum_of_all += points[part]
    return sum_of_all
