"""Frames of opposition and acquiescence: verbs and nouns of the classes hinder and permit.

A firm verb (veto, tolerate) takes a position toward whatever its object is. A verb of deeds (stop,
allow) takes one only where its object is a party or what a party does, and its subject could have
done otherwise; so the words before and after it are looked up too.
"""

from typing import NamedTuple

from stance.model.cues import TYPES, Cue, Reading
from stance.model.frames.frame import Frame
from stance.model.groups import ACTORS, KIND, is_adverb
from stance.model.lexicon import inflect, read_table, word_sets

_WORDS = word_sets("position.txt")


class _Verb(NamedTuple):
    """What a verb may say: hinder or permit, and how firmly."""

    kind: str
    tier: str
    lemma: str


class _Site(NamedTuple):
    """A verb in its sentence."""

    reading: Reading
    at: int
    cue: Cue
    verb: _Verb
    negated: bool


def _verbs() -> dict[str, _Verb]:
    verbs = {lemma: _Verb("hinder", "deed", lemma) for lemma in _WORDS["party"]}
    verbs |= {lemma: _Verb("permit", "firm", lemma) for lemma in _WORDS["yielding"]}
    for kind in ("hinder", "permit"):
        for name, lemmas in read_table(f"{kind}.txt"):
            if not name.endswith(" noun"):
                verbs |= {lemma: _Verb(kind, name.removeprefix(kind + " "), lemma) for lemma in lemmas}
    return verbs


_VERBS = _verbs()
_PARTICLES = frozenset(("up", "down", "off", "out", "through", "back"))


def _split_verbs() -> dict[str, dict[str, _Verb]]:
    """Index verbs with a particle by every form of their first word, then by the particle."""
    split: dict[str, dict[str, _Verb]] = {}
    for lemma, verb in _VERBS.items():
        first, _, particle = lemma.partition(" ")
        if particle in _PARTICLES:
            for form in {form for forms in inflect(first).values() for form in forms}:
                split.setdefault(form, {})[particle] = verb
    return split


_SPLIT = _split_verbs()

# Verbs and nouns that say together what a verb of the class says alone.
_WITH_NOUN = (
    ("raise", "objection", "hinder"),
    ("keep", "kept", "hinder"),
    ("withhold", "entry", "hinder"),
    ("lift", "lifted", "permit"),
    ("give", "leave", "permit"),
)
_NEEDING_NOUN = frozenset().union(*(_WORDS[verbs] for verbs, _, _ in _WITH_NOUN))
_NOUNS = frozenset().union(*(_WORDS[nouns] for _, nouns, _ in _WITH_NOUN))

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
_SCOPES = {"if": "supposed", "deny": "hedged", "direct": "asked", "wish": "hedged", "hedge": "hedged"}
_BEFORE_GERUND = frozenset((",", "while", "by", "in", "after", "without", "and", "-", "—", "–"))
_PHRASE_ENDS = frozenset(
    (
        *("conjunction", "comma", "strong", "relative", "to", "subordinator", "hypothesis"),
        *("be", "will", "would", "can", "may", "must", "have"),
    )
)
_MAX_PHRASE = 9
_PERSONS = frozenset(("I", "we", "you", "they", "every", "actor", "name"))
_PRONOUNS = frozenset(("subject-us", "subject-it", "subject-they", "subject-you", "subject-every"))
_UNDERTAKEN = ("will", "would", "commit")
_REPORTED = ("past", "perfect")

