"""Reads the clauses of a sentence: which known verb, under which negation, licence and actor.

One pass from left to right keeps the state of the clause: its subject, the auxiliary chain that
is open, the number of negations, and the operator ("urged", "refused", "hopes") that governs
what follows. Every verb, operator, position noun or conditional that is met becomes a `Cue`.
What a cue amounts to is for the linear model to weigh; `TYPES` is the codebook's own answer.
"""

from typing import NamedTuple

from stance.model.lexicon import Sense, entries
from stance.model.tokens import words_of


class Cue(NamedTuple):
    """One reading: what was said, how, by whom; `first` and `last` are token positions of the words."""

    category: str
    lemma: str
    negated: bool
    licence: str
    subject: str
    form: str
    first: int
    last: int


# The verb class x polarity table of the codebook.
TYPES = {
    ("act", False): "pledge",
    ("act", True): "refusal",
    ("cease", False): "refusal",
    ("cease", True): "pledge",
    ("hinder", False): "opposition",
    ("hinder", True): "acquiescence",
    ("permit", False): "acquiescence",
    ("permit", True): "opposition",
}

_PRONOUNS = {
    "i": "I", "we": "we", "you": "you", "he": "he", "she": "he", "they": "they", "it": "it", "this": "it", "that": "it",
    "these": "it", "there": "it", "who": "who", "which": "it", "nobody": "nobody", "everyone": "every", "everybody": "every",
    "us": "we", "let": "",
}  # fmt: skip
_ACTORS = frozenset(
    ["administration", "allies", "alliance", "ally", "ambassador", "americans", "army", "assembly", "authorities", "bank", "bench", "bloc", "board", "cabinet", "capital", "capitals", "chairman", "chamber", "chancellor", "chief", "coalition", "command", "commander", "commission", "commissioner", "committee", "community", "company", "conference", "congress", "council", "countries", "country", "court", "deputies", "deputy", "delegate", "delegates", "delegation", "democrats", "diplomat", "diplomats", "director", "embassy", "envoy", "europeans", "executive", "fleet", "forces", "foreign-ministry", "general", "government", "governments", "governor", "group", "house", "junta", "king", "leader", "leaders", "leadership", "legislature", "majority", "mayor", "member", "members", "minister", "ministers", "ministry", "minority", "mission", "monarch", "movement", "nation", "nations", "negotiator", "negotiators", "neighbours", "neighbors", "official", "officials", "opposition", "organisation", "organization", "parliament", "partner", "partners", "parties", "party", "people", "peoples", "police", "premier", "presidency", "president", "presidents", "prime-minister", "prince", "princes", "queen", "rebels", "regime", "representative", "representatives", "republic", "republicans", "secretariat", "secretary", "secretary-general", "senate", "senator", "senators", "side", "sides", "signatories", "speaker", "spokesman", "spokesperson", "spokeswoman", "state", "states", "supporters", "trade-unions", "troops", "union", "unions", "we’re", "workers"]
)
_WILL, _WOULD = frozenset(("will", "shall")), frozenset(("would",))
_MUST, _MAY, _CAN = frozenset(("must", "should", "ought")), frozenset(("may", "might", "could")), frozenset(("can",))
_DO, _DID = frozenset(("do", "does")), frozenset(("did",))
_BE = frozenset(["am", "is", "are", "was", "were", "be", "been", "being"])
_HAVE = frozenset(["have", "has", "had", "having"])
_NEGATORS = frozenset(("not", "never", "nor", "neither", "hardly"))
_NO = frozenset(("no", "none", "nobody", "nothing", "without"))
_PREPOSITIONS = frozenset(
    ["of", "in", "on", "at", "by", "for", "with", "from", "against", "to", "into", "over", "under", "about", "between", "among", "through", "during", "within", "toward", "towards", "despite", "without", "regarding", "concerning", "as", "than", "upon", "across", "behind", "beyond"]
)
_DETERMINERS = frozenset(
    ["the", "a", "an", "its", "his", "her", "their", "our", "my", "your", "this", "that", "these", "those", "any", "some", "every", "each", "'s", "such"]
)
_STRONG = frozenset((";", ":", "—", "–", "(", ")", "?", "!"))
_QUOTES = frozenset('"“”„«»')
_CONJUNCTIONS = frozenset(("and", "or", "but", "nor", "yet"))
_SUBORDINATORS = frozenset(
    ["because", "although", "though", "while", "whereas", "since", "when", "whenever", "where", "before", "after", "once", "until", "till"]
)
_HYPOTHESES = frozenset(("if", "unless", "whether", "provided", "supposing", "lest"))
_ADVERBS = frozenset(
    ["also", "still", "ever", "even", "therefore", "always", "now", "soon", "again", "simply", "just", "too", "then", "today", "tomorrow", "tonight", "only", "fully", "never-again", "further", "once", "certainly", "either", "all", "both", "indeed", "thus", "already", "however", "instead", "yet", "longer", "at-all", "in-fact", "so"]
)

