"""One module per forum program; a module here is registered by being here."""