_BEARABLE = frozenset(("accept", "live with", "put up with", "tolerate", "go along", "go along with", "swallow"))
_STANDING = frozenset(("be", "remain", "stay", "stand"))
_AGAINST = frozenset(("against", "opposed", "hostile"))
_CONTENT = frozenset(("content", "amenable", "reconciled", "resigned", "acceptable"))
_INDIFFERENT = frozenset(("indifferent", "tolerant"))
_COERCED = frozenset(("blackmailed", "coerced", "intimidated", "bullied"))
_DECIDING = frozenset(("decide", "choose", "determine", "judge"))
_FINE = frozenset(("fine", "comfortable", "relaxed", "ok", "okay"))
# They hinder, and only where they are negated is that said.
_INSISTING = frozenset(("insist on", "insist", "press for", "press", "mind", "begrudge", "punish"))
_ABLE = frozenset(("position", "able", "unable"))
_STREET = frozenset(("protest", "protest against", "march against", "rally against"))
_COURTS = frozenset(("court", "courts", "tribunal", "judge", "judges", "council", "assembly"))
_DEED_ENDINGS = ("tion", "sion", "ment", "ing")
_ONLY = frozenset(("let", "allow", "permit"))
_FROM = frozenset(("stop", "bar", "ban", "prevent", "block", "keep from"))
_OF_OWN_ACT = frozenset(("reject", "reject the idea", "resist", "turn down", "rebuff", "yield", "give in"))

_ANNOUNCED = frozenset(("will", "would", "may", "might"))
_FACTS = frozenset(("ban", "embargo", "blockade", "prohibition", "moratorium", "obstacle", "filibuster", "concession"))
_YIELDED = frozenset(("acceptance", "acquiescence", "tolerance"))
_PARTY_NOUNS = frozenset(("opposition", "objection", "resistance", "rejection"))
_MEETING = frozenset(("with", "by", "meet", "meets", "face", "faces"))

_TRIGGERS = _NOUNS | _WORDS["problem"] | _FINE | _AGAINST | _CONTENT | _INDIFFERENT | _DECIDING | {"nothing"}
_PLAIN = frozenset(_VERBS) | _INSISTING | _COERCED | {"agree", "appeal", "stand", "be up"}
_KNOWN = _PLAIN | _NEEDING_NOUN | _STANDING | {"have"}


def find(reading: Reading) -> list[Frame]:
    """Find the frames of a sentence that was read.

    >>> from stance.model.reader import read_sentence
    >>> [frame.label for frame in find(read_sentence("Oslo will not veto the text, but opposes the annex."))]
    ['acquiescence', 'opposition']
    """
    if "?" in reading.tokens[-2:]:
        return []
    known = _PLAIN if _TRIGGERS.isdisjoint(reading.words) else _KNOWN
    frames: list[Frame] = []
    for index, cue in enumerate(reading.cues):
        frame = None
        if cue.lemma in known or reading.words[reading.ends[index]] in _SPLIT:
            frame = _of_verb(reading, index, cue)
        if frame is None and cue.category in ("noun-hinder", "noun-permit"):
            frame = _of_noun(reading, index, cue)
        if frame:
            frames.append(frame)
    return _without_superseded(reading, frames) if frames else frames


def _without_superseded(reading: Reading, frames: list[Frame]) -> list[Frame]:
    """Turn what an actor "had opposed" into a look-alike where it gives way in the same sentence."""
    if all(frame.label != "acquiescence" for frame in frames) and all(cue.lemma != "abstain" for cue in reading.cues):
        return frames
    return [
        frame._replace(name="superseded", label="")
        if frame.label == "opposition" and reading.tokens[frame.first].lower() in ("had", "having")
        else frame
        for frame in frames
    ]


def _of_verb(reading: Reading, index: int, cue: Cue) -> Frame | None:
    if cue.form.startswith("noun"):
        return None
    verb = _split_verb(reading, index) or _with_noun(reading, index, cue) or _by_lemma(cue)
    verb = verb or _state(reading, index, cue)
    if not verb:
        return None
    negated = cue.negated != _negated_around(reading, index, cue)
    site = _Site(reading, index, cue, verb, negated)
    ground, obstacle = _ground(site)
    obstacle = obstacle or _unfit(site)
    name = f"not-{verb.kind}" if negated else verb.kind
    if obstacle:
        return Frame(f"{name}/{obstacle}", "", cue.first, cue.last)
    return Frame(f"{name}/{ground}/{verb.tier}", TYPES[verb.kind, negated], cue.first, cue.last)


