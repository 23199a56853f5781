from tests.running import Served
async def test_x(service: Served) -> None:
    person = await service.person()
    assert person.events[0]["seq"] == 1
    e = await person.asks("Mag ik bellen als ik twijfel?")
    assert e["body"]["answer"] == "faq/gut_feeling"
