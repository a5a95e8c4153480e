/*
 * What becomes of findings made by hand: which of several that overlap wins, and how far each edit reaches.
 */
#include "edits.h"

#include "suite.h"

#include <stdlib.h>
#include <string.h>

static const char *const pseudonyms[] = { "Child A", "Mother", "School 1", "Child A" };
static const char *const words[] = {
	[CSPR_FINDING_NAME] = "[name removed]",	    [CSPR_FINDING_DATE] = "[date removed]",
	[CSPR_FINDING_PHONE] = "[phone removed]",   [CSPR_FINDING_EMAIL] = "[e-mail removed]",
	[CSPR_FINDING_URL] = "[web removed]",	    [CSPR_FINDING_HANDLE] = "[user removed]",
	[CSPR_FINDING_POSTCODE] = "[post removed]", [CSPR_FINDING_CONTAINER] = "",
};

/* A finding by the words it is of; occurrence counts from 0. */
struct hand {
	const char *words;
	int32_t identity;
	uint8_t grade;
	uint16_t kind;
};

struct outcome {
	char text[1024];
	bool ambiguous[8];
	struct edit edits[8];
	size_t edit_count;
};

static struct outcome redacted(const char *text, const struct hand *hands, size_t count)
{
	struct finding findings[8];
	bool wanted[8];
	struct outcome outcome = { 0 };
	struct buffer buffer = { 0 };
	struct edits edits;

	for (size_t i = 0; i < count; i++) {
		const char *found = strstr(text, hands[i].words);

		ck_assert_ptr_nonnull(found);
		findings[i] = (struct finding){ .start = (uint32_t)(found - text),
						.end = (uint32_t)(found - text + (long)strlen(hands[i].words)),
						.kind = hands[i].kind ? hands[i].kind : CSPR_FINDING_NAME,
						.grade = hands[i].grade ? hands[i].grade : CSPR_GRADE_DEFINITE,
						.identity = hands[i].identity,
						.rule = "by-hand" };
		wanted[i] = true;
	}
	struct replacing replacing = { text, strlen(text), findings, wanted, count, pseudonyms, words, NULL };
	ck_assert(edits_choose(&replacing, outcome.ambiguous, &edits));
	edits_fit(&replacing, &edits);
	edits_write(&replacing, &edits, &buffer);
	ck_assert(!buffer.failed);
	ck_assert_uint_lt(buffer.length, sizeof(outcome.text));
	if (buffer.length)
		memcpy(outcome.text, buffer.bytes, buffer.length);
	ck_assert_uint_le(edits.count, 8);
	memcpy(outcome.edits, edits.list, edits.count * sizeof(*edits.list));
	outcome.edit_count = edits.count;
	buffer_free(&buffer);
	free(edits.list);
	return outcome;
}

static void becomes(const char *text, const struct hand *hands, size_t count, const char *wanted)
{
	struct outcome outcome = redacted(text, hands, count);

	ck_assert_str_eq(outcome.text, wanted);
}

/* The same, and who is meant is clear throughout. */
static void decides(const char *text, const struct hand *hands, size_t count, const char *wanted)
{
	struct outcome outcome = redacted(text, hands, count);

	ck_assert_str_eq(outcome.text, wanted);
	for (size_t i = 0; i < count; i++)
		ck_assert(!outcome.ambiguous[i]);
}

#define HANDS(...) (struct hand[]){ __VA_ARGS__ }, sizeof((struct hand[]){ __VA_ARGS__ }) / sizeof(struct hand)

#define NAME(of, whose)                                                                                                \
	{                                                                                                              \
		.words = of, .identity = whose                                                                         \
	}
#define REVIEW(of, whose)                                                                                              \
	{                                                                                                              \
		.words = of, .identity = whose, .grade = CSPR_GRADE_REVIEW                                             \
	}
#define OF_KIND(of, whose, what)                                                                                       \
	{                                                                                                              \
		.words = of, .identity = whose, .kind = what                                                           \
	}

START_TEST(nothing_found_nothing_changed)
{
	becomes("No name is here.\r\n", NULL, 0, "No name is here.\r\n");
}
END_TEST

START_TEST(a_name_becomes_its_pseudonym)
{
	becomes("Then Quill left.", HANDS(NAME("Quill", 0)), "Then Child A left.");
	becomes("Quill", HANDS(NAME("Quill", 0)), "Child A");
	becomes("born 1 May 2019.", HANDS(OF_KIND("1 May 2019", -1, CSPR_FINDING_DATE)), "born [date removed].");
	becomes("born 1 May 2019.", HANDS(OF_KIND("1 May 2019", 0, CSPR_FINDING_DATE)), "born [date removed].");
}
END_TEST

