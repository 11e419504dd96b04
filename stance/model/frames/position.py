"""Frames of opposition and acquiescence: verbs and nouns of the classes hinder and permit.

A firm verb (veto, tolerate) takes a position toward whatever its object is. A verb of deeds (stop,
allow) takes one only where its object is a party or what a party does, and its subject could have
done otherwise; so the words before and after it are looked up too.
"""

from stance.model.frames.frame import Frame
from stance.model.groups import ACTORS, KIND, is_adverb
from stance.model.lexicon import inflect, read_table
from stance.model.reader import TYPES, Cue, Reading

_Found = tuple[str, str, str]

_WORDS: dict[str, frozenset[str]] = {}
for _name, _lemmas in read_table("position.txt"):
    _WORDS[_name] = frozenset(_lemmas)

# Lemma -> class and tier.
_VERBS: dict[str, tuple[str, str]] = {lemma: ("hinder", "deed") for lemma in _WORDS["party"]}
_VERBS |= {lemma: ("permit", "firm") for lemma in _WORDS["yielding"]}
for _class in ("hinder", "permit"):
    for _name, _lemmas in read_table(f"{_class}.txt"):
        if not _name.endswith(" noun"):
            _VERBS |= {lemma: (_class, _name.removeprefix(_class + " ")) for lemma in _lemmas}

# First word of a verb of two words, in all its forms -> its second words and the verb they give.
_SPLIT: dict[str, dict[str, str]] = {}
for _lemma in _VERBS:
    _verb, _, _particle = _lemma.partition(" ")
    if _particle in ("up", "down", "off", "out", "through", "back"):
        for _forms in inflect(_verb).values():
            for _form in _forms:
                _SPLIT.setdefault(_form, {})[_particle] = _lemma

_GROUNDS = {
    "will": "will",
    "would": "will",
    "commit": "will",
    "present": "present",
    "progressive": "present",
    "past": "past",
    "perfect": "past",
    "passive": "past",
    "gerund": "gerund",
}
_ENDED_SCOPES = frozenset(("direct", "wish", "hedge"))
_SCOPES = {"if": "supposed", "deny": "denied", "direct": "asked", "wish": "wished", "hedge": "hedged"}
_BEFORE_GERUND = frozenset((",", "while", "by", "in", "after", "without", "and", "-", "—", "–"))
_PHRASE_ENDS = frozenset(
    (
        *("conjunction", "comma", "strong", "relative", "to", "subordinator", "hypothesis"),
        *("be", "will", "would", "can", "may", "must", "have"),
    )
)
_PERSONS = frozenset(("I", "we", "you", "they", "every", "actor", "name"))
_PRONOUNS = frozenset(("subject-us", "subject-it", "subject-they", "subject-you", "subject-every"))
_BEARABLE = frozenset(("accept", "live with", "put up with", "tolerate", "go along", "swallow", "settle for"))
_FACTS = frozenset(("ban", "embargo", "blockade", "prohibition", "moratorium", "obstacle", "filibuster", "concession"))
_YIELDED = frozenset(("acceptance", "acquiescence", "tolerance"))
_STANDING = frozenset(("be", "remain", "stay", "stand"))
_AGAINST = frozenset(("against", "opposed", "hostile"))
_CONTENT = frozenset(("content", "amenable", "reconciled", "resigned", "acceptable", "indifferent", "tolerant"))
_COERCED = frozenset(("blackmailed", "coerced", "intimidated", "bullied"))
_STREET = frozenset(("protest", "protest against", "march against", "rally against"))
_COURTS = frozenset(("court", "courts", "tribunal", "judge", "judges", "council", "assembly"))
_PARTY_NOUNS = frozenset(("opposition", "objection", "resistance", "rejection"))
_MEETING = frozenset(("with", "by", "meet", "meets", "face", "faces"))
_DECIDING = frozenset(("decide", "choose", "determine", "say", "judge", "tell"))
_INSISTING = frozenset(("insist on", "insist", "press for", "press"))
_DEED_ENDINGS = ("tion", "sion", "ment", "ing")
_MAX_PHRASE = 9


