print("pagerace")