# Which verb it is.


def _by_lemma(cue: Cue) -> _Verb | None:
    if cue.lemma in _INSISTING:
        return _Verb("hinder", "noun", cue.lemma) if cue.negated else None
    if cue.lemma == "reject the idea":
        return _Verb("hinder", "firm", cue.lemma)
    return _VERBS.get(cue.lemma)


def _split_verb(reading: Reading, index: int) -> _Verb | None:
    """Read "turn it down", "wave the doctors through"."""
    end = reading.ends[index]
    particles = _SPLIT.get(reading.words[end])
    if not particles:
        return None
    for word in reading.words[end + 2 : end + 5]:
        if word in particles:
            return particles[word]
        if KIND.get(word, "") not in ("", "determiner"):
            return None
    return None


def _with_noun(reading: Reading, index: int, cue: Cue) -> _Verb | None:
    """Read a verb that takes up or gives up a position by its noun: "raise an objection", "lift the veto"."""
    lemma, end = cue.lemma, reading.ends[index]
    if lemma == "agree":
        return _Verb("permit", "firm", lemma) if cue.negated and _agrees_to_thing(reading, index) else None
    if lemma == "have" and reading.words[end + 1 : end + 3] == ["nothing", "against"]:
        return _Verb("hinder", "noun", lemma)
    if lemma in _NEEDING_NOUN:
        phrase = _phrase(reading, index) or _passive_subject(reading, index, cue)
        if cue.negated and lemma in ("have", "see") and not _WORDS["problem"].isdisjoint(phrase):
            return _Verb("hinder", "noun", lemma)
        for verbs, nouns, kind in _WITH_NOUN:
            if lemma in _WORDS[verbs] and not _WORDS[nouns].isdisjoint(phrase):
                return _Verb(kind, "noun", lemma)
    return None


def _passive_subject(reading: Reading, index: int, cue: Cue) -> list[str]:
    """Give the noun that a passive is said of, as in "the veto was lifted"."""
    if not index or not cue.licence.endswith("-passive") or not reading.cues[index - 1].category.startswith("noun-"):
        return []
    return [reading.words[reading.starts[index - 1]]]


def _agrees_to_thing(reading: Reading, index: int) -> bool:
    place = reading.ends[index] + 1
    if reading.words[place : place + 1] != ["to"]:
        return False
    return index + 1 == len(reading.cues) or reading.starts[index + 1] != place


def _state(reading: Reading, index: int, cue: Cue) -> _Verb | None:
    """Read "is against", "would be content with", "will not be bullied", "this will not stand"."""
    after = _after(reading, index)
    if cue.lemma == "appeal":
        return _Verb("hinder", "noun", "appeal") if after not in ("to", "for") else None
    if cue.lemma in _COERCED:
        return _Verb("permit", "firm", "coerce") if cue.negated else None
    if cue.lemma == "be up":
        return _right(reading, index)
    if cue.lemma not in _STANDING:
        return None
    if cue.lemma == "stand" and cue.negated and cue.subject in ("it", "thing") and not after[:1].isalpha():
        return _Verb("permit", "firm", "stand")
    if cue.subject == "it" and after in ("up", "for"):
        return _right(reading, index)
    if after in _FINE and "with" in reading.words[reading.ends[index] + 1 :]:
        return _Verb("permit", "adjective", after)
    return _adjective(after, negated=cue.negated)


def _right(reading: Reading, index: int) -> _Verb | None:
    """Read "it is up to them to decide"."""
    end = reading.ends[index]
    return None if _DECIDING.isdisjoint(reading.words[end + 2 : end + 14]) else _Verb("permit", "adjective", "decide")