START_TEST(the_longest_of_several_wins)
{
	becomes("Ruby Quill left.", HANDS(NAME("Ruby", 0), NAME("Ruby Quill", 1), NAME("Quill", 2)), "Mother left.");
}
END_TEST

START_TEST(definite_wins_over_a_longer_review_and_the_rest_goes)
{
	becomes("Ruby Quill left.", HANDS(REVIEW("Ruby Quill", 1), NAME("Quill", 0)), "Child A left.");
	becomes("Ruby Quill left.", HANDS(REVIEW("Ruby Quill", 1), REVIEW("Ruby Quill", 0), NAME("Quill", 0)),
		"Child A left.");
}
END_TEST

START_TEST(the_rest_of_a_loser_goes_with_its_neighbour)
{
	becomes("See Ruby Ann Quill now.", HANDS(NAME("Ruby Ann", 0), NAME("Ann Quill", 1)), "See Mother now.");
	becomes("call 0100 2019 55 now",
		HANDS(OF_KIND("0100 2019", -1, CSPR_FINDING_PHONE), OF_KIND("2019 55", -1, CSPR_FINDING_DATE)),
		"call [phone removed] now");
}
END_TEST

START_TEST(what_fits_two_people_is_left)
{
	struct outcome outcome = redacted("Quill left.", HANDS(NAME("Quill", 0), NAME("Quill", 1)));

	ck_assert_str_eq(outcome.text, "Quill left.");
	ck_assert(outcome.ambiguous[0] && outcome.ambiguous[1]);
	ck_assert_uint_eq(outcome.edit_count, 0);
}
END_TEST

START_TEST(what_fits_two_people_and_is_forced_is_nobodys)
{
	const struct finding findings[] = {
		{ .start = 0, .end = 5, .kind = CSPR_FINDING_NAME, .grade = CSPR_GRADE_DEFINITE, .identity = 0 },
		{ .start = 0, .end = 5, .kind = CSPR_FINDING_NAME, .grade = CSPR_GRADE_DEFINITE, .identity = 1 },
		{ .start = 10, .end = 15, .kind = CSPR_FINDING_NAME, .grade = CSPR_GRADE_DEFINITE, .identity = 0 },
		{ .start = 10, .end = 15, .kind = CSPR_FINDING_NAME, .grade = CSPR_GRADE_DEFINITE, .identity = 1 },
	};
	const bool wanted[] = { true, true, true, true }, forced[] = { true, true, false, false };
	const struct replacing replacing = { "Quill and Quill", 15, findings, wanted, 4, pseudonyms, words, forced };
	bool ambiguous[4] = { false };
	struct buffer buffer = { 0 };
	struct edits edits;

	ck_assert(edits_choose(&replacing, ambiguous, &edits));
	edits_write(&replacing, &edits, &buffer);
	ck_assert_uint_eq(buffer.length, strlen("[name removed] and Quill"));
	ck_assert_mem_eq(buffer.bytes, "[name removed] and Quill", buffer.length);
	ck_assert(!ambiguous[0] && !ambiguous[1] && ambiguous[2] && ambiguous[3]);
	buffer_free(&buffer);
	free(edits.list);
}
END_TEST

START_TEST(what_fits_two_with_one_pseudonym_is_replaced)
{
	decides("Quill left.", HANDS(NAME("Quill", 0), NAME("Quill", 3)), "Child A left.");
}
END_TEST

START_TEST(a_longer_name_decides_who_is_meant)
{
	decides("Ruby Quill left.", HANDS(NAME("Quill", 0), NAME("Quill", 1), NAME("Ruby Quill", 1)), "Mother left.");
	decides("Ruby Quill left.", HANDS(NAME("Quill", 0), NAME("Quill", 1), REVIEW("Ruby Quill", 1)), "Mother left.");
}
END_TEST

