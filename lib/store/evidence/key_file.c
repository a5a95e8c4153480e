/*
 * Key files: NAME, the private half, for its owner alone, and NAME.pub. Nothing is ever overwritten, and a private half
 * that others could have read is not used.
 */
#include "evidence/evidence.h"
#include "trouble.h"

#include <openssl/crypto.h>

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MOST = 4096 };

/* A text and a line end. */
static cspr_status write_line(int folder, const char *name, unsigned mode, const char *text,
			      struct cspr_trouble *trouble)
{
	size_t length = strlen(text);
	char *line = malloc(length + 1);
	cspr_status status;

	if (!line)
		return CSPR_ERROR_NO_MEMORY;
	memcpy(line, text, length);
	line[length] = '\n';
	status = file_create(folder, name, mode, line, length + 1, trouble);
	OPENSSL_cleanse(line, length + 1);
	free(line);
	return status;
}

static cspr_status write_both(const cspr_key *key, int folder, const char *name, const char *public_name,
			      struct cspr_trouble *trouble)
{
	cspr_status status = write_line(folder, public_name, 0644, cspr_key_public(key), trouble);

	if (status != CSPR_DONE)
		return status;
	status = write_line(folder, name, 0600, cspr_key_private(key), trouble);
	if (status == CSPR_DONE && fsync(folder) != 0) {
		status = say_errno(trouble, "the folder of the key can't be brought to the disk");
		unlinkat(folder, name, 0);
	}
	if (status != CSPR_DONE)
		unlinkat(folder, public_name, 0);
	return status;
}

/* The folder that a path is in, opened; -1: it can't be. */
static int open_folder_of(const char *path)
{
	const char *slash = strrchr(path, '/');
	char *name = slash ? strndup(path, (size_t)(slash - path) + 1) : strdup(".");
	int folder = name ? open(name, O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;

	free(name);
	return folder;
}

cspr_status cspr_key_write(const cspr_key *key, const char *path, struct cspr_trouble *trouble)
{
	const char *slash, *name;
	char public_name[256];
	cspr_status status;
	int folder;

	if (!key || !path || !cspr_key_private(key))
		return CSPR_ERROR_ARGUMENT;
	slash = strrchr(path, '/');
	name = slash ? slash + 1 : path;
	if (!*name || snprintf(public_name, sizeof public_name, "%s.pub", name) >= (int)sizeof public_name) {
		return say_wrong(trouble, CSPR_ERROR_UNAVAILABLE, 0, "a key file needs a name of 1 to 251 bytes");
	}
	folder = open_folder_of(path);
	if (folder < 0)
		return say_errno(trouble, "the folder of the key can't be opened");
	status = write_both(key, folder, name, public_name, trouble);
	close(folder);
	return status;
}

/* Why a private key must not be used from this file; NULL: it may. */
static const char *why_unsafe(int file)
{
	struct stat about;

	if (fstat(file, &about) != 0)
		return "the key file can't be examined";
	if (about.st_uid != geteuid() && about.st_uid != 0)
		return "the private key file is owned by another user; it must be yours or root's";
	if (about.st_mode & (S_IRWXG | S_IRWXO))
		return "the private key file is open to its group or to others; it must be for its owner alone (chmod "
		       "600)";
	return NULL;
}

static cspr_status read_open(int file, cspr_key **ret, struct cspr_trouble *trouble)
{
	struct stat about;
	const char *why;
	char *text;
	size_t length;
	cspr_key *key;
	cspr_status status;

	if (fstat(file, &about) != 0 || !S_ISREG(about.st_mode)) {
		return say_wrong(trouble, CSPR_ERROR_UNAVAILABLE, 0, "the key file is not a regular file");
	}
	status = file_read(file, MOST, &text, &length, trouble);
	if (status != CSPR_DONE)
		return status;
	status = cspr_key_read_text(text, length, &key);
	OPENSSL_cleanse(text, length);
	free(text);
	if (status == CSPR_ERROR_BAD_INPUT)
		status = say_wrong(trouble, status, 0,
				   "the file has no Ed25519 key in the form of a signed note: "
				   "PRIVATE+KEY+name+id+base64, or name+id+base64 for a public one");
	if (status != CSPR_DONE)
		return status;
	why = cspr_key_private(key) ? why_unsafe(file) : NULL;
	if (why) {
		cspr_key_unref(key);
		return say_wrong(trouble, CSPR_ERROR_UNAVAILABLE, 0, "%s", why);
	}
	*ret = key;
	return CSPR_DONE;
}

cspr_status cspr_key_read(const char *path, cspr_key **ret, struct cspr_trouble *trouble)
{
	cspr_status status;
	int file;

	if (!path || !ret)
		return CSPR_ERROR_ARGUMENT;
	file = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
	if (file < 0)
		return say_errno(trouble, "the key file can't be opened");
	status = read_open(file, ret, trouble);
	close(file);
	return status;
}
