/*
 * Recording: decide, append at the expected number, commit; after a conflict, read what is new and decide again.
 *
 * What must stay true: the host's events are copied, and never changed; whatever fails, the stored review is what was
 * last known to be durable.
 */
#include "record.h"

#include <openssl/rand.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Says what is wrong with an event of the recording, and which it is if there are several. */
static cspr_status event_wrong(const struct attempt *attempt, size_t index, const struct trouble *wrong)
{
	*attempt->trouble = wrong->told;
	if (attempt->recording->count > 1)
		snprintf(attempt->trouble->message, sizeof attempt->trouble->message, "event %zu of %zu: %.500s",
			 index + 1, attempt->recording->count, wrong->told.message);
	return wrong->status;
}

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
	cspr_status status = edition ? CSPR_DONE : cspr_edition_for(stored->kind, first, &edition, NULL);

	if (status == CSPR_ERROR_NOT_FOUND || status == CSPR_ERROR_BAD_DATE)
		return say_wrong(attempt->trouble, status, 0, "no one edition was in force then: give the edition");
	if (status < 0)
		return status;
	status = CSPR_ERROR_NOT_FOUND;
	if (store->profile)
		status = store_basis(store, edition, store->profile_text.digest, &basis, attempt->trouble);
	if (status == CSPR_ERROR_NOT_FOUND) /* the profile is not for this edition */
		status = store_basis(store, edition, NULL, &basis, attempt->trouble);
	return status < 0 ? status : cspr_review_new(store->context, basis, &attempt->review);
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
	status = stored_tree(stored, attempt->trouble);
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

static cspr_status note_check(const struct attempt *attempt, size_t index, const struct cspr_note *note)
{
	struct trouble trouble = { .told.size = sizeof trouble.told };

	if (note->length > CSPR_NOTE_MOST) {
		bad_input(&trouble, "/note", "a note has %d bytes at most", CSPR_NOTE_MOST);
		trouble.status = CSPR_ERROR_LIMIT;
	} else if (!text_is_utf8(note->text, note->length)) {
		bad_input(&trouble, "/note", "a note is UTF-8");
	}
	return trouble.status < 0 ? event_wrong(attempt, index, &trouble) : CSPR_DONE;
}

static cspr_status note_take(struct attempt *attempt, size_t index, uint32_t number, unsigned char ret_digest[32],
			     bool *ret_given)
{
	const char *text = attempt->recording->notes ? attempt->recording->notes[index] : NULL;
	struct cspr_note *note = &attempt->notes[attempt->note_count];
	cspr_status status;

	*ret_given = text != NULL;
	if (!text)
		return CSPR_DONE;
	*note = (struct cspr_note){ .size = sizeof *note, .number = number, .text = text, .length = strlen(text) };
	status = note_check(attempt, index, note);
	if (status < 0)
		return status;
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
	if (status == CSPR_ERROR_BAD_DATE)
		return say_wrong(attempt->trouble, status, 0, "recorded_at is later than 2199");
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

/* What an event can't be decided for, with its place, and what would be right. */
static cspr_status event_undecided(const struct attempt *attempt, size_t index, const cspr_event *event,
				   cspr_status status)
{
	struct trouble wrong = { .told.size = sizeof wrong.told };
	cspr_event *last;
	char moment[32];

	cspr_event_trouble(event, status, &wrong.told);
	wrong.status = status;
	if (status == CSPR_ERROR_RECORDED_EARLIER &&
	    cspr_review_event(attempt->review, cspr_review_version(attempt->review) - 1, &last, NULL, NULL) ==
		    CSPR_DONE &&
	    cspr_moment_write(cspr_event_recorded(last), moment) == CSPR_DONE)
		snprintf(wrong.told.message, sizeof wrong.told.message,
			 "recorded_at is earlier than that of the event before, which is %s", moment);
	return event_wrong(attempt, index, &wrong);
}

static cspr_status event_decide(struct attempt *attempt, size_t index, bool again)
{
	cspr_event *event;
	cspr_status status = event_take(attempt, index, again, &event);

	if (status < 0)
		return status;
	status = cspr_review_decide(attempt->review, event, &attempt->decisions[index]);
	if (status < 0) {
		status = event_undecided(attempt, index, event, status);
		cspr_event_unref(event);
		return status;
	}
	attempt->events[index] = event;
	attempt->count = index + 1;
	return status == CSPR_DONE ? event_write(attempt, index) : status;
}

/* Decides everything and appends it. Of what is refused, the decision is the last. */
static cspr_status attempt_record(struct attempt *attempt, bool again)
{
	cspr_status status = attempt_begin(attempt);

	for (size_t i = 0; status == CSPR_DONE && i < attempt->recording->count; i++)
		status = event_decide(attempt, i, again);
	return status == CSPR_DONE ? attempt_append(attempt) : status;
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

		*trouble = (struct cspr_trouble){ .size = sizeof *trouble };
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
		status = stored_refresh(stored, trouble);
		if (status < 0)
			return status;
	} while (recording->expect < 0 && attempts < stored->store->attempts);
	return say_wrong(trouble, CSPR_ERROR_CONFLICT, 0, "the review was written to by others meanwhile");
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
	struct trouble wrong = { .told.size = sizeof wrong.told };
	struct cspr_recorded recorded = { .size = ret ? ret->size : 0 };
	cspr_status status;

	if (!stored || !recording || recording->size < sizeof *recording || !recording->count || !recording->events ||
	    (ret && ret->size < sizeof *ret))
		return CSPR_ERROR_ARGUMENT;
	status = record(stored, recording, &recorded, &wrong.told);
	if (status == CSPR_REFUSED && stored->store->keep_refusals && stored->review) {
		cspr_status kept = keep_refusal(stored, recording, &recorded, &wrong.told);

		status = kept < 0 ? kept : status;
		recorded.events = stored->lines.count;
	}
	if (ret && status >= 0)
		*ret = recorded;
	else
		cspr_decision_unref(recorded.decision);
	return trouble_end(&wrong, status, trouble);
}
