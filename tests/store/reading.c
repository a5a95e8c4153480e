/* A line of a record is read into an event, or refused with its place; what it carries beside the event is given out.
 */
#include "meter.h"
#include "quoted.h"
#include "suite.h"

#include <cspr/store.h>

#include <stdlib.h>

#define WHEN "'happened_on':'2024-03-08','recorded_at':'2024-03-08T15:04:05.25Z'"
#define WHO "'actor':{'id':'u-1','role':'agency','org':'la-north','capacity':'delegated'}"
#define REFER "'event':'refer'," WHEN "," WHO
#define SCREEN "'event':'begin_screening'," WHEN ",'actor':{'id':'u-2','role':'business_manager'}"
#define AMEND "'event':'amend'," WHEN ",'actor':{'id':'u-2','role':'business_manager'}"
#define DIGEST "sha256:0101010101010101010101010101010101010101010101010101010101010101"

static struct meter meter;
static cspr_context *context;
static cspr_review *review; /* with a referral and a screening */
static struct cspr_line_place place;
static struct cspr_trouble trouble;

static cspr_line *read_well(const char *text, const struct cspr_line_place *where)
{
	cspr_line *line = NULL;
	const char *bytes = quoted(text);

	memset(&trouble, 0, sizeof(trouble));
	trouble.size = sizeof(trouble);
	cspr_status status = cspr_line_read(context, bytes, strlen(bytes), where, &line, &trouble);
	ck_assert_msg(status == CSPR_DONE, "%s: %d, %s: %s", text, (int)status, trouble.pointer, trouble.message);
	ck_assert_str_eq(trouble.message, "");
	return line;
}

/* The line is refused at a pointer. */
static void bytes_refused(const char *bytes, size_t length, const struct cspr_line_place *where, const char *pointer)
{
	cspr_line *untouched = (cspr_line *)&meter, *line = untouched;
	size_t blocks = meter.blocks;

	memset(&trouble, 'x', sizeof(trouble));
	trouble.size = sizeof(trouble);
	cspr_status status = cspr_line_read(context, bytes, length, where, &line, &trouble);
	ck_assert_msg(status == CSPR_ERROR_BAD_INPUT, "%.200s: %d", bytes, (int)status);
	ck_assert_ptr_eq(line, untouched);
	ck_assert_uint_eq(meter.blocks, blocks);
	ck_assert_msg(strcmp(trouble.pointer, pointer) == 0, "%.200s: at %s, not %s", bytes, trouble.pointer, pointer);
	ck_assert_str_ne(trouble.message, "");
	ck_assert_uint_eq(trouble.line, 0);
	ck_assert_str_eq(trouble.rule, "");
	ck_assert_str_eq(trouble.edition, "");
}

static void refused(const char *text, const struct cspr_line_place *where, const char *pointer, const char *nearest)
{
	const char *bytes = quoted(text);

	bytes_refused(bytes, strlen(bytes), where, pointer);
	ck_assert_msg(strcmp(trouble.nearest, nearest) == 0, "%s: nearest is %s, not %s", text, trouble.nearest,
		      nearest);
}

static void take(const char *text)
{
	cspr_line *line = read_well(text, &place);

	if (!review) {
		ck_assert_status(cspr_review_new(context, cspr_line_basis(line), &review), CSPR_DONE);
		place.review = review;
	}
	ck_assert_status(cspr_review_apply(review, cspr_line_event(line), NULL), CSPR_DONE);
	cspr_line_unref(line);
}

static void set_up(void)
{
	meter = (struct meter){ 0 };
	context = meter_context(&meter, 0, 0);
	review = NULL;
	place = (struct cspr_line_place){ .size = sizeof(place) };
	take("{" REFER ",'parts':{'aware_on':'2024-03-08','children':1,'referring_agency':'a-1'}}");
	take("{" SCREEN "}");
}

static void tear_down(void)
{
	cspr_review_unref(review);
	cspr_context_unref(context);
	ck_assert_uint_eq(meter.blocks, 0);
	ck_assert_int_eq(meter.lies, 0);
}

