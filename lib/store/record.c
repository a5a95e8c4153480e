/*
 * Recording: decide, append at the expected number, commit; after a conflict, read what is new and decide again.
 *
 * What must stay true: the stored review is replaced by the one with the new events only after the driver has said that
 * they are durable; the host's events are copied, and never changed; observers hear of each event once, in order.
 */
#include "stored.h"

#include <openssl/rand.h>

#include <stdlib.h>
#include <string.h>

/* One attempt at recording. */
struct attempt {
	cspr_stored *stored;
	const struct cspr_recording *recording;
	struct cspr_trouble *trouble;
	cspr_review *review; /* with the new events */
	cspr_event **events;
	cspr_decision **decisions;
	size_t count; /* of both */
	struct lines lines;
	struct cspr_note *notes;
	size_t note_count;
	struct frontier tree;
	struct buffer text; /* of a line */
};

static void attempt_free(struct attempt *attempt)
{
	for (size_t i = 0; i < attempt->count; i++) {
		cspr_decision_unref(attempt->decisions[i]);
		cspr_event_unref(attempt->events[i]);
	}
	free(attempt->events);
	free(attempt->decisions);
	for (size_t i = 0; i < attempt->note_count; i++)
		OPENSSL_cleanse(attempt->notes[i].salt, sizeof attempt->notes[i].salt);
	free(attempt->notes);
	buffer_free(&attempt->text);
	lines_free(&attempt->lines);
	cspr_review_unref(attempt->review);
}

/* A review that is not there yet: under the edition that was asked for, or the one in force. */
static cspr_status begin(struct attempt *attempt, const cspr_event *first)
{
	cspr_stored *stored = attempt->stored;
	cspr_store *store = stored->store;
	const cspr_edition *edition = stored->edition;
	cspr_basis *basis;
	cspr_status status = edition ? CSPR_DONE : cspr_edition_for(CSPR_KIND_CHILDREN, first, &edition, NULL);

	if (status < 0)
		return say_wrong(attempt->trouble, status, 0, "no one edition was in force then: give the edition");
	status = CSPR_ERROR_NOT_FOUND;
	if (store->profile)
		status = store_basis(store, edition, store->profile_text.digest, &basis, attempt->trouble);
	if (status == CSPR_ERROR_NOT_FOUND) /* the profile is not for this edition */
		status = store_basis(store, edition, NULL, &basis, attempt->trouble);
	return status < 0 ? status : cspr_review_new(store->context, basis, &attempt->review);
}

static const unsigned char *profile_of(const cspr_review *review)
{
	const cspr_profile *profile = cspr_basis_profile(cspr_review_basis(review));

	return profile ? cspr_profile_digest(profile) : NULL;
}

static cspr_status attempt_begin(struct attempt *attempt)
{
	cspr_stored *stored = attempt->stored;
	size_t count = attempt->recording->count;
	cspr_status status;

	attempt->text.context = stored->store->context;
	attempt->events = calloc(count, sizeof(cspr_event *));
	attempt->decisions = calloc(count, sizeof(cspr_decision *));
	attempt->notes = calloc(count, sizeof *attempt->notes);
	if (!attempt->events || !attempt->decisions || !attempt->notes)
		return CSPR_ERROR_NO_MEMORY;
	status = stored_tree(stored);
	if (status < 0)
		return status;
	attempt->tree = stored->tree;
	return stored->review ? cspr_review_copy(stored->review, &attempt->review)
			      : begin(attempt, attempt->recording->events[0]);
}

/* The host's event, again; its moment not before what others have recorded meanwhile. */
static cspr_status event_take(const struct attempt *attempt, size_t index, bool again, cspr_event **ret)
{
	cspr_status status = cspr_event_copy(attempt->recording->events[index], ret);
	uint32_t count = cspr_review_version(attempt->review);
	cspr_event *last;

	if (status < 0 || !again || !count)
		return status;
	status = cspr_review_event(attempt->review, count - 1, &last, NULL, NULL);
	if (status == CSPR_DONE && cspr_event_recorded(*ret) < cspr_event_recorded(last))
		status = cspr_event_set_recorded(*ret, cspr_event_recorded(last));
	if (status < 0)
		cspr_event_unref(*ret);
	return status;
}

