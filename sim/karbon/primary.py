"""The card of a client that lists show, and what of it."""

from __future__ import annotations

from sim.karbon.records import BusinessCard, Client


def primary_email(client: Client) -> str:
    """The first address on the card that lists show."""
    card = primary_card(client)
    return card.email_addresses[0] if card is not None and card.email_addresses else ""


def primary_phone(client: Client) -> str:
    """The first number on the card that lists show."""
    card = primary_card(client)
    return card.phone_numbers[0].number if card is not None and card.phone_numbers else ""


def primary_card(client: Client) -> BusinessCard | None:
    """The card that lists show: the one marked, else the first."""
    cards = client.business_cards
    if not cards:
        return None
    if len(cards) == 1:
        return cards[0]
    return next((card for card in cards if card.is_primary_card), cards[0])
