"""The chat page from the greeting to the end."""

from __future__ import annotations

import pytest
from playwright.async_api import Page, expect

from tests.browser.scripted import Running
from tests.browser.talking import choose, messages, open_chat, say, until

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(("language", "first"), [("nl", "Dit is een computer"), ("en", "This is a computer")])
async def test_a_talk_opens_with_who_speaks_and_the_two_numbers(page: Page, service: Running, language: str, first: str) -> None:
    greeting = await open_chat(page, service, language)
    await expect(greeting).to_contain_text(first)
    await expect(greeting).to_have_attribute("lang", language)
    await expect(page.locator("nav.numbers a[href='tel:112']")).to_be_visible()
    await expect(page.locator("nav.numbers a[href='tel:08002000']")).to_be_visible()


async def test_who_speaks_the_numbers_and_the_door_are_seen_without_scrolling_on_a_small_phone(page: Page, service: Running) -> None:
    await page.set_viewport_size({"width": 360, "height": 640})
    greeting = await open_chat(page, service)
    wanted = [one for one in service.house.pack.opening.lines if one.id in ("who_speaks", "danger", "worry", "door")]
    assert len(wanted) == 4
    for line in wanted:
        start = line.text["nl"].split("{")[0]
        await expect(greeting.locator("p", has_text=start).first).to_be_in_viewport(ratio=1)
    box, door = await page.locator("#composer").bounding_box(), await greeting.locator("p", has_text=start).first.bounding_box()
    assert box is not None
    assert door is not None
    assert door["y"] + door["height"] <= box["y"], "the box hides the door"


async def test_a_question_is_answered_with_source_status_and_numbers(page: Page, service: Running) -> None:
    await open_chat(page, service)
    await say(page, "Mag ik bellen als ik het niet zeker weet?")
    answer = messages(page).nth(1)
    await expect(answer).to_contain_text("Ja, je mag nu al bellen")
    await expect(answer.locator(".who")).to_contain_text("Automatische assistent (AI)")
    await expect(answer.locator("a[href='tel:08002000']")).to_be_visible()
    await answer.locator("summary").click()
    await expect(answer.locator("details")).to_contain_text("Nog niet nagekeken door een deskundige")
    assert await answer.locator("details li").count() >= 1
    await expect(messages(page, "person")).to_have_count(1)


async def test_a_pressed_choice_stays_readable_and_the_others_are_disabled(page: Page, service: Running) -> None:
    await open_chat(page, service)
    button = await choose(page, "Ik maak me zorgen over een kind")
    await expect(page.get_by_role("button", name="Nee, niet nu")).to_be_visible()
    pressed = page.locator("button.chosen")
    await expect(pressed).to_have_text("Ik maak me zorgen over een kind (gekozen)")
    await expect(pressed).to_have_attribute("aria-disabled", "true")
    assert await button.evaluate("(b) => b === document.activeElement"), "the focus was moved"
    await expect(page.locator(".message.assistant").first.get_by_role("button", name="Signalen bekijken")).to_be_disabled()
    await expect(messages(page, "person").first).to_contain_text("Ik maak me zorgen over een kind")


async def test_only_the_talk_scrolls_so_that_the_numbers_and_the_way_out_stay(page: Page, service: Running) -> None:
    await open_chat(page, service)
    await choose(page, "Ik maak me zorgen over een kind")
    await say(page, "Groningen")
    await expect(messages(page)).to_have_count(5)
    await messages(page).last.evaluate("(item) => item.scrollIntoView({ block: 'start' })")
    assert await page.evaluate("document.documentElement.scrollHeight") <= 800
    await expect(page.locator("#exit")).to_be_in_viewport(ratio=1)
    await expect(page.locator("#typing")).to_be_hidden()


async def test_a_name_of_two_places_is_asked_about_and_groningen_says_please_check(page: Page, service: Running) -> None:
    await open_chat(page, service)
    await say(page, "Bergen")
    await expect(page.get_by_role("button", name="Bergen", exact=False)).to_have_count(2)
    await say(page, "Groningen")
    await expect(messages(page).last).to_contain_text("Controleer dit even")
    await expect(messages(page).last.locator("a[href='mailto:mensenhandel@groningen.nl']")).to_be_visible()