static cspr_status note_take(struct attempt *attempt, size_t index, uint32_t number, unsigned char ret_digest[32],
			     bool *ret_given)
{
	const char *text = attempt->recording->notes ? attempt->recording->notes[index] : NULL;
	struct cspr_note *note = &attempt->notes[attempt->note_count];

	*ret_given = text != NULL;
	if (!text)
		return CSPR_DONE;
	*note = (struct cspr_note){ .size = sizeof *note, .number = number, .text = text, .length = strlen(text) };
	if (RAND_bytes(note->salt, sizeof note->salt) != 1)
		return say_wrong(attempt->trouble, CSPR_ERROR_UNAVAILABLE, 0, "no random bytes are to be had");
	attempt->note_count++;
	return note_digest(attempt->stored->store->hash, note, ret_digest);
}

/* The line of a decided event, and its leaf. */
static cspr_status line_take(struct attempt *attempt, const struct line *line)
{
	EVP_MD_CTX *hash = attempt->stored->store->hash;
	struct buffer *text = &attempt->text;
	unsigned char leaf[32];
	cspr_status status;

	buffer_clear(text);
	status = line_write(text, line);
	if (status < 0)
		return status;
	if (!hash_leaf(hash, text->bytes, text->length, leaf) || !lines_reserve(&attempt->lines, text->length, 1) ||
	    !frontier_add(&attempt->tree, hash, leaf))
		return CSPR_ERROR_NO_MEMORY;
	lines_add(&attempt->lines, text->bytes, text->length, leaf);
	return CSPR_DONE;
}

/* Writes the line of an event, and makes the event part of the attempt's review. */
static cspr_status event_write(struct attempt *attempt, size_t index)
{
	cspr_decision *decision = attempt->decisions[index];
	uint32_t number = cspr_review_version(attempt->review) + 1;
	struct line line = {
		.event = attempt->events[index],
		.number = number,
		.edition = number == 1 ? cspr_basis_edition(cspr_review_basis(attempt->review)) : NULL,
	};
	cspr_status status = note_take(attempt, index, number, line.note_digest, &line.has_note);

	if (status == CSPR_DONE)
		status = line_decided(&line, decision);
	if (status == CSPR_DONE)
		status = line_take(attempt, &line);
	return status < 0 ? status : cspr_review_commit(attempt->review, decision);
}

static cspr_status event_decide(struct attempt *attempt, size_t index, bool again)
{
	cspr_event *event;
	cspr_status status = event_take(attempt, index, again, &event);

	if (status < 0)
		return status;
	status = cspr_review_decide(attempt->review, event, &attempt->decisions[index]);
	if (status < 0) {
		cspr_event_unref(event);
		return say_wrong(attempt->trouble, status, 0, "%s", cspr_status_words(status));
	}
	attempt->events[index] = event;
	attempt->count = index + 1;
	return status == CSPR_DONE ? event_write(attempt, index) : status;
}

/* What the driver is given points into what the attempt and the stored review keep. */
struct parcel {
	struct cspr_stored_event *events;
	const struct cspr_stored_event **event_list;
	const struct cspr_note **note_list;
	const struct cspr_document *document;
	struct rows rows;
	struct row_changes changes;
	struct cspr_summary summary;
	cspr_statement *statement; /* that is signed, or NULL */
	struct cspr_checkpoint checkpoint;
	struct cspr_append append;
};

static void parcel_free(struct parcel *parcel)
{
	free(parcel->events);
	free(parcel->event_list);
	free(parcel->note_list);
	rows_free(&parcel->rows);
	row_changes_free(&parcel->changes);
	cspr_statement_unref(parcel->statement);
}

static cspr_status pack_lists(const struct attempt *attempt, struct parcel *parcel)
{
	const struct lines *lines = &attempt->lines;

	parcel->events = calloc(lines->count, sizeof *parcel->events);
	parcel->event_list = calloc(lines->count, sizeof *parcel->event_list);
	parcel->note_list = calloc(lines->count, sizeof *parcel->note_list);
	if (!parcel->events || !parcel->event_list || !parcel->note_list)
		return CSPR_ERROR_NO_MEMORY;
	for (uint32_t i = 0; i < lines->count; i++) {
		parcel->events[i] = (struct cspr_stored_event){
			.size = sizeof *parcel->events,
			.number = attempt->stored->lines.count + i + 1,
			.line = lines->bytes + lines->places[i].at,
			.length = lines->places[i].length,
		};
		memcpy(parcel->events[i].leaf, lines->places[i].leaf, sizeof parcel->events[i].leaf);
		parcel->event_list[i] = &parcel->events[i];
	}
	for (size_t i = 0; i < attempt->note_count; i++)
		parcel->note_list[i] = &attempt->notes[i];
	return CSPR_DONE;
}