def find(reading: Reading) -> list[Frame]:
    """Find the frames of a sentence that was read.

    >>> from stance.model.reader import read_sentence
    >>> [frame.label for frame in find(read_sentence("Oslo will not veto the text, but opposes the annex."))]
    ['acquiescence', 'opposition']
    """
    if "?" in reading.tokens[-2:]:
        return []
    frames: list[Frame] = []
    for index, cue in enumerate(reading.cues):
        if cue.form.startswith("noun"):
            frame = _of_noun(reading, index, cue)
        elif cue.lemma in _KNOWN or reading.words[reading.ends[index]] in _SPLIT:
            frame = _of_verb(reading, index, cue)
        else:
            continue
        if frame:
            frames.append(frame)
    return _without_superseded(reading, frames)


def _without_superseded(reading: Reading, frames: list[Frame]) -> list[Frame]:
    """Turn what an actor "had opposed" into a look-alike where it gives way in the same sentence."""
    if all(frame.label != "acquiescence" for frame in frames):
        return frames
    return [
        frame._replace(name="superseded", label="")
        if frame.label == "opposition" and "had" in (token.lower() for token in reading.tokens[frame.first : frame.last + 1])
        else frame
        for frame in frames
    ]


def _of_verb(reading: Reading, index: int, cue: Cue) -> Frame | None:
    found = _split_verb(reading, index) or _with_noun(reading, index, cue) or _by_lemma(cue) or _state(reading, index, cue)
    if not found:
        return None
    kind, tier, lemma = found
    negated = cue.negated != _negated_around(reading, index, cue)
    ground, obstacle = _ground(reading, index, kind, negated)
    obstacle = obstacle or _unfit(reading, index, found, negated)
    name = f"not-{kind}" if negated else kind
    if obstacle:
        return Frame(f"{name}/{obstacle}", "", cue.first, cue.last)
    return Frame(f"{name}/{ground}/{tier}", TYPES[kind, negated], cue.first, cue.last)


def _by_lemma(cue: Cue) -> _Found | None:
    if cue.lemma in _INSISTING:
        return ("hinder", "insist", cue.lemma) if cue.negated else None
    found = _VERBS.get(cue.lemma)
    return found and (*found, cue.lemma)


def _split_verb(reading: Reading, index: int) -> _Found | None:
    """Read "turn it down", "wave the doctors through"."""
    end = reading.ends[index]
    particles = _SPLIT.get(reading.words[end])
    if not particles:
        return None
    for word in reading.words[end + 2 : end + 5]:
        if word in particles:
            lemma = particles[word]
            return (*_VERBS[lemma], lemma)
        if KIND.get(word, "") not in ("", "determiner"):
            return None
    return None


def _with_noun(reading: Reading, index: int, cue: Cue) -> _Found | None:
    """Read a verb that takes up or gives up a position by its noun: "raise an objection", "lift the veto"."""
    lemma = cue.lemma
    for verbs, nouns, kind in _LIGHT:
        if lemma in _WORDS[verbs] and not _WORDS[nouns].isdisjoint(_phrase(reading, index)):
            return kind, "noun", lemma
    if lemma == "have" and reading.words[reading.ends[index] + 1 : reading.ends[index] + 3] == ["nothing", "against"]:
        return "hinder", "noun", lemma
    if lemma == "agree" and cue.negated and _agrees_to_thing(reading, index):
        return "permit", "firm", lemma
    return None


_LIGHT = (
    ("raise", "objection", "hinder"),
    ("lift", "lifted", "permit"),
    ("give", "leave", "permit"),
    ("withhold", "entry", "hinder"),
)


def _agrees_to_thing(reading: Reading, index: int) -> bool:
    place = reading.ends[index] + 1
    following = reading.words[place : place + 2]
    return len(following) == 2 and following[0] == "to" and KIND.get(following[1], "") in ("determiner", "subject-it")


def _state(reading: Reading, index: int, cue: Cue) -> _Found | None:
    """Read "is against", "remains opposed", "would be content with", "it is up to them to decide"."""
    if cue.lemma == "appeal":
        return ("hinder", "appeal", "appeal") if _after(reading, index) not in ("to", "for") else None
    if cue.lemma in _COERCED:
        return ("permit", "firm", cue.lemma) if cue.negated else None
    if cue.lemma not in _STANDING:
        return None
    after = _after(reading, index)
    if cue.lemma == "stand" and cue.negated and cue.subject in ("it", "thing") and not after[:1].isalpha():
        return "permit", "firm", "stand"
    if cue.subject == "it" and after in ("up", "for"):
        place = reading.ends[index]
        return None if _DECIDING.isdisjoint(reading.words[place + 2 : place + 14]) else ("permit", "right", "decide")
    if after in _AGAINST:
        return "hinder", "adjective", after
    return ("permit", "adjective", after) if after in _CONTENT else None


