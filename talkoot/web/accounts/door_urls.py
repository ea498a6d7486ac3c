"""The pages of allauth that we use, under its names. There are no passwords, so their pages are not here.

The sign-in page is the one that mails a code; what allauth lists in several places stands on one page, me:profile.
"""

from allauth.account import views as account
from allauth.mfa.base import views as second_factor
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from allauth.socialaccount import views as social
from django.urls import include, path
from django.views.generic import RedirectView

to_profile = RedirectView.as_view(pattern_name="me:profile")

KEYS = [
    path("", to_profile, name="mfa_list_webauthn"),
    path("add/", webauthn.add_webauthn, name="mfa_add_webauthn"),
    path("sign-in/", webauthn.login_webauthn, name="mfa_login_webauthn"),
    path("confirm/", webauthn.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("<int:pk>/name/", webauthn.edit_webauthn, name="mfa_edit_webauthn"),
    path("<int:pk>/remove/", webauthn.remove_webauthn, name="mfa_remove_webauthn"),
]
SECOND_FACTOR = [
    path("", to_profile, name="mfa_index"),
    path("sign-in/", second_factor.authenticate, name="mfa_authenticate"),
    path("confirm/", second_factor.reauthenticate, name="mfa_reauthenticate"),
    path("app/", totp.activate_totp, name="mfa_activate_totp"),
    path("app/remove/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("recovery-codes/", recovery_codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("recovery-codes/new/", recovery_codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("recovery-codes/file/", recovery_codes.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("passkeys/", include(KEYS)),
]
urlpatterns = [
    path("login/", account.request_login_code, name="account_login"),
    path("login/", account.request_login_code, name="account_request_login_code"),
    path("login/code/", account.confirm_login_code, name="account_confirm_login_code"),
    path("logout/", account.logout, name="account_logout"),
    path("closed/", account.account_inactive, name="account_inactive"),
    path("new/", account.signup, name="account_signup"),
    path("confirm/", account.reauthenticate, name="account_reauthenticate"),
    path("second-factor/", include(SECOND_FACTOR)),
    path("provider/cancelled/", social.login_cancelled, name="socialaccount_login_cancelled"),
    path("provider/error/", social.login_error, name="socialaccount_login_error"),
]