/* Who is meant by it stays open, and the rest of a name that reaches into it goes. */
START_TEST(beside_what_fits_two_people_the_rest_goes)
{
	struct outcome outcome =
		redacted("See Ruby Ann Quill.", HANDS(NAME("Ruby Ann", 0), NAME("Ruby Ann", 1), NAME("n Quill", 2)));

	ck_assert_str_eq(outcome.text, "See Ruby Ann School 1.");
	ck_assert(outcome.ambiguous[0] && outcome.ambiguous[1] && !outcome.ambiguous[2]);
	becomes("See Ruby Ann Quill.", HANDS(NAME("Ann Quill", 0), NAME("Ann Quill", 1), NAME("Ruby A", 2)),
		"See School 1 Ann Quill.");
	becomes("Ruby Ann Quill", HANDS(NAME("Ruby Ann", 0), NAME("Ruby Ann", 1), NAME("Ann", 2), NAME("n Quil", 2)),
		"Ruby Ann School 1l");
	/* Of what loses to the rest, the rest goes, too. */
	becomes("Ruby Ann Quill Lee",
		HANDS(NAME("Ruby Ann Q", 0), NAME("Ruby Ann Q", 1), NAME("Ann Quill", 2), NAME("ll Lee", 0)),
		"Ruby Ann QSchool 1");
}
END_TEST

START_TEST(definite_decides_over_review_of_the_same_words)
{
	decides("Quill left.", HANDS(REVIEW("Quill", 0), NAME("Quill", 1)), "Mother left.");
}
END_TEST

START_TEST(possessives_stay)
{
	becomes("Quill's coat", HANDS(NAME("Quill's", 0)), "Child A's coat");
	becomes("Quill\xE2\x80\x99s coat", HANDS(NAME("Quill\xE2\x80\x99s", 0)), "Child A\xE2\x80\x99s coat");
	becomes("the Quills' coats", HANDS(NAME("Quills'", 0)), "the Child A' coats");
	becomes("Quill's", HANDS(NAME("Quill", 0)), "Child A's");
}
END_TEST

START_TEST(capitals_among_capitals)
{
	becomes("QUILL WAS SEEN", HANDS(NAME("QUILL", 0)), "CHILD A WAS SEEN");
	becomes("QUILL'S COAT", HANDS(NAME("QUILL'S", 0)), "CHILD A'S COAT");
	becomes("RQ WAS SEEN", HANDS(NAME("RQ", 0)), "CHILD A WAS SEEN");
	becomes("then RQ was seen", HANDS(NAME("RQ", 0)), "then Child A was seen");
}
END_TEST

START_TEST(nothing_unseen_is_left_behind)
{
	becomes("Quille\xCC\x81\xE2\x80\x8B left", HANDS(NAME("Quille", 0)), "Child A left");
	becomes("Quill\xC2\xAD\xEF\xB8\x8F.", HANDS(NAME("Quill", 0)), "Child A.");
}
END_TEST

START_TEST(addresses_go_whole)
{
	becomes("see https://example.org/quill/1.", HANDS(NAME("quill", 0)), "see [web removed].");
	becomes("(ruby.quill@example.org)", HANDS(NAME("ruby", 0), NAME("quill", 0)), "([e-mail removed])");
	becomes("as @quill_x, she", HANDS(NAME("quill", 0)), "as Child A, she");
	becomes("example.org/quill now", HANDS(NAME("quill", 0)), "[web removed] now");
	becomes("_Quill_ left", HANDS(NAME("Quill", 0)), "_Child A_ left");
	becomes("She left.Quill came", HANDS(NAME("Quill", 0)), "She left.Child A came");
	becomes("Quill/Ruby", HANDS(NAME("Quill", 0), NAME("Ruby", 1)), "Child A/Mother");
}
END_TEST

START_TEST(an_address_that_two_share_goes_whole)
{
	struct outcome outcome = redacted("mail w.quill@example.org now, or @quill",
					  HANDS(NAME("w.quill@example.org", 0), NAME("w.quill@example.org", 1),
						OF_KIND("w.quill@example.org", -1, CSPR_FINDING_EMAIL)));

	ck_assert_str_eq(outcome.text, "mail [e-mail removed] now, or @quill");
	ck_assert(!outcome.ambiguous[0] && !outcome.ambiguous[1] && !outcome.ambiguous[2]);
	becomes("or @quill", HANDS(NAME("quill", 0), NAME("quill", 1)), "or [user removed]");
}
END_TEST

