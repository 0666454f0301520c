"""What a scenario should say and does not: limits, success, examples, who is missing."""

from ..codes import Code
from .scene import Scene


def check_made(scene: Scene) -> None:
    """Report what is absent from a whole scenario."""
    _check_parameters(scene)
    for key, code, message, hint in _ABSENT:
        if not scene.file[key].value:
            scene.file.report(code, message, hint)


_ABSENT: tuple[tuple[str, Code, str, str], ...] = (
    (
        "setting",
        "no-setting",
        "The scenario tells no story.",
        "Add `setting:`, the text that is read to everyone before the first round.",
    ),
    (
        "outcomes",
        "no-outcomes",
        "Nothing says what would count as success.",
        "Add `outcomes:`, each with `text:` and `evidence:`, how one would know.",
    ),
    (
        "missing",
        "no-missing",
        "Nothing says who is not in the room.",
        "Add `missing:` with the people whom no card speaks for.",
    ),
    (
        "examples",
        "no-examples",
        "There is no example of something like this that really happened.",
        "Add `examples:` with `title:`, `text:` and `source:`; close enough to begin, too different to copy.",
    ),
)


def _check_parameters(scene: Scene) -> None:
    parameters = scene.scenario.parameters
    if not parameters.ids():
        message = "There are no parameters: nothing binds the group, and nobody has limits to explain."
        hint = "Add `parameters:` with `budget:`, `weeks:` and `who:`."
        scene.file.report("no-parameters", message, hint)
        return
    has = {"budget": parameters.budget is not None, "weeks": parameters.weeks is not None, "who": bool(parameters.who)}
    if lacking := " and ".join(f"`{key}`" for key, there in has.items() if not there):
        message = f"The parameters lack {lacking}."
        hint = "Say how much money and time there is, and who may be involved; 0 is an answer too."
        scene.file["parameters"].report_key("parameters-incomplete", message, hint)
