"""Makes words.bin: places of words in a space where neighbours mean alike.

    pip install -r requirements.txt
    python derive.py

Russian words come from navec (MIT, github.com/natasha/navec), whose vectors the natasha wheel carries; Kazakh stems
borrow the places of the Russian words that gloss.txt names. The same packages give the same bytes.

words.bin: the bytes `belgi-v1`, the number of words (u32), the dimensions (u32), then for each word its length in
letters (u8), its letters (u8 each, the place in LETTERS), whether it stands for all words that begin so (u8), and one
i8 a dimension. All numbers are little-endian; words are sorted.
"""

import struct
from importlib.util import find_spec
from pathlib import Path

import numpy
from navec import Navec

HERE = Path(__file__).parent
LETTERS = "-абвгдежзийклмнопрстуфхцчшщъыьэюя"
FOLD = str.maketrans("ёәғқңөұүһі", "еагкноуухи")
WORDS = 72_000  # the most frequent
COMMON = 120  # words so frequent that they mean nothing of their own
DIMENSIONS = 64
SMOOTHING = 1e-4  # a word's weight is SMOOTHING / (SMOOTHING + its share of all words)
OPEN = 4  # letters from which a Kazakh stem stands for all that begins so
FORMS = (  # endings of shorter stems, with the spelling folded
    "", "га", "ге", "ка", "ке", "да", "де", "та", "те", "дан", "ден", "тан", "тен", "ды", "ди", "ты", "ти", "ны", "ни",
    "дын", "дин", "тын", "тин", "нын", "нин", "мен", "бен", "пен", "лар", "лер", "дар", "дер", "тар", "тер", "ы", "и",
    "сы", "си", "ымыз", "имиз", "мыз", "миз", "сыз", "сиз", "ын", "ин", "ында", "инде", "ына", "ине", "ларды", "лерди",
    "дарды", "дерди", "тарды", "терди", "лары", "лери", "дары", "дери", "тары", "тери",
)  # fmt: skip
CLASH = 12_000  # a Kazakh stem that is spelt like one of so many frequent Russian words stays Russian


def key(word):
    return word.lower().translate(FOLD)


def russian():
    """Keys by falling frequency, their places, their weights."""
    natasha = Path(find_spec("natasha").submodule_search_locations[0])
    navec = Navec.load(natasha / "data/emb/navec_news_v1_1B_250K_300d_100q.tar")
    vectors, counts = navec.pq.unpack(), navec.vocab.counts
    total, seen, kept = sum(counts), set(), []
    for place in sorted(range(len(navec.vocab.words)), key=lambda place: (-counts[place], place)):
        word = key(navec.vocab.words[place])
        if word not in seen and 1 < len(word) < 40 and all(letter in LETTERS for letter in word):
            seen.add(word)
            kept.append((word, place))
    kept = kept[COMMON : WORDS + COMMON]
    table = vectors[[place for _, place in kept]].astype(numpy.float64)
    table -= table.mean(0)
    _, axes = numpy.linalg.eigh(numpy.cov(table.T))
    axes = axes[:, ::-1][:, :DIMENSIONS]
    axes *= numpy.sign(axes[numpy.abs(axes).argmax(0), range(DIMENSIONS)])
    table = table @ axes
    table /= numpy.linalg.norm(table, axis=1, keepdims=True)
    weights = [SMOOTHING / (SMOOTHING + counts[place] / total) for _, place in kept]
    return [word for word, _ in kept], table, weights


def kazakh(words, table):
    """Stems with their places, from gloss.txt."""
    places = {word: place for place, word in enumerate(words)}
    for line in (HERE / "gloss.txt").read_text().splitlines():
        if not line or line.startswith("#"):
            continue
        stems, meanings = line.split(":")
        known = [places[key(meaning)] for meaning in meanings.split() if key(meaning) in places]
        if known:
            mean = table[known].mean(0)
            for stem in stems.split():
                yield key(stem), mean / numpy.linalg.norm(mean)


def main():
    words, table, weights = russian()
    rows = {(word, 0): place * weight for word, place, weight in zip(words, table, weights)}
    frequent = set(words[:CLASH])
    for stem, place in kazakh(words, table):
        if len(stem) >= OPEN:
            if stem not in frequent:
                rows[stem, 1] = place
                rows[stem, 0] = place
        else:
            rows.update({(stem + ending, 0): place for ending in FORMS if stem + ending not in frequent})
    with open(HERE / "words.bin", "wb") as out:
        out.write(b"belgi-v1" + struct.pack("<II", len(rows), DIMENSIONS))
        for (word, open_), place in sorted(rows.items(), key=lambda row: row[0]):
            steps = numpy.clip(numpy.rint(place * 256), -127, 127).astype(numpy.int8)
            out.write(bytes([len(word), *(LETTERS.index(letter) for letter in word), open_]) + steps.tobytes())
    print(f"{len(rows)} words")


if __name__ == "__main__":
    main()
