"""Prepared choices, as English words give them away: a list to pick from is consultation, whatever it is called."""

import re

_NOUN = r"(?:options?|choices?|alternatives?)"
_PICK = r"(?:choos(?:e|es|ing)|(?:pick|select|vote|rank|tick|prefer|opt|decide)s?)"
_COUNT = r"(?:two|three|four|five|six|[2-9])"
_NOT_THEIRS = r"(?!(?:your|our|own|their)\b)"
"""What the group made itself is no prepared choice."""

_SIGNS = tuple(
    re.compile(sign, re.IGNORECASE | re.DOTALL)
    for sign in (
        # Option A
        rf"\b{_NOUN} (?-i:[A-H]|[1-9]|One|Two)\b",
        # choose one of the following · pick one of these three options · vote on the alternatives
        rf"\b{_PICK}\b(?: {_NOT_THEIRS}\S+){{0,4}}? {_NOT_THEIRS}(?:the|these|those|an|one|{_COUNT})"
        rf"(?: {_COUNT}| listed| given| prepared)? {_NOUN}\b",
        rf"\b{_PICK}\b(?: \S+){{0,4}}? (?:of|from|between|among|for|on) the following\b",
        rf"\b{_PICK}\b(?: \S+){{0,3}}? (?:of|from|between|among) (?:the|these|those) {_COUNT}"
        r" (?:plans?|schemes?|solutions?|models?|packages?)\b",
        # choose one of the three, even if none is quite right
        rf"\b{_PICK}\b(?: one)? (?:of|from|between|among) (?:the|these|those) {_COUNT}(?= *[,.;:!?]| *$)",
        # vote for A or B
        rf"\b{_PICK}\b[^.?!]{{0,40}}\b(?-i:[A-H])(?:, (?-i:[A-H]))*,? or (?-i:[A-H])\b",
        # A) a fence B) a planter
        r"(?<![\w.])\(?(?-i:A)[).:] .{2,300}?(?<![\w.])\(?(?-i:B)[).:] ",
        r"(?<![\w.])\(?a\) .{2,300}?(?<![\w.])\(?b\) ",
        # choose: 1) a fence 2) a planter · choose, then a list of lines
        rf"\b{_PICK}\b.{{0,80}}?\(?1[).] .{{2,300}}?\(?2[).] ",
        rf"\b{_PICK}\b[^\n.?!]{{0,60}}:\s*\n\s*[-*•] [^\n]+\n\s*[-*•] ",
        # Which do you prefer: a fence, a bin or a planter? · Vote: fence, bin or planter.
        r"\b(?:which|what) (?:one |of these )?(?:do|would) you (?:prefer|choose|like best|vote for)\b"
        r"[^.?!:]{0,30}[:,] [^.?!]{3,120}\bor\b",
        r"\b(?:chooses?|picks?|votes?(?: for)?)(?: (?:one|between))?: [^.?!]{3,120}\bor\b",
        # Choose between the fence and the planters
        r"\b(?:choose|vote|pick) between (?!(?:you|us|them|your|our)\b)[^.?!]{3,80}\band\b",
        # The council has drawn up three plans
        r"\b(?:has|have) (?:already )?(?:drawn up|prepared|shortlisted|worked out)\b[^.?!]{0,30}"
        r"\b(?:options|choices|alternatives|plans|schemes|proposals|solutions|models)\b",
    )
)
_NEAR = 60
_DENIED = re.compile(
    r"\b(?:no|not|never|without|nothing|none|nobody|rather than|instead of|don['’]t|stop)\b[^.?!:;]{0,45}$",
    re.IGNORECASE,
)


def prepared_choice(text: str) -> str:
    """Return the words of an English text that hand people choices made beforehand; empty when there are none."""
    for sign in _SIGNS:
        for found in sign.finditer(text):
            if not _DENIED.search(text[max(0, found.start() - _NEAR) : found.start()]):
                return found[0]
    return ""