START_TEST(a_first_line_is_an_event_and_chooses_a_basis)
{
	cspr_line *line = read_well("{" REFER ",'seq':1,'parts':{'aware_on':'2024-03-07','children':2}}", NULL);
	cspr_event *event = cspr_line_event(line);
	struct cspr_value value = { .size = sizeof(value) };

	ck_assert_int_eq(cspr_event_code(event), CSPR_EVENT_REFER);
	ck_assert_str_eq(cspr_event_actor(event), "u-1");
	ck_assert_str_eq(cspr_event_organisation(event), "la-north");
	ck_assert_int_eq(cspr_event_role(event), CSPR_ROLE_AGENCY);
	ck_assert_int_eq(cspr_event_capacity(event), CSPR_CAPACITY_DELEGATED);
	ck_assert_int_eq(cspr_event_recorded(event), INT64_C(1709910245250000000));
	ck_assert_status(cspr_event_value(event, 1, &value), CSPR_DONE);
	ck_assert_int_eq(value.part, CSPR_PART_CHILDREN);
	ck_assert_int_eq(value.number, 2);
	ck_assert_ptr_eq(cspr_basis_edition(cspr_line_basis(line)), cspr_edition_find("wt2023"));
	ck_assert_ptr_null(cspr_line_note(line));
	ck_assert_ptr_null(cspr_line_note_digest(line));
	ck_assert_int_eq(cspr_line_verdict(line), 0);
	ck_assert_ptr_eq(cspr_line_ref(line), line);
	cspr_line_unref(line);
	cspr_line_unref(line);
	cspr_line_unref(NULL);
}
END_TEST

START_TEST(the_edition_is_the_named_one_or_the_wanted_one_or_the_one_in_force)
{
	static const struct {
		const char *text, *wanted, *edition;
	} lines[] = {
		{ "{" REFER ",'edition':'wt2018'}", NULL, "wt2018" },
		{ "{" REFER ",'edition':'wt2018'}", "wt2018", "wt2018" },
		{ "{" REFER "}", "wt2018", "wt2018" },
		{ "{" REFER ",'kind':'adult'}", NULL, "sar2014" },
		{ "{'event':'adopt','historic':true," WHEN "," WHO
		  ",'parts':{'milestones':{'aware':'2019-01','publish':"
		  "'2024-01-01'}}}",
		  NULL, "wt2018" },
		{ "{'event':'adopt','historic':true," WHEN "," WHO ",'parts':{'milestones':{'close':'2019-01'}}}", NULL,
		  "wt2023" },
	};

	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
		struct cspr_line_place first = { .size = sizeof(first), .edition = lines[i].wanted };
		cspr_line *line = read_well(lines[i].text, &first);

		ck_assert_str_eq(cspr_edition_name(cspr_basis_edition(cspr_line_basis(line))), lines[i].edition);
		cspr_line_unref(line);
	}
}
END_TEST

START_TEST(an_edition_that_can_not_be_is_bad_input)
{
	struct cspr_line_place wanted = { .size = sizeof(wanted), .edition = "wt2018" };
	struct cspr_line_place unknown = { .size = sizeof(unknown), .edition = "wt2203" };

	refused("{" REFER ",'edition':'wt2032'}", NULL, "/edition", "wt2023");
	refused("{" REFER ",'edition':2023}", NULL, "/edition", "");
	refused("{" REFER ",'edition':'wt2023'}", &wanted, "/edition", "");
	refused("{" REFER "}", &unknown, "", "wt2023");
	refused("{" REFER ",'kind':'adults'}", NULL, "/kind", "adult");
	refused("{" REFER ",'kind':1}", NULL, "/kind", "");
	refused("{" REFER ",'kind':'adult','edition':'wt2023'}", NULL, "/kind", "");
	refused("{'event':'refer','happened_on':'1950-01-01','recorded_at':'2024-03-08T15:04:05Z'," WHO "}", NULL,
		"/happened_on", "");
	refused("{'event':'adopt','historic':true," WHEN "," WHO ",'parts':{'milestones':{'decide':'2023'}}}", NULL,
		"/parts/milestones/decide", "");
	refused("{'event':'adopt','historic':true," WHEN "," WHO ",'parts':{'milestones':{'incident':'1950'}}}", NULL,
		"/parts/milestones/incident", "");
	refused("{" SCREEN ",'edition':'wt2023'}", &place, "/edition", "");
	refused("{" SCREEN ",'kind':'children'}", &place, "/kind", "");
}
END_TEST

