/* Under which law a stored review is read, whatever came in between: profiles, kinds, editions, amendments. */
#include "desk.h"
#include "faulty.h"

#include <string.h>

static const char profile_text[] = "{\"profile\":\"here\",\"version\":\"1\",\"editions\":[\"wt2023\"],"
				   "\"terms\":[{\"duty\":\"panel-reply\",\"within\":{\"working_days\":10},"
				   "\"words\":\"The Panel replies.\"}]}";

START_TEST(a_profile_is_recorded_with_each_decision)
{
	struct cspr_store_settings settings = { .size = sizeof settings,
						.profile = profile_text,
						.profile_length = sizeof profile_text - 1 };
	cspr_store *local = open_memory(&settings);
	cspr_stored *stored = begin(local, "r"), *loaded;
	const cspr_profile *profile;

	ck_assert_status(record_steps(stored, 0, 5, NULL), CSPR_DONE);
	ck_assert_ptr_nonnull(strstr(line_of(stored, 4), "\"decided\":{\"profile\":{\"digest\":\"sha256:"));
	ck_assert_ptr_nonnull(
		strstr(line_of(stored, 4), "\"id\":\"here\",\"version\":\"1\"},\"verdict\":\"allowed\"}"));
	ck_assert_uint_eq(duties_of(local, "r", "panel-reply"), 1);
	ck_assert_uint_eq(duties_of(store, "r", "panel-reply"), 0);
	loaded = load(local, "r");
	assert_same(stored, loaded);
	profile = cspr_basis_profile(cspr_review_basis(cspr_stored_review(loaded)));
	ck_assert_ptr_nonnull(profile);
	ck_assert_str_eq(cspr_profile_id(profile), "here");
	cspr_stored_unref(loaded);
	cspr_stored_unref(stored);
	cspr_store_unref(local);
}
END_TEST

START_TEST(a_profile_that_loosens_opens_no_store)
{
	static const char loose[] = "{\"profile\":\"here\",\"version\":\"1\",\"editions\":[\"wt2023\"],"
				    "\"terms\":[{\"duty\":\"rapid-review\",\"within\":{\"working_days\":20},"
				    "\"words\":\"Take longer.\"}]}";
	struct cspr_store_settings settings = { .size = sizeof settings,
						.profile = loose,
						.profile_length = sizeof loose - 1 };
	cspr_store *none = NULL;

	ck_assert_int_lt(cspr_memory_open(context, &settings, &none, &trouble), 0);
	ck_assert_str_eq(trouble.rule, "rapid-review");
	ck_assert_str_eq(trouble.pointer, "/terms/0/within");
	ck_assert_ptr_null(none);
}
END_TEST

int main(void)
{
	TCase *tests = tcase_create("stores-law");

	tcase_add_checked_fixture(tests, set_up, tear_down);
	tcase_add_test(tests, a_profile_is_recorded_with_each_decision);
	tcase_add_test(tests, a_profile_that_loosens_opens_no_store);
	return run_tests("stores-law", tests);
}
