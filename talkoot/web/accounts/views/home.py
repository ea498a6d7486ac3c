"""After signing in: to the place where one's work is."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from talkoot.footprints.models import Mandate
from talkoot.networks.models import Network
from talkoot.organisations.models import Municipality, Organisation, RegionalBody


def runs_something(user: Any) -> bool:
    """Whether the console is the person's place."""
    return (
        user.is_operator
        or Network.objects.coordinated_by(user).exists()
        or Municipality.objects.worked_for_by(user).exists()
        or RegionalBody.objects.filter(readers__user=user, readers__until_on=None).exists()
    )


@login_not_required
def home_of_user(request: HttpRequest) -> HttpResponse:
    """Those who run networks or work for a municipality to the console; members, and those who calculate for others, to
    their workspace; everybody else to the front page."""
    if not request.user.is_authenticated:
        return redirect("public:home")
    if runs_something(request.user):
        return redirect("console:home")
    if Organisation.objects.acted_for_by(request.user).exists() or Mandate.objects.filter(user=request.user).exists():
        return redirect("workspace:home")
    return redirect("public:home")
