/*
 * Packs: all that somebody without this program needs to verify a review, as the library makes them; with what cspr
 * show says of the review, and the local profile that it was last decided under, as further files.
 */
#include "exports.h"

#include <stdlib.h>
#include <string.h>

struct making {
	const struct exporting *exporting;
	cspr_key *key;
	char *answer;  /* review.json */
	char *profile; /* profile.json, or NULL */
	size_t profile_length;
};

static cspr_status profile_visit(void *data, const struct cspr_document *document)
{
	struct making *making = data;

	making->profile = malloc(document->length + 1);
	if (!making->profile)
		return CSPR_ERROR_NO_MEMORY;
	memcpy(making->profile, document->bytes, document->length);
	making->profile_length = document->length;
	return CSPR_DONE;
}

static bool further_files(struct making *making, const struct opened *opened, struct trouble *trouble)
{
	const cspr_store *store = making->exporting->desk.store;
	const cspr_profile *profile = cspr_basis_profile(cspr_review_basis(opened->record.review));
	json_t *answer = review_json(opened, trouble);
	cspr_status status = CSPR_DONE;

	if (!answer)
		return false;
	making->answer = json_dumps(answer, JSON_INDENT(1));
	json_decref(answer);
	if (!making->answer)
		return no_memory(trouble);
	if (profile)
		status = cspr_store_driver(store)->document(cspr_store_state(store), cspr_profile_digest(profile),
							    profile_visit, making);
	return status == CSPR_DONE || driver_trouble(store, status, trouble);
}

static bool pack_write(const struct making *making, const struct opened *opened, const cspr_kept *kept,
		       const char *folder, struct trouble *trouble)
{
	const struct cspr_pack_file answer = {
		.size = sizeof(answer), .name = "review.json", .bytes = making->answer, .length = strlen(making->answer)
	};
	const struct cspr_pack_file profile = { .size = sizeof(profile),
						.name = "profile.json",
						.bytes = making->profile,
						.length = making->profile_length };
	const struct cspr_pack_file *const more[] = { &answer, &profile };
	struct cspr_evidence evidence = { .size = sizeof(evidence) };
	cspr_pack *pack;
	cspr_status status = cspr_kept_evidence(kept, making->key, &evidence);

	if (status == CSPR_DONE)
		status = cspr_pack_make(making->exporting->desk.context, &evidence,
					cspr_review_basis(opened->record.review), more, making->profile ? 2 : 1, &pack);
	if (status == CSPR_REFUSED)
		return bad_input(trouble, "", "the latest checkpoint is not signed by the key that was given");
	if (status < 0)
		return status_trouble(status, trouble);
	status = cspr_pack_write(pack, folder, trouble_begin(trouble));
	cspr_pack_unref(pack);
	return status == CSPR_DONE || store_trouble(status, trouble);
}

static bool kept_read(cspr_store *store, const char *reference, cspr_kept **ret, struct trouble *trouble)
{
	cspr_status status = cspr_store_kept(store, reference, ret, trouble_begin(trouble));

	return status == CSPR_DONE || store_trouble(status, trouble);
}

static bool export_pack(const struct exporting *exporting, const char *reference, void *data, struct trouble *trouble)
{
	struct making making = { .exporting = exporting, .key = data };
	struct opened opened;
	cspr_kept *kept = NULL;
	char name[FILE_NAME_SIZE],
		*folder = exporting->reference ? format_text("%s", exporting->out)
					       : format_text("%s/%s", exporting->out, reference_file(reference, name));
	bool good = review_open(exporting, reference, &opened, trouble);

	good = good && (folder || no_memory(trouble)) && further_files(&making, &opened, trouble) &&
	       kept_read(exporting->desk.store, reference, &kept, trouble) &&
	       pack_write(&making, &opened, kept, folder, trouble);
	free(folder);
	free(making.answer);
	free(making.profile);
	cspr_kept_unref(kept);
	review_close(&opened);
	return good;
}

bool export_packs(const struct exporting *exporting, struct trouble *trouble)
{
	cspr_key *key = NULL;
	cspr_status status = CSPR_DONE;
	bool good;

	if (exporting->key_file)
		status = cspr_key_read(exporting->key_file, &key, trouble_begin(trouble));
	if (status < 0)
		return store_trouble(status, trouble);
	good = (exporting->reference || folder_make(exporting->out, trouble)) &&
	       each_review(exporting, export_pack, key, trouble);
	cspr_key_unref(key);
	return good;
}
