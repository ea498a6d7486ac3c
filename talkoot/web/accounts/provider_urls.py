"""The two addresses of OpenID Connect, without a language: providers keep the second one in their settings."""

from django.urls import path

from talkoot.web.accounts.views import provider

urlpatterns = [
    path("oidc/<str:provider_id>/login/", provider.leave_for, name="openid_connect_login"),
    path("oidc/<str:provider_id>/login/callback/", provider.come_back, name="openid_connect_callback"),
]
