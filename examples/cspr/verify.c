/*
 * cspr verify: whether a record is what was written. Of a file, a pack or a store: the evidence, as the library weighs
 * it; of a store also that the record still replays, that notes are those that it commits to, and that the portfolio
 * says what it comes to. Prints; changes nothing.
 */
#include "stores.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

struct verifying {
	const char *file; /* a record or a pack; else a store is asked */
	const char *uri;
	const char *reference; /* NULL: all of the store; of a file or pack: any */
	const char *checkpoint;
	const char *key_file;
	bool json;
	cspr_key *key;
	json_t *reviews;
	size_t count;
	size_t bad;
	struct trouble trouble;
};

static void add_fault(json_t *faults, const char *kind, uint32_t line, const char *words)
{
	json_t *fault = json_pack("{s:s}", "kind", kind);

	if (line)
		json_object_set_new(fault, "line", json_integer(line));
	json_object_set_new(fault, "message", json_string(words));
	json_array_append_new(faults, fault);
}

static json_t *faults_json(const cspr_report *report)
{
	struct cspr_fault fault = { .size = sizeof(fault) };
	json_t *faults = json_array();

	for (size_t i = 0; cspr_report_fault(report, i, &fault) == CSPR_DONE; i++) {
		const char *name = cspr_fault_name(fault.kind);

		add_fault(faults, name ? name : "other", fault.line, fault.words ? fault.words : "");
		json_t *last = json_array_get(faults, i);

		if (fault.last > fault.line)
			json_object_set_new(last, "last_line", json_integer(fault.last));
		if (fault.file)
			json_object_set_new(last, "file", json_string(fault.file));
		if (fault.kind == CSPR_FAULT_CHECKPOINT)
			json_object_set_new(last, "checkpoint", json_integer((json_int_t)fault.checkpoint + 1));
	}
	return faults;
}

static json_t *report_json(const char *reference, const cspr_report *report)
{
	json_t *unchecked = json_array(), *answer;
	const char *words;

	for (size_t i = 0; (words = cspr_report_unchecked(report, i)); i++)
		json_array_append_new(unchecked, json_string(words));
	answer = json_pack("{s:I, s:I, s:o, s:o}", "events", (json_int_t)cspr_report_events(report), "signed",
			   (json_int_t)cspr_report_signed(report), "faults", faults_json(report), "unchecked",
			   unchecked);
	if (reference)
		json_object_set_new(answer, "review", json_string(reference));
	return answer;
}

/* Takes the answer about one review. */
static void tell(struct verifying *verifying, json_t *review)
{
	bool bad = json_array_size(json_object_get(review, "faults")) > 0;

	json_object_set_new(review, "good", json_boolean(!bad));
	verifying->count++;
	verifying->bad += bad;
	json_array_append_new(verifying->reviews, review);
}

static bool weigh(struct verifying *verifying, const struct cspr_evidence *evidence, json_t **ret)
{
	cspr_report *report;
	cspr_status status = cspr_evidence_verify(evidence, &report);

	if (status < 0)
		return status_trouble(status, &verifying->trouble);
	*ret = report_json(evidence->review, report);
	cspr_report_unref(report);
	return true;
}

static bool file_read(struct verifying *verifying, struct proof *proof)
{
	struct lines lines;
	bool good = true;

	if (!lines_open(&lines, verifying->file, &verifying->trouble))
		return false;
	while (good && lines_next(&lines, &verifying->trouble))
		good = proof_add_line(proof, lines.bytes, lines.length) || no_memory(&verifying->trouble);
	lines_close(&lines);
	if (!verifying->trouble.exit && !proof->count)
		return bad_input(&verifying->trouble, "", "the file is empty: a record has at least one event");
	return !verifying->trouble.exit;
}

static bool checkpoint_read(struct verifying *verifying, struct proof *proof)
{
	enum { MOST = 1 << 16 };
	FILE *file = fopen(verifying->checkpoint, "rb");
	char *text = malloc(MOST);
	size_t length = file && text ? fread(text, 1, MOST, file) : 0;
	cspr_statement *statement;
	bool good = false;

	if (file)
		fclose(file);
	if (!length || cspr_statement_read(text, length, &statement) != CSPR_DONE) {
		bad_input(&verifying->trouble, "", "--checkpoint takes a file with a signed checkpoint");
	} else {
		good = proof_add_checkpoint(proof, cspr_statement_events(statement), text, length) ||
		       no_memory(&verifying->trouble);
		cspr_statement_unref(statement);
	}
	free(text);
	return good;
}