START_TEST(the_map_is_of_the_bytes)
{
	const char *text = "Quill met Ruby.";
	struct outcome outcome = redacted(text, HANDS(NAME("Quill", 0), NAME("Ruby", 1)));

	ck_assert_uint_eq(outcome.edit_count, 2);
	ck_assert_uint_eq(outcome.edits[0].start, 0);
	ck_assert_uint_eq(outcome.edits[0].end, 5);
	ck_assert_uint_eq(outcome.edits[0].at, 0);
	ck_assert_uint_eq(outcome.edits[0].at_end, 7);
	ck_assert_uint_eq(outcome.edits[1].start, 10);
	ck_assert_uint_eq(outcome.edits[1].at, 12);
	ck_assert_uint_eq(outcome.edits[1].at_end, 18);
}
END_TEST

/* Against a reading of the same rule that is slow and plain, over random spans: every byte of a wanted finding is
 * covered or of an ambiguous one, and not both; edits are apart, and what no finding touches stays. */
START_TEST(random_spans_are_covered)
{
	uint64_t state = 20240308;
	char text[64];

	memset(text, 'x', sizeof(text));
	for (int round = 0; round < 20000; round++) {
		struct finding findings[8];
		bool wanted[8], ambiguous[8] = { false }, touched[64] = { false }, covered[64] = { false },
				undecided[64] = { false };
		struct edits edits;
		size_t count;

		state = state * 6364136223846793005u + 1442695040888963407u;
		count = (state >> 33) % 9;
		for (size_t i = 0; i < count; i++) {
			state = state * 6364136223846793005u + 1442695040888963407u;
			uint32_t start = (uint32_t)(state >> 33) % 50,
				 length = 1 + (uint32_t)(state >> 40) % (round % 2 ? 12 : 4);

			findings[i] = (struct finding){ .start = start,
							.end = start + length,
							.kind = CSPR_FINDING_NAME,
							.grade = (uint8_t)(1 + (state >> 50) % 2),
							.identity = (int32_t)((state >> 52) % 4) - 1 };
			wanted[i] = (state >> 60) != 0;
			for (uint32_t at = start; wanted[i] && at < start + length; at++)
				touched[at] = true;
		}
		struct replacing replacing = { text, sizeof(text), findings, wanted, count, pseudonyms, words, NULL };
		bool sound = edits_choose(&replacing, ambiguous, &edits);
		for (size_t i = 0; sound && i < edits.count; i++) {
			sound = edits.list[i].start < edits.list[i].end &&
				(i == 0 || edits.list[i - 1].end <= edits.list[i].start);
			for (uint32_t at = edits.list[i].start; at < edits.list[i].end; at++)
				covered[at] = true;
		}
		for (size_t i = 0; i < count; i++)
			for (uint32_t at = findings[i].start; ambiguous[i] && at < findings[i].end; at++)
				undecided[at] = true;
		for (size_t i = 0; i < count; i++)
			for (uint32_t at = findings[i].start; at < findings[i].end; at++)
				sound = sound && (!wanted[i] || undecided[at] || covered[at]);
		for (size_t at = 0; at < sizeof(text); at++)
			sound = sound && !(covered[at] && undecided[at]);
		for (size_t at = 0; at < sizeof(text); at++)
			sound = sound && (!covered[at] || touched[at]);
		ck_assert_msg(sound, "round %d", round);
		free(edits.list);
	}
}
END_TEST

int main(void)
{
	TCase *tests = tcase_create("edits");

	tcase_add_test(tests, nothing_found_nothing_changed);
	tcase_add_test(tests, a_name_becomes_its_pseudonym);
	tcase_add_test(tests, the_longest_of_several_wins);
	tcase_add_test(tests, definite_wins_over_a_longer_review_and_the_rest_goes);
	tcase_add_test(tests, the_rest_of_a_loser_goes_with_its_neighbour);
	tcase_add_test(tests, what_fits_two_people_is_left);
	tcase_add_test(tests, what_fits_two_people_and_is_forced_is_nobodys);
	tcase_add_test(tests, what_fits_two_with_one_pseudonym_is_replaced);
	tcase_add_test(tests, a_longer_name_decides_who_is_meant);
	tcase_add_test(tests, beside_what_fits_two_people_the_rest_goes);
	tcase_add_test(tests, definite_decides_over_review_of_the_same_words);
	tcase_add_test(tests, possessives_stay);
	tcase_add_test(tests, capitals_among_capitals);
	tcase_add_test(tests, nothing_unseen_is_left_behind);
	tcase_add_test(tests, addresses_go_whole);
	tcase_add_test(tests, an_address_that_two_share_goes_whole);
	tcase_add_test(tests, the_map_is_of_the_bytes);
	tcase_add_test(tests, random_spans_are_covered);
	return run_tests("anonymise-edits", tests);
}
