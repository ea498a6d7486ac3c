"""What may stand in the way of a change to a dialogue."""

from django.utils.translation import gettext_lazy as _

from talkoot.kernel.errors import Refused


class TitleMissing(Refused):
    text = _("Give the dialogue a short title.")


class QuestionMissing(Refused):
    text = _("Write the question that you ask.")


class OnlyNetworksHaveMembers(Refused):
    text = _("A municipality has no members: open the dialogue to everybody, or invite by name.")


class OwnerNotAtWork(Refused):
    text = _("%(name)s does not work here. Choose somebody who does.")


class KindFixed(Refused):
    text = _("The dialogue has been opened, so its kind and who may answer can no longer be changed.")


class LastDayMissing(Refused):
    text = _("Say first until which day answers are taken.")


class LastDayPassed(Refused):
    text = _("The last day has passed. Choose a later one.")


class NobodyInvited(Refused):
    text = _("Only those who are invited may answer, and nobody is invited yet. Add addresses first.")


class AlreadyOpened(Refused):
    text = _("The dialogue has already been opened.")


class NotOpened(Refused):
    text = _("The dialogue has not been opened yet.")


class NotOpen(Refused):
    text = _("This dialogue takes no more input.")


class OpeningStands(Refused):
    text = _(
        "The opening can no longer be taken back: a letter has left or somebody has answered. You can end the dialogue."
    )


class NotInvited(Refused):
    text = _("This dialogue is open only to those who are invited or are members.")


class LinesWithoutAddress(Refused):
    text = _("No e-mail address was found in: %(lines)s")


class InvitationInUse(Refused):
    text = _("The invitation has been sent and can no longer be taken away.")


class TextMissing(Refused):
    text = _("Write what you want to say.")


class AddressMissing(Refused):
    text = _("Write your e-mail address, so that the answer finds you.")


class InputClosed(Refused):
    text = _("This has been answered or taken back and can no longer be changed.")


class ThemeUnknown(Refused):
    text = _("The theme “%(theme)s” is not one of this dialogue's themes.")


class AnswerMissing(Refused):
    text = _("Choose what becomes of the input, and write in a few words why.")


class DecisionMissing(Refused):
    text = _("Write what was decided.")


class GroupUnknown(Refused):
    text = _("Choose a product group.")


class SubscriptionEnded(Refused):
    text = _("This subscription has been ended. You can subscribe again.")
