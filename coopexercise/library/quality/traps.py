"""Where YAML quietly understood something else than was meant."""

import re

from ..node import Node
from ..problems import Place, quoted
from ..tree import Path, Tree

_COMMENT = re.compile(r" +(#.*)$")
_OPEN_ENDED = re.compile(
    r"\b(?:a|an|and|at|by|flat|for|from|house|in|no|nos|number|of|on|or|room|see|step|the|to|unit|with)$|[,(–-]$",
    re.IGNORECASE,
)
"""Words and signs after which a text must go on."""
_JOINED = re.compile(r"(?:and|or|but|nor|so|then|which|who|because|with|without|where|when|if|as)\s", re.IGNORECASE)
_NAME = re.compile(r"[a-z0-9/@-]+")
_THOUSANDS = re.compile(r"[-+]?[0-9]{1,3}\.[0-9]{3}")
_MONEY = ("budget", "cost")


def check_traps(tree: Tree) -> None:
    """Report texts cut by `#` or split by commas, and amounts whose point is no thousands sign."""
    for path, plain in tree.plain.items():
        _check_hash(tree, path, plain.end)
        if path and path[-1] in _MONEY and _THOUSANDS.fullmatch(plain.text):
            _report_thousands(tree, path, plain.text)
    for path in tree.inline_lists:
        _check_list(tree, path)


def _check_hash(tree: Tree, path: Path, end: Place) -> None:
    text = tree.value_at(path)
    comment = _COMMENT.match(tree.source.line(end), end.column - 1)
    if not isinstance(text, str) or comment is None or _NAME.fullmatch(text) or not _cuts(text, comment[1]):
        return
    place = Place(end.line, comment.start(1) + 1)
    message = f"What stands behind ` #` is a comment and is left out: {quoted(comment[1])}."
    hint = "Put the whole text in quotes. If it is meant as a comment, give it a line of its own."
    tree.source.report(place, "text-cut-by-hash", message, hint)


def _cuts(text: str, comment: str) -> bool:
    """Tell whether a comment was probably meant as text."""
    return bool(re.match(r"#[^\s#]", comment) or _OPEN_ENDED.search(text))


def _report_thousands(tree: Tree, path: Path, text: str) -> None:
    value = tree.value_at(path)
    message = f"{quoted(text)} is read as {value:g}: a point stands before parts of one."
    hint = f"For thousands, write {text.replace('.', '')}. If you mean {value:g}, write just that."
    tree.source.report(tree.value_place(path), "number-with-point", message, hint)


def _check_list(tree: Tree, path: Path) -> None:
    texts = [each.text for each in Node(tree, path, tree.value_at(path))]
    for place, text in enumerate(texts[1:], 1):
        if _JOINED.match(text) or _goes_on(texts[place - 1], text):
            message = f"Brackets make a list, and its commas made {len(texts)} entries; {quoted(text)} is one of them."
            hint = "Write one entry on each line, beginning with `- `; commas are safe there."
            tree.source.report(tree.value_place((*path, place)), "prose-in-brackets", message, hint)
            return


def _goes_on(before: str, text: str) -> bool:
    """Tell whether a text goes on with the sentence that another one, with a capital, began."""
    return bool(re.match(r"[A-Z]\w* ", before) and re.match(r"[a-z].* .*[.!?]$", text))