START_TEST(calendar_and_profile_are_those_that_were_given)
{
	struct cspr_line_place first = { .size = sizeof(first) };
	cspr_line *line;

	ck_assert_status(cspr_calendar_new(context, "own-1", 10000, 30000, &first.calendar), CSPR_DONE);
	ck_assert_status(cspr_profile_new(context, "p-1", "1", &first.profile), CSPR_DONE);
	ck_assert_status(cspr_profile_add_edition(first.profile, cspr_edition_find("wt2023")), CSPR_DONE);
	line = read_well("{" REFER "}", &first);
	ck_assert_ptr_eq(cspr_basis_profile(cspr_line_basis(line)), first.profile);
	ck_assert_str_eq(cspr_calendar_version(cspr_basis_calendar(cspr_line_basis(line))), "own-1");
	cspr_line_unref(line);
	refused("{" REFER ",'edition':'wt2018'}", &first, "", "");
	cspr_calendar_unref(first.calendar);
	cspr_profile_unref(first.profile);
}
END_TEST

START_TEST(what_a_line_carries_beside_its_event)
{
	const char *id, *version;
	const unsigned char *digest;
	cspr_line *line = read_well("{" SCREEN ",'note':'An invented note.','decided':{'verdict':'allowed'}}", &place);

	ck_assert_str_eq(cspr_line_note(line), "An invented note.");
	ck_assert_ptr_null(cspr_line_note_digest(line));
	ck_assert_int_eq(cspr_line_verdict(line), CSPR_VERDICT_ALLOWED);
	ck_assert_status(cspr_line_profile(line, &id, &version, &digest), CSPR_ERROR_NOT_FOUND);
	ck_assert_status(cspr_line_profile(line, NULL, &version, &digest), CSPR_ERROR_ARGUMENT);
	cspr_line_unref(line);

	line = read_well("{" SCREEN ",'note_digest':'" DIGEST "','decided':{'verdict':'allowed_in_breach','profile':{"
			 "'id':'p-1','version':'2025','digest':'" DIGEST "'}}}",
			 &place);
	ck_assert_ptr_null(cspr_line_note(line));
	ck_assert_int_eq(cspr_line_note_digest(line)[31], 1);
	ck_assert_int_eq(cspr_line_verdict(line), CSPR_VERDICT_ALLOWED_IN_BREACH);
	ck_assert_status(cspr_line_profile(line, &id, &version, &digest), CSPR_DONE);
	ck_assert_str_eq(id, "p-1");
	ck_assert_str_eq(version, "2025");
	ck_assert_int_eq(digest[0], 1);
	cspr_line_unref(line);
}
END_TEST