def _adjective(word: str, *, negated: bool) -> _Verb | None:
    if word in _AGAINST:
        return _Verb("hinder", "adjective", word)
    if word in _CONTENT or (negated and word in _INDIFFERENT):
        return _Verb("permit", "adjective", word)
    return None


def _negated_around(reading: Reading, index: int, cue: Cue) -> bool:
    """Tell whether words around the group negate it: "without blocking", "will block it no longer"."""
    words, start, end = reading.words, reading.starts[index], reading.ends[index]
    before = words[start - 1] if start else ""
    if cue.licence == "gerund":
        return before == "without"
    if before == "," and cue.form.startswith("ing") and index:
        return cue.negated and not reading.cues[index - 1].negated
    if before == "longer":
        return not cue.negated
    if before == "who" and index:
        return reading.cues[index - 1].negated and reading.cues[index - 1].lemma == "be"
    if words[max(start - 3, 0) : start - 1] == ["no", "way"]:
        return not cue.negated
    return not cue.negated and "longer" in words[end + 2 : end + 5]


# What makes it count.


def _ground(site: _Site) -> tuple[str, str]:
    """Give what makes a verb count, or else why it does not."""
    cue, before = site.cue, _before(site)
    licence = cue.licence.removesuffix("-passive")
    if obstacle := _scope(site) or _purpose(site):
        return "", obstacle
    ground = _governed_ground(site, licence) if licence.endswith("-to") else _GROUNDS.get(licence, "")
    if site.verb.kind == "permit" and licence in ("can", "may") and cue.form != "participle":
        ground = "can" if site.negated or cue.lemma in _BEARABLE else ""
    if ground == "gerund" and before not in _BEFORE_GERUND:
        return "", "gerund"
    if not ground:
        return "", "unlicensed"
    if licence != cue.licence or (licence == "past" and _after(site.reading, site.at) == "by"):
        return _passive(site, ground)
    return ground, ""


def _purpose(site: _Site) -> str:
    """Name an infinitive of purpose that only inherits its licence ("put pressure on them to accept")."""
    if site.verb.kind != "permit" or _before(site) in _ABLE or not _is_purpose(site):
        return ""
    reading, index = site.reading, site.at
    far = reading.starts[index] - reading.ends[index - 1] > 1
    return "unlicensed" if far and reading.cues[index - 1].lemma not in _WORDS["using"] else ""


def _before(site: _Site) -> str:
    start = site.reading.starts[site.at]
    return site.reading.words[start - 1] if start else ""


def _governed_ground(site: _Site, licence: str) -> str:
    """Read an infinitive that depends on a noun or a wish: "its threat to veto", "had no wish to block"."""
    if not site.at:
        return ""
    governor = site.reading.cues[site.at - 1]
    if governor.category in ("noun-act", "noun-commit"):
        dropped = site.at > 1 and site.reading.cues[site.at - 2].lemma in _WORDS["lift"]
        return "" if dropped else "will"
    if _before(site) in _ABLE and site.negated and site.verb.kind == "permit":
        return "can"
    if licence in ("wish-to", "state-to") and governor.lemma in _WORDS["using"]:
        return "will" if site.negated == (site.verb.kind == "hinder") and _counts(governor) else ""
    return ""


def _counts(cue: Cue) -> bool:
    return cue.licence in _GROUNDS and not _SCOPES.get(cue.scope)


def _scope(site: _Site) -> str:
    """Give why the clause of a verb does not count, if it does not."""
    reading, index, cue = site.reading, site.at, site.cue
    if cue.scope in _ENDED_SCOPES:
        if cue.licence in _REPORTED and cue.lemma != "let":
            return ""
        if cue.licence == "commit" and index and reading.cues[index - 1].licence in _REPORTED:
            return ""
        if reading.words[max(reading.starts[index] - 2, 0)] == "," and cue.subject in _PERSONS:
            return ""
    return _SCOPES.get(cue.scope, "")


