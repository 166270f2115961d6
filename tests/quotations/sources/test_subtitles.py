"""Subtitles as sources: words over cues, voices, times; and cues that break the rules."""

from pathlib import Path

from authors import write

from socinno.quotations.sources import SourceText, read

VTT = (
    "WEBVTT\n\nNOTE none of this\n\n1\n00:00:01.000 --> 00:00:02.500 align:start\n"
    "<v Sam Baker>We must <i>never</i>\n\n"
    "00:03.000 --> 00:04.000\nlower &amp; raise\n\n00:01:05.000 --> 00:01:06.000\n<v Kim>No</v>\n"
)
SRT = (
    "1\n00:00:01,000 --> 00:00:02,500\nWe must\n2\n00:00:03,000 --> 00:00:04,000\n{\\an8}raise them\n\nlost\n"
)


def test_words_go_on_over_cues_and_know_voice_and_time(tmp_path: Path) -> None:
    found = read(write(tmp_path, VTT, "a.vtt"), "a.vtt")
    assert isinstance(found, SourceText)
    assert found.text == "\nWe must never\nlower & raise\n\nNo\n"
    assert [voice.name for voice in found.voices] == ["Sam Baker", "Kim"]
    assert [time.name for time in found.times] == ["0:00:01", "0:00:03", "0:01:05", "0:01:06"]
    assert found.line(found.text.index("lower")) == 10


def test_cues_that_break_the_rules_are_read_as_far_as_they_go(tmp_path: Path) -> None:
    found = read(write(tmp_path, SRT, "a.srt"), "a.srt")
    assert isinstance(found, SourceText)
    assert found.text == "We must\nraise them\n"
    for broken in ("-->", "1:2 --> \nx", "99:99:99 --> 00:01\nx", "00:01 --> 00:02", "WEBVTT\n<v "):
        read(write(tmp_path, broken, "b.vtt"), "b.vtt")
