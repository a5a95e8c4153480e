#!/usr/bin/env python3
"""The Java programs of examples/java, compiled and run: what WhyNot prints is as kept beside it, Vectors passes every
vector, and fails, with the vector and the place, when one is changed. Without Java it fails, and says what to install.

Usage: java.py --libraries FOLDER:FOLDER... VECTORS [--update]      (--update: write the golden, and read what changed)
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from typing import List

HERE = os.path.dirname(os.path.abspath(__file__))
SOURCES = os.path.normpath(os.path.join(HERE, "..", "..", "examples", "java"))
GOLDEN = os.path.join(SOURCES, "why_not.golden")
JARS = ["/usr/share/java/jna.jar", "/usr/share/java/gson.jar"]
PACKAGES = "openjdk-17-jdk-headless libjna-java libgoogle-gson-java"


class Java:
    def __init__(self, libraries: str, folder: str) -> None:
        self.libraries, self.classes = libraries, os.path.join(folder, "classes")
        self.path = ":".join(JARS + [self.classes])
        self.passed = self.failed = 0

    def check(self, good: bool, what: str) -> None:
        self.passed += good
        self.failed += not good
        if not good:
            print("FAIL " + what)

    def compile(self) -> None:
        sources = sorted(
            os.path.join(SOURCES, "cspr", name)
            for name in os.listdir(os.path.join(SOURCES, "cspr"))
        )
        done = subprocess.run(
            ["javac", "-Xlint:all", "-Werror", "-d", self.classes, "-cp", ":".join(JARS), *sources],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        self.check(done.returncode == 0, "javac: " + done.stdout.decode())

    def run(self, name: str, *arguments: str) -> "subprocess.CompletedProcess[bytes]":
        return subprocess.run(
            [
                "java",
                "-cp",
                self.path,
                "-Djna.library.path=" + self.libraries,
                "cspr." + name,
                *arguments,
            ],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            timeout=300,
            check=False,
        )

    def why_not(self, update: bool) -> None:
        done = self.run("WhyNot")
        if update:
            with open(GOLDEN, "wb") as file:
                file.write(done.stdout)
        with open(GOLDEN, "rb") as file:
            self.check(
                done.returncode == 0 and done.stdout == file.read(),
                "WhyNot: %s" % (done.stdout + done.stderr).decode(),
            )

    def vectors(self, folder: str) -> None:
        with open(os.path.join(folder, "index.json"), encoding="utf-8") as file:
            count = sum(row["vectors"] for row in json.load(file)["files"])
        done = self.run("Vectors", folder)
        self.check(
            done.returncode == 0
            and done.stdout.decode().splitlines()[-1:] == ["%d passed, 0 failed" % count],
            "Vectors: %s" % (done.stdout + done.stderr).decode()[-2000:],
        )
        self.passed += count - 1 if done.returncode == 0 else 0

    def changed(self, folder: str, copy: str) -> None:
        """One due day, one verdict, one finding."""
        shutil.copytree(folder, copy)
        path = os.path.join(copy, "wt2023.json")
        with open(path, encoding="utf-8") as file:
            whole = json.load(file)
        named: List[str] = []
        vectors = {vector["name"]: vector for vector in whole["vectors"]}
        vectors["joined-wt2023"]["asks"][1]["duties"][0]["due"] = "2030-01-01"
        named.append("joined-wt2023: /asks/1/duties/0/due")
        vectors["views-wt2023"]["steps"][0]["verdict"] = "refused"
        named.append("views-wt2023: /steps/0/verdict")
        vectors["screening-wt2023"]["steps"][1]["findings"][0]["met"] = None
        named.append("screening-wt2023: /steps/1/findings/0/met")
        with open(path, "w", encoding="utf-8") as file:
            json.dump(whole, file)
        done = self.run("Vectors", copy)
        said = [
            line[len("FAIL wt2023.json: ") :]
            for line in done.stdout.decode().splitlines()
            if line.startswith("FAIL ")
        ]
        self.check(
            done.returncode == 1 and sorted(said) == sorted(named), "Vectors, changed: %s" % said
        )


def main() -> int:
    parser = argparse.ArgumentParser(description="compile and run the Java examples")
    parser.add_argument(
        "--libraries", required=True, help="where libcspr and libcspr-store are, between colons"
    )
    parser.add_argument("--update", action="store_true", help="write what WhyNot prints")
    parser.add_argument("vectors")
    options = parser.parse_args()
    missing = [jar for jar in JARS if not os.path.exists(jar)] + [
        name for name in ("java", "javac") if not shutil.which(name)
    ]
    if missing:
        print("FAIL there is no %s: install %s" % (missing[0], PACKAGES))
        return 1
    with tempfile.TemporaryDirectory() as folder:
        java = Java(options.libraries, folder)
        java.compile()
        if not java.failed:
            java.why_not(options.update)
            java.vectors(options.vectors)
            java.changed(options.vectors, os.path.join(folder, "changed"))
    print("%d passed, %d failed" % (java.passed, java.failed))
    return 1 if java.failed else 0


if __name__ == "__main__":
    sys.exit(main())
