/* Every word has a name of its own, found both ways; a misspelt one finds its neighbour. */
#include "suite.h"

#include <cspr/cspr.h>

#include <string.h>

START_TEST(names_are_found_both_ways)
{
	size_t groups = 0;

	for (cspr_code group = 1; cspr_word_count(group); group++) {
		groups++;
		for (size_t i = 0; i < cspr_word_count(group); i++) {
			cspr_code word = cspr_word_at(group, i);
			const char *name = cspr_word_name(group, word);

			ck_assert_uint_ne(word, 0);
			ck_assert_ptr_nonnull(name);
			ck_assert_msg(cspr_word_find(group, name) == word, "%s is found as another word", name);
			ck_assert_msg(cspr_word_nearest(group, name) == word, "%s is not nearest to itself", name);
		}
		ck_assert_uint_eq(cspr_word_at(group, cspr_word_count(group)), 0);
	}
	ck_assert_uint_eq(groups, CSPR_GROUP_DISPLAY);
}
END_TEST

START_TEST(names_are_of_one_alphabet)
{
	for (cspr_code group = 1; cspr_word_count(group); group++)
		for (size_t i = 0; i < cspr_word_count(group); i++) {
			const char *name = cspr_word_name(group, cspr_word_at(group, i));
			int kebab = group == CSPR_GROUP_DUTY || group == CSPR_GROUP_RULE;
			const char *alphabet = kebab ? "abcdefghijklmnopqrstuvwxyz0123456789-"
						     : "abcdefghijklmnopqrstuvwxyz0123456789_";

			ck_assert_msg(name[strspn(name, alphabet)] == '\0', "%s", name);
		}
}
END_TEST

START_TEST(an_unknown_word_has_no_name)
{
	ck_assert_ptr_null(cspr_word_name(CSPR_GROUP_STATE, 0));
	ck_assert_ptr_null(cspr_word_name(CSPR_GROUP_STATE, 999));
	ck_assert_ptr_null(cspr_word_name(CSPR_GROUP_EVENT, UINT16_MAX));
	ck_assert_ptr_null(cspr_word_name(0, 1));
	ck_assert_ptr_null(cspr_word_name(CSPR_GROUP_DISPLAY + 1, 1));
	ck_assert_ptr_null(cspr_word_name(UINT16_MAX, 1));
	ck_assert_uint_eq(cspr_word_count(0), 0);
	ck_assert_uint_eq(cspr_word_at(0, 0), 0);
}
END_TEST

START_TEST(a_name_is_matched_whole)
{
	ck_assert_uint_eq(cspr_word_find(CSPR_GROUP_STATE, "closed"), CSPR_STATE_CLOSED);
	ck_assert_uint_eq(cspr_word_find(CSPR_GROUP_STATE, "Closed"), 0);
	ck_assert_uint_eq(cspr_word_find(CSPR_GROUP_STATE, "closed "), 0);
	ck_assert_uint_eq(cspr_word_find(CSPR_GROUP_STATE, "close"), 0);
	ck_assert_uint_eq(cspr_word_find(CSPR_GROUP_STATE, ""), 0);
	ck_assert_uint_eq(cspr_word_find(CSPR_GROUP_EVENT, "closed"), 0);
	ck_assert_uint_eq(cspr_word_find(CSPR_GROUP_STATE, NULL), 0);
}
END_TEST

/* Those that a search could take for each other: with the same length, beginning, middle and end. */
START_TEST(names_that_are_alike_are_told_apart)
{
	ck_assert_uint_eq(cspr_word_find(CSPR_GROUP_EVENT, "request_summary"), CSPR_EVENT_REQUEST_SUMMARY);
	ck_assert_uint_eq(cspr_word_find(CSPR_GROUP_EVENT, "receive_summary"), CSPR_EVENT_RECEIVE_SUMMARY);
	ck_assert_uint_eq(cspr_word_find(CSPR_GROUP_EVENT, "recxxxe_summary"), 0);
	ck_assert_uint_eq(cspr_word_find(CSPR_GROUP_VALUE, "publication"), CSPR_VALUE_PUBLICATION);
	ck_assert_uint_eq(cspr_word_find(CSPR_GROUP_VALUE, "prosecution"), CSPR_VALUE_PROSECUTION);
	ck_assert_uint_eq(cspr_word_find(CSPR_GROUP_STATE, "cxosed"), 0);
}
END_TEST

