"""What a program asks of the person at the keyboard, and keeps of what was typed."""

from collections.abc import Sequence

from textual.app import App

from .widgets.ask import Ask
from .widgets.pick import Choice, Pick, Picked
from .words import plain


class Asker(App[int]):
    """A Textual program that asks questions; what was typed is never lost, even if nothing comes of it."""

    def __init__(self) -> None:
        super().__init__()
        self.drafts: dict[str, str] = {}
        """Question to words that were typed and not taken yet."""
        self._taken: dict[str, str] = {}
        """Question to words that were taken for an entry that is not recorded yet."""

    def tell(self, text: str, warning: bool = False) -> None:
        """Show one sentence for a while."""
        self.notify(plain(text).plain, severity="warning" if warning else "information", markup=False)

    async def ask(self, title: str, hint: str = "", draft: str = "") -> str | None:
        """Ask for words: None when the facilitator went back; what was typed is kept for the next time."""
        kept = self.drafts.get(title) or self._taken.get(title, "")
        question = Ask(title, hint, draft or kept)
        answer = await self.push_screen_wait(question)
        self.drafts[title] = question.draft if answer is None else ""
        if answer:
            self._taken[title] = answer
        return answer

    async def pick(
        self,
        title: str,
        choices: Sequence[Choice],
        *,
        several: bool = False,
        free: bool = False,
        hidden: bool = False,
        ticked: Sequence[str] = (),
    ) -> Picked | None:
        """Ask for one of the choices, several, or words: None when the facilitator went back."""
        question = Pick(title, choices, several=several, free=free, hidden=hidden, ticked=ticked)
        return await self.push_screen_wait(question)

    def keep_drafts(self) -> None:
        """Keep the words of an entry that was given up half-way for the next time the same is asked."""
        self.drafts |= self._taken
        self._taken.clear()

    def take_drafts(self) -> dict[str, str]:
        """Return the words that were taken for the entry that is made now; they are drafts again if it fails."""
        words, self._taken = self._taken, {}
        return words
