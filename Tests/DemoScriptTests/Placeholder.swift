// Scripts are tested here.
