"""The texts of forms in an office: looked at, changed as a new version, added, each seen beside as a paper."""
