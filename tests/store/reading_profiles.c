/* A local profile is read from its bytes, or refused with its place and the rule that it would break. */
#include "meter.h"
#include "quoted.h"
#include "suite.h"

#include <cspr/store.h>

#include <openssl/sha.h>
#include <stdlib.h>

#define HEAD "'profile':'p-1','version':'2025-1','editions':['wt2023','wt2018']"
#define TERM(keys) "{" HEAD ",'terms':[{" keys "}]}"
#define OWN "'duty':'own-duty','base':'refer','met_by':'begin_screening','words':'In time.'"
#define NEED(keys) "{" HEAD ",'needs':[{" keys "}]}"
#define RULE "'rule':'own-rule','event':'publish','force':'should','words':'So.'"
#define SIGN_OFF(keys) "{" HEAD ",'sign_offs':[{" keys "}]}"
#define RAISE(keys) "{" HEAD ",'raise':[{" keys "}]}"

static struct meter meter;
static cspr_context *context;
static struct cspr_trouble trouble;

static void set_up(void)
{
	meter = (struct meter){ 0 };
	context = meter_context(&meter, 0, 0);
}

static void tear_down(void)
{
	cspr_context_unref(context);
	ck_assert_uint_eq(meter.blocks, 0);
	ck_assert_int_eq(meter.lies, 0);
}

static cspr_profile *read_well(const char *text)
{
	cspr_profile *profile = NULL;
	const char *bytes = quoted(text);

	trouble = (struct cspr_trouble){ .size = sizeof(trouble) };
	cspr_status status = cspr_profile_read(context, bytes, strlen(bytes), &profile, &trouble);
	ck_assert_msg(status == CSPR_DONE, "%s: %s: %s", text, trouble.pointer, trouble.message);
	return profile;
}

static void bytes_refused(const char *bytes, size_t length, cspr_status expected, const char *pointer)
{
	cspr_profile *untouched = (cspr_profile *)&meter, *profile = untouched;
	size_t blocks = meter.blocks;

	memset(&trouble, 'x', sizeof(trouble));
	trouble.size = sizeof(trouble);
	cspr_status status = cspr_profile_read(context, bytes, length, &profile, &trouble);
	ck_assert_msg(status == expected, "%.300s: %d", bytes, (int)status);
	ck_assert_ptr_eq(profile, untouched);
	ck_assert_uint_eq(meter.blocks, blocks);
	ck_assert_msg(strcmp(trouble.pointer, pointer) == 0, "%.300s: at %s: %s", bytes, trouble.pointer,
		      trouble.message);
	ck_assert_str_ne(trouble.message, "");
}

static void refused(const char *text, const char *pointer, const char *nearest)
{
	const char *bytes = quoted(text);

	bytes_refused(bytes, strlen(bytes), CSPR_ERROR_BAD_INPUT, pointer);
	ck_assert_msg(strcmp(trouble.nearest, nearest) == 0, "%s: nearest is %s", text, trouble.nearest);
}

START_TEST(a_profile_is_what_its_text_says)
{
	const char *text =
		"{" HEAD ",'about':'Invented.','$schema':'x','names':{'case_review_panel':'The Group'},"
		"'readings':{'rapid_review_base':'aware','six_months_base':'sent','relaxation_end':"
		"'2020-06-30'},'terms':[{'duty':'rapid-review','within':{'working_days':12},'words':'Sooner.'}],"
		"'needs':[{" RULE ",'from':['pre_publication'],'when':{'condition':'always'},'requires':{'kind':"
		"'happened','event':'decide'}}],'raise':[{'rule':'in-yearly-report','force':"
		"'should'}]}";
	const char *plain = "{" HEAD "}";
	unsigned char digest[32];
	cspr_profile *profile = read_well(plain);

	SHA256((const unsigned char *)quoted(plain), strlen(plain), digest);
	ck_assert_mem_eq(cspr_profile_digest(profile), digest, 32);
	ck_assert_str_eq(cspr_profile_id(profile), "p-1");
	ck_assert_str_eq(cspr_profile_version(profile), "2025-1");
	ck_assert_str_eq(cspr_edition_name(cspr_profile_edition(profile, 1)), "wt2018");
	cspr_profile_unref(profile);
	profile = read_well(text);
	ck_assert_str_eq(cspr_profile_display(profile, CSPR_DISPLAY_CASE_REVIEW_PANEL), "The Group");
	ck_assert_int_eq(cspr_profile_reading(profile, CSPR_READING_RAPID_REVIEW_BASE), CSPR_MILESTONE_AWARE);
	cspr_profile_unref(profile);
}
END_TEST

