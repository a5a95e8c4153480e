/*
 * From a draft with people in it to a report that may be published: register, scan, redact, a person's edit, scan
 * again, the certificate of the exact bytes with the check that a person made, and the record of the review, which lets
 * `publish` through for these bytes only.
 *
 *     publish REGISTER.tsv DRAFT.txt <RECORD.jsonl
 *     cc publish.c $(pkg-config --cflags --libs libcspr-anonymise libcspr-store)
 *
 * The record is of a review whose report was accepted, and has pseudonyms.
 */
#include <cspr/anonymise.h>
#include <cspr/store.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct cspr_trouble trouble = { .size = sizeof trouble };

static void must(cspr_status status, const char *doing)
{
	if (status == CSPR_DONE)
		return;
	fprintf(stderr, "%s: %s\n", doing, *trouble.message ? trouble.message : cspr_status_words(status));
	exit(1);
}

/* A text, and what came of looking at it. */
struct text {
	char bytes[65536];
	size_t length;
};

static void read_file(const char *path, struct text *ret)
{
	FILE *file = fopen(path, "rb");

	if (!file) {
		perror(path);
		exit(1);
	}
	ret->length = fread(ret->bytes, 1, sizeof ret->bytes, file);
	fclose(file);
}

/* Anonymising -------------------------------------------------------------------------------------- */

/* What was found in the text, and its certificate, which the caller frees. The check is that of a person; NULL: nobody
 * has made it yet. */
static char *certify(const cspr_register *people, const cspr_scanner *scanner, const struct text *text,
		     const struct cspr_intruder_check *check, size_t *ret_length)
{
	static const unsigned char key[32] = "a host keeps this key secret....";
	struct cspr_certified certified = { .size = sizeof certified, .text = text->bytes, .length = text->length };
	struct cspr_certificate_of of = {
		.size = sizeof of,
		.bytes = text->bytes,
		.length = text->length,
		.texts = &certified,
		.text_count = 1,
		.key = key,
		.key_length = sizeof key,
		.intruder_check = check,
	};
	cspr_scan *scan;
	char *certificate;

	must(cspr_scanner_scan(scanner, text->bytes, text->length, &scan), "scanning");
	certified.scan = scan; /* and .resolutions: what a person decided about findings that may stay */
	must(cspr_certificate_new(people, &of, &certificate, ret_length), "the certificate");
	cspr_scan_free(scan);
	return certificate;
}

/* Pseudonyms in the place of people. What is left is for a person to decide: here the family's name in the plural,
 * which is that of the child and of the mother. */
static void redact(const cspr_register *people, const cspr_scanner *scanner, const struct text *draft, struct text *ret)
{
	struct cspr_redaction_left left = { .size = sizeof left };
	cspr_redaction *redaction;
	size_t length;

	must(cspr_redact(scanner, people, draft->bytes, draft->length, NULL, &redaction, &trouble), "redacting");
	const char *text = cspr_redaction_text(redaction, &length);
	printf("redacted: %zu replaced, %zu left to a person\n", cspr_redaction_change_count(redaction),
	       cspr_redaction_left_count(redaction));
	must(cspr_redaction_left(redaction, 0, &left), "what was left");
	ret->length = (size_t)snprintf(ret->bytes, sizeof ret->bytes, "%.*s%s%.*s", (int)left.new_start, text, "family",
				       (int)(length - left.new_end), text + left.new_end);
	cspr_redaction_free(redaction);
}

/* The record --------------------------------------------------------------------------------------- */

static cspr_review *replay(cspr_context *context, FILE *record)
{
	static char text[CSPR_LINE_MOST];
	struct cspr_line_place place = { .size = sizeof place };
	cspr_review *review = NULL;
	cspr_line *line;

	while (fgets(text, sizeof text, record)) {
		place.review = review;
		must(cspr_line_read(context, text, strcspn(text, "\n"), &place, &line, &trouble), "the record");
		if (!review)
			must(cspr_review_new(context, cspr_line_basis(line), &review), "a review");
		must(cspr_review_apply(review, cspr_line_event(line), NULL), "the record");
		cspr_line_unref(line);
	}
	if (!review)
		must(CSPR_ERROR_BAD_INPUT, "the record is empty");
	return review;
}

/* One event about the document, by somebody. */
struct step {
	int day; /* of February 2025 */
	cspr_code event, role;
	const char *actor;
	cspr_code recipient; /* of a copy */
};

