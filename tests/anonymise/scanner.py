"""Drives scan-many: Scanner(program).scan(cases) for (register, text) pairs of bytes gives lists of findings.
rules_version(program) is what they are found under."""
import collections
import subprocess
import tempfile

Finding = collections.namedtuple('Finding', 'start end kind id grade rule')


def rules_version(program):
    return subprocess.run([program, '--version'], stdout=subprocess.PIPE, check=True).stdout.decode().strip()


class Scanner:
    def __init__(self, program):
        self.program = program

    def scan(self, cases):
        cases = list(cases)
        with tempfile.TemporaryFile() as frames:
            last = None
            for register, text in cases:
                if register != last:
                    frames.write(b'register %d\n' % len(register) + register)
                    last = register
                frames.write(b'text %d\n' % len(text) + text)
            frames.seek(0)
            done = subprocess.run([self.program], stdin=frames, stdout=subprocess.PIPE, check=True)
        results = []
        findings = []
        for line in done.stdout.decode().splitlines():
            if line == '.':
                results.append(findings)
                findings = []
            else:
                start, end, kind, identity, grade, rule = line.split('\t')
                findings.append(Finding(int(start), int(end), kind, identity, grade, rule))
        if len(results) != len(cases):
            raise RuntimeError(f'{len(cases)} texts, and {len(results)} answers')
        return results