START_TEST(what_is_no_profile_is_refused)
{
	static char large[CSPR_PROFILE_MOST + 1];
	const char *lines = "{\n\"profile\":\"p-1\",\n}";

	refused("", "", "");
	refused("[]", "", "");
	refused("{'profile':'p-1','profile':'p-1'}", "", "");
	refused("{'about':'a\\u0000b'}", "/about", "");
	refused("{'terms':[0.5]}", "/terms/0", "");
	bytes_refused(lines, strlen(lines), CSPR_ERROR_BAD_INPUT, "");
	ck_assert_uint_eq(trouble.line, 3);
	memset(large, ' ', sizeof(large));
	bytes_refused(large, sizeof(large), CSPR_ERROR_BAD_INPUT, "");
	ck_assert_ptr_nonnull(strstr(trouble.message, "1 MiB"));
	ck_assert_uint_eq(trouble.line, 0);
}
END_TEST

START_TEST(its_heading_is_asked_for)
{
	refused("{'profil':'p-1'}", "/profil", "profile");
	refused("{'version':'1'}", "/profile", "");
	refused("{'profile':'p-1'}", "/version", "");
	refused("{'profile':'Child A','version':'1'}", "/profile", "");
	refused("{'profile':'p-1','version':1}", "/version", "");
	refused("{'profile':'p-1','version':'1','about':1}", "/about", "");
	refused("{'profile':'p-1','version':'1'}", "/editions", "");
	refused("{'profile':'p-1','version':'1','editions':[]}", "/editions", "");
	refused("{'profile':'p-1','version':'1','editions':['wt2032']}", "/editions/0", "wt2023");
	refused("{'profile':'p-1','version':'1','editions':['wt2023',1]}", "/editions/1", "");
	refused("{" HEAD ",'names':[]}", "/names", "");
	refused("{" HEAD ",'names':{'case_review_panal':'x'}}", "/names/case_review_panal", "case_review_panel");
	refused("{" HEAD ",'names':{'partnership':1}}", "/names/partnership", "");
	refused("{" HEAD ",'names':{'partnership':''}}", "/names/partnership", "");
	refused("{" HEAD ",'readings':[]}", "/readings", "");
	refused("{" HEAD ",'readings':{'six_month_base':'sent'}}", "/readings/six_month_base", "six_months_base");
	refused("{" HEAD ",'readings':{'six_months_base':1}}", "/readings/six_months_base", "");
	refused("{" HEAD ",'readings':{'six_months_base':'snt'}}", "/readings/six_months_base", "");
	refused("{" HEAD ",'readings':{'relaxation_end':'2020-06'}}", "/readings/relaxation_end", "");
}
END_TEST

START_TEST(its_terms_have_places)
{
	refused("{" HEAD ",'terms':{}}", "/terms", "");
	refused("{" HEAD ",'terms':[1]}", "/terms/0", "");
	refused(TERM("'dty':'x'"), "/terms/0/dty", "duty");
	refused(TERM("'words':'x'"), "/terms/0/duty", "");
	refused(TERM("'duty':'rapid-reveiw','within':{'days':1}"), "/terms/0/duty", "rapid-review");
	refused(TERM(OWN), "/terms/0/within", "");
	refused(TERM(OWN ",'within':{}"), "/terms/0/within", "");
	refused(TERM(OWN ",'within':{'dayz':1}"), "/terms/0/within/dayz", "days");
	refused(TERM(OWN ",'within':{'days':'1'}"), "/terms/0/within", "");
	refused(TERM(OWN ",'within':{'days':0}"), "/terms/0/within", "");
	refused(TERM(OWN ",'within':{'days':1},'editions':[]"), "/terms/0/editions", "");
	refused(TERM(OWN ",'within':{'days':1},'editions':['wt2026']"), "/terms/0/editions/0", "");
	refused(TERM(OWN ",'within':{'days':1},'force':'shuold'"), "/terms/0/force", "should");
	refused(TERM(OWN ",'within':{'days':1},'cite':1"), "/terms/0/cite", "");
	refused(TERM(OWN ",'within':{'days':1},'when':1"), "/terms/0/when", "");
	refused(TERM(OWN ",'within':{'days':1},'when':{'part':'harm'}"), "/terms/0/when", "");
	refused(TERM(OWN ",'within':{'days':1},'when':{'condition':'always','is':'x'}"), "/terms/0/when", "");
	refused(TERM(OWN ",'within':{'days':1},'when':{'condition':'alwayz'}"), "/terms/0/when/condition", "always");
	refused(TERM(OWN ",'within':{'days':1},'when':{'part':'hram','is':'serious'}"), "/terms/0/when/part", "harm");
}
END_TEST

