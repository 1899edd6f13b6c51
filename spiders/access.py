"""How a platform's pages are reached where a plain request is not enough: steps in a browser, signing in."""

from typing import Self

from pydantic import BaseModel, ConfigDict, Field, model_validator


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Steps(Strict):
    """What the browser does on pages of one role before they are read, in this order. Each target is CSS, or the words
    that a person would click ("show phone"); `scroll` is how often to the end of the page, until it grows no more."""

    dismiss: str | None = Field(default=None, min_length=1)
    wait_for: str | None = Field(default=None, min_length=1)
    click: str | None = Field(default=None, min_length=1)
    scroll: int = Field(default=0, ge=0, le=50)


class SignIn(Strict):
    """Only where the platform's terms and the operation's authority allow it; `authority` says which.

    `account` names the credentials: LUREWATCH_ACCOUNT_<ACCOUNT>_USER and _PASSWORD in the environment, or the keyring.
    With `cookie` a session is brought along instead: its value is LUREWATCH_ACCOUNT_<ACCOUNT>_COOKIE. `page` is the
    path of the page with the form; `form` and `user_field` are needed only where the form has more than one text
    field. `signed_in` is CSS that matches on every page that a member sees, and on none that a guest sees.
    """

    authority: str = Field(min_length=8)
    account: str = Field(pattern=r"^[a-z][a-z0-9_]{0,31}$")
    signed_in: str = Field(min_length=1)
    page: str | None = None
    form: str = "form:has(input[type='password'])"
    user_field: str | None = None
    cookie: str | None = Field(default=None, pattern=r"^[A-Za-z0-9_.-]{1,64}$")

    @model_validator(mode="after")
    def _by_one_way(self) -> Self:
        if (self.page is None) == (self.cookie is None):
            raise ValueError("give `page` (a form) or `cookie` (a session), one of both")
        return self