_KNOWN = (
    frozenset(_VERBS)
    | _WORDS["raise"]
    | _WORDS["lift"]
    | _WORDS["give"]
    | _WORDS["withhold"]
    | _STANDING
    | _INSISTING
    | _COERCED
    | {"have", "agree", "appeal"}
)


def _negated_around(reading: Reading, index: int, cue: Cue) -> bool:
    """Tell whether words around the group negate it: "without blocking", "will block it no longer"."""
    words, start, end = reading.words, reading.starts[index], reading.ends[index]
    if cue.licence == "gerund":
        return words[start - 1] == "without"
    if words[start - 1] == "longer":
        return not cue.negated
    if words[start - 1] == "who" and index:
        return reading.cues[index - 1].negated and reading.cues[index - 1].lemma == "be"
    return "longer" in words[end + 2 : end + 5] and not cue.negated


def _ground(reading: Reading, index: int, kind: str, negated: bool) -> tuple[str, str]:
    """Give what makes a verb count, or else why it does not."""
    cue = reading.cues[index]
    licence = cue.licence.removesuffix("-passive")
    ground = _GROUNDS.get(licence, "")
    if obstacle := _scope(reading, index):
        return "", obstacle
    if kind == "permit" and licence in ("can", "may") and cue.form != "participle":
        ground = "can" if negated or cue.lemma in _BEARABLE else ""
    if ground == "gerund" and reading.words[reading.starts[index] - 1] not in _BEFORE_GERUND:
        return "", "gerund"
    if licence.endswith("-to") and index:
        ground = _ground_of_noun(reading, index) or ground
    if not ground:
        return "", "unlicensed"
    if licence != cue.licence or (licence == "past" and _after(reading, index) == "by"):
        return _passive(reading, index, ground, kind, negated)
    return ground, ""


def _ground_of_noun(reading: Reading, index: int) -> str:
    """Read an infinitive that depends on a noun ("its threat to veto"), unless the threat was dropped."""
    if reading.cues[index - 1].category not in ("noun-act", "noun-commit"):
        return ""
    return "" if index > 1 and reading.cues[index - 2].lemma in _WORDS["lift"] else "will"


def _scope(reading: Reading, index: int) -> str:
    """Give why the clause of a verb does not count, if it does not."""
    cue = reading.cues[index]
    if cue.scope in _ENDED_SCOPES and cue.licence in ("past", "perfect"):
        return ""
    if cue.scope in _ENDED_SCOPES and cue.licence == "commit" and index:
        return "" if reading.cues[index - 1].licence in ("past", "perfect") else _SCOPES[cue.scope]
    return _SCOPES.get(cue.scope, "")


def _passive(reading: Reading, index: int, ground: str, kind: str, negated: bool) -> tuple[str, str]:
    """Read a passive: its agent counts, or the speaker where it is announced."""
    cue = reading.cues[index]
    if cue.lemma == "oppose" and _after(reading, index) == "to":
        return "present", ""
    if cue.lemma in _COERCED:
        return "will-passive", ""
    if _agent(reading, index):
        return ground + "-by", ""
    if ground == "will" or (ground == "can" and negated):
        return ground + "-passive", ""
    return "", "passive"


def _agent(reading: Reading, index: int) -> bool:
    start = reading.ends[index] + 1
    if "by" not in reading.words[start : start + 8]:
        return False
    place = reading.words.index("by", start)
    return any(
        word in ACTORS or KIND.get(word) == "subject-us" or _is_name(reading, place + 1 + offset)
        for offset, word in enumerate(reading.words[place + 1 : place + 6])
    )


def _is_name(reading: Reading, place: int) -> bool:
    return reading.tokens[reading.places[place]][0].isupper()


def _after(reading: Reading, index: int) -> str:
    """Give the first word after a group that is no adverb."""
    place = reading.ends[index] + 1
    while place < len(reading.words) and is_adverb(reading.words[place]):
        place += 1
    return reading.words[place] if place < len(reading.words) else ""


def _phrase(reading: Reading, index: int) -> list[str]:
    """Give the words of the object after a verb, with those after its "of"."""
    phrase: list[str] = []
    start = reading.ends[index] + 1
    for word in reading.words[start : start + _MAX_PHRASE]:
        kind = KIND.get(word, "")
        if kind in _PHRASE_ENDS or (kind == "preposition" and word != "of") or (kind == "that" and phrase):
            break
        phrase.append(word)
    return phrase


