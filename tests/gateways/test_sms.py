"""The demo's texter takes every text; no other provider can be chosen by mistake."""

import pytest

from hamroh.gateways.outcome import accepted
from hamroh.gateways.sms import ShortText
from hamroh.gateways.sms.choice import texter_for


def test_the_demo_takes_every_text() -> None:
    texter = texter_for("demo:")
    assert texter.name == "demo"
    assert texter.hand_over(ShortText("r1", "+79990000000", "Hamroh: 123456")) == accepted()


def test_an_unknown_provider_is_refused() -> None:
    with pytest.raises(ValueError, match="demo"):
        texter_for("smpp://operator.example")