static cspr_status pack_portfolio(const struct attempt *attempt, struct parcel *parcel)
{
	cspr_stored *stored = attempt->stored;
	unsigned char root[32];
	cspr_status status = CSPR_ERROR_NO_MEMORY;

	if (frontier_root(&attempt->tree, stored->store->hash, root))
		status = stored_rows(stored);
	if (status == CSPR_DONE)
		status = rows_of(attempt->review, stored->reference, &parcel->rows);
	if (status == CSPR_DONE)
		status = rows_compare(&stored->rows, &parcel->rows, &parcel->changes);
	if (status == CSPR_DONE)
		summary_of(attempt->review, stored->reference, root, &parcel->summary);
	if (status < 0 || !stored->store->key)
		return status;
	status = cspr_statement_sign(stored->store->key, stored->reference, parcel->summary.events, root,
				     &parcel->statement);
	if (status < 0)
		return say_wrong(attempt->trouble, status, 0, "no checkpoint can be signed with this key");
	parcel->checkpoint.size = sizeof parcel->checkpoint;
	parcel->checkpoint.events = parcel->summary.events;
	parcel->checkpoint.text = cspr_statement_text(parcel->statement, &parcel->checkpoint.length);
	return CSPR_DONE;
}

static cspr_status pack(const struct attempt *attempt, struct parcel *parcel)
{
	cspr_stored *stored = attempt->stored;
	cspr_status status = pack_lists(attempt, parcel);
	const unsigned char *profile = profile_of(attempt->review);

	if (status == CSPR_DONE)
		status = pack_portfolio(attempt, parcel);
	if (status < 0)
		return status;
	if (stored->store->profile && profile && memcmp(profile, stored->store->profile_text.digest, 32) == 0)
		parcel->document = &stored->store->profile_text;
	parcel->append = (struct cspr_append){
		.size = sizeof parcel->append,
		.review = stored->reference,
		.expected = stored->lines.count,
		.events = parcel->event_list,
		.event_count = attempt->lines.count,
		.summary = &parcel->summary,
		.duties = parcel->changes.put,
		.duty_count = parcel->changes.put_count,
		.gone = parcel->changes.gone,
		.gone_count = parcel->changes.gone_count,
		.notes = parcel->note_list,
		.note_count = attempt->note_count,
		.documents = &parcel->document,
		.document_count = parcel->document != NULL,
		.checkpoint = parcel->statement ? &parcel->checkpoint : NULL,
	};
	return CSPR_DONE;
}

/* What is durable becomes the stored review. Room for the lines was made before. */
static void settle(struct attempt *attempt, struct parcel *parcel)
{
	cspr_stored *stored = attempt->stored;
	cspr_review *review = stored->review;
	struct rows rows = stored->rows;

	for (uint32_t i = 0; i < attempt->lines.count; i++)
		lines_add(&stored->lines, parcel->events[i].line, parcel->events[i].length, parcel->events[i].leaf);
	stored->tree = attempt->tree;
	stored->in_tree = stored->lines.count;
	stored->review = attempt->review;
	attempt->review = review;
	stored->rows = parcel->rows;
	parcel->rows = rows;
}

static void tell(const struct attempt *attempt)
{
	const cspr_stored *stored = attempt->stored;
	const cspr_store *store = stored->store;
	uint32_t first = stored->lines.count - (uint32_t)attempt->count + 1;

	for (size_t i = 0; store->observe && i < attempt->count; i++)
		store->observe(store->observe_data, stored->reference, first + (uint32_t)i, attempt->events[i],
			       attempt->decisions[i]);
}

static cspr_status append(struct attempt *attempt)
{
	cspr_stored *stored = attempt->stored;
	cspr_store *store = stored->store;
	struct parcel parcel = { 0 };
	cspr_status status = lines_reserve(&stored->lines, attempt->lines.used, attempt->lines.count)
				     ? pack(attempt, &parcel)
				     : CSPR_ERROR_NO_MEMORY;

	if (status == CSPR_DONE) {
		status = store->driver->append(store->state, &parcel.append);
		if (status == CSPR_DONE)
			settle(attempt, &parcel);
		else
			driver_failed(store, status, attempt->trouble);
	}
	parcel_free(&parcel);
	if (status == CSPR_DONE)
		tell(attempt);
	return status;
}

/* Decides everything and appends it. Of what is refused, the decision is the last. */
static cspr_status attempt_record(struct attempt *attempt, bool again)
{
	cspr_status status = attempt_begin(attempt);

	for (size_t i = 0; status == CSPR_DONE && i < attempt->recording->count; i++)
		status = event_decide(attempt, i, again);
	return status == CSPR_DONE ? append(attempt) : status;
}

