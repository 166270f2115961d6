"""Debates of any size, in which every speaker answers every question: yes or no."""

from socinno.model import Debate


def crowd(speakers: int, questions: int) -> Debate:
    """So many speakers and questions; the first questions divide least, sides are called alike."""
    sides = {"y": "Yes", "n": "No"}
    data = {
        "language": "en",
        "title": "A crowd",
        "question": "Who wants what?",
        "sources": {"s": {"type": "report", "title": "The count"}},
        "speakers": {f"p{n}": {"name": f"Speaker {n}"} for n in range(speakers)},
        "dichotomies": {
            f"q{n}": {
                "title": f"Question {n + 1} of all",
                "positions": {f"q{n}-{side}": {"title": called} for side, called in sides.items()},
            }
            for n in range(questions)
        },
        "stances": [
            {
                "speaker": f"p{who}",
                "positions": [f"q{n}-{'y' if who * questions < n * speakers else 'n'}"],
                "basis": "stated",
                "source": "s",
                "at": {"page": "1"},
            }
            for n in range(questions)
            for who in range(speakers)
        ],
    }
    return Debate.model_validate(data, context={"id": "crowd"})
