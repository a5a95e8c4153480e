/*
 * An evidence pack on the disk: a folder of files, written whole or not at all, and read up to a limit.
 *
 * Each file is written under a passing name, brought to the disk and renamed; SHA256SUMS is renamed after all others
 * are on the disk.
 */
#include "evidence/evidence.h"
#include "trouble.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MOST_FILES = 10000 };
static const size_t most_bytes = (size_t)1 << 30;

static const char last_file[] = "SHA256SUMS";

/* Whether a folder has nothing in it. Takes nothing over. */
static bool is_empty(int folder)
{
	int copy = openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *entries = copy < 0 ? NULL : fdopendir(copy);
	const struct dirent *entry;

	if (!entries) {
		if (copy >= 0)
			close(copy);
		return false;
	}
	while ((entry = readdir(entries)) && (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0))
		;
	closedir(entries);
	return !entry;
}

static void passing_name(char *ret, size_t size, const char *name)
{
	snprintf(ret, size, ".%s.part", name);
}

/* Takes back what was written of the first count files. */
static void take_back(const cspr_pack *pack, int folder, size_t count)
{
	char passing[LONGEST_FILE_NAME + 8];

	for (size_t i = 0; i < count; i++) {
		passing_name(passing, sizeof passing, pack->files[i].name);
		unlinkat(folder, passing, 0);
		unlinkat(folder, pack->files[i].name, 0);
	}
}

static bool rename_all(const cspr_pack *pack, int folder, bool last)
{
	char passing[LONGEST_FILE_NAME + 8];

	for (size_t i = 0; i < pack->count; i++) {
		if ((strcmp(pack->files[i].name, last_file) == 0) != last)
			continue;
		passing_name(passing, sizeof passing, pack->files[i].name);
		if (renameat(folder, passing, folder, pack->files[i].name) != 0)
			return false;
	}
	return fsync(folder) == 0;
}

static cspr_status write_files(const cspr_pack *pack, int folder, struct cspr_trouble *trouble)
{
	char passing[LONGEST_FILE_NAME + 8];

	for (size_t i = 0; i < pack->count; i++) {
		const struct pack_file *file = pack->files + i;
		cspr_status status;

		passing_name(passing, sizeof passing, file->name);
		status = file_create(folder, passing, 0644, file->bytes, file->length, trouble);
		if (status != CSPR_DONE) {
			take_back(pack, folder, i);
			return status;
		}
	}
	if (rename_all(pack, folder, false) && rename_all(pack, folder, true))
		return CSPR_DONE;
	say_errno(trouble, "the files of the pack can't be put in their places");
	take_back(pack, folder, pack->count);
	return CSPR_ERROR_UNAVAILABLE;
}

static cspr_status write_into(const cspr_pack *pack, const char *path, struct cspr_trouble *trouble)
{
	int folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC), above;
	cspr_status status = CSPR_ERROR_UNAVAILABLE;

	if (folder < 0)
		return say_errno(trouble, "the folder can't be opened");
	if (is_empty(folder))
		status = write_files(pack, folder, trouble);
	else
		status = say_wrong(trouble, CSPR_ERROR_UNAVAILABLE, 0,
				   "the folder is not empty; a pack goes into an empty one, or into a new one");
	above = openat(folder, "..", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (above >= 0) {
		fsync(above); /* the folder's own name; not every file system can, and the pack is there all the same */
		close(above);
	}
	close(folder);
	return status;
}

cspr_status cspr_pack_write(const cspr_pack *pack, const char *folder, struct cspr_trouble *trouble)
{
	cspr_status status;
	bool made;

	if (!pack || !folder)
		return CSPR_ERROR_ARGUMENT;
	made = mkdir(folder, 0777) == 0;
	if (!made && errno != EEXIST)
		return say_errno(trouble, "the folder can't be made");
	status = write_into(pack, folder, trouble);
	if (status != CSPR_DONE && made)
		rmdir(folder);
	return status;
}

static cspr_status read_one(cspr_pack *pack, int folder, const char *name, size_t *left, struct cspr_trouble *trouble)
{
	int file = openat(folder, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
	struct stat about;
	cspr_status status;
	size_t length;
	char *bytes;

	if (file < 0)
		return say_errno(trouble, "a file of the pack can't be opened");
	if (fstat(file, &about) != 0 || !S_ISREG(about.st_mode)) {
		close(file);
		return say_wrong(trouble, CSPR_ERROR_UNAVAILABLE, 0,
				 "there is something in the folder that is not a regular file");
	}
	status = file_read(file, *left, &bytes, &length, trouble);
	close(file);
	if (status != CSPR_DONE)
		return status;
	*left -= length;
	return pack_take(pack, name, bytes, length) ? CSPR_DONE : CSPR_ERROR_NO_MEMORY;
}

static cspr_status read_files(cspr_pack *pack, DIR *entries, struct cspr_trouble *trouble)
{
	size_t left = most_bytes;
	cspr_status status = CSPR_DONE;
	const struct dirent *entry;

	while (status == CSPR_DONE && (errno = 0, entry = readdir(entries))) {
		if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
			continue;
		if (!pack_name_is_good(entry->d_name)) {
			return say_wrong(trouble, CSPR_ERROR_UNAVAILABLE, 0,
					 "there is something in the folder that is no file of a pack, by its name");
		}
		if (pack->count == MOST_FILES) {
			return say_wrong(trouble, CSPR_ERROR_LIMIT, 0,
					 "there are more files in the folder than a pack has");
		}
		status = read_one(pack, dirfd(entries), entry->d_name, &left, trouble);
	}
	if (status == CSPR_DONE && errno)
		return say_errno(trouble, "the folder can't be read");
	return status;
}

cspr_status cspr_pack_read(const char *folder, cspr_pack **ret, struct cspr_trouble *trouble)
{
	cspr_status status;
	cspr_pack *pack;
	DIR *entries;

	if (!folder || !ret)
		return CSPR_ERROR_ARGUMENT;
	entries = opendir(folder);
	if (!entries)
		return say_errno(trouble, "the folder can't be opened");
	pack = pack_new();
	status = pack ? read_files(pack, entries, trouble) : CSPR_ERROR_NO_MEMORY;
	closedir(entries);
	return pack_give(pack, status, ret);
}
