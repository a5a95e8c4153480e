"""Words: the constants of the headers, names both ways, and codes that are not known."""

import copy
import pickle
import re

import cspr
import headers
import pytest
from cspr import words

CONSTANTS = headers.constants("vocab.h")
NUMBERS = {
    name[len("CSPR_GROUP_") :]: number
    for name, number in CONSTANTS.items()
    if name.startswith("CSPR_GROUP_")
}


def of_group(group):
    """The constants of a group, by what is left of their names."""
    longer = [other for other in NUMBERS if other.startswith(group + "_")]
    return {
        name[len("CSPR_%s_" % group) :]: number
        for name, number in CONSTANTS.items()
        if name.startswith("CSPR_%s_" % group)
        and not any(name.startswith("CSPR_%s_" % other) for other in longer)
    }


@pytest.mark.parametrize("group", NUMBERS)
def test_a_group_has_the_constants_of_the_header(group):
    enumeration = words.GROUPS[NUMBERS[group]]
    told = re.sub("Code$", "", enumeration.__name__)
    assert told.lower() == group.replace("_", "").lower()
    # An identifier can't begin with a digit.
    mine = {
        re.sub(r"^AGE_(?=\d)", "", name): int(word)
        for name, word in enumeration.__members__.items()
    }
    assert mine == of_group(group)


@pytest.mark.parametrize("enumeration", words.GROUPS.values(), ids=lambda one: one.__name__)
def test_a_word_is_found_by_its_name_and_its_number(enumeration):
    assert len(enumeration) > 1
    for word in enumeration:
        assert word.known
        assert enumeration(str(word)) is word
        assert enumeration(int(word)) is word
        assert enumeration.read(int(word)) is word
        assert enumeration.nearest(str(word)) is word


def test_every_group_and_no_other_is_given_out():
    assert set(words.GROUPS) == set(NUMBERS.values())
    assert {one.__name__ for one in words.GROUPS.values()} < set(cspr.__all__)


@pytest.mark.parametrize("number", [999, 0x8000, 0xFFFF])
def test_an_unknown_code_is_read_with_its_number(number):
    word = cspr.State(number)
    assert word == number and int(word) == number
    assert isinstance(word, cspr.State)
    assert not word.known
    assert str(word) == "%s" % word == str(number)
    assert repr(word) == "<State %d>" % number
    assert word == cspr.State(number) and hash(word) == hash(cspr.State(number))
    assert copy.deepcopy(word) == word and pickle.loads(pickle.dumps(word)) == word
    assert cspr.State.read(number) == word


@pytest.mark.parametrize("number", [-1, 0, 0x10000, 2**70, None, 1.5, b"published"])
def test_what_can_be_no_code_is_refused(number):
    with pytest.raises(ValueError):
        cspr.State(number)


def test_no_word_is_none():
    assert cspr.State.read(0) is None


def test_a_misspelt_name_is_refused_with_the_nearest_and_not_repeated():
    with pytest.raises(cspr.WordError) as caught:
        cspr.State("publishd")
    assert str(caught.value) == "no state has that name; the nearest is 'published'"
    assert caught.value.nearest == "published"
    assert caught.value.status is cspr.Status.UNKNOWN_WORD
    with pytest.raises(cspr.WordError) as caught:
        cspr.DutyCode("zzzzzzzzz")
    assert str(caught.value) == "no duty has that name"
    assert caught.value.nearest is None


def test_a_name_ends_where_it_ends():
    with pytest.raises(cspr.InputError, match="zero byte"):
        cspr.State("published\0")


def test_a_word_says_what_it_is():
    assert repr(cspr.State.PUBLISHED) == "<State.PUBLISHED: 17>"
    assert str(cspr.Rule.FOUR_EYES) == "four-eyes"
    assert "{:>10}".format(cspr.Verdict.ALLOWED) == "   allowed"
    assert pickle.loads(pickle.dumps(cspr.State.PUBLISHED)) is cspr.State.PUBLISHED


def test_statuses_are_those_of_the_header():
    told = {
        name: number
        for name, number in headers.constants("cspr.h").items()
        if name in ("CSPR_DONE", "CSPR_REFUSED") or name.startswith("CSPR_ERROR_")
    }
    mine = {}
    for status in cspr.Status:
        name = "REFUSED" if status is cspr.Status.REFUSED_DECISION else status.name
        mine["CSPR_ERROR_" + name if status < 0 else "CSPR_" + name] = int(status)
    assert mine == told


@pytest.mark.parametrize(
    "prefix,flags",
    [("VOIDS", cspr.Voids), ("RECIPIENT", cspr.Recipient), ("NAMES", cspr.Names), ("TO", cspr.To)],
)
def test_sets_and_targets_are_those_of_the_header(prefix, flags):
    told = {
        name[len("CSPR_%s_" % prefix) :]: number
        for name, number in headers.constants("cspr.h").items()
        if name.startswith("CSPR_%s_" % prefix)
    }
    assert {name: int(value) for name, value in flags.__members__.items()} == told


def test_an_unknown_status_is_read():
    status = cspr.Status(-999)
    assert status == -999
    assert status.words == "unknown status"
