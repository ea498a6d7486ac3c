import re
from django.test import Client
from django.db import connection
from django.test.utils import CaptureQueriesContext
from talkoot.notices.models import Message
import pytest, time
from tests.web.join.conftest import *


@pytest.mark.django_db
def test_q(ready, people_=None):
    c = Client()

    def n(url, cl=c):
        cl.get(url)
        with CaptureQueriesContext(
            connection,
        ) as q:
            t = time.process_time()
            r = cl.get(url)
            t = time.process_time() - t
        print(f"{len(q):3} {len(r.content):6} {t * 1000:5.0f}ms {url}")

    n("/fi/account/login/")
    n("/fi/jarvikaupunki/join/")
    for p in ("who", "contact", "goals", "send"):
        n(ready.link + "?part=" + p, ready.client)
    ready.write("send", consent="on")
    n(ready.link, ready.client)
    Client().post("/fi/account/login/", {"email": "coordinator@town.example"})
    Client().post("/sv/account/login/", {"email": "zz@town.example"})
    Client().post("/fi/jarvikaupunki/join/", {"email": "b@c.fi", "tier": ready.application.tier_id})
    for m in Message.objects.order_by("pk"):
        print("-----", m.to, "|", m.subject)
        print(m.body)
