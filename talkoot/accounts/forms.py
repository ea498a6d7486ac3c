"""The forms of the doors in our words; what they check is allauth's."""

from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as second_factor
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django import forms
from django.utils.translation import gettext_lazy as _

CODE = {"autocomplete": "one-time-code", "autocapitalize": "characters", "spellcheck": "false", "size": "14"}
DIGITS = {"autocomplete": "one-time-code", "spellcheck": "false", "size": "14"}


class RequestCodeForm(account.RequestLoginCodeForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"] = forms.EmailField(
            label=_("Your work e-mail address"),
            widget=forms.EmailInput(attrs={"autocomplete": "email webauthn"}),
            error_messages={
                "required": _("Write your e-mail address."),
                "invalid": _("Write the address in full, for example aino@company.fi."),
            },
        )


class ConfirmCodeForm(account.ConfirmLoginCodeForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"] = _code_field(_("The code in the e-mail"), CODE, _("Eight letters. Small letters will do."))


class SecondFactorForm(second_factor.AuthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"] = _code_field(_("The code of your app, or a recovery code"), DIGITS)


class ConfirmSecondFactorForm(second_factor.ReauthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"] = _code_field(_("The code of your app, or a recovery code"), DIGITS)


class ActivateAppForm(totp.ActivateTOTPForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        hint = _("Six digits. It shows that the app is set up right.")
        self.fields["code"] = _code_field(
            _("The code that your app shows now"), DIGITS | {"inputmode": "numeric"}, hint
        )


class AddPasskeyForm(webauthn.AddWebAuthnForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"] = forms.CharField(
            label=_("Name of the passkey"), max_length=100, required=False,
            help_text=_("So that you know which one it is, for example “Work laptop”."),
        )  # fmt: skip
        self.fields["passwordless"] = forms.BooleanField(
            label=_("Sign in with this passkey alone, without a code by e-mail"), required=False, initial=True,
            help_text=_("Leave this unticked for an old security key that has no PIN or fingerprint."),
        )  # fmt: skip


class RenamePasskeyForm(webauthn.EditWebAuthnForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"] = forms.CharField(label=_("Name of the passkey"), max_length=100)


def _code_field(label: Any, attributes: dict[str, str], hint: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label, help_text=hint, max_length=40, widget=forms.TextInput(attrs=attributes),
        error_messages={"required": _("Write the code.")},
    )  # fmt: skip
