/*
 * A store over the driver: what is recorded is there when the file is opened again, and what was wrong on opening is
 * told in the trouble.
 */
#include "place.h"
#include "mark.h"
#include "story.h"
#include "suite.h"

#include <string.h>

enum { AS_OF = 20000 };

static cspr_context *context;
static cspr_basis *basis;

static void set_up(void)
{
	place_make();
	ck_assert_status(cspr_context_new(NULL, &context), CSPR_DONE);
	ck_assert_status(cspr_basis_new(context, cspr_edition_find("wt2023"), NULL, NULL, &basis), CSPR_DONE);
}

static void tear_down(void)
{
	cspr_basis_unref(basis);
	cspr_context_unref(context);
	place_remove();
}

static cspr_store *open_store(void)
{
	struct cspr_trouble trouble = { .size = sizeof trouble };
	cspr_store *store = NULL;
	cspr_status status = cspr_sqlite_open(context, path, NULL, NULL, &store, &trouble);

	ck_assert_msg(status == CSPR_DONE, "%s", trouble.message);
	return store;
}

static void record(cspr_stored *stored, size_t index, const char *note)
{
	struct cspr_trouble trouble = { .size = sizeof trouble };
	cspr_event *event;

	ck_assert_status(story_event(context, basis, &main_line[index], &event), CSPR_DONE);
	struct cspr_recording recording = {
		.size = sizeof recording, .events = &event, .count = 1, .notes = &note, .expect = (int64_t)index
	};
	cspr_status status = cspr_stored_record(stored, &recording, NULL, &trouble);

	ck_assert_msg(status == CSPR_DONE, "%s", trouble.message);
	cspr_event_unref(event);
}

START_TEST(what_is_recorded_is_there_again)
{
	cspr_store *store = open_store();
	cspr_stored *stored;
	cspr_portfolio *due;
	uint64_t mark;
	size_t reviews, changed;
	char *note;

	ck_assert_str_eq(cspr_store_driver(store)->name, "sqlite");
	ck_assert_status(cspr_store_begin(store, "r-1", 0, NULL, &stored), CSPR_DONE);
	for (size_t i = 0; i < main_line_length; i++)
		record(stored, i, i == 3 ? "what was said" : NULL);
	mark = mark_of(cspr_stored_review(stored), AS_OF);
	cspr_stored_unref(stored);
	cspr_store_unref(store);

	store = open_store();
	ck_assert_ptr_null(cspr_store_found(store));
	ck_assert_status(cspr_store_load(store, "r-1", &stored, NULL), CSPR_DONE);
	ck_assert_uint_eq(cspr_review_version(cspr_stored_review(stored)), main_line_length);
	ck_assert(mark_of(cspr_stored_review(stored), AS_OF) == mark);
	ck_assert_status(cspr_stored_note(stored, 3, &note), CSPR_DONE);
	ck_assert_str_eq(note, "what was said");
	cspr_text_free(context, note);
	ck_assert_status(cspr_stored_erase_note(stored, 3), CSPR_DONE);
	ck_assert_status(cspr_stored_note(stored, 3, &note), CSPR_ERROR_NOT_FOUND);
	ck_assert_status(cspr_store_due(store, NULL, &due), CSPR_DONE);
	cspr_portfolio_unref(due);
	ck_assert_status(cspr_store_rebuild(store, &reviews, &changed, NULL), CSPR_DONE);
	ck_assert_uint_eq(reviews, 1);
	ck_assert_uint_eq(changed, 0);
	cspr_stored_unref(stored);
	cspr_store_unref(store);
}
END_TEST

START_TEST(what_was_wrong_is_told)
{
	struct cspr_sqlite_settings must_exist = { .size = sizeof must_exist, .must_exist = 1 };
	struct cspr_trouble trouble = { .size = sizeof trouble };
	cspr_store *store = NULL;

	ck_assert_status(cspr_sqlite_open(context, path, NULL, &must_exist, &store, &trouble), CSPR_ERROR_NOT_FOUND);
	ck_assert_str_eq(trouble.message, "there is no such file");
	ck_assert_ptr_null(store);
	ck_assert_status(cspr_sqlite_open(context, "", NULL, NULL, &store, NULL), CSPR_ERROR_ARGUMENT);
	ck_assert_status(cspr_sqlite_open(NULL, path, NULL, NULL, &store, NULL), CSPR_ERROR_ARGUMENT);
	ck_assert_status(cspr_sqlite_open(context, path, NULL, NULL, NULL, NULL), CSPR_ERROR_ARGUMENT);
}
END_TEST

int main(void)
{
	TCase *tests = tcase_create("stores");

	tcase_add_checked_fixture(tests, set_up, tear_down);
	tcase_add_test(tests, what_is_recorded_is_there_again);
	tcase_add_test(tests, what_was_wrong_is_told);
	return run_tests("sqlite stores", tests);
}
