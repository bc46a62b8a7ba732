"""Single questions beside the plan: pay next, alive, how long to stay, what if. Answers are core's, words the pack's."""
