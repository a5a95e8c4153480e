/*
 * An evidence pack in memory: files by name, and SHA256SUMS over them. Nothing here touches a disk.
 */
#include "evidence/evidence.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool pack_name_is_good(const char *name)
{
	static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-";
	size_t length = strlen(name);

	return length && length <= LONGEST_FILE_NAME && strspn(name, letters) == length && !strchr("._-", name[0]);
}

const struct pack_file *pack_find(const cspr_pack *pack, const char *name)
{
	for (size_t i = 0; i < pack->count; i++)
		if (strcmp(pack->files[i].name, name) == 0)
			return pack->files + i;
	return NULL;
}

bool pack_take(cspr_pack *pack, const char *name, char *bytes, size_t length)
{
	struct pack_file *files = bytes ? realloc(pack->files, (pack->count + 1) * sizeof *files) : NULL;
	char *copy = files ? strdup(name) : NULL;
	size_t at;

	if (files)
		pack->files = files;
	if (!copy) {
		free(bytes);
		return false;
	}
	bytes[length] = '\0';
	for (at = pack->count++; at && strcmp(files[at - 1].name, name) > 0; at--)
		files[at] = files[at - 1];
	files[at] = (struct pack_file){ copy, bytes, length };
	return true;
}

bool pack_copy(cspr_pack *pack, const char *name, const char *bytes, size_t length)
{
	char *copy = malloc(length + 1);

	if (copy && length)
		memcpy(copy, bytes, length);
	return pack_take(pack, name, copy, length);
}

char *end_text(FILE *stream, char **text)
{
	bool good = !ferror(stream);

	if (fclose(stream) == 0 && good)
		return *text;
	free(*text);
	*text = NULL;
	return NULL;
}

char *pack_sums(const cspr_pack *pack)
{
	EVP_MD_CTX *hash = hash_new();
	char *sums = calloc(pack->count + 1, 2 * HASH + 2 + LONGEST_FILE_NAME + 1 + 1), *at = sums;
	size_t mark = strlen("sha256:");
	bool good = hash && sums;

	for (const struct pack_file *file = pack->files; good && file < pack->files + pack->count; file++) {
		unsigned char digest[HASH];
		char text[72];

		if (strcmp(file->name, "SHA256SUMS") == 0)
			continue;
		good = hash_bytes(hash, file->bytes, file->length, digest);
		cspr_digest_write(digest, text);
		at += sprintf(at, "%s  %s\n", text + mark, file->name);
	}
	EVP_MD_CTX_free(hash);
	if (good)
		return sums;
	free(sums);
	return NULL;
}

cspr_pack *pack_new(void)
{
	cspr_pack *pack = calloc(1, sizeof *pack);

	if (pack)
		pack->references = 1;
	return pack;
}

cspr_pack *cspr_pack_ref(cspr_pack *pack)
{
	pack->references++;
	return pack;
}

void cspr_pack_unref(cspr_pack *pack)
{
	if (!pack || --pack->references)
		return;
	for (size_t i = 0; i < pack->count; i++) {
		free(pack->files[i].name);
		free(pack->files[i].bytes);
	}
	free(pack->files);
	free(pack);
}

cspr_status cspr_pack_file(const cspr_pack *pack, size_t index, struct cspr_pack_file *ret)
{
	struct cspr_pack_file given;

	if (!pack || !ret || ret->size < sizeof ret->size)
		return CSPR_ERROR_ARGUMENT;
	if (index >= pack->count)
		return CSPR_ERROR_NOT_FOUND;
	given = (struct cspr_pack_file){
		.name = pack->files[index].name,
		.bytes = pack->files[index].bytes,
		.length = pack->files[index].length,
	};
	memcpy((char *)ret + sizeof given.size, (const char *)&given + sizeof given.size,
	       (ret->size < sizeof given ? ret->size : sizeof given) - sizeof given.size);
	return CSPR_DONE;
}

cspr_status pack_add(cspr_pack *pack, const struct cspr_pack_file *const *files, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const struct cspr_pack_file *file = files[i];

		if (!file || !file->name || (!file->bytes && file->length))
			return CSPR_ERROR_ARGUMENT;
		if (!pack_name_is_good(file->name))
			return CSPR_ERROR_BAD_REFERENCE;
		if (pack_find(pack, file->name))
			return CSPR_ERROR_CONTRADICTS;
		if (!pack_copy(pack, file->name, file->bytes, file->length))
			return CSPR_ERROR_NO_MEMORY;
	}
	return CSPR_DONE;
}

cspr_status pack_give(cspr_pack *pack, cspr_status status, cspr_pack **ret)
{
	if (status == CSPR_DONE)
		*ret = pack;
	else
		cspr_pack_unref(pack);
	return status;
}

cspr_status cspr_pack_of(const struct cspr_pack_file *const *files, size_t count, cspr_pack **ret)
{
	cspr_pack *pack;

	if ((!files && count) || !ret)
		return CSPR_ERROR_ARGUMENT;
	pack = pack_new();
	return pack ? pack_give(pack, pack_add(pack, files, count), ret) : CSPR_ERROR_NO_MEMORY;
}
