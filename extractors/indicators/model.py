"""What a person writes in codebook/: indicators, word lists and the cues of context, checked key by key."""

from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, model_validator

Filled = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$")]
Id = Annotated[str, StringConstraints(pattern=r"^[a-z]+\.[a-z_]+$")]
Phrases = dict[Language, list[Filled]]
Gate = Literal["negation", "warning", "news", "fiction", "review", "question", "seeker"]


def _marked(text: str) -> str:
    if text.count("[") != 1 or text.count("]") != 1 or text.index("[") > text.index("]"):
        raise ValueError("mark with [ and ] the words that should be found")
    return text


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class Source(Strict):
    """`clause` is where the publication says it. Where that was not checked, `publication` begins with "after"."""

    publication: Filled
    clause: str = ""


class Examples(Strict):
    """The rule's tests. In a `match` example [ and ] stand around the words that should be found."""

    match: dict[Language, list[Annotated[Filled, AfterValidator(_marked)]]] = Field(default_factory=dict)
    passed: Phrases = Field(default_factory=dict, alias="pass")


class Rule(Examples):
    """One indicator. `kinds` are the kinds of platform where it counts, none for all of them.

    `strength`: S a direct sign of control or exploitation, M a tactic rare in lawful ads, W common in lawful ads;
    `graded` says after whom. `guards` undo a finding in the same sentence; `uncut` names gates of context that do not
    apply. Rules that are `experimental` are off unless asked for. A rule has phrases, or is `computed` from facts and
    fields (a name in extractors/computed), or is found `across` documents (a name in storage), or some of these.
    """

    id: Id
    title: Filled
    definition: Filled
    sources: Annotated[list[Source], Field(min_length=1)]
    strength: Literal["S", "M", "W"]
    graded: Filled
    dimension: Literal["deception", "coercion", "vulnerability", "exploitation", "organisation"]
    forms: list[Literal["sexual", "labour", "domestic", "crime", "marriage"]] = Field(default_factory=list)
    kinds: list[Literal["forums", "marketplaces", "dating", "job_boards", "communities"]] = Field(default_factory=list)
    status: Literal["stable", "experimental"] = "experimental"
    traps: list[Filled] = Field(default_factory=list)
    uncut: list[Gate] = Field(default_factory=list)
    phrases: Phrases = Field(default_factory=dict)
    guards: Phrases = Field(default_factory=dict)
    computed: Filled | None = None
    across: Filled | None = None

    @model_validator(mode="after")
    def _found_somehow(self) -> Self:
        if not (self.phrases or self.computed or self.across):
            raise ValueError("give phrases, computed or across")
        return self


class Extension(Examples):
    """An overlay's addition to an indicator that stands elsewhere: more phrases, guards and examples."""

    extends: Id
    phrases: Phrases = Field(default_factory=dict)
    guards: Phrases = Field(default_factory=dict)


class Cues(Strict):
    """How one language says that something is not an offer. Phrases, as everywhere.

    `negation` stands before or inside what it denies, `denial` behind it. `warning`, `news` and `fiction` speak of a
    sentence, or of the whole text where they open it or two come; `review` says that a job is over and judged, and one
    speaks of the whole text; `question` opens a question about the matter;
    `seeker` is someone who looks for work; `offer` invites to answer, and shows that a text is not only a warning;
    `turn` ends the reach of a negation ("but").
    """

    negation: list[Filled] = Field(default_factory=list)
    denial: list[Filled] = Field(default_factory=list)
    warning: list[Filled] = Field(default_factory=list)
    news: list[Filled] = Field(default_factory=list)
    fiction: list[Filled] = Field(default_factory=list)
    review: list[Filled] = Field(default_factory=list)
    question: list[Filled] = Field(default_factory=list)
    seeker: list[Filled] = Field(default_factory=list)
    offer: list[Filled] = Field(default_factory=list)
    turn: list[Filled] = Field(default_factory=list)
