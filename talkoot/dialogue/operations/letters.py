"""Letters about dialogues: to those who are asked, to those who gave, and to those who answer."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from django.db.models import Q
from django.utils.timezone import localdate

from talkoot.accounts.models import User
from talkoot.dialogue.enums import Audience
from talkoot.dialogue.models import Dialogue, Input, Invitation, Subscription
from talkoot.dialogue.queries import owners_of, subscribers_of
from talkoot.memberships.addressees import addressees
from talkoot.memberships.models import Membership
from talkoot.notices.letters import link, write_letter
from talkoot.notices.models import Message
from talkoot.notices.operations import queue_message

TAKE_BACK = timedelta(minutes=10)  # how long the letters of an opening wait, so that it can be taken back
Asked = Invitation | Subscription


def members_to_ask(dialogue: Dialogue) -> Iterator[Invitation]:
    """An invitation, not saved, for each member of the network that has an address and is not invited yet."""
    known = set(dialogue.invitations.values_list("email", flat=True))
    members = Membership.objects.filter(network=dialogue.network).taking_part()
    people = addressees(members.order_by("organisation__folded_name").values_list("organisation_id", flat=True))
    for organisation_id, person in people.items():
        if person is not None and person.email.lower() not in known:
            known.add(person.email.lower())
            yield Invitation(
                dialogue=dialogue, organisation_id=organisation_id, email=person.email.lower(), name=person.name,
                language=person.language,
            )  # fmt: skip


def those_to_ask(dialogue: Dialogue) -> list[Asked]:
    """Whom the opening is told, each once: the invited, members where the dialogue is theirs, and subscribers."""
    asked: list[Asked] = list(dialogue.invitations.select_related("organisation"))
    if dialogue.audience == Audience.MEMBERS:
        asked += members_to_ask(dialogue)
    return asked + list(subscribers_of(dialogue))


def opening_letter(dialogue: Dialogue, asked: Asked) -> tuple[str, str]:
    """Subject and body of the letter that tells one receiver that the dialogue is open."""
    language = asked.language
    if isinstance(asked, Invitation):
        url = link("public:dialogue-invited", language, dialogue.pk or 0, asked.token)
        return write_letter("dialogue_invitation", language, dialogue=dialogue, name=asked.name, url=url)
    url = link("public:dialogue", language, dialogue.pk)
    end_url = link("public:subscription", language, asked.token)
    return write_letter("dialogue_tender", language, dialogue=dialogue, url=url, end_url=end_url)


def write_to_asked(dialogue: Dialogue, asked: Asked, *, by: User | None, now: datetime, delay: timedelta) -> None:
    """Queue the letter that tells one receiver that the dialogue is open; once for each opening."""
    letter, kind = opening_letter(dialogue, asked), "i" if isinstance(asked, Invitation) else "s"
    _queue(
        dialogue, asked.email, asked.language, letter, kind="dialogue", by=by, now=now, delay=delay,
        key=f"{opening_key(dialogue)}{kind}{asked.pk}",
    )  # fmt: skip


def opening_key(dialogue: Dialogue) -> str:
    """How the keys of the letters of the present opening begin."""
    return f"dialogue-{dialogue.pk}-{dialogue.openings}-"


def write_to_giver(found: Input, letter: str, *, by: User | None, now: datetime, key: str) -> bool:
    """Write to whoever gave the input, in their language, with the link by which they follow it; False: no address."""
    if not found.email:
        return False
    url = link("public:input", found.language, found.token)
    words = write_letter(
        letter, found.language, input=found, dialogue=found.dialogue, name=found.giver_name, url=url,
        decision_link=found.link_of_decision, was=found.get_fate_display(),
    )  # fmt: skip
    _queue(found.dialogue, found.email, found.language, words, kind=letter, by=by, now=now, key=key)
    return True


def tell_owners(found: Input, *, by: User | None, now: datetime) -> None:
    """Tell those who are to answer that something has come: at most once a day for each dialogue."""
    for person in owners_of(found):
        if person != by:
            key = f"dialogue-news-{found.dialogue_id}-{person.pk}-{localdate(now)}"
            _write_to_owner("dialogue_news", found, person, by=by, now=now, key=key)


def tell_new_owner(found: Input, *, by: User | None, now: datetime) -> None:
    """Tell somebody that the input is theirs from now on; not when they took it themselves."""
    if found.owner is not None and found.owner != by:
        key = f"dialogue-owner-{found.pk}-{found.owner.pk}-{found.version}"
        _write_to_owner("dialogue_owner", found, found.owner, by=by, now=now, key=key)


def erase_letters(found: Input) -> None:
    """Erase the letters that carry what somebody took back: those to the giver and those that quote it."""
    place = f"/dialogues/{found.dialogue_id}/inputs/{found.pk}/"
    Message.objects.filter(Q(body__contains=found.token) | Q(body__contains=place)).delete()


def write_decision(found: Input, *, by: User, now: datetime) -> bool:
    """Tell a giver what was decided: once for each address."""
    address = sha256(found.email.lower().encode()).hexdigest()[:32]
    return write_to_giver(found, "dialogue_decision", by=by, now=now, key=f"decided-{found.dialogue_id}-{address}")


def write_reminder(person: User, inputs: list[Input], *, now: datetime) -> None:
    """Tell an owner what has waited for long: once a week."""
    year, week, _day = localdate(now).isocalendar()
    rows = [(one, link("console:input", person.language, one.dialogue_id, one.pk)) for one in inputs]
    letter = write_letter("dialogue_waiting", person.language, name=person.name, rows=rows, count=len(rows))
    _queue(
        inputs[0].dialogue, person.email, person.language, letter, kind="dialogue_waiting", by=None, now=now,
        key=f"dialogue-waiting-{person.pk}-{year}-{week}",
    )  # fmt: skip


def write_confirmation(subscription: Subscription, *, group: str, now: datetime) -> None:
    """Ask the owner of the address whether the subscription is theirs."""
    url = link("public:subscription", subscription.language, subscription.token)
    subject, body = write_letter(
        "subscription_confirm", subscription.language, subscription=subscription, group=group, url=url,
        municipality=subscription.municipality,
    )  # fmt: skip
    queue_message(
        to=subscription.email, subject=subject, body=body, kind="subscription", language=subscription.language, now=now,
        reply_to=subscription.municipality.contact_email, key=f"subscription-{subscription.pk}-{localdate(now)}",
    )  # fmt: skip


def _write_to_owner(letter: str, found: Input, person: User, *, by: User | None, now: datetime, key: str) -> None:
    url = link("console:input", person.language, found.dialogue_id, found.pk)
    words = write_letter(letter, person.language, input=found, dialogue=found.dialogue, name=person.name, url=url)
    _queue(found.dialogue, person.email, person.language, words, kind=letter, by=by, now=now, key=key)


def _queue(
    dialogue: Dialogue, to: str, language: str, letter: tuple[str, str], *, delay: timedelta = timedelta(), **facts: Any
) -> None:
    subject, body = letter
    queue_message(
        to=to, subject=subject, body=body, language=language, network_id=dialogue.network_id, delay=delay,
        reply_to=dialogue.host.contact_email, kind=facts["kind"], sender=facts["by"], now=facts["now"], key=facts["key"],
    )  # fmt: skip