START_TEST(what_it_carries_is_checked_for_its_form)
{
#define PROFILE(text) "{" SCREEN ",'decided':{'verdict':'allowed','profile':" text "}}"
	refused("{" SCREEN ",'note':1}", &place, "/note", "");
	refused("{" SCREEN ",'note':'A','note_digest':'" DIGEST "'}", &place, "/note_digest", "");
	refused("{" SCREEN ",'note_digest':'sha256:01'}", &place, "/note_digest", "");
	refused("{" SCREEN ",'note_digest':1}", &place, "/note_digest", "");
	refused("{" SCREEN ",'decided':'allowed'}", &place, "/decided", "");
	refused("{" SCREEN ",'decided':{}}", &place, "/decided/verdict", "");
	refused("{" SCREEN ",'decided':{'verdict':'alowed'}}", &place, "/decided/verdict", "allowed");
	refused("{" SCREEN ",'decided':{'verdict':'refused'}}", &place, "/decided/verdict", "");
	refused("{" SCREEN ",'decided':{'verdict':'allowed','verdct':1}}", &place, "/decided/verdct", "verdict");
	refused(PROFILE("'p-1'"), &place, "/decided/profile", "");
	refused(PROFILE("{'id':'p-1','version':'1'}"), &place, "/decided/profile/digest", "");
	refused(PROFILE("{'id':'p-1','digest':'" DIGEST "'}"), &place, "/decided/profile/version", "");
	refused(PROFILE("{'id':'p 1','version':'1','digest':'" DIGEST "'}"), &place, "/decided/profile/id", "");
	refused(PROFILE("{'digst':'p-1'}"), &place, "/decided/profile/digst", "digest");
}
END_TEST

START_TEST(a_line_that_says_its_number_says_the_right_one)
{
	const uint32_t numbers[] = { 1, 0, 2 };
	struct cspr_line_place fourth = { .size = sizeof(fourth), .review = review, .numbers = numbers, .lines = 3 };

	cspr_line_unref(read_well("{" SCREEN ",'seq':3}", &place));
	cspr_line_unref(read_well("{" SCREEN ",'seq':4}", &fourth));
	refused("{" SCREEN ",'seq':4}", &place, "/seq", "");
	refused("{" SCREEN ",'seq':3}", &fourth, "/seq", "");
	refused("{" SCREEN ",'seq':'3'}", &place, "/seq", "");
	refused("{" REFER ",'seq':2}", NULL, "/seq", "");
}
END_TEST

static int64_t of_number(const char *text, const struct cspr_line_place *where)
{
	struct cspr_value value = { .size = sizeof(value) };
	cspr_line *line = read_well(text, where);
	int64_t number = 0;

	for (size_t i = 0; cspr_event_value(cspr_line_event(line), i, &value) == CSPR_DONE; i++)
		if (value.part == CSPR_PART_OF)
			number = value.number;
	cspr_line_unref(line);
	return number;
}

START_TEST(an_amendment_names_a_line_and_is_of_an_event)
{
	const uint32_t numbers[] = { 1, 0, 2 };
	struct cspr_line_place fourth = { .size = sizeof(fourth), .review = review, .numbers = numbers, .lines = 3 };

#define OF(number) "{" AMEND ",'parts':{'of':" number ",'reason':'typing_error','retract':true}}"
	ck_assert_int_eq(of_number(OF("2"), &place), 2);
	ck_assert_int_eq(of_number(OF("3"), &fourth), 2);
	ck_assert_int_eq(of_number(OF("1"), &fourth), 1);
	refused(OF("2"), &fourth, "/parts/of", "");
	ck_assert_ptr_nonnull(strstr(trouble.message, "refused"));
	refused(OF("4"), &fourth, "/parts/of", "");
	refused(OF("3"), &place, "/parts/of", "");
	refused(OF("0"), &place, "/parts/of", "");
	refused(OF("-1"), &place, "/parts/of", "");
	refused(OF("'1'"), &place, "/parts/of", "");
	refused(OF("1"), NULL, "/parts/of", "");
	take(OF("2"));
	refused(OF("3"), &place, "/parts/of", "");
}
END_TEST

START_TEST(a_table_that_is_not_of_the_review_is_found_out)
{
	const uint32_t numbers[] = { 1, 9 };
	struct cspr_line_place third = { .size = sizeof(third), .review = review, .numbers = numbers, .lines = 2 };

	refused(OF("2"), &third, "/parts/of", "");
}
END_TEST

