"""The rehearsed day: real parts on loopback, production code, and a clock that is moved on."""
