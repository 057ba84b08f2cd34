"""Many letters in one LibreOffice document, each as if it stood alone, and parted again."""