START_TEST(a_replacement_is_read_as_the_event_it_is_of)
{
#define IN_PLACE(text) "{" AMEND ",'parts':{'of':1,'reason':'typing_error','replacement':" text "}}"
	struct cspr_value value = { .size = sizeof(value) };
	cspr_line *line = read_well(IN_PLACE("{'happened_on':'2024-03-07','parts':{'children':3}}"), &place);
	const cspr_event *replacement = NULL;

	for (size_t i = 0; cspr_event_value(cspr_line_event(line), i, &value) == CSPR_DONE; i++)
		replacement = value.event ? value.event : replacement;
	ck_assert_int_eq(cspr_event_code(replacement), CSPR_EVENT_REFER);
	cspr_line_unref(line);
	refused(IN_PLACE("{'parts':{'childen':3}}"), &place, "/parts/replacement/parts/childen", "children");
	refused(IN_PLACE("{'happend_on':'2024-03-07'}"), &place, "/parts/replacement/happend_on", "happened_on");
	refused(IN_PLACE("{'parts':{'child_refs':[]}}"), &place, "/parts/replacement/parts/child_refs", "");
	refused(IN_PLACE("1"), &place, "/parts/replacement", "");
	refused(IN_PLACE("{},'retract':true"), &place, "/parts", "");
	refused("{" AMEND ",'parts':{'of':1,'reason':'typing_error'}}", &place, "/parts", "");
}
END_TEST

START_TEST(particulars_are_those_of_the_basis)
{
	refused("{" REFER ",'parts':[]}", NULL, "/parts", "");
	refused("{" REFER ",'parts':{'childern':1}}", NULL, "/parts/childern", "children");
	refused("{" REFER ",'parts':{'children':'1'}}", NULL, "/parts/children", "");
	refused("{" REFER ",'parts':{'children':-1}}", NULL, "/parts/children", "");
	refused("{" REFER ",'parts':{'aware_on':'2024-03'}}", NULL, "/parts/aware_on", "");
	refused("{" REFER ",'parts':{'referring_agency':'M1 1AE'}}", NULL, "/parts/referring_agency", "");
	refused("{" REFER ",'parts':{'referring_agency':'M1-1AE'}}", NULL, "/parts/referring_agency", "");
	refused("{'event':'record_circumstances'," WHEN "," WHO ",'parts':{'harm':'seriuos'}}", &place, "/parts/harm",
		"serious");
	refused("{'event':'record_circumstances'," WHEN "," WHO ",'parts':{'recovered':'true'}}", &place,
		"/parts/recovered", "");
	refused("{'event':'change_edition'," WHEN "," WHO ",'parts':{'to':'wt2062'}}", &place, "/parts/to", "wt2026");
	refused("{'event':'change_edition'," WHEN "," WHO ",'parts':{'to':'sar2014'}}", &place, "/parts/to", "");
	refused("{'event':'change_edition'," WHEN "," WHO ",'parts':{'to':'scr2015'}}", &place, "/parts/to", "");
}
END_TEST

START_TEST(what_an_event_must_have_is_asked_for)
{
	static const struct {
		const char *text, *pointer, *nearest;
	} lines[] = {
		{ "{" WHEN "," WHO "}", "/event", "" },
		{ "{'event':1}", "/event", "" },
		{ "{'event':'reffer'," WHEN "," WHO "}", "/event", "refer" },
		{ "{" REFER ",'hapened_on':1}", "/hapened_on", "happened_on" },
		{ "{" REFER ",'Child A':1}", "", "" },
		{ "{'event':'refer'," WHEN "}", "/actor", "" },
		{ "{'event':'refer'," WHEN ",'actor':'u-1'}", "/actor", "" },
		{ "{'event':'refer'," WHEN ",'actor':{'role':'agency'}}", "/actor/id", "" },
		{ "{'event':'refer'," WHEN ",'actor':{'id':'u-1'}}", "/actor/role", "" },
		{ "{'event':'refer'," WHEN ",'actor':{'id':'u-1','role':'agenci'}}", "/actor/role", "agency" },
		{ "{'event':'refer'," WHEN ",'actor':{'id':'u-1','role':'agency','org':1}}", "/actor/org", "" },
		{ "{'event':'refer'," WHEN ",'actor':{'id':'u-1','role':'agency','capacity':'leed'}}",
		  "/actor/capacity", "lead" },
		{ "{'event':'refer','happened_on':'2024-03-08'," WHO "}", "/recorded_at", "" },
		{ "{'event':'refer','happened_on':'2024-03-08','recorded_at':'2024-03-08'," WHO "}", "/recorded_at",
		  "" },
		{ "{'event':'refer','recorded_at':'2024-03-08T15:04:05Z'," WHO "}", "/happened_on", "" },
		{ "{'event':'refer','happened_on':'2024-02-30','recorded_at':'2024-03-08T15:04:05Z'," WHO "}",
		  "/happened_on", "" },
		{ "{'event':'refer','happened_on':'2024-02','recorded_at':'2024-03-08T15:04:05Z'," WHO "}",
		  "/happened_on", "" },
		{ "{" REFER ",'historic':1}", "/historic", "" },
		{ "{" REFER ",'departure':1}", "/departure", "" },
		{ "{" REFER ",'departure':{}}", "/departure/reason", "" },
		{ "{" REFER ",'departure':{'reason':'r-1','already_happened':1}}", "/departure/already_happened", "" },
		{ "{" REFER ",'departure':{'reson':'r-1'}}", "/departure/reson", "reason" },
	};

	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++)
		refused(lines[i].text, NULL, lines[i].pointer, lines[i].nearest);
}
END_TEST

