"""The interactive browser: debates on the whole screen, with keys and a mouse."""