def _passive(site: _Site, ground: str) -> tuple[str, str]:
    """Read a passive: its agent counts, or the speaker where it is announced."""
    lemma = site.verb.lemma
    if lemma == "oppose" and _after(site.reading, site.at) == "to":
        return "present", ""
    if lemma == "coerce":
        return "will", ""
    if _agent(site.reading, site.at):
        return ground, ""
    if ground == "will" or (ground == "can" and site.negated) or lemma in _WORDS["withhold"]:
        return ground, ""
    return "", "passive"


def _agent(reading: Reading, index: int) -> bool:
    start = reading.ends[index] + 1
    if "by" not in reading.words[start : start + 8]:
        return False
    place = reading.words.index("by", start) + 1
    return any(
        KIND.get(word) == "subject-us" or _is_actor(reading, place + offset)
        for offset, word in enumerate(reading.words[place : place + 5])
    )


def _is_actor(reading: Reading, place: int) -> bool:
    return reading.words[place] in ACTORS or reading.tokens[reading.places[place]][0].isupper()


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


# What makes it no position.


def _unfit(site: _Site) -> str:
    """Give why subject or object make a verb no position, if they do."""
    tier, lemma = site.verb.tier, site.verb.lemma
    if site.negated and lemma in _WORDS["concession"]:
        return "concession"
    if tier == "firm":
        return _unfit_firm(site)
    if tier == "weak":
        return "weak"
    if tier == "adjective":
        return "thing" if lemma not in ("acceptable", "decide") and _by_thing(site) else ""
    if tier != "deed":
        return ""
    return _unfit_deed(site, _phrase(site.reading, site.at))


def _unfit_firm(site: _Site) -> str:
    """Sort out events, what is denied as untrue ("reject the claim") and own acts withheld ("resist sending")."""
    reading, index, lemma = site.reading, site.at, site.verb.lemma
    start = reading.starts[index]
    if site.cue.licence in _REPORTED and _is_event(site):
        return "event"
    before = reading.words[max(start - 2, 0) : start]
    if before == ["those", "who"]:
        return "object"
    if before[1:] == ["that"] and before[0] in _WORDS["document"]:
        return "thing"
    if lemma not in _OF_OWN_ACT:
        return ""
    phrase = _phrase(reading, index)
    if lemma in ("yield", "give in"):
        return "object" if phrase else ""
    if not _WORDS["untrue"].isdisjoint(phrase):
        return "object"
    return "own" if _is_own(site, phrase) else ""


def _is_own(site: _Site, phrase: list[str]) -> bool:
    """Tell whether an act of one's own is withheld: "rejects calls to resign", "rejects the idea of sending"."""
    words, end = site.reading.words, site.reading.ends[site.at]
    if phrase[:1] in (["calls"], ["demands"]):
        return words[end + 2 : end + 3] == ["to"]
    if phrase and phrase[-1 if phrase == ["of"] else int(phrase[0] == "of")].endswith("ing"):
        return True
    return not _WORDS["own"].isdisjoint(phrase)


def _is_event(site: _Site) -> bool:
    """Tell whether what is reported is an event: a protest in the street, a ruling, talks that stalled."""
    lemma = site.verb.lemma
    if lemma in _STREET:
        return site.cue.subject != "name"
    return _before(site) in _COURTS or (lemma == "stall" and not _phrase(site.reading, site.at))


def _unfit_deed(site: _Site, phrase: list[str]) -> str:
    if site.verb.kind == "permit":
        announced = site.cue.licence.endswith("-passive") and site.cue.licence.startswith(_UNDERTAKEN)
        return "thing" if not (site.negated or announced) and _by_thing(site) else _unfit_permit(site, phrase)
    thing = not (site.negated and site.cue.subject == "it") and _by_thing(site)
    return "thing" if thing and not site.cue.licence.endswith("-passive") else _unfit_hinder(site, phrase)


