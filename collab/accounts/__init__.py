"""How people come in: invitation, password, sign-in."""
