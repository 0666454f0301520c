"""The pack of one proposal, section by section."""

from ..findings import SIMULATED, head_of_log
from ..printing.plain import language_code
from .carrying import assets, risks, steps, who
from .limits import limits, outcomes
from .needs import needs
from .project import Project
from .sheet import Pack
from .what import what
from .worksheet import five_steps, learning


def pack(project: Project) -> Pack:
    """Return the pack of a proposal."""
    session = project.session
    sections = (what, who, assets, steps, needs, limits, outcomes, risks, five_steps, learning)
    return Pack(
        title=project.title,
        scenario=session.scenario.title,
        simulated=SIMULATED if session.opened.simulated else "",
        language=language_code(session.scenario.language),
        sections=tuple(section(project) for section in sections),
        head=head_of_log(session),
    )
