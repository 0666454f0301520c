"""Whether what the cards bring answers what the cards need: this is what the group is to discover."""

from ..problems import quoted
from .scene import CardScene


def check_made(scene: CardScene) -> None:
    """Report cards without assets, and assets and needs that do not meet."""
    for card, node in scene.cards:
        if not card.assets:
            message = f"{quoted(card.role)} brings nothing: the card has no assets."
            hint = "Add `assets:`; everybody can do, own or know something that another role needs."
            node.report_key("card-without-assets", message, hint)
    if not any(item.answers for _, item, _ in scene.assets()):
        message = "No asset says which needs it answers: a rehearsal cannot show what the group could discover."
        hint = "Write an asset with `text:` and `answers:`, as in `answers: [parent/an-hour-off]`."
        scene.node.report_key("no-answers", message, hint)
        return
    _check_unused(scene)
    _check_unanswered(scene)


def _check_unused(scene: CardScene) -> None:
    for ref, item, node in scene.assets():
        if all(answer.partition("/")[0] == ref.partition("/")[0] for answer in item.answers):
            message = f"The asset {quoted(ref)} answers no need or want of another card."
            hint = "Name one under its `answers:`, or let another card need it."
            node.report_key("asset-answers-nothing", message, hint)


def _check_unanswered(scene: CardScene) -> None:
    answered = {answer for _, item, _ in scene.assets() for answer in item.answers}
    for ref, node in scene.needs():
        if ref not in answered:
            message = f"No asset answers the need {quoted(ref)}."
            hint = "Name it under the `answers:` of an asset that could meet it, if only in part."
            node.report_key("need-unanswered", message, hint)