def _by_thing(site: _Site) -> bool:
    """Tell whether the subject is a thing, by the noun before the group where the reading names no actor."""
    reading, cue = site.reading, site.cue
    if cue.subject in _PERSONS:
        return False
    animate = site.verb.lemma in _WORDS["animate"]
    if cue.subject == "it" and _before(site) not in _WORDS["everything"]:
        return not (animate or site.verb.lemma in _WORDS["reported"] or cue.scope in ("say", "assure"))
    place = reading.starts[site.at] - 1
    if reading.words[place] in _WORDS["everything"]:
        return False
    while place > 0 and (is_adverb(reading.words[place]) or reading.words[place] in (",", "which", "that")):
        place -= 1
    if place < 0:
        return not animate
    word = reading.words[place]
    if animate:
        return word in _WORDS["document"]
    return word != "who" and not _is_actor(reading, place)


def _unfit_hinder(site: _Site, phrase: list[str]) -> str:
    lemma = site.verb.lemma
    if not _WORDS["ill"].isdisjoint(phrase) and _WORDS["deed"].isdisjoint(phrase):
        return "object"
    if lemma == "stop" and (not phrase or phrase[0].endswith("ing")):
        return "own"
    if not site.cue.licence.startswith(_UNDERTAKEN) and not _is_reported(site):
        return "event"
    if site.negated:
        phrase = phrase or ["it"] * site.cue.licence.endswith("-passive")
        return "" if phrase and lemma != "fight" and lemma not in _WORDS["harm"] else "object"
    return "" if _is_party(site, phrase) or _is_deed(site, phrase) else "object"


def _is_reported(site: _Site) -> bool:
    """Tell whether a deed counts although it is told as done, as fighting a bill does and stopping a leak does not."""
    licence, lemma = site.cue.licence, site.verb.lemma
    if _before(site) in _COURTS:
        return False
    if lemma in _WORDS["reported"] or licence.endswith("-to") or (site.negated and licence in _REPORTED):
        return True
    end = site.reading.ends[site.at]
    following = site.reading.words[end + 1 : end + 8]
    return lemma in _FROM and ("from" in following or following[:1] in (["you"], ["them"], ["him"], ["her"]))


def _is_deed(site: _Site, phrase: list[str]) -> bool:
    """Tell whether an object is what a party does; of an infinitive of purpose only a party itself will do."""
    if _is_purpose(site):
        return False
    if not _WORDS["deed"].isdisjoint(phrase):
        return True
    known = _WORDS["animate"] | _WORDS["reported"]
    return site.verb.lemma in known and any(word.endswith(_DEED_ENDINGS) for word in phrase)


def _is_purpose(site: _Site) -> bool:
    if not site.at or site.reading.words[site.reading.starts[site.at]] != "to":
        return False
    category = site.reading.cues[site.at - 1].category
    return "commit" not in category and "refuse" not in category and not category.startswith("noun")


def _is_party(site: _Site, phrase: list[str]) -> bool:
    if site.verb.lemma == "fight":
        return False
    if phrase and KIND.get(phrase[0]) in _PRONOUNS:
        return True
    if not _WORDS["foe"].isdisjoint(phrase):
        return True
    start = site.reading.ends[site.at] + 1
    return any(_is_actor(site.reading, start + offset) for offset in range(len(phrase)))


def _unfit_permit(site: _Site, phrase: list[str]) -> str:
    lemma = site.verb.lemma
    if lemma in _ONLY:
        return _unfit_let(site)
    if lemma in ("respect", "abide by"):
        return "object" if _WORDS["choice"].isdisjoint(phrase) else ""
    if lemma in ("recognize", "recognise"):
        return _unfit_recognise(site, phrase)
    if lemma == "accept":
        return _unfit_accept(site, phrase)
    if lemma == "admit":
        return "" if site.cue.licence.startswith(_UNDERTAKEN) else "weak"
    return ""