START_TEST(its_needs_have_places)
{
	refused(NEED("'ruel':'x'"), "/needs/0/ruel", "rule");
	refused(NEED("'rule':'own-rule'"), "/needs/0/event", "");
	refused(NEED("'rule':'own-rule','event':'publsh'"), "/needs/0/event", "publish");
	refused(NEED(RULE), "/needs/0/requires", "");
	refused(NEED(RULE ",'from':'x'"), "/needs/0/from", "");
	refused(NEED(RULE ",'from':['decidd']"), "/needs/0/from/0", "decided");
	refused(NEED(RULE ",'requires':{}"), "/needs/0/requires/kind", "");
	refused(NEED(RULE ",'requires':{'kind':'hapened'}"), "/needs/0/requires/kind", "happened");
	refused(NEED(RULE ",'requires':{'kind':'happened','evnt':1}"), "/needs/0/requires/evnt", "event");
	refused(NEED(RULE ",'requires':{'kind':'happened'}"), "/needs/0/requires/event", "");
	refused(NEED(RULE ",'requires':{'kind':'sent_to','sent_by':'send_copy','recipients':'x'}"),
		"/needs/0/requires/recipients", "");
	refused(NEED(RULE ",'requires':{'kind':'sent_to','sent_by':'send_copy','recipients':['publish']}"),
		"/needs/0/requires/recipients/0", "");
	refused(NEED(RULE ",'requires':{'kind':'days_before','sent_by':'send_copy','recipients':['family'],"
			  "'working_days':'7'}"),
		"/needs/0/requires/working_days", "");
	refused(NEED("'rule':'own-rule','event':'publish','words':'So.','requires':{'kind':'happened','event':'decide'"
		     "}"),
		"/needs/0/force", "");
	refused(SIGN_OFF("'rule':'own-rule'"), "/sign_offs/0/asks", "");
	refused(SIGN_OFF("'rule':'own-rule','asks':'view'"), "/sign_offs/0/role", "");
	refused(SIGN_OFF("'rule':'own-rule','asks':'view','role':'legal_adviser'"), "/sign_offs/0/subject", "");
	refused(RAISE("'force':'must'"), "/raise/0/rule", "");
	refused(RAISE("'rule':'rapid-review-signed-off'"), "/raise/0/force", "");
	refused(RAISE("'rule':'rapid-review-singed-off'"), "/raise/0/rule", "rapid-review-signed-off");
}
END_TEST

START_TEST(what_loosens_or_contradicts_names_the_rule)
{
	const char *looser = quoted(TERM("'duty':'rapid-review','within':{'working_days':16},'words':'Later.'"));

	bytes_refused(looser, strlen(looser), CSPR_ERROR_LOOSENS, "/terms/0/within");
	ck_assert_str_eq(trouble.rule, "rapid-review");
	ck_assert_str_eq(trouble.edition, "wt2023");
	const char *again = quoted("{" HEAD ",'terms':[{" OWN ",'within':{'days':1}},{" OWN ",'within':{'days':2}}]}");
	bytes_refused(again, strlen(again), CSPR_ERROR_CONTRADICTS, "/terms/1/duty");
	ck_assert_str_eq(trouble.rule, "own-duty");
}
END_TEST

START_TEST(arguments_that_can_not_be_are_refused)
{
	struct cspr_trouble small = { .size = 0 };
	cspr_profile *profile = NULL;

	ck_assert_status(cspr_profile_read(NULL, "{}", 2, &profile, NULL), CSPR_ERROR_ARGUMENT);
	ck_assert_status(cspr_profile_read(context, NULL, 2, &profile, NULL), CSPR_ERROR_ARGUMENT);
	ck_assert_status(cspr_profile_read(context, "{}", 2, NULL, NULL), CSPR_ERROR_ARGUMENT);
	ck_assert_status(cspr_profile_read(context, "{}", 2, &profile, &small), CSPR_ERROR_ARGUMENT);
	ck_assert_status(cspr_profile_read(context, "{}", 2, &profile, NULL), CSPR_ERROR_BAD_INPUT);
	ck_assert_ptr_null(profile);
}
END_TEST

int main(void)
{
	TCase *tests = tcase_create("reading profiles");

	tcase_add_checked_fixture(tests, set_up, tear_down);
	tcase_add_test(tests, a_profile_is_what_its_text_says);
	tcase_add_test(tests, what_is_no_profile_is_refused);
	tcase_add_test(tests, its_heading_is_asked_for);
	tcase_add_test(tests, its_terms_have_places);
	tcase_add_test(tests, its_needs_have_places);
	tcase_add_test(tests, what_loosens_or_contradicts_names_the_rule);
	tcase_add_test(tests, arguments_that_can_not_be_are_refused);
	return run_tests("reading profiles", tests);
}