START_TEST(what_is_no_json_line_is_refused_before_it_is_understood)
{
	static const char *const lines[] = {
		"",
		" ",
		"[]",
		"1",
		"{",
		"{'a':}",
		"{'event':'refer'} {}",
		"{'event':'refer','event':'refer'}",
		"{'actor':{'id':1,'id':1}}",
		"{'note':'\xff'}",
		"{'note':'\xc0\xaf'}",
		"{'note':'\xed\xa0\x80'}",
		"{'note':'\\ud800'}",
		"{'n\\u0000':1}",
		"\xef\xbb\xbf{" REFER "}",
		"{'seq':99999999999999999999}",
	};

	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++)
		refused(lines[i], NULL, "", "");
	refused("{'seq':1.0}", NULL, "/seq", "");
	refused("{'seq':1e3}", NULL, "/seq", "");
	refused("{'parts':{'a':['b',0.5]}}", NULL, "/parts/a/1", "");
	refused("{'note':'a\\u0000b'}", NULL, "/note", "");
	bytes_refused("{\"note\":\"a\0b\"}", 14, NULL, "");
	bytes_refused(NULL, 0, NULL, "");
}
END_TEST

START_TEST(sixteen_levels_and_a_mebibyte_are_the_most)
{
	static const char shallow[] =
		"{'note':'[[[[[[[[[[[[[[[[[[[[','parts':[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]," REFER "}";
	static const char deep[] = "{'note':'\\\"','parts':[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]," REFER "}";
	const size_t most = CSPR_LINE_MOST;
	const char *line = quoted("{" REFER "}");
	size_t length = strlen(line);
	char *bytes = malloc(most + 1);

	memcpy(bytes, line, length);
	memset(bytes + length, ' ', most + 1 - length);
	cspr_line *read = NULL;
	ck_assert_status(cspr_line_read(context, bytes, most, NULL, &read, NULL), CSPR_DONE);
	cspr_line_unref(read);
	bytes_refused(bytes, most + 1, NULL, "");
	ck_assert_ptr_nonnull(strstr(trouble.message, "1 MiB"));
	free(bytes);
	refused(shallow, NULL, "/parts", "");
	refused(deep, NULL, "", "");
	ck_assert_ptr_nonnull(strstr(trouble.message, "16 deep"));
}
END_TEST