static void fill(cspr_event *event, const struct step *step, const struct cspr_certificate_facts *document)
{
	if (step->event != CSPR_EVENT_LIFT_HOLD)
		must(cspr_event_set_digest(event, CSPR_PART_DOCUMENT, document->digest), "the document");
	switch (step->event) {
	case CSPR_EVENT_RECORD_SCAN:
		must(cspr_event_set_count(event, CSPR_PART_OPEN_FINDINGS, (int64_t)document->open_findings),
		     "findings");
		break;
	case CSPR_EVENT_CHECK_LAW:
		must(cspr_event_set_yes_no(event, CSPR_PART_CLEAR, 1), "clear");
		break;
	case CSPR_EVENT_APPROVE_ANONYMISATION:
		must(cspr_event_set_reference(event, CSPR_PART_PREPARED_BY, "officer-1"), "who prepared it");
		break;
	case CSPR_EVENT_SIGN_OFF:
		must(cspr_event_set_code(event, CSPR_PART_SUBJECT, CSPR_VALUE_PUBLICATION), "the subject");
		must(cspr_event_set_code(event, CSPR_PART_STANCE, CSPR_VALUE_AGREES), "the stance");
		must(cspr_event_set_code(event, CSPR_PART_OUTCOME, CSPR_VALUE_FULL), "the outcome");
		break;
	case CSPR_EVENT_DECIDE_PUBLICATION:
		must(cspr_event_set_code(event, CSPR_PART_OUTCOME, CSPR_VALUE_FULL), "the outcome");
		break;
	case CSPR_EVENT_LIFT_HOLD:
		must(cspr_event_set_reference(event, CSPR_PART_HOLD, "hold-1"), "the hold");
		break;
	case CSPR_EVENT_SEND_COPY:
		must(cspr_event_set_code(event, CSPR_PART_RECIPIENT, step->recipient), "the recipient");
		break;
	case CSPR_EVENT_PUBLISH:
		must(cspr_event_set_reference(event, CSPR_PART_CHANNEL, "web-1"), "the channel");
		must(cspr_event_set_yes_no(event, CSPR_PART_REVIEWER_NAMED, 1), "the reviewer");
		break;
	}
}

/* So many days after the day of the step: decides the event, says what its rules came to, and makes it part of the
 * review. (A host makes it durable in between: see durable.c.) */
static void record(cspr_context *context, cspr_review *review, const struct step *step, int later,
		   const struct cspr_certificate_facts *document)
{
	struct cspr_finding finding = { .size = sizeof finding };
	cspr_event *event;
	cspr_decision *decision;
	cspr_day day;

	must(cspr_event_new(context, step->event, &event), "an event");
	must(cspr_day_from_civil(2025, 2, step->day + later, &day), "the day");
	must(cspr_event_set_actor(event, step->role, step->actor, 0, NULL), "the actor");
	must(cspr_event_set_happened(event, (struct cspr_span){ day, day }), "the day");
	must(cspr_event_set_recorded(event, ((int64_t)day * 24 + 12) * 3600 * 1000000000), "the moment");
	fill(event, step, document);
	cspr_status status = cspr_review_apply(review, event, &decision);
	if (status < 0)
		must(status, "deciding");
	printf("2025-02-%02d %s: %s\n", step->day + later, cspr_word_name(CSPR_GROUP_EVENT, step->event),
	       cspr_word_name(CSPR_GROUP_VERDICT, cspr_decision_verdict(decision)));
	if (step->event == CSPR_EVENT_APPROVE_ANONYMISATION || step->event == CSPR_EVENT_PUBLISH)
		for (size_t i = 0; cspr_decision_finding(decision, i, &finding) == CSPR_DONE; i++)
			printf("    %s %s: %s\n", finding.result == CSPR_RESULT_MET ? "met    " : "not met",
			       finding.name, finding.words);
	cspr_decision_unref(decision);
	cspr_event_unref(event);
}

