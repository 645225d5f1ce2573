"""The pages a person works on: my day, registers, the matter, the act form, boards."""