async def test_what_is_masked_is_shown_masked_and_said(page: Page, service: Running) -> None:
    await open_chat(page, service)
    await say(page, "Bel me op 06-12345678")
    await expect(messages(page, "person")).to_have_count(1)
    await expect(messages(page, "person").first).not_to_contain_text("12345678")
    await expect(page.locator("#state")).to_contain_text("onleesbaar gemaakt")


async def test_a_text_that_looks_like_html_is_shown_as_text(page: Page, service: Running) -> None:
    await open_chat(page, service)
    await page.evaluate("window.__pwned = false")
    await say(page, '<img src=x onerror="window.__pwned = true"> [klik](javascript:alert(1)) <b>vet</b>')
    await expect(messages(page, "person").first).to_contain_text("<b>vet</b>")
    assert await page.locator(".transcript img, .transcript .person b:not(.who b)").count() == 0
    assert await page.evaluate("window.__pwned") is False


async def test_the_talk_changes_its_language_without_a_new_page(page: Page, service: Running) -> None:
    await open_chat(page, service)
    await page.locator("#language").click()
    await expect(messages(page).last).to_contain_text("This is a computer")
    await expect(messages(page).last).to_have_attribute("lang", "en")
    await expect(messages(page).first).to_have_attribute("lang", "nl")
    await expect(page.locator("html")).to_have_attribute("lang", "en")
    await expect(page.locator("#send")).to_have_text("Send")
    await expect(page.locator("#exit")).to_have_text("Leave this page now")
    await page.locator("#language").click()
    await expect(page.locator("#send")).to_have_text("Verstuur")


async def test_a_message_that_is_too_long_comes_back_into_the_box_with_a_sentence(page: Page, service: Running, watched) -> None:  # type: ignore[no-untyped-def]
    watched.cuts = True  # the browser logs the 413 as a failed load
    await open_chat(page, service)
    await say(page, "a" * 4001)
    await expect(page.locator("#state")).to_contain_text("te lang")
    assert len(await page.locator("#text").input_value()) == 4001
    await expect(page.locator(".message.person")).to_have_count(0)
    await say(page, "korter")
    await expect(messages(page, "person")).to_have_count(1)
    await expect(page.locator("#state")).to_be_hidden()


async def test_pasting_an_image_says_why_not(page: Page, service: Running) -> None:
    await open_chat(page, service)
    await page.evaluate(
        """() => {
          const clipboardData = new DataTransfer();
          clipboardData.items.add(new File(["x"], "x.png", { type: "image/png" }));
          const paste = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
          document.getElementById("text").dispatchEvent(paste);
        }"""
    )
    await expect(page.locator("#state")).to_contain_text("met opzet")
    assert await page.locator("input[type=file]").count() == 0


async def test_ending_closes_the_box_and_a_new_talk_can_begin(page: Page, service: Running) -> None:
    await open_chat(page, service)
    await page.locator("#end").click()
    await expect(page.locator(".finished")).to_be_visible()
    await expect(messages(page, "service").last).to_contain_text("afgelopen")
    await expect(page.locator("#composer")).to_be_hidden()
    await page.get_by_role("button", name="Dit hielp", exact=True).click()
    await expect(page.locator(".finished")).to_contain_text("Dank je")
    await page.get_by_role("button", name="Begin een nieuw gesprek").click()
    await expect(messages(page)).to_have_count(1)
    await say(page, "hallo")
    await expect(messages(page)).to_have_count(2)


async def test_erasing_asks_once_and_leaves_nothing_on_screen_or_server(page: Page, service: Running) -> None:
    await open_chat(page, service)
    await say(page, "dit moet weg")
    await expect(messages(page)).to_have_count(2)
    await page.locator("#erase").click()
    await page.get_by_role("button", name="Ja, wis alles").click()
    await expect(page.locator(".finished")).to_contain_text("gewist")
    assert "dit moet weg" not in await page.content()
    async with service.house.units() as work:
        left = await work.conversations.to_purge(service.house.clock.now(), idle_s=-1e6, after_handover_s=-1e6)
    assert list(left) == []


async def test_closing_the_page_ends_the_talk(page: Page, service: Running) -> None:
    async with page.expect_response("**/api/conversations") as opened:
        await open_chat(page, service)
    talk = (await (await opened.value).json())["id"]
    await page.goto("about:blank")
    await until(lambda: service.ended(talk), "the talk goes on without anybody who could read it")
