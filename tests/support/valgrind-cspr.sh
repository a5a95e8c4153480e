#!/bin/sh
# The program that CSPR names, under valgrind: exit 99 when it errs or leaks.
exec valgrind --quiet --error-exitcode=99 --leak-check=full --show-leak-kinds=definite "$CSPR" "$@"
