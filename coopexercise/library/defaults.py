"""What a scenario means where it says nothing: times, steps, scripts, promises and questions."""

from collections.abc import Mapping

from ..exercise.scenario import Mode, Promise, Step

DEFAULT_MINUTES: Mapping[str, int] = {"consultation": 15, "co-production": 30}
DEFAULT_PROMISE: Mapping[Mode, Promise] = {"consultation": "consult", "co-production": "collaborate"}
DEFAULT_TITLE: Mapping[Mode, str] = {"consultation": "Consultation", "co-production": "Co-production"}

BRIEFING_SCRIPT = (
    "Welcome. For a while we shall be other people, in a made-up situation. Nobody has to act; look at things as the "
    "person on your card would.\n\n"
    "We take one question and work on it twice, in two different ways. I shall not tell you which is better. At the "
    "end we talk about what you saw, and that talk is why we are here.\n\n"
    "The program writes down what each role brings, what is decided, your ratings and short notes. It does not write "
    "down your name. Ask me who will see it. If you would rather not be recorded, tell me now or at any later time.\n\n"
    "You may pass, change cards or step out, without giving a reason. Now please read your card; the private part is "
    "for you alone."
)

DEFAULT_SCRIPT: Mapping[Mode, str] = {
    "consultation": (
        "This round is a consultation. The options have been drawn up already. You will hear them, you can ask about "
        "them, and then you choose one and say why.\n\n"
        "What is promised: you will be listened to, one of us decides, and you will hear what was decided and what "
        "your answers changed."
    ),
    "co-production": (
        "This round is co-production. There is no list to choose from. You develop proposals together, from what each "
        "of you needs, knows and can bring. The professionals explain what the limits are and why, and then take part "
        "like everyone else.\n\n"
        "What is promised: inside those limits, the group decides."
    ),
}

_STEPS: Mapping[Mode, tuple[tuple[int, str, str], ...]] = {
    "consultation": (
        (4, "Hear the options", "Whoever decides reads the options out. What would each one change for you?"),
        (4, "Ask about them", "Ask what you want to know about the options."),
        (4, "Choose, and say why", "Choose one option each, with one reason."),
        (3, "Hear the decision", "Whoever decides says what it is, why, and what your answers changed."),
    ),
    "co-production": (
        (4, "The limits, and why", "The professionals explain what binds us, with the reasons. Ask how they know."),
        (8, "Needs and offers", "Each of you says one thing you need and one thing you could bring."),
        (6, "Ideas", "Say ideas aloud and build on those of others. Do not judge them yet."),
        (7, "Proposals", "Put ideas together. Who gives what, who gains, what does it cost, what could go wrong?"),
        (5, "Decide, and who carries it", "Agree how to decide, then decide. Who looks after each thing tomorrow?"),
    ),
}

QUESTIONS = (
    "Say your last words in your role, turn the card over, and come back to your own name. How are you?",
    "In the consultation: what did you know that nobody asked about, and what did you want that was not on the list?",
    "In co-production: what came up that had not come up before, and what was hard?",
    "Where did the two rounds end differently, where alike, and what made it so?",
    "Who held the pen in each round, and who had the last word?",
    "Which of your skills were used, by whom, and which stayed on the card?",
    "Who was not in the room, and whose need is still unmet?",
    "What would stop you on Monday: cost, time, risk or control? Which limit was real, and which only assumed?",
    "What small thing will you do, by when, and who will ask you about it?",
)


def decider(sides: Mapping[str, str]) -> str:
    """Return the card that decides when none is named: the first professional, else the first elected; or nothing."""
    for wanted in ("professional", "elected"):
        for card, side in sides.items():
            if side == wanted:
                return card
    return ""


def steps(mode: Mode, seconds: int) -> tuple[Step, ...]:
    """Return the default steps of a round; together they last exactly `seconds`."""
    shares = _STEPS[mode]
    total = sum(share for share, _, _ in shares)
    ends = [round(seconds * sum(share for share, _, _ in shares[: place + 1]) / total) for place in range(len(shares))]
    lengths = [end - start for start, end in zip([0, *ends], ends, strict=False)]
    return tuple(Step(title, length, prompt) for length, (_, title, prompt) in zip(lengths, shares, strict=True))


def debrief_seconds(before: int) -> int:
    """Return the length of a debrief that is a third of the whole, in full minutes; `before` lasts what precedes it."""
    return -(-before // 120) * 60
