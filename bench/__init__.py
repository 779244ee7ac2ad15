"""What is measured, and the ground it is measured on."""