static bool verify_file(struct verifying *verifying)
{
	struct proof proof = { 0 };
	json_t *answer = NULL;
	bool good = file_read(verifying, &proof) && (!verifying->checkpoint || checkpoint_read(verifying, &proof));

	if (good) {
		struct cspr_evidence evidence = proof_evidence(&proof, verifying->reference, verifying->key);

		good = weigh(verifying, &evidence, &answer);
	}
	if (good)
		tell(verifying, answer);
	proof_free(&proof);
	return good;
}

static bool verify_pack(struct verifying *verifying)
{
	cspr_pack *pack;
	cspr_report *report;
	cspr_status status = cspr_pack_read(verifying->file, &pack, trouble_begin(&verifying->trouble));

	if (status < 0)
		return store_trouble(status, &verifying->trouble);
	status = cspr_pack_verify(pack, verifying->key, verifying->reference, &report);
	cspr_pack_unref(pack);
	if (status < 0)
		return status_trouble(status, &verifying->trouble);
	tell(verifying, report_json(verifying->reference, report));
	cspr_report_unref(report);
	return true;
}

/* Lists are made of rows that nobody signs: they must say what the record comes to. */
static bool portfolio(struct verifying *verifying, cspr_stored *stored, json_t *faults)
{
	cspr_status status = cspr_stored_check(stored, trouble_begin(&verifying->trouble));

	if (status == CSPR_REFUSED)
		add_fault(faults, "portfolio", 0,
			  "what list, due and stats say of it is not what its record comes to; cspr rebuild puts it "
			  "right");
	else if (status == CSPR_ERROR_CORRUPT)
		add_fault(faults, "unreadable", 0, verifying->trouble.what.message);
	else if (status < 0)
		return store_trouble(status, &verifying->trouble);
	return true;
}

/* What is vouched for must also be a record of ours, and notes must be those that it commits to. */
static bool replay(struct verifying *verifying, const struct desk *desk, const char *reference, json_t *answer)
{
	json_t *faults = json_object_get(answer, "faults"), *notes;
	struct trouble trouble;
	cspr_stored *stored;
	cspr_status status = cspr_store_load(desk->store, reference, &stored, trouble_begin(&trouble));

	if (status == CSPR_ERROR_CORRUPT) {
		add_fault(faults, "not_replayed", (uint32_t)trouble.what.line, trouble.what.message);
		return true;
	}
	if (status < 0) {
		verifying->trouble = trouble;
		return store_trouble(status, &verifying->trouble);
	}
	notes = stored_notes(desk->context, stored, &trouble);
	if (!notes)
		add_fault(faults, "note", (uint32_t)trouble.what.line,
			  "the note is not the one that the record commits to");
	json_decref(notes);
	bool good = portfolio(verifying, stored, faults);

	cspr_stored_unref(stored);
	return good;
}

/* Damage to one review does not keep the others from being verified. */
static json_t *unreadable_json(const char *reference, const struct trouble *trouble)
{
	json_t *faults = json_array();

	add_fault(faults, "unreadable", 0, trouble->what.message);
	return json_pack("{s:s, s:i, s:i, s:o, s:[]}", "review", reference, "events", 0, "signed", 0, "faults", faults,
			 "unchecked");
}

static bool verify_review(struct verifying *verifying, const struct desk *desk, const char *reference)
{
	struct cspr_evidence evidence = { .size = sizeof(evidence) };
	struct trouble trouble;
	json_t *answer = NULL;
	cspr_kept *kept;
	cspr_status status = cspr_store_kept(desk->store, reference, &kept, trouble_begin(&trouble));
	bool good = false;

	if (status == CSPR_DONE) {
		cspr_kept_evidence(kept, verifying->key, &evidence);
		good = weigh(verifying, &evidence, &answer);
		cspr_kept_unref(kept);
	} else if (status == CSPR_ERROR_CORRUPT) {
		answer = unreadable_json(reference, &trouble);
		good = true;
	} else {
		verifying->trouble = trouble;
		store_trouble(status, &verifying->trouble);
	}
	if (good && json_array_size(json_object_get(answer, "faults")) == 0)
		good = replay(verifying, desk, reference, answer);
	if (good)
		tell(verifying, answer);
	else
		json_decref(answer);
	return good;
}

static bool verify_reviews(struct verifying *verifying, const struct desk *desk)
{
	struct cspr_summary summary = { .size = sizeof(summary) };
	struct progress progress = progress_begin();
	cspr_portfolio *portfolio;
	cspr_status status;
	bool good = true;

	if (verifying->reference)
		return verify_review(verifying, desk, verifying->reference);
	status = cspr_store_list(desk->store, NULL, &portfolio);
	if (status < 0)
		return driver_trouble(desk->store, status, &verifying->trouble);
	for (size_t i = 0; good && cspr_portfolio_summary(portfolio, i, &summary) == CSPR_DONE; i++) {
		good = verify_review(verifying, desk, summary.review);
		progress_tell(&progress, i + 1, "reviews verified");
	}
	progress_end(&progress);
	cspr_portfolio_unref(portfolio);
	return good;
}