START_TEST(a_misspelt_name_finds_the_nearest)
{
	ck_assert_uint_eq(cspr_word_nearest(CSPR_GROUP_VALUE, "in_aera"), CSPR_VALUE_IN_AREA);
	ck_assert_uint_eq(cspr_word_nearest(CSPR_GROUP_EVENT, "notify_nationl_panel"),
			  CSPR_EVENT_NOTIFY_NATIONAL_PANEL);
	ck_assert_uint_eq(cspr_word_nearest(CSPR_GROUP_EVENT, "publsih"), CSPR_EVENT_PUBLISH);
	ck_assert_uint_eq(cspr_word_nearest(CSPR_GROUP_ROLE, "local-authority"), CSPR_ROLE_LOCAL_AUTHORITY);
	ck_assert_uint_eq(cspr_word_nearest(CSPR_GROUP_RULE, "seven_working_days"), CSPR_RULE_SEVEN_WORKING_DAYS);
}
END_TEST

START_TEST(nothing_is_near_to_nonsense)
{
	char longer_than_any_word[1000];

	memset(longer_than_any_word, 'a', sizeof longer_than_any_word - 1);
	longer_than_any_word[sizeof longer_than_any_word - 1] = '\0';
	ck_assert_uint_eq(cspr_word_nearest(CSPR_GROUP_EVENT, "xyzzyplugh"), 0);
	ck_assert_uint_eq(cspr_word_nearest(CSPR_GROUP_EVENT, longer_than_any_word), 0);
	ck_assert_uint_eq(cspr_word_nearest(CSPR_GROUP_EVENT, ""), 0);
	ck_assert_uint_eq(cspr_word_nearest(0, "refer"), 0);
	ck_assert_uint_eq(cspr_word_nearest(CSPR_GROUP_EVENT, NULL), 0);
}
END_TEST

START_TEST(distance_counts_slips)
{
	static const struct {
		const char *one, *other;
		size_t distance;
	} pairs[] = {
		{ "", "", 0 },
		{ "refer", "refer", 0 },
		{ "refer", "", 5 },
		{ "refer", "refr", 1 },
		{ "refer", "reefer", 1 },
		{ "refer", "rever", 1 },
		{ "refer", "erfer", 1 },
		{ "publish", "publsih", 1 },
		{ "hold", "close", 4 },
		{ "kitten", "sitting", 3 },
	};

	for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
		ck_assert_uint_eq(cspr_word_distance(pairs[i].one, pairs[i].other), pairs[i].distance);
		ck_assert_uint_eq(cspr_word_distance(pairs[i].other, pairs[i].one), pairs[i].distance);
	}
}
END_TEST

START_TEST(every_status_has_words)
{
	for (cspr_status status = CSPR_ERROR_REFUSED; status <= CSPR_REFUSED; status++) {
		const char *words = cspr_status_words(status);

		ck_assert_ptr_nonnull(words);
		for (cspr_status other = CSPR_ERROR_REFUSED; other < status; other++)
			ck_assert_str_ne(words, cspr_status_words(other));
	}
	ck_assert_ptr_nonnull(cspr_status_words(INT32_MIN));
	ck_assert_ptr_nonnull(cspr_status_words(INT32_MAX));
}
END_TEST

START_TEST(the_nearer_of_two_names)
{
	const char *check = "check", *cheque = "cheque", *far = "timeliness";

	ck_assert_ptr_eq(cspr_word_nearer("chek", NULL, check), check);
	ck_assert_ptr_eq(cspr_word_nearer("chek", check, cheque), check);
	ck_assert_ptr_eq(cspr_word_nearer("chequ", check, cheque), cheque);
	ck_assert_ptr_eq(cspr_word_nearer("chek", check, far), check);
	ck_assert_ptr_null(cspr_word_nearer("chek", NULL, far));
	ck_assert_ptr_null(cspr_word_nearer(NULL, NULL, check));
	ck_assert_ptr_eq(cspr_word_nearer("chek", check, NULL), check);
}
END_TEST

START_TEST(the_linked_version_is_the_compiled_one)
{
	ck_assert_uint_eq(cspr_version(), CSPR_VERSION_NUMBER);
}
END_TEST

int main(void)
{
	TCase *tests = tcase_create("words");

	tcase_add_test(tests, names_are_found_both_ways);
	tcase_add_test(tests, names_are_of_one_alphabet);
	tcase_add_test(tests, an_unknown_word_has_no_name);
	tcase_add_test(tests, a_name_is_matched_whole);
	tcase_add_test(tests, names_that_are_alike_are_told_apart);
	tcase_add_test(tests, a_misspelt_name_finds_the_nearest);
	tcase_add_test(tests, nothing_is_near_to_nonsense);
	tcase_add_test(tests, distance_counts_slips);
	tcase_add_test(tests, the_nearer_of_two_names);
	tcase_add_test(tests, every_status_has_words);
	tcase_add_test(tests, the_linked_version_is_the_compiled_one);
	return run_tests("words", tests);
}
