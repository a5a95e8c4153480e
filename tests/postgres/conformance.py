#!/usr/bin/env python3
"""The conformance suite over PostgreSQL: on the tables as they are installed, and on tables in parts.

Usage: conformance.py --schema FOLDER --conformance PROGRAM
"""
import argparse
import os
import subprocess
import sys

from cluster import Folder


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--schema", required=True)
    parser.add_argument("--conformance", required=True)
    options = parser.parse_args()
    with Folder() as folder:
        # What the suite sees does not depend on what survives: that is shown by crash.py and failover.py.
        cluster = folder.cluster("a", {"fsync": "off"}).start().make_database(options.schema, ("app", "one"))
        environment = {**os.environ, "CSPR_ADMIN_URI": cluster.uri()}

        def cases():
            done = subprocess.run([options.conformance, cluster.uri("app")], stdout=subprocess.PIPE, text=True,
                                  env=environment, check=False)
            return [line for line in done.stdout.splitlines() if not line.startswith("1..")], done.returncode

        whole, failed = cases()
        cluster.file(os.path.join(options.schema, "partition-by-hash.sql"), "-v", "parts=4")
        parts, failed_parts = cases()
        number = 0
        for words, lines in (("", whole), (", in parts", parts)):
            for line in lines:
                if line.startswith(("ok ", "not ok ")):
                    number += 1
                    before, after = line.split(" - ", 1)
                    line = "%s %d - %s%s" % (before.rsplit(" ", 1)[0], number, after, words)
                print(line)
        print("1..%d" % number)
        return 1 if failed or failed_parts or not number else 0


if __name__ == "__main__":
    sys.exit(main())
