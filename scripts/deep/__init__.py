"""Training of the deep model of mentions, in PyTorch; the library itself needs NumPy alone."""
