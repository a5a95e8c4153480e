"""How well a scan does on a set."""
import bisect
import re


class Score:
    """found of counted mentions; of findings that are about somebody, how many are on a mention of anybody."""

    def __init__(self):
        self.counted = self.found = self.whole = self.findings = self.right = self.definite = self.definite_right = 0
        self.missed = []  # (case, mention)
        self.wrong = []  # (case, finding)

    def add(self, case, findings):
        covered = merge((f.start, f.end) for f in findings)
        starts = [start for start, _ in covered]
        for mention in case.mentions:
            if not mention.counted:
                continue
            self.counted += 1
            length = cover(covered, starts, mention)
            if 2 * length >= mention.end - mention.start:
                self.found += 1
            else:
                self.missed.append((case, mention))
            self.whole += not re.search(rb'[\w\x80-\xff]', uncovered(case.text, covered, starts, mention))
        mention_starts = [mention.start for mention in case.mentions]
        alike = sorted((f for f in findings if f.id != '-'), key=lambda f: f.grade == 'definite')
        for finding in {(f.start, f.end): f for f in alike}.values():
            self.findings += 1
            self.definite += finding.grade == 'definite'
            at = bisect.bisect_left(mention_starts, finding.end) - 1
            if at >= 0 and case.mentions[at].end > finding.start:
                self.right += 1
                self.definite_right += finding.grade == 'definite'
            else:
                self.wrong.append((case, finding))

    @property
    def recall(self):
        return 100 * self.found / self.counted if self.counted else 0

    @property
    def precision(self):
        return 100 * self.right / self.findings if self.findings else 0

    @property
    def definite_precision(self):
        return 100 * self.definite_right / self.definite if self.definite else 0


def merge(spans):
    merged = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def cover(covered, starts, mention):
    length = 0
    for start, end in covered[max(0, bisect.bisect_right(starts, mention.start) - 1):]:
        if start >= mention.end:
            break
        length += max(0, min(end, mention.end) - max(start, mention.start))
    return length


def uncovered(text, covered, starts, mention):
    rest = b''
    at = mention.start
    for start, end in covered[max(0, bisect.bisect_right(starts, mention.start) - 1):]:
        if start >= mention.end:
            break
        rest += text[at:max(at, start)]
        at = max(at, end)
    return rest + text[at:mention.end]


class HardScore:
    """Of the hard cases of one tier."""

    def __init__(self):
        self.expected = self.found = self.graded = self.graded_right = self.clean = self.kept_clean = self.stray = 0
        self.missed = []
        self.wrong = []

    def add(self, case, findings):
        covered = merge((f.start, f.end) for f in findings)
        starts = [start for start, _ in covered]
        for start, end, grade in case.expected:
            self.expected += 1
            there = [f for f in findings if f.start < end and f.end > start]
            if 2 * cover(covered, starts, Span(start, end)) >= end - start:
                self.found += 1
                if grade:
                    self.graded += 1
                    best = 'definite' if any(f.grade == 'definite' for f in there) else 'review'
                    self.graded_right += best == grade
            else:
                self.missed.append((case, (start, end)))
        definite = [f for f in findings if f.grade == 'definite']
        if not case.expected:
            self.clean += 1
            if definite:
                self.wrong.append((case, definite))
            else:
                self.kept_clean += 1
        else:
            self.stray += sum(not any(f.start < end and f.end > start for start, end, _ in case.expected)
                              for f in definite)


class Span:
    def __init__(self, start, end):
        self.start = start
        self.end = end
