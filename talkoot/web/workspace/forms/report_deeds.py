"""What was done during the year, and what only the coordinator should know."""

from django import forms
from django.utils.translation import gettext_lazy as _

from talkoot.kernel.text import tidy
from talkoot.reporting.operations import Answers
from talkoot.web.workspace.forms.report_part import PartForm

LENGTH = 5000


class DeedsForm(PartForm):
    """Two texts: one public, one never."""

    measures = forms.CharField(
        label=_("What did you do for the climate?"),
        required=False,
        max_length=LENGTH,
        widget=forms.Textarea(attrs={"rows": 7}),
        help_text=_("Two or three sentences are enough. Public once your report has been accepted."),
    )
    remark = forms.CharField(
        label=_("For the coordinator only"),
        required=False,
        max_length=LENGTH,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("What went badly, what help you would like, what should be known about the figures. Never public."),
    )

    def build(self) -> None:
        self.conflicts: dict[str, str] = {}
        for name in ("measures", "remark"):
            self.fields[name].initial = getattr(self.asked.report, name)

    def answers(self) -> Answers:
        return Answers(measures=self._text("measures"), remark=self._text("remark"))

    def others(self) -> bool:
        for name in ("measures", "remark"):
            saved, typed = getattr(self.asked.report, name), self._text(name)
            if typed is not None and typed != saved:
                self.conflicts[name] = saved or str(_("empty"))
        return bool(self.conflicts)

    def _text(self, name: str) -> str | None:
        text = self.cleaned_data.get(name)
        return None if text is None else tidy(text)