_WINDOW = 14


class _Word(NamedTuple):
    """What a word can do in a clause."""

    kind: str
    value: str


def _function_words() -> dict[str, _Word]:
    groups = {
        "will": _WILL, "would": _WOULD, "must": _MUST, "may": _MAY, "can": _CAN, "do": _DO, "did": _DID, "be": _BE,
        "have": _HAVE, "not": _NEGATORS, "no": _NO, "to": ("to",), "strong": _STRONG, "comma": (",",), "quote": _QUOTES,
        "conjunction": _CONJUNCTIONS, "subordinator": _SUBORDINATORS, "hypothesis": _HYPOTHESES,
        "adverb": _ADVERBS, "stop": (".",),
    }  # fmt: skip
    words = {word: _Word("determiner", word) for word in _DETERMINERS}
    words |= {word: _Word("preposition", word) for word in _PREPOSITIONS}
    words |= {
        word: _Word("pronoun", value)
        for word, value in _PRONOUNS.items()
        if word not in _DETERMINERS or word in ("this", "these")
    }
    words |= {word: _Word(kind, word) for kind, group in groups.items() for word in group}
    words["that"] = _Word("that", "that")
    return words


_FUNCTION = _function_words()
_ENTRIES = entries()


def read_cues(tokens: list[str]) -> list[Cue]:
    """Read the cues of a tokenized sentence, in order.

    >>> from stance.model.tokens import tokenize
    >>> cues = read_cues(tokenize("Oslo will not take part, but will not block them."))
    >>> [(TYPES[cue.category, cue.negated], cue.licence) for cue in cues]
    [('refusal', 'will'), ('acquiescence', 'will')]
    """
    return _Reader(tokens).read()


