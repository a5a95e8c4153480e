"""How a test program in Python tells what came of its tests, as TAP."""


def by_name(functions):
    """(words, function) of each: the words are its name's."""
    return [(function.__name__.replace("test_", "", 1).replace("_", " "), function) for function in functions]


def tests_of(owner):
    """The same of the methods test_... of an object, in the order in which they are written."""
    return by_name(getattr(owner, name) for name in vars(type(owner)) if name.startswith("test_"))


def tell(tests):
    """Runs (words, function) pairs. What raises has failed, and the next goes on. 1 when any failed."""
    tests = list(tests)
    print("1..%d" % len(tests), flush=True)
    failed = 0
    for number, (words, test) in enumerate(tests, 1):
        try:
            test()
            print("ok %d - %s" % (number, words), flush=True)
        except Exception as problem:  # whatever it is, it is no pass
            failed = 1
            print("not ok %d - %s" % (number, words))
            for line in ("%s: %s" % (type(problem).__name__, problem))[:4000].splitlines():
                print("# " + line, flush=True)
    return failed