START_TEST(a_trouble_is_filled_as_far_as_the_caller_knows_it)
{
	const char *bytes = quoted("{'event':'reffer'}");
	struct cspr_trouble known;
	cspr_line *line = NULL;

	memset(&known, 'x', sizeof(known));
	known.size = offsetof(struct cspr_trouble, message);
	ck_assert_status(cspr_line_read(context, bytes, strlen(bytes), NULL, &line, &known), CSPR_ERROR_BAD_INPUT);
	ck_assert_str_eq(known.pointer, "/event");
	for (size_t i = 0; i < sizeof(known.message); i++)
		ck_assert_int_eq(known.message[i], 'x');
	known.size = sizeof(known.size);
	known.pointer[0] = 'x';
	ck_assert_status(cspr_line_read(context, bytes, strlen(bytes), NULL, &line, &known), CSPR_ERROR_BAD_INPUT);
	ck_assert_int_eq(known.pointer[0], 'x');
	ck_assert_status(cspr_line_read(context, bytes, strlen(bytes), NULL, &line, NULL), CSPR_ERROR_BAD_INPUT);
}
END_TEST

START_TEST(arguments_that_can_not_be_are_refused)
{
	struct cspr_trouble small = { .size = sizeof(small.size) - 1 };
	struct cspr_line_place nowhere = { .size = 0 }, bare = { .size = sizeof(bare.size), .edition = "none" };
	const cspr_edition *edition = NULL;
	cspr_line *line = NULL;

	ck_assert_status(cspr_line_read(NULL, "{}", 2, NULL, &line, NULL), CSPR_ERROR_ARGUMENT);
	ck_assert_status(cspr_line_read(context, NULL, 2, NULL, &line, NULL), CSPR_ERROR_ARGUMENT);
	ck_assert_status(cspr_line_read(context, "{}", 2, NULL, NULL, NULL), CSPR_ERROR_ARGUMENT);
	ck_assert_status(cspr_line_read(context, "{}", 2, &nowhere, &line, NULL), CSPR_ERROR_ARGUMENT);
	ck_assert_status(cspr_line_read(context, "{}", 2, NULL, &line, &small), CSPR_ERROR_ARGUMENT);
	ck_assert_status(cspr_event_trouble(NULL, CSPR_ERROR_LIMIT, NULL), CSPR_ERROR_ARGUMENT);
	ck_assert_status(cspr_edition_read(NULL, cspr_review_basis(review), &edition, NULL), CSPR_ERROR_ARGUMENT);
	ck_assert_status(cspr_edition_read("wt2023", NULL, &edition, NULL), CSPR_ERROR_ARGUMENT);
	ck_assert_status(cspr_edition_read("wt2023", cspr_review_basis(review), NULL, NULL), CSPR_ERROR_ARGUMENT);
	ck_assert_ptr_null(line);
	cspr_line_unref(read_well("{" REFER "}", &bare)); /* of a caller who knows no more, nothing is wanted */
}
END_TEST

static const char *trouble_at(const cspr_event *event, cspr_status status, cspr_status expected)
{
	trouble = (struct cspr_trouble){ .size = sizeof(trouble), .pointer = "x" };
	ck_assert_int_eq(cspr_event_trouble(event, status, &trouble), expected);
	return trouble.pointer;
}

