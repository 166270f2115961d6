"""Real debates of others, Wahl-O-Mat and Kialo, as content files, until there is an importer for them.

python tests/converting.py wahl-o-mat FOLDER > bundestag.yaml
python tests/converting.py kialo FILE > kialo.yaml
"""

import json
import re
import sys
from pathlib import Path
from typing import Any

import yaml

from socinno.text import fold


class _Plain(yaml.SafeDumper):
    """YAML without the anchors that stand for repeated lists."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def slug(name: str, taken: set[str]) -> str:
    """An id for a name, one that is not taken."""
    base = re.sub("[^a-z0-9]+", "-", fold(name)).strip("-")[:60].strip("-") or "x"
    base = base if re.search("[a-z]", base) else f"n-{base}"
    found, n = base, 2
    while found in taken:
        found, n = f"{base}-{n}", n + 1
    taken.add(found)
    return found


def wahl_o_mat(folder: Path) -> dict[str, Any]:
    """The parties' answers as stances, neutral ones as neither, with the reasons as direct quotes."""
    read = {path.stem: json.loads(path.read_text("utf-8")) for path in folder.glob("*.json")}
    taken = {"answers"}
    parties = {it["id"]: slug(it["name"], taken) for it in read["party"]}
    asked = {it["id"]: slug(it["label"], taken) for it in read["statement"]}
    sides = {n: (slug(f"{name} ja", taken), slug(f"{name} nein", taken)) for n, name in asked.items()}
    reasons = {it["id"]: it["text"] for it in read["comment"]}
    quotes: dict[str, Any] = {}
    stances: list[dict[str, Any]] = []
    speaking: dict[str, list[str]] = {}
    for it in read["opinion"]:
        speaker, question, answer = parties[it["party"]], asked[it["statement"]], it["answer"]
        where = {"section": read["statement"][it["statement"]]["label"]}
        stance: dict[str, Any] = {"speaker": speaker, "basis": "stated", "source": "answers", "at": where}
        side = {} if answer == 2 else {"positions": [sides[it["statement"]][answer]]}
        stances.append({**stance, **(side or {"neither": question})})
        text = reasons.get(it["comment"], "").strip().strip('"')
        if text:
            name = slug(f"{speaker} {question}"[:70], taken)
            said = {"speaker": speaker, "kind": "direct", "text": text, "source": "answers", "at": where}
            quotes[name] = {**said, **({"supports": side["positions"]} if side else {})}
            if not side:
                speaking.setdefault(question, []).append(name)
    about = read["overview"]
    return {
        "language": "de",
        "title": f"{about['title']} {about['date'][:4]}",
        "question": "Wo stehen die Parteien?",
        "sources": {
            "answers": {
                "type": "webpage",
                "title": about["title"],
                "language": "de",
                "URL": about["data_source"],
            }
        },
        "speakers": {
            parties[it["id"]]: {"name": it["name"], "also": [it["longname"]], "kind": "collective"}
            for it in read["party"]
        },
        "dichotomies": {
            asked[it["id"]]: {
                "title": it["label"],
                "question": it["text"],
                **({"quotes": speaking[asked[it["id"]]]} if asked[it["id"]] in speaking else {}),
                "positions": {
                    sides[it["id"]][0]: {"title": "Stimme zu"},
                    sides[it["id"]][1]: {"title": "Stimme nicht zu"},
                },
            }
            for it in read["statement"]
        },
        "quotes": quotes,
        "stances": stances,
    }


CLAIM = re.compile(r"^((?:\d+\.)+) (?:(Pro|Con): )?(.+)$")
SEE = re.compile(r"^-> See ((?:\d+\.)+)")


def kialo(file: Path) -> dict[str, Any]:
    """The claims as quotes of nobody named, each for or against the one above it."""
    lines = file.read_text("utf-8").splitlines()
    title = lines[0].removeprefix("Discussion Title: ")
    quotes: dict[str, Any] = {}
    for line in lines[1:]:
        claim = CLAIM.match(line)
        if not claim:
            continue
        number, how, text = claim.groups()
        parts = number.rstrip(".").split(".")
        if not how:
            thesis = text
            continue
        key = "supports" if how == "Pro" else "challenges"
        see = SEE.match(text)
        above = "thesis" if len(parts) == 2 else f"c{'-'.join(parts[:-1])}"
        if see:
            met = quotes.get(f"c{see[1].rstrip('.').replace('.', '-')}")
            if met is not None and above not in met.get(key, ()):
                met.setdefault(key, []).append(above)
            continue
        quotes[f"c{'-'.join(parts)}"] = {
            "kind": "direct", "text": text, "source": "export", "at": {"section": number}, key: [above],
        }  # fmt: skip
    return {
        "language": "en",
        "title": title,
        "question": title,
        "sources": {"export": {"type": "webpage", "title": title, "language": "en"}},
        "dichotomies": {
            "thesis-or-not": {
                "title": title,
                "positions": {"thesis": {"title": "For", "claim": thesis}, "against": {"title": "Against"}},
            }
        },
        "quotes": quotes,
    }


READERS = {"wahl-o-mat": wahl_o_mat, "kialo": kialo}

if __name__ == "__main__":
    made = READERS[sys.argv[1]](Path(sys.argv[2]))
    yaml.dump(made, sys.stdout, _Plain, allow_unicode=True, sort_keys=False, width=110)
