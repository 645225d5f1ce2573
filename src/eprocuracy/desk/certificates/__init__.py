"""The certificates and tokens of an office: register, what ends when, what is to be done; reporting a loss, entering a new one."""