START_TEST(what_the_core_says_against_an_event_has_a_place)
{
	cspr_line *line = read_well("{" SCREEN "}", &place), *amendment = read_well(OF("2"), &place);
	const cspr_event *event = cspr_line_event(line), *amends = cspr_line_event(amendment);
	const cspr_status bad = CSPR_ERROR_BAD_INPUT;

	ck_assert_str_eq(trouble_at(event, CSPR_DONE, CSPR_DONE), "x");
	ck_assert_str_eq(trouble_at(event, CSPR_REFUSED, CSPR_REFUSED), "x");
	ck_assert_str_eq(trouble_at(event, CSPR_ERROR_NO_MEMORY, CSPR_ERROR_NO_MEMORY), "");
	ck_assert_str_eq(trouble_at(event, CSPR_ERROR_NOT_YET_HAPPENED, bad), "/happened_on");
	ck_assert_str_eq(trouble_at(event, CSPR_ERROR_BAD_DATE, bad), "/happened_on");
	ck_assert_str_eq(trouble_at(event, CSPR_ERROR_RECORDED_EARLIER, bad), "/recorded_at");
	ck_assert_str_eq(trouble_at(event, CSPR_ERROR_NOT_FOUND, bad), "/parts/to");
	ck_assert_str_eq(trouble_at(event, CSPR_ERROR_UNKNOWN_WORD, bad), "/parts");
	ck_assert_str_eq(trouble_at(event, CSPR_ERROR_LIMIT, bad), "");
	ck_assert_str_eq(trouble_at(amends, CSPR_ERROR_NOT_YET_HAPPENED, bad), "/parts/replacement/happened_on");
	ck_assert_str_eq(trouble_at(amends, CSPR_ERROR_BAD_DATE, bad), "/parts/replacement/happened_on");
	ck_assert_str_eq(trouble_at(amends, CSPR_ERROR_RECORDED_EARLIER, bad), "/recorded_at");
	ck_assert_str_eq(trouble_at(amends, CSPR_ERROR_NOT_FOUND, bad), "/parts/replacement/parts/to");
	ck_assert_str_eq(trouble_at(amends, CSPR_ERROR_NOT_AMENDABLE, bad), "/parts/replacement");
	cspr_line_unref(line);
	cspr_line_unref(amendment);
}
END_TEST

START_TEST(an_edition_to_be_carried_on_under)
{
	const cspr_basis *basis = cspr_review_basis(review);
	const cspr_edition *edition = NULL;

	ck_assert_status(cspr_edition_read("wt2026", basis, &edition, NULL), CSPR_DONE);
	ck_assert_str_eq(cspr_edition_name(edition), "wt2026");
	trouble = (struct cspr_trouble){ .size = sizeof(trouble) };
	ck_assert_status(cspr_edition_read("wt2062", basis, &edition, &trouble), CSPR_ERROR_BAD_INPUT);
	ck_assert_str_eq(trouble.nearest, "wt2026");
	ck_assert_status(cspr_edition_read("sar2014", basis, &edition, &trouble), CSPR_ERROR_BAD_INPUT);
	ck_assert_status(cspr_edition_read("scr2015", basis, &edition, &trouble), CSPR_ERROR_BAD_INPUT);
	ck_assert_str_eq(trouble.nearest, "");
	ck_assert_str_eq(cspr_edition_name(edition), "wt2026");
}
END_TEST

int main(void)
{
	TCase *tests = tcase_create("reading");

	tcase_add_checked_fixture(tests, set_up, tear_down);
	tcase_add_test(tests, a_first_line_is_an_event_and_chooses_a_basis);
	tcase_add_test(tests, the_edition_is_the_named_one_or_the_wanted_one_or_the_one_in_force);
	tcase_add_test(tests, an_edition_that_can_not_be_is_bad_input);
	tcase_add_test(tests, calendar_and_profile_are_those_that_were_given);
	tcase_add_test(tests, what_a_line_carries_beside_its_event);
	tcase_add_test(tests, what_it_carries_is_checked_for_its_form);
	tcase_add_test(tests, a_line_that_says_its_number_says_the_right_one);
	tcase_add_test(tests, an_amendment_names_a_line_and_is_of_an_event);
	tcase_add_test(tests, a_table_that_is_not_of_the_review_is_found_out);
	tcase_add_test(tests, a_replacement_is_read_as_the_event_it_is_of);
	tcase_add_test(tests, particulars_are_those_of_the_basis);
	tcase_add_test(tests, what_an_event_must_have_is_asked_for);
	tcase_add_test(tests, what_is_no_json_line_is_refused_before_it_is_understood);
	tcase_add_test(tests, sixteen_levels_and_a_mebibyte_are_the_most);
	tcase_add_test(tests, a_trouble_is_filled_as_far_as_the_caller_knows_it);
	tcase_add_test(tests, arguments_that_can_not_be_are_refused);
	tcase_add_test(tests, what_the_core_says_against_an_event_has_a_place);
	tcase_add_test(tests, an_edition_to_be_carried_on_under);
	return run_tests("reading", tests);
}