def _unfit(reading: Reading, index: int, found: _Found, negated: bool) -> str:
    """Give why subject or object make a verb no position, if they do."""
    kind, tier, lemma = found
    if negated and lemma in _WORDS["concession"]:
        return "concession"
    if tier == "firm":
        return _unfit_firm(reading, index, lemma)
    if tier == "right":
        return ""
    if tier == "adjective":
        return "" if lemma == "acceptable" or not _by_thing(reading, index) else "thing"
    if tier == "noun":
        return "passive" if reading.cues[index].licence.endswith("-passive") else ""
    if tier != "deed":
        return ""
    if lemma not in _WORDS["animate"] and not (negated and kind == "permit") and _by_thing(reading, index):
        return "thing"
    phrase = _phrase(reading, index)
    return _unfit_permit(reading, index, negated, phrase) if kind == "permit" else _unfit_deed(reading, index, negated, phrase)


def _unfit_firm(reading: Reading, index: int, lemma: str) -> str:
    """Sort out events, what is denied as untrue ("reject the claim") and own acts withheld ("resist sending")."""
    cue = reading.cues[index]
    reported = cue.licence.startswith(("past", "perfect"))
    if reported and (lemma in _STREET or reading.words[reading.starts[index] - 1] in _COURTS):
        return "event"
    if lemma not in _OF_OWN_ACT:
        return ""
    phrase = _phrase(reading, index)
    if lemma in ("yield", "give in"):
        return "other" if phrase else ""
    if not _WORDS["untrue"].isdisjoint(phrase):
        return "untrue"
    if not _WORDS["own"].isdisjoint(phrase) or phrase[:1] == ["calls"]:
        return "own"
    return "own" if phrase and phrase[0].endswith("ing") else ""


_OF_OWN_ACT = frozenset(("reject", "resist", "turn down", "rebuff", "yield", "give in"))


def _by_thing(reading: Reading, index: int) -> bool:
    """Tell whether the subject is a thing, by the noun before the group where the reading names no actor."""
    cue = reading.cues[index]
    if cue.subject in _PERSONS:
        return False
    if cue.subject == "it":
        return cue.licence not in ("will", "would", "commit")
    place = reading.starts[index] - 1
    while place > 0 and (is_adverb(reading.words[place]) or reading.words[place] in (",", "which", "that")):
        place -= 1
    if place < 0:
        return True
    word = reading.words[place]
    return not (word == "who" or word in ACTORS or _is_name(reading, place))


def _unfit_deed(reading: Reading, index: int, negated: bool, phrase: list[str]) -> str:
    cue = reading.cues[index]
    lemma = cue.lemma
    if not _WORDS["ill"].isdisjoint(phrase) and _WORDS["deed"].isdisjoint(phrase):
        return "ill"
    if lemma == "stop" and (not phrase or phrase[0].endswith("ing")):
        return "own"
    if not cue.licence.startswith(("will", "would", "commit")) and lemma not in _WORDS["animate"]:
        return "event"
    if negated:
        return "" if phrase and lemma != "fight" and lemma not in _WORDS["harm"] else "object"
    return "" if _is_party(reading, index, phrase) or _is_deed(reading, index, phrase) else "object"


def _is_deed(reading: Reading, index: int, phrase: list[str]) -> bool:
    """Tell whether an object is what a party does; of an infinitive of purpose only a party itself will do."""
    if _is_purpose(reading, index):
        return False
    if not _WORDS["deed"].isdisjoint(phrase):
        return True
    return reading.cues[index].lemma in _WORDS["animate"] and any(word.endswith(_DEED_ENDINGS) for word in phrase)


def _is_purpose(reading: Reading, index: int) -> bool:
    if not index or reading.words[reading.starts[index]] != "to":
        return False
    before = reading.cues[index - 1]
    return "commit" not in before.category and "refuse" not in before.category


def _is_party(reading: Reading, index: int, phrase: list[str]) -> bool:
    if reading.cues[index].lemma == "fight":
        return False
    if phrase and KIND.get(phrase[0]) in _PRONOUNS:
        return True
    start = reading.ends[index] + 1
    if not _WORDS["foe"].isdisjoint(phrase):
        return True
    return any(word in ACTORS or _is_name(reading, start + offset) for offset, word in enumerate(phrase))