static void give(struct attempt *attempt, uint32_t attempts, cspr_status status, struct cspr_recorded *ret)
{
	if (!ret)
		return;
	ret->events = attempt->stored->lines.count;
	ret->attempts = attempts;
	ret->refused = attempt->count - 1;
	ret->decision = cspr_decision_ref(attempt->decisions[attempt->count - 1]);
	if (status == CSPR_DONE)
		ret->refused = 0;
}

static cspr_status record(cspr_stored *stored, const struct cspr_recording *recording, struct cspr_recorded *ret,
			  struct cspr_trouble *trouble)
{
	cspr_status status;
	uint32_t attempts = 0;

	do {
		struct attempt attempt = { .stored = stored, .recording = recording, .trouble = trouble };

		say_nothing(trouble);
		if (recording->expect >= 0 && recording->expect != stored->lines.count)
			return say_wrong(trouble, CSPR_ERROR_CONFLICT, 0,
					 "the review has %u events, and not as many as were expected",
					 (unsigned int)stored->lines.count);
		status = attempt_record(&attempt, attempts > 0);
		attempts++;
		if (status >= 0)
			give(&attempt, attempts, status, ret);
		attempt_free(&attempt);
		if (status != CSPR_ERROR_CONFLICT)
			return status;
		cspr_status read = cspr_stored_refresh(stored, trouble);

		if (read < 0)
			return read;
	} while (recording->expect < 0 && attempts < stored->store->attempts);
	return say_wrong(trouble, CSPR_ERROR_CONFLICT, 0, "the review was written to by others meanwhile");
}

/* A refusal as an event: who tried what, and the rules that were not met. */
static cspr_status refusal_event(cspr_stored *stored, const cspr_event *tried, const cspr_decision *decision,
				 cspr_event **ret)
{
	struct cspr_finding finding = { .size = sizeof finding };
	cspr_event *event;
	cspr_status status = cspr_event_new(stored->store->context, CSPR_EVENT_NOTE_REFUSAL, &event);

	if (status < 0)
		return status;
	status = cspr_event_set_actor(event, cspr_event_role(tried), cspr_event_actor(tried),
				      cspr_event_capacity(tried), cspr_event_organisation(tried));
	if (status == CSPR_DONE)
		status = cspr_event_set_historic(event, cspr_event_historic(tried));
	if (status == CSPR_DONE)
		status = cspr_event_set_happened(event, cspr_event_happened(tried));
	if (status == CSPR_DONE)
		status = cspr_event_set_recorded(event, cspr_event_recorded(tried));
	if (status == CSPR_DONE)
		status = cspr_event_set_code(event, CSPR_PART_EVENT, cspr_event_code(tried));
	for (size_t i = 0; status == CSPR_DONE && cspr_decision_finding(decision, i, &finding) == CSPR_DONE; i++)
		if (finding.result != CSPR_RESULT_MET)
			status = cspr_event_set_reference(event, CSPR_PART_RULES, finding.name);
	if (status < 0)
		cspr_event_unref(event);
	else
		*ret = event;
	return status;
}

static cspr_status keep_refusal(cspr_stored *stored, const struct cspr_recording *refused,
				const struct cspr_recorded *recorded, struct cspr_trouble *trouble)
{
	cspr_event *event;
	cspr_status status = refusal_event(stored, refused->events[recorded->refused], recorded->decision, &event);
	struct cspr_recording recording = { .size = sizeof recording, .events = &event, .count = 1, .expect = -1 };

	if (status < 0)
		return status;
	status = record(stored, &recording, NULL, trouble);
	cspr_event_unref(event);
	return status;
}

cspr_status cspr_stored_record(cspr_stored *stored, const struct cspr_recording *recording, struct cspr_recorded *ret,
			       struct cspr_trouble *trouble)
{
	struct cspr_recorded recorded = { .size = sizeof recorded };
	cspr_status status;

	if (!stored || !recording || recording->size < sizeof *recording || !recording->count || !recording->events ||
	    (ret && ret->size < sizeof *ret))
		return CSPR_ERROR_ARGUMENT;
	status = record(stored, recording, &recorded, trouble);
	if (status < 0)
		return status;
	if (status == CSPR_REFUSED && stored->store->keep_refusals && stored->review) {
		cspr_status kept = keep_refusal(stored, recording, &recorded, trouble);

		if (kept < 0) {
			cspr_decision_unref(recorded.decision);
			return kept;
		}
		recorded.events = stored->lines.count;
	}
	if (ret)
		*ret = recorded;
	else
		cspr_decision_unref(recorded.decision);
	return status;
}
