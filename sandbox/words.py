"""Invented sentences in four languages, for forums that must look real in size and variety and say nothing real."""

from random import Random
from typing import Final

SENTENCES: Final = {
    "en": (
        "The bakery on Quay Street opens at six and the rolls are gone by eight.",
        "Has anyone repaired a bicycle lamp with a loose wire, and what did it cost?",
        "We moved the choir practice to Thursday because the hall is painted.",
        "Selling a walnut desk, two drawers, small scratch on the left side, collection only.",
        "The ferry was late again, so take the early one if you have a train to catch.",
        "Thank you for the advice about tomatoes, the second try worked much better.",
        "Looking for packers from Monday, day shift, contract and pay slip, ask at the office.",
        "My neighbour plays the accordion well and, luckily, not at night.",
    ),
    "uk": (
        "Хто знає, коли відкривається бібліотека після ремонту?",
        "Продаю дитячий велосипед, стан добрий, шини нові.",
        "Дякую за пораду щодо документів, усе вдалося з першого разу.",
        "Шукаємо пакувальників на денну зміну, договір і відпустка за законом.",
        "У суботу збираємося біля старого млина, беріть теплий одяг.",
    ),
    "ru": (
        "Подскажите, пожалуйста, где починить швейную машинку недорого.",
        "Отдам в хорошие руки рассаду перцев, осталось шесть горшков.",
        "Вчера на рынке были свежие яблоки, сегодня обещали груши.",
        "Ищем помощницу в кондитерскую, график два через два, всё официально.",
    ),
    "zh": (
        "请问周末的集市几点开始？去年的豆腐很好吃。",
        "出售二手书架一个，自提，价格可以商量。",
        "谢谢大家上次的帮助，房子已经租好了。",
        "中文学校下个月开新班，欢迎来试听。",
    ),
}
NAMES: Final = (
    "mirabel",
    "Otto K.",
    "harbour_cat",
    "Леся",
    "Степан",
    "lantern7",
    "小河",
    "northwind",
    "Zofia",
    "el_faro",
    "竹影",
    "brine",
)


def text(random: Random, length: int) -> str:
    """About `length` characters, one language a text."""
    sentences = SENTENCES[random.choice(tuple(SENTENCES))]
    words: list[str] = []
    while sum(map(len, words)) < length:
        words.append(random.choice(sentences))
    return " ".join(words)


def contact(random: Random) -> str:
    """A way to be reached, from reserved ranges."""
    number = f"{random.randrange(100, 200):04d}"
    return random.choice(
        (
            f"Call +1 202 555 {number} after six.",
            f"WhatsApp: +1 202 555 {number}",
            f"Write to lamp{number}@example.org please.",
            f"Telegram: @lindenport_{number}",
            f"Photos at https://photos.example.org/album/{number}",
        )
    )