def _unfit_accept(site: _Site, phrase: list[str]) -> str:
    if not _WORDS["own"].isdisjoint(phrase):
        return "own"
    if site.negated:
        return ""
    if phrase[:1] == ["call"] or "call" in phrase[1:2]:
        return "own"
    if phrase[:1] == ["that"] and _ANNOUNCED.isdisjoint(site.reading.words[site.reading.ends[site.at] :]):
        return "object"
    return "object" if site.cue.licence == "past" and phrase and phrase[0] not in KIND else ""


def _unfit_recognise(site: _Site, phrase: list[str]) -> str:
    if not site.negated:
        return "object" if _WORDS["choice"].isdisjoint(phrase) else ""
    if site.cue.licence.endswith("-passive"):
        return ""
    return "" if not _WORDS["claim"].isdisjoint(phrase) or _is_party(site, phrase) else "object"


def _unfit_let(site: _Site) -> str:
    reading, cue = site.reading, site.cue
    end = reading.ends[site.at]
    after = reading.words[end + 1 : end + 8]
    if after[:1] in (["up"], ["down"], ["alone"], ["go"], ["there"], ["live"]) or _is_imperative(cue):
        return "object"
    if after[:2] == ["it", "be"]:
        return "object"
    if after[:1] not in (["that"], ["this"]) and not _WORDS["fate"].isdisjoint(after):
        return "object"
    if after[:1] == ["ourselves"]:
        return "own"
    if cue.licence == "present":
        return "object"
    if site.negated:
        return ""
    event = (cue.licence in _REPORTED or cue.licence == "gerund") and cue.subject in ("I", "we", "you", "")
    return "event" if event else "own" * (after[:1] in (["me"], ["us"], ["you"]))


def _is_imperative(cue: Cue) -> bool:
    return cue.lemma == "let" and cue.licence == "past" and cue.subject in ("", "it", "every")


# Nouns.


def _of_noun(reading: Reading, index: int, cue: Cue) -> Frame | None:
    kind = cue.category.removeprefix("noun-")
    if cue.lemma in _FACTS or _taken(reading, index):
        return None
    owner = cue.licence.partition("-")[0]
    if _SCOPES.get(cue.scope) or not _noun_counts(reading, index, cue, kind):
        return Frame(f"noun-{kind}/other", "", cue.first, cue.last)
    return Frame(f"noun-{kind}/{owner}", TYPES[kind, cue.negated], cue.first, cue.last)


def _noun_counts(reading: Reading, index: int, cue: Cue, kind: str) -> bool:
    owner, _, follows = cue.licence.partition("-")
    if kind == "permit":
        return cue.lemma in _YIELDED and owner == "own" and follows in ("of", "to")
    if _over(reading, index) or (follows == "from" and cue.lemma in _PARTY_NOUNS):
        return True
    if follows == "of" and cue.lemma in _PARTY_NOUNS:
        return _names_party(reading, index)
    if follows in ("to", "against") or (owner == "own" and follows == "of"):
        return not _of_party(reading, index)
    return False


def _names_party(reading: Reading, index: int) -> bool:
    start = reading.starts[index] + 2
    return any(_is_actor(reading, place) for place in range(start, min(start + 5, len(reading.words))))


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
    mine = bool(before) and before[-1] in ("my", "our", "his")
    return mine and reading.cues[index].lemma == "veto" and not _MEETING.isdisjoint(before)


def _taken(reading: Reading, index: int) -> bool:
    """Tell whether the verb before a noun already speaks for it, as in "raised an objection"."""
    if not index or reading.starts[index] - reading.ends[index - 1] > _MAX_PHRASE:
        return False
    lemma, noun = reading.cues[index - 1].lemma, reading.words[reading.starts[index]]
    if noun not in _NOUNS or noun not in _phrase(reading, index - 1):
        return False
    return any(lemma in _WORDS[verbs] and noun in _WORDS[nouns] for verbs, nouns, _ in _WITH_NOUN)
