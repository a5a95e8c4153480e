/*
 * cspr assess: the criteria as a function of the circumstances, with its trace. Knows no review. Without
 * --edition it asks the edition that is in force today, and says which.
 */
#include "host.h"

#include <string.h>

/* What an option of the command is called, and what it may be. */
struct fact {
	const char *option;
	const char *given;
	cspr_code part;
	cspr_code *value;
};

static int fact_read(const struct fact *fact, cspr_context *context, const cspr_edition *edition, bool json)
{
	const char *nearest = NULL;
	char message[120];
	cspr_basis *basis;
	cspr_code value;

	if (!fact->given)
		return EXIT_DONE;
	if (cspr_basis_new(context, edition, NULL, NULL, &basis) != CSPR_DONE)
		return EXIT_UNAVAILABLE;
	for (size_t i = 0; (value = cspr_basis_particular_value(basis, CSPR_EVENT_RECORD_CIRCUMSTANCES, fact->part, i));
	     i++) {
		if (strcmp(name_of(CSPR_GROUP_VALUE, value), fact->given) == 0)
			*fact->value = value;
		nearest = cspr_word_nearer(fact->given, nearest, name_of(CSPR_GROUP_VALUE, value));
	}
	cspr_basis_unref(basis);
	if (*fact->value)
		return EXIT_DONE;
	snprintf(message, sizeof(message), "%s does not have that value", fact->option);
	return say_usage(json, "assess", nearest, message);
}

static int judgement_read(const char *option, const char *given, uint8_t *ret, bool json)
{
	char message[120];

	if (!given)
		return EXIT_DONE;
	*ret = strcmp(given, "true") == 0 ? 1 : strcmp(given, "false") == 0 ? 2 : 0;
	if (*ret)
		return EXIT_DONE;
	snprintf(message, sizeof(message), "%s takes true or false", option);
	return say_usage(json, "assess", NULL, message);
}

static int say_assessment(const cspr_edition *edition, const struct cspr_assessment *assessment, bool json)
{
	json_t *limbs = json_array();

	if (!json) {
		say_provisional(edition);
		printf("%s (%s)\nThe criteria: %s\n\n", cspr_edition_title(edition), cspr_edition_name(edition),
		       name_of(CSPR_GROUP_ASSESSMENT, assessment->answer));
	}
	for (size_t i = 0; i < 4; i++) {
		const char *limb = name_of(CSPR_GROUP_LIMB, (cspr_code)(i + CSPR_LIMB_ABUSE_OR_NEGLECT));
		const char *answer = name_of(CSPR_GROUP_ASSESSMENT, assessment->limbs[i]);
		const char *words = assessment->words[i] ? assessment->words[i] : "";

		if (!json)
			printf("  %-26s  %-17s  %s\n", limb, answer, words);
		json_array_append_new(limbs,
				      json_pack("{s:s, s:s, s:s}", "limb", limb, "answer", answer, "text", words));
	}
	if (json)
		return say_json(json_pack("{s:s, s:b, s:s, s:o}", "edition", cspr_edition_name(edition), "provisional",
					  cspr_edition_provisional(edition), "answer",
					  name_of(CSPR_GROUP_ASSESSMENT, assessment->answer), "limbs", limbs),
				EXIT_DONE);
	json_decref(limbs);
	printf("\nNothing is decided here: criteria met never start a review by themselves.\n");
	return EXIT_DONE;
}

int run_assess(int argc, char **argv)
{
	const char *wanted = NULL, *impairment = NULL, *unborn = NULL;
	struct cspr_circumstances facts = { .size = sizeof(facts) };
	struct cspr_assessment assessment = { .size = sizeof(assessment) };
	struct fact given[] = { { "--suspicion", NULL, CSPR_PART_SUSPICION, &facts.suspicion },
				{ "--harm", NULL, CSPR_PART_HARM, &facts.harm },
				{ "--place", NULL, CSPR_PART_PLACE, &facts.place },
				{ "--residence", NULL, CSPR_PART_RESIDENCE, &facts.residence },
				{ "--age-band", NULL, CSPR_PART_AGE_BAND, &facts.age_band } };
	bool json = false;
	const struct option_row rows[] = { { given[0].option, &given[0].given, NULL },
					   { given[1].option, &given[1].given, NULL },
					   { given[2].option, &given[2].given, NULL },
					   { given[3].option, &given[3].given, NULL },
					   { given[4].option, &given[4].given, NULL },
					   { "--long-term-impairment", &impairment, NULL },
					   { "--unborn-child", &unborn, NULL },
					   { "--edition", &wanted, NULL },
					   { "--json", NULL, &json },
					   { NULL, NULL, NULL } };
	int exit_code = options_read(argc, argv, rows, NULL, 0);
	const cspr_edition *edition;
	cspr_context *context;

	if (exit_code)
		return exit_code;
	edition = wanted ? cspr_edition_find(wanted) : cspr_edition_on(CSPR_KIND_CHILDREN, moment_day(moment_now()));
	if (!edition)
		return say_usage(json, "assess", NULL, "there is no such edition; cspr edition lists them");
	if (cspr_assess(edition, &facts, &assessment) == CSPR_ERROR_NOT_FOUND)
		return say_usage(json, "assess", NULL, "this edition has no such criteria");
	if (cspr_context_new(NULL, &context) != CSPR_DONE)
		return EXIT_UNAVAILABLE;
	for (size_t i = 0; !exit_code && i < sizeof(given) / sizeof(given[0]); i++)
		exit_code = fact_read(&given[i], context, edition, json);
	cspr_context_unref(context);
	if (!exit_code)
		exit_code = judgement_read("--long-term-impairment", impairment, &facts.long_term_impairment, json);
	if (!exit_code)
		exit_code = judgement_read("--unborn-child", unborn, &facts.unborn_child, json);
	if (exit_code)
		return exit_code;
	if (cspr_assess(edition, &facts, &assessment) != CSPR_DONE)
		return EXIT_UNAVAILABLE;
	return say_assessment(edition, &assessment, json);
}
