"""What chiefs have entrusted to their deputies: who may sign in whose stead, for what, from when to when, by which paper."""