class _Reader:
    """The state of one pass."""

    def __init__(self, tokens: list[str]) -> None:
        self.words: list[str] = []
        self.places: list[int] = []
        for place, token in enumerate(tokens):
            for word in words_of(token):
                self.words.append(word)
                self.places.append(place)
        self.tokens = tokens
        self.cues: list[Cue] = []
        self.is_question = bool(tokens) and "?" in tokens[-2:]
        self._clear_clause()
        self.scope = ""

    def _clear_clause(self) -> None:
        self.subject = ""
        self.in_phrase = False
        self.hypothesis = ""
        self._clear_chain()
        self.governor: Cue | None = None
        self.governor_place = -99
        self.previous: Cue | None = None

    def _clear_chain(self) -> None:
        self.mood = ""
        self.chain = -1
        self.negations = 0

    def read(self) -> list[Cue]:
        words, n = self.words, len(self.words)
        index = 0
        while index < n:
            word = words[index]
            function = _FUNCTION.get(word)
            found = _ENTRIES.get(word)
            step = 0
            if found is not None and (
                function is None
                or function.kind
                in ("preposition", "pronoun", "hypothesis", "be", "have", "do", "adverb", "can", "will")
            ):
                step = self._try_entries(index, found)
            if step:
                index += step
                continue
            if function is not None:
                self._function(index, function)
            else:
                self._content(index, word)
            index += 1
        return self.cues

    def _function(self, index: int, function: _Word) -> None:
        kind = function.kind
        if kind in ("will", "would", "must", "may", "can", "do", "did", "have", "be"):
            self._auxiliary(index, kind, function.value)
        elif kind == "not":
            self._open(index)
            self.negations += 1
        elif kind == "no":
            self._open(index)
            self.negations += 1
            self.in_phrase = False
        elif kind == "to":
            if self.mood in ("", "be", "have", "past", "done"):
                kept = self.negations if self.mood != "done" else 0
                if self.mood == "done":
                    self.chain = -1
                self.mood = "be-to" if self.mood == "be" else "have-to" if self.mood == "have" else "to"
                self.negations = kept
                self._open(index)
            self.in_phrase = True
        elif kind == "pronoun":
            self.subject, self.in_phrase = function.value, False
            if self.mood == "done":
                self._clear_chain()
        elif kind == "strong" or kind == "stop":
            self._clear_clause()
            self.scope = ""
        elif kind == "comma":
            self.in_phrase = False
            self.hypothesis = ""
            if self.mood in ("done", "to", "have", "be"):
                self._clear_chain()
        elif kind == "quote":
            pass
        elif kind == "conjunction":
            self._conjunction(index, function.value)
        elif kind in ("subordinator", "hypothesis"):
            self._clear_clause()
            self.scope = ""
            self.hypothesis = "sub" if kind == "subordinator" else "if"
        elif kind == "that":
            self.in_phrase = False
            self._clear_chain()
        elif kind == "preposition":
            self.in_phrase = True
            if self.mood == "done":
                self.chain = -1

    def _open(self, index: int) -> None:
        if self.mood == "done":
            self._clear_chain()
        if self.chain < 0:
            self.chain = index

    def _auxiliary(self, index: int, kind: str, word: str) -> None:
        if self.mood in ("will", "would", "must", "may", "can", "to") and kind in ("be", "have"):
            return
        if self.mood == "have" and word in ("been",):
            self.mood = "be"
            return
        if self.mood == "done":
            self._clear_chain()
        kept, chain = (self.negations, self.chain) if self.mood == "" else (0, -1)
        self.mood, self.negations, self.chain = kind, kept, chain if chain >= 0 else index
        self.in_phrase = False

    def _conjunction(self, index: int, word: str) -> None:
        self.in_phrase = False
        if word == "nor":
            self._clear_chain()
            self._open(index)
            self.negations = 1
        elif word in ("but", "yet"):
            self._clear_chain()
            self.governor = None
            self.scope = ""
        following = _FUNCTION.get(self.words[index + 1]) if index + 1 < len(self.words) else None
        if following is not None and following.kind in ("pronoun", "that"):
            self._clear_chain()
            self.governor = None
            if self.scope != "direct":
                self.scope = ""

    def _content(self, index: int, word: str) -> None:
        if word.endswith("ly") or not word[0].isalpha():
            return
        if self.mood in (
            "will",
            "would",
            "must",
            "may",
            "can",
            "do",
            "did",
            "to",
            "have-to",
            "be-to",
        ) and self._follows_chain(index):
            self._emit(index, index, "other", word, "base")
            return
        if self.mood == "done":
            self.in_phrase = True
        if self.mood in ("", "done") and not self.in_phrase:
            capital = self.tokens[self.places[index]][0].isupper()
            new = "actor" if word in _ACTORS else "proper" if capital and index else "thing"
            if new != "thing" or self.subject in ("", "thing"):
                self.subject = new

    def _follows_chain(self, index: int) -> bool:
        """Tell whether only auxiliaries, negations and adverbs stand between the chain's mood and a word."""
        for back in range(index - 1, max(index - 5, -1), -1):
            word = self.words[back]
            function = _FUNCTION.get(word)
            if function is None:
                if not word.endswith("ly"):
                    return function is None and back <= self.chain
                continue
            if function.kind in ("will", "would", "must", "may", "can", "do", "did", "to"):
                return True
            if function.kind not in ("not", "adverb", "comma", "have", "be", "pronoun"):
                return False
        return False

    def _try_entries(self, index: int, found: tuple) -> int:  # type: ignore[type-arg]
        words = self.words
        for entry in found:
            length = len(entry.rest)
            if length and tuple(words[index + 1 : index + 1 + length]) != entry.rest:
                continue
            sense = self._choose(index, entry.senses)
            if sense is None:
                continue
            categories = "+".join(sorted({other.category for other in entry.senses if other.form == sense.form}))
            if sense.form == "noun":
                self._noun(index, sense)
            else:
                self._emit(index, index + length, categories, sense.lemma, sense.form)
            return length + 1
        return 0

    def _choose(self, index: int, senses: tuple[Sense, ...]) -> Sense | None:
        """Choose the reading of a form from the words before it; None where it is neither verb nor position."""
        forms = {sense.form: sense for sense in senses}
        before = self.words[index - 1] if index else ""
        function = _FUNCTION.get(before)
        kind = function.kind if function else ""
        after_noun_sign = kind in ("determiner", "no") or (kind == "preposition" and before != "to")
        if "base" in forms:
            if self._follows_chain(index) and self.mood not in ("", "done", "have", "be"):
                return forms["base"]
            if (
                kind == "pronoun"
                and function is not None
                and function.value in ("I", "we", "they", "you", "who", "every")
            ):
                return forms["base"]
            if kind in ("conjunction", "comma", "not") and self.previous is not None and self.previous.form == "base":
                return forms["base"]
            if index == 0 or (
                self.subject in ("I", "we", "they")
                and kind in ("adverb", "")
                and (before.endswith("ly") or kind == "adverb")
            ):
                return forms["base"]
            if kind == "" and before in _ACTORS and before.endswith(("s", "people")):
                return forms["base"]
            if "past" in forms and not after_noun_sign:
                return forms["past"]
        if "noun" in forms and (
            after_noun_sign
            or not (set(forms) - {"noun", "base"})
            or (kind == ""
            and before.endswith(("al", "ic", "ive", "ed")))
        ):
            return forms["noun"]
        if "s" in forms and not after_noun_sign:
            return forms["s"]
        if self.mood in ("have", "be") and "participle" in forms:
            return forms["participle"]
        for form in ("past", "participle"):
            if form in forms and not after_noun_sign:
                return forms[form]
        if "ing" in forms and not (kind == "determiner"):
            return forms["ing"]
        return forms.get("noun")

    def _noun(self, index: int, sense: Sense) -> None:
        before = self.words[index - 1] if index else ""
        after = self.words[index + 1] if index + 1 < len(self.words) else ""
        owner = (
            "own"
            if before in ("its", "his", "her", "their", "our", "my", "'s")
            else "the"
            if before in _DETERMINERS
            else "bare"
        )
        follows = after if after in ("to", "of", "that", "for", "on", "from", "against", "by") else "other"
        negated = before in ("no", "without") or (self.negations % 2 == 1 and self.mood not in ("", "done"))
        licence = self._flagged(f"noun-{owner}-{follows}")
        cue = Cue(
            "noun-" + sense.category,
            sense.lemma,
            negated,
            licence,
            self.subject,
            "noun",
            self.places[index],
            self.places[index],
        )
        self.cues.append(cue)
        if sense.category in ("act", "cease", "direct", "assure") and after in ("to", "that", "from", "of"):
            self.governor, self.governor_place = cue, index
        self.in_phrase = True

    def _flagged(self, licence: str) -> str:
        """Mark what is said only hypothetically, asked, or put into somebody else's mouth."""
        if self.hypothesis:
            return self.hypothesis
        if self.is_question:
            return "question"
        if self.scope in ("direct", "wish", "hedge", "deny"):
            return self.scope + "-that"
        return licence

    def _emit(self, index: int, last: int, category: str, lemma: str, form: str) -> None:
        negations, licence = self._licence(index, form)
        governor = self.governor if index - self.governor_place <= _WINDOW else None
        if licence in ("to", "gerund") and governor is not None:
            licence, flips = _governed(governor)
            negations += flips
        first = self.chain if 0 <= self.chain <= index and self.mood != "done" else index
        cue = Cue(
            category,
            lemma,
            negations % 2 == 1,
            self._flagged(licence),
            self.subject,
            form,
            self.places[first],
            self.places[last],
        )
        self.cues.append(cue)
        self.previous = cue
        self.governor, self.governor_place = cue, last
        operator = category.split("+")[0]
        if operator in ("direct", "wish", "hedge", "deny", "assure", "say") and not self._is_copied(last):
            self.scope = "deny" if operator == "say" and cue.negated else operator
        self.mood = "done"
        self.in_phrase = False

    def _is_copied(self, last: int) -> bool:
        """Tell whether the words after an operator go on with to + verb, so that it has no clause of its own."""
        return last + 1 < len(self.words) and self.words[last + 1] == "to"

    def _licence(self, index: int, form: str) -> tuple[int, str]:
        """Give the number of negations and what licenses a verb of this form here."""
        mood, before = self.mood, self.words[index - 1] if index else ""
        if mood == "done" and self.previous is not None:
            joined = before in _CONJUNCTIONS or before in (",", "not")
            if joined and self.previous.form == form:
                return int(self.previous.negated) + (before == "not"), self.previous.licence
            self._clear_chain()
            mood = ""
        if form == "base":
            if mood in ("will", "would", "must", "may", "can", "to", "have-to", "be-to"):
                return self.negations, mood
            if mood in ("do", "did"):
                return self.negations, "present" if mood == "do" else "past"
            return self.negations, "imperative" if self.subject == "" else "present"
        if form == "ing":
            return self.negations, "progressive" if mood == "be" else "gerund"
        if form == "s":
            return self.negations, "present"
        if mood in ("will", "would", "must", "may", "can", "to"):
            return self.negations, mood + "-passive"
        if mood in ("be", "have"):
            return self.negations, "passive" if mood == "be" else "perfect"
        return self.negations, "past"


def _governed(governor: Cue) -> tuple[str, int]:
    """Give the licence that a governing verb hands on, and how many negations it adds."""
    category, negated = governor.category.split("+")[0], int(governor.negated)
    if category == "commit" or category == "noun-act":
        return "commit-" + _tense(governor), negated
    if category in ("refuse", "noun-cease"):
        return ("open" if negated else "commit-" + _tense(governor)), 1
    if category == "cease":
        return governor.licence, 1 + negated
    if category in ("act", "other"):
        return governor.licence, negated
    if category in ("hinder", "permit", "state"):
        return f"{category}-to", negated
    return f"{category}-to", negated


def _tense(governor: Cue) -> str:
    return (
        governor.licence
        if governor.licence in ("must", "may", "can", "if", "sub", "question", "direct-to", "wish-to")
        else "yes"
    )
