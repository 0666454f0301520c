"""Whether the options of a consultation are a real choice: each fails somebody, and no two are the same."""

from ...exercise.scenario import Option
from ..node import Node
from ..problems import quoted
from .scene import Scene


def check_said(file: Node) -> None:
    """Report options of one title; the file may have other faults."""
    for group in (file, *file["rounds"]):
        taken: set[str] = set()
        for option in group["options"]:
            title = option if option.text else option["title"]
            plain = " ".join(title.text.casefold().split())
            if plain and plain in taken:
                message = f"Another option of this round has the title {quoted(title.text)} too."
                hint = "Change one, so that people know which they choose."
                title.report("duplicate-option", message, hint)
            taken.add(plain)


def check_made(scene: Scene) -> None:
    """Report options that take nothing from anybody."""
    options = list(scene.options)
    if options and not any(option.meets or option.harms for option, _ in options):
        message = "No option says whose needs and wants it meets or harms, so no report can show it."
        hint = "Give each an id of its own, with `title:`, `meets:` and `harms:`."
        options[0][1].report_key("options-without-effects", message, hint)
        return
    for option, node in options:
        _check_option(option, node, scene)


def _check_option(option: Option, node: Node, scene: Scene) -> None:
    wishing = {card.id for card in scene.deck.cards if card.wishes}
    if wishing <= {ref.partition("/")[0] for ref in option.meets}:
        message = f"The option {quoted(option.title)} gives something to every card: everyone will want it."
        hint = "Take some of `meets:` away, or make the option cost somebody what they need."
        node.report_key("option-everyone-wants", message, hint)
    elif not option.harms:
        message = f"The option {quoted(option.title)} harms nobody: there is nothing to weigh."
        hint = "Say under `harms:` whose need or want suffers; every real option fails somebody."
        node.report_key("option-fails-nobody", message, hint)
