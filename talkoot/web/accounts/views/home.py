"""After signing in: to the place where one's work is."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from talkoot.networks.models import Network
from talkoot.organisations.models import Organisation


@login_not_required
def home_of_user(request: HttpRequest) -> HttpResponse:
    """Those who run networks to the console, members to their workspace, everybody else to the front page."""
    if not request.user.is_authenticated:
        return redirect("public:home")
    if request.user.is_operator or Network.objects.coordinated_by(request.user).exists():
        return redirect("console:home")
    if Organisation.objects.acted_for_by(request.user).exists():
        return redirect("workspace:home")
    return redirect("public:home")