static const struct step before_approval[] = {
	{ 5, CSPR_EVENT_RECORD_SCAN, CSPR_ROLE_BUSINESS_MANAGER, "manager-1", 0 },
	{ 6, CSPR_EVENT_CHECK_LAW, CSPR_ROLE_LEGAL_ADVISER, "solicitor-1", 0 },
	{ 6, CSPR_EVENT_SHOW_FAMILY, CSPR_ROLE_REVIEWER, "reviewer-1", 0 },
	{ 7, CSPR_EVENT_APPROVE_ANONYMISATION, CSPR_ROLE_BUSINESS_MANAGER, "manager-1", 0 },
};
static const struct step until_published[] = {
	{ 13, CSPR_EVENT_SIGN_OFF, CSPR_ROLE_LOCAL_AUTHORITY, "la-deputy-1", 0 },
	{ 13, CSPR_EVENT_SIGN_OFF, CSPR_ROLE_INTEGRATED_CARE_BOARD, "icb-deputy-1", 0 },
	{ 13, CSPR_EVENT_SIGN_OFF, CSPR_ROLE_POLICE, "police-deputy-1", 0 },
	{ 14, CSPR_EVENT_DECIDE_PUBLICATION, CSPR_ROLE_LOCAL_AUTHORITY, "la-deputy-1", 0 },
	{ 14, CSPR_EVENT_LIFT_HOLD, CSPR_ROLE_BUSINESS_MANAGER, "manager-1", 0 },
	{ 14, CSPR_EVENT_SEND_COPY, CSPR_ROLE_BUSINESS_MANAGER, "manager-1", CSPR_VALUE_NATIONAL_PANEL },
	{ 14, CSPR_EVENT_SEND_COPY, CSPR_ROLE_BUSINESS_MANAGER, "manager-1", CSPR_VALUE_SECRETARY_OF_STATE },
	{ 14, CSPR_EVENT_SEND_COPY, CSPR_ROLE_BUSINESS_MANAGER, "manager-1", CSPR_VALUE_OFSTED },
	{ 25, CSPR_EVENT_PUBLISH, CSPR_ROLE_BUSINESS_MANAGER, "manager-1", 0 },
};

/* Whether the bytes may go out under the certificate: asked last of all, of the very bytes. */
static void ask(const char *certificate, size_t certificate_length, const struct text *text, const char *which)
{
	struct cspr_trouble why = { .size = sizeof why };
	cspr_status status = cspr_certificate_check(certificate, certificate_length, text->bytes, text->length, &why);

	if (status < 0)
		must(status, "the certificate");
	printf("%s: %s\n", which, status == CSPR_DONE ? "these bytes may be published" : why.message);
}

int main(int argc, char **argv)
{
	static struct text register_text, draft, report;
	struct cspr_intruder_check check = { .size = sizeof check, .who = "officer-2", .outcome = "passed" };
	struct cspr_certificate_facts facts = { .size = sizeof facts };
	cspr_context *context;
	cspr_register *people;
	cspr_scanner *scanner;
	char *certificate;
	size_t length;

	if (argc != 3)
		return 2;
	read_file(argv[1], &register_text);
	read_file(argv[2], &draft);
	must(cspr_context_new(NULL, &context), "a context");
	must(cspr_register_read(register_text.bytes, register_text.length, &people, &trouble), "the register");
	memset(register_text.bytes, 0, register_text.length); /* from here on it is in locked memory only */
	must(cspr_scanner_new(people, NULL, &scanner, &trouble), "the scanner");
	cspr_review *review = replay(context, stdin);

	/* The draft can't be approved: its scan, recorded truly, has open findings. */
	certificate = certify(people, scanner, &draft, NULL, &length);
	must(cspr_certificate_read(certificate, length, &facts, &trouble), "the certificate");
	printf("the draft: %u open findings\n", (unsigned)facts.open_findings);
	cspr_anonymise_text_free(certificate);
	for (size_t i = 0; i < sizeof before_approval / sizeof before_approval[0]; i++)
		record(context, review, &before_approval[i], 0, &facts);

	redact(people, scanner, &draft, &report);
	certificate = certify(people, scanner, &report, NULL, &length);
	ask(certificate, length, &report, "scanned again");
	cspr_anonymise_text_free(certificate);

	/* A clean scan is not anonymity. Somebody asks what a motivated intruder could put together, and it is
	 * recorded. */
	must(cspr_moment_read("2025-02-05T10:00:00Z", &check.when), "the moment");
	certificate = certify(people, scanner, &report, &check, &length);
	ask(certificate, length, &report, "checked by a person");
	must(cspr_certificate_read(certificate, length, &facts, &trouble), "the certificate");
	for (size_t i = 0; i < sizeof before_approval / sizeof before_approval[0]; i++)
		record(context, review, &before_approval[i], 5, &facts);
	for (size_t i = 0; i < sizeof until_published / sizeof until_published[0]; i++)
		record(context, review, &until_published[i], 0, &facts);

	report.bytes[0] ^= 1;
	ask(certificate, length, &report, "one bit changed");
	cspr_anonymise_text_free(certificate);
	cspr_review_unref(review);
	cspr_context_unref(context);
	cspr_scanner_free(scanner);
	cspr_register_free(people);
	return 0;
}
