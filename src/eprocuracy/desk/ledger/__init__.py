"""Sổ theo dõi giam giữ: one person's time in custody across matters and bodies, paper by paper, to the minute."""