def _unfit_permit(reading: Reading, index: int, negated: bool, phrase: list[str]) -> str:
    cue = reading.cues[index]
    lemma = cue.lemma
    if lemma == "respect":
        return "" if not _WORDS["choice"].isdisjoint(phrase) else "esteem"
    if lemma in ("recognize", "recognise"):
        return _unfit_recognise(reading, index, negated, phrase)
    if lemma == "accept":
        return "own" if not _WORDS["own"].isdisjoint(phrase) else ""
    if lemma in ("let", "allow", "permit"):
        return _unfit_let(reading, index, cue, negated)
    if lemma == "admit":
        return "" if cue.licence.startswith(("will", "would")) else "weak"
    return "weak" if lemma in _WEAK else ""


_WEAK = frozenset(
    (
        *("acknowledge", "approve", "authorise", "authorize", "ignore", "overlook", "concede", "endure", "forgive"),
        *("excuse", "license", "accommodate", "abide", "okay"),
    )
)


def _unfit_recognise(reading: Reading, index: int, negated: bool, phrase: list[str]) -> str:
    if not negated:
        return "" if not _WORDS["choice"].isdisjoint(phrase) else "fact"
    return "" if not _WORDS["claim"].isdisjoint(phrase) or _is_party(reading, index, phrase) else "fact"


def _unfit_let(reading: Reading, index: int, cue: Cue, negated: bool) -> str:
    following = reading.cues[index + 1] if index + 1 < len(reading.cues) else None
    after = _after(reading, index)
    if after in ("up", "down", "alone", "go", "there", "live") or (cue.lemma == "let" and _is_imperative(cue)):
        return "other"
    if following and after == "it" and following.lemma in ("know", "understand"):
        return "known"
    if following and following.lemma in _WORDS["fate"] and after not in ("that", "this"):
        return "fate"
    if negated:
        return "law" if cue.licence == "present" else ""
    if cue.licence.startswith("past") and cue.subject in ("I", "we", "you"):
        return "event"
    return "own" if after in ("me", "us", "you") else ""


def _is_imperative(cue: Cue) -> bool:
    return cue.licence == "past" and cue.subject in ("", "it", "every")


def _of_noun(reading: Reading, index: int, cue: Cue) -> Frame | None:
    kind = cue.category.removeprefix("noun-")
    if kind not in ("hinder", "permit") or cue.lemma in _FACTS or _taken(reading, index):
        return None
    owner, _, follows = cue.licence.partition("-")
    counts = kind == "hinder" and (follows in ("to", "against") or _over(reading, index))
    counts = counts or (owner == "own" and follows in ("of", "to") and (kind == "hinder" or cue.lemma in _YIELDED))
    counts = counts or (follows in ("of", "from") and cue.lemma in _PARTY_NOUNS and _names_party(reading, index))
    counts = counts and not _of_party(reading, index)
    if _scope(reading, index) or not counts:
        return Frame(f"noun-{kind}/other", "", cue.first, cue.last)
    return Frame(f"noun-{kind}/{owner}", TYPES[kind, cue.negated], cue.first, cue.last)


def _names_party(reading: Reading, index: int) -> bool:
    start = reading.starts[index] + 2
    words = reading.words[start : start + 5]
    return any(word in ACTORS or _is_name(reading, start + offset) for offset, word in enumerate(words))


def _of_party(reading: Reading, index: int) -> bool:
    """Tell whether "the opposition" is a party, which is asked "to close" something."""
    if index + 1 >= len(reading.cues):
        return False
    return reading.cues[index + 1].licence == "hinder-to" and reading.starts[index + 1] == reading.starts[index] + 1


def _over(reading: Reading, index: int) -> bool:
    """Read "over the objections" and "with my veto"."""
    start = reading.starts[index]
    before = reading.words[max(start - 3, 0) : start]
    if "over" in before or "despite" in before:
        return True
    return reading.cues[index].lemma == "veto" and not _MEETING.isdisjoint(before) and before[-1] in ("my", "our", "his")


def _taken(reading: Reading, index: int) -> bool:
    """Tell whether the verb before a noun already speaks for it, as in "raised an objection"."""
    if not index:
        return False
    lemma = reading.cues[index - 1].lemma
    near = reading.starts[index] - reading.ends[index - 1] <= _MAX_PHRASE
    return near and any(lemma in _WORDS[verbs] for verbs, _, _ in _LIGHT)
