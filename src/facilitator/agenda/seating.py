"""How many groups a room makes in a step."""

import math

from facilitator.agenda.model import Setting


def groups_in(setting: Setting, people: int, standing: int) -> int:
    """Return how many groups so many people make when they sit like this; `standing` where the step does not say.

    `people` is 0 where nobody counted them. Of a size from-to the largest groups are made, so these are the fewest.
    """
    if setting.teams:
        return len(setting.teams)
    most = 2 if setting.kind == "pairs" else setting.most
    return math.ceil(people / most) if most and people else standing
