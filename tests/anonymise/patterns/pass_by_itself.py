"""The pattern pass by itself: what patterns-run answers, and what is asked of it."""
import subprocess


class Pass:
    def __init__(self, *command):
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def _ask(self, kind, rest):
        line = rest.replace('\\', '\\\\').replace('\n', '\\n').encode()
        self.process.stdin.write(kind + line + b'\n')
        self.process.stdin.flush()

    def _line(self):
        line = self.process.stdout.readline()
        if not line:
            raise SystemExit('Bail out! the pass ended')
        return line.rstrip(b'\n').decode()

    def register(self, field, identity, value):
        self._ask(b'F\t', f'{field}\t{identity}\t{value}')
        return self._line()

    def forget(self):
        self._ask(b'R', '')
        return self._line()

    def scan(self, text):
        """(start, end, kind, grade, identity, rule) of each finding; offsets are of bytes."""
        self._ask(b'T\t', text)
        found = []
        while line := self._line():
            start, end, kind, grade, identity, rule = line.split('\t')
            found.append((int(start), int(end), kind, grade, int(identity), rule))
        return found


def wrong_with(found, text, kind, value, grade, identity=None):
    """Why a value was not found in a text as it should be; None where it was. A grade of None: not as definite."""
    start = text.encode().index(value.encode())
    end = start + len(value.encode())
    over = [f for f in found if f[0] < end and f[1] > start]
    if grade is None:
        return f'{value!r} is taken for {over}' if any(f[3] == 'definite' for f in over) else None
    if not over:
        return 'nothing is found'
    if not any(f[0] <= start and f[1] >= end and f[2] == kind and f[3] == grade
               and (identity is None or f[4] == identity) for f in over):
        return f'{over} is found'
    return None