static void say_unchecked(const char *words)
{
	char *text = format_text("Not checked: %s", words);

	say_wrapped(text ? text : words, 0);
	free(text);
}

static void print_review(json_t *review, bool only)
{
	const char *reference = json_string_value(json_object_get(review, "review"));
	json_t *faults = json_object_get(review, "faults"), *fault, *words;
	size_t index;

	json_array_foreach(faults, index, fault) {
		json_int_t line = json_integer_value(json_object_get(fault, "line"));

		if (reference)
			printf("%s: ", reference);
		if (line)
			printf("line %lld: ", (long long)line);
		say_tone(TONE_BAD, json_string_value(json_object_get(fault, "kind")));
		printf(": %s\n", json_string_value(json_object_get(fault, "message")));
	}
	if (!only)
		return;
	printf("%lld events, %lld of them signed\n", (long long)json_integer_value(json_object_get(review, "events")),
	       (long long)json_integer_value(json_object_get(review, "signed")));
	json_array_foreach(json_object_get(review, "unchecked"), index, words)
		say_unchecked(json_string_value(words));
}

static int say_verified(struct verifying *verifying)
{
	int exit_code = verifying->bad ? EXIT_NO : EXIT_DONE;
	size_t index, unsigned_reviews = 0;
	json_t *review;

	if (verifying->json)
		return say_json(json_pack("{s:b, s:I, s:I, s:O}", "good", verifying->bad == 0, "count",
					  (json_int_t)verifying->count, "bad", (json_int_t)verifying->bad, "reviews",
					  verifying->reviews),
				exit_code);
	json_array_foreach(verifying->reviews, index, review) {
		print_review(review, verifying->count == 1);
		unsigned_reviews += json_integer_value(json_object_get(review, "signed")) <
				    json_integer_value(json_object_get(review, "events"));
	}
	if (verifying->count == 1) {
		printf("%s\n", verifying->bad ? "It is not as it was written." : "No fault was found.");
		return exit_code;
	}
	printf("%zu reviews, %zu with faults\n", verifying->count, verifying->bad);
	if (unsigned_reviews)
		printf("%zu have events that no verified signature speaks of: whoever could write them could write "
		       "them "
		       "anew\n",
		       unsigned_reviews);
	return exit_code;
}

static bool key_open(struct verifying *verifying)
{
	cspr_status status;

	if (!verifying->key_file)
		return true;
	status = cspr_key_read(verifying->key_file, &verifying->key, trouble_begin(&verifying->trouble));
	return status == CSPR_DONE || store_trouble(status, &verifying->trouble);
}

static int verify(struct verifying *verifying)
{
	struct desk desk = { NULL, NULL };
	struct stat what;
	bool good;
	int exit_code = verifying->file ? EXIT_DONE
					: desk_open(&desk, &(struct opening){ .uri = verifying->uri }, verifying->json);

	if (exit_code)
		return exit_code;
	verifying->reviews = json_array();
	good = key_open(verifying);
	if (good && !verifying->file)
		good = verify_reviews(verifying, &desk);
	else if (good)
		good = stat(verifying->file, &what) == 0 && S_ISDIR(what.st_mode) ? verify_pack(verifying)
										  : verify_file(verifying);
	exit_code = good ? say_verified(verifying) : say_trouble(&verifying->trouble, verifying->file, verifying->json);
	json_decref(verifying->reviews);
	cspr_key_unref(verifying->key);
	desk_close(&desk);
	return exit_code;
}

int run_verify(int argc, char **argv)
{
	struct verifying verifying = { 0 };
	const struct option_row rows[] = { { "--store", &verifying.uri, NULL },
					   { "--review", &verifying.reference, NULL },
					   { "--checkpoint", &verifying.checkpoint, NULL },
					   { "--key", &verifying.key_file, NULL },
					   { "--json", NULL, &verifying.json },
					   { NULL, NULL, NULL } };
	int exit_code = options_read(argc, argv, rows, &verifying.file, 1);

	if (exit_code)
		return exit_code;
	if (!verifying.file == !verifying.uri)
		return say_usage(verifying.json, "verify", NULL,
				 "what is to be verified is either a file or folder, or --store");
	if (verifying.checkpoint && !verifying.file)
		return say_usage(verifying.json, "verify", NULL,
				 "--checkpoint is for a file: a store has its own checkpoints");
	if (verifying.uri)
		exit_code = store_check(verifying.uri, "verify", verifying.json);
	return exit_code ? exit_code : verify(&verifying);
}
