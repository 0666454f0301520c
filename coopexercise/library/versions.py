"""What changed between two versions of a scenario or deck, in a trainer's words."""

import json
from collections.abc import Iterable, Sequence

from ..exercise.deck import Deck
from .comparing import Difference, Part, changed, compared, group, lasts, lines, order, reworded, things, words
from .loading import Loaded
from .times import minutes

NOTHING = "Nothing changed."
NOTHING_NOTICED = "Nothing a participant would notice changed."
_BEHIND = "Behind the scenes:"
_ENDS = (".”", "?”", "!”", "…”")


def differences(old: Loaded | Deck, new: Loaded | Deck) -> tuple[Difference, ...]:
    """Return what changed in a scenario and its cards, or in a deck. Raises ValueError for one of each."""
    if isinstance(old, Loaded) and isinstance(new, Loaded):
        scenario = compared("", old.scenario, new.scenario, _SCENARIO)
        return (*scenario, *compared("", old.deck, new.deck, [_CARDS, _CARD_ORDER]))
    if isinstance(old, Deck) and isinstance(new, Deck):
        return tuple(compared("", old, new, [*_FILE, _CARDS, _CARD_ORDER]))
    raise ValueError("one is a scenario and the other a deck of cards")


def differences_as_text(found: Sequence[Difference]) -> str:
    """Return a line for each difference, those that participants would notice first."""
    noticed = [_sentence(each) for each in found if each.noticed]
    behind = [f"  {_sentence(each)}" for each in found if not each.noticed]
    if not found:
        return NOTHING
    return "\n".join([*(noticed or [NOTHING_NOTICED]), *([_BEHIND, *behind] if behind else [])])


def _sentence(difference: Difference) -> str:
    return difference.text if difference.text.endswith(_ENDS) else f"{difference.text}."


def differences_as_json(found: Iterable[Difference]) -> str:
    """Return the differences as a JSON list of objects with text, before, after and noticed."""
    keys = Difference.__struct_fields__
    return json.dumps([{key: getattr(each, key) for key in keys} for each in found], indent=2, ensure_ascii=False)


# The tables: what there is to compare, in the order in which it is told.

_ID = Part("id", "id", changed, noticed=False)
_FILE = (
    Part("title", "title", reworded),
    _ID,
    Part("version", "version", changed, noticed=False),
    Part("language", "language", changed, noticed=False),
    Part("author", "author", reworded, noticed=False),
    Part("licence", "licence", reworded, noticed=False),
)

_WISH = (_ID, Part("text", "", reworded))
_ASSET = (*_WISH, Part("answers", "answers", words, noticed=False))
_SEATS = (
    Part("min", "fewest people with this card", changed, noticed=False),
    Part("max", "most people with this card", changed, noticed=False),
)
_CARD = (
    _ID,
    Part("role", "role", reworded),
    Part("side", "side", changed),
    Part("brief", "brief", reworded),
    Part("private", "private text", reworded),
    Part("knows", "knows", words),
    Part("assets", "", things(_ASSET, lambda item: f"asset `{item.id}`", lambda item: item.text)),
    Part("needs", "", things(_WISH, lambda item: f"need `{item.id}`", lambda item: item.text)),
    Part("wants", "", things(_WISH, lambda item: f"want `{item.id}`", lambda item: item.text)),
    Part("seats", "", group(_SEATS)),
)
_CARDS = Part("cards", "", things(_CARD, lambda card: f"card {card.role}", lambda card: card.role))
_CARD_ORDER = Part("cards", "cards", order, noticed=False)

_OUTCOME = (_ID, Part("text", "", reworded), Part("evidence", "evidence", reworded))
_FIXED = (
    _ID,
    Part("text", "", reworded),
    Part("why", "reason", reworded),
    Part("really", "really so", changed),
)
_PARAMETERS = (
    Part("budget", "budget", changed),
    Part("currency", "currency", changed),
    Part("weeks", "weeks", changed),
    Part("in_kind", "", things(_WISH, lambda each: f"help in kind `{each.id}`", lambda each: each.text)),
    Part("who", "who may be involved", reworded),
    Part("fixed", "", things(_FIXED, lambda each: f"limit `{each.id}`", lambda each: each.text)),
)

_STEP = (
    Part("title", "title", reworded),
    Part("seconds", "", lasts),
    Part("prompt", "prompt", reworded),
    Part("script", "script", reworded),
)
_OPTION = (
    _ID,
    Part("title", "title", reworded),
    Part("text", "text", reworded),
    Part("cost", "cost", changed),
    Part("meets", "meets", words, noticed=False),
    Part("harms", "harms", words, noticed=False),
    Part("uses", "uses", words, noticed=False),
)
_INJECT = (
    Part("at", "minute", lambda what, old, new: changed(what, minutes(old), minutes(new))),
    Part("to", "who hears it", changed),
    Part("text", "", reworded),
)
_ROUND = (
    _ID,
    Part("title", "title", reworded),
    Part("seconds", "", lasts),
    Part("mode", "mode", changed),
    Part("promise", "promise", changed),
    Part("explains", "parameter explained", words),
    Part("decided_by", "who decides", changed),
    Part("script", "script", reworded),
    Part("steps", "", things(_STEP, lambda step: f"step “{step.title}”", lambda step: step.title, by_id=False)),
    Part("options", "", things(_OPTION, lambda option: f"option “{option.title}”", lambda option: option.title)),
    Part("options", "options", order),
    Part(
        "injects", "", things(_INJECT, lambda news: f"news at {minutes(news.at)}", lambda news: news.text, by_id=False)
    ),
)

_EXAMPLE = (Part("title", "title", reworded), Part("text", "text", reworded), Part("source", "source", reworded))
_TIMED = (Part("seconds", "", lasts), Part("script", "script", reworded))
_SCENARIO = (
    *_FILE,
    Part("summary", "summary", reworded),
    Part("content_note", "content note", reworded),
    Part("setting", "story", reworded),
    Part("question", "question", reworded),
    Part("stages", "stage", words),
    Part("outcomes", "", things(_OUTCOME, lambda each: f"outcome `{each.id}`", lambda each: each.text)),
    Part("parameters", "", group(_PARAMETERS)),
    Part("missing", "who is missing", lines),
    Part("seconds", "the whole", lasts),
    Part("briefing", "briefing", group(_TIMED)),
    Part("rounds", "", things(_ROUND, lambda each: each.title, lambda each: each.title)),
    Part("rounds", "rounds", order),
    Part("ratings", "each rating", group((_TIMED[0], Part("statements", "statement", lines)))),
    Part("test", "later event", reworded),
    Part("debrief", "debrief", group((_TIMED[0], Part("questions", "question", lines)))),
    Part(
        "examples", "", things(_EXAMPLE, lambda each: f"example “{each.title}”", lambda each: each.title, by_id=False)
    ),
)
