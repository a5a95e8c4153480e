/*
 * The leaf of a line in its review's Merkle tree (RFC 6962, section 2.1).
 */
#include <cspr/store.h>

#include <openssl/evp.h>

#include <stdbool.h>

cspr_status cspr_leaf(const char *line, size_t length, unsigned char ret[32])
{
	EVP_MD_CTX *hash = EVP_MD_CTX_new();
	bool good = hash && EVP_DigestInit_ex(hash, EVP_sha256(), NULL) && EVP_DigestUpdate(hash, "", 1) &&
		    EVP_DigestUpdate(hash, line, length) && EVP_DigestFinal_ex(hash, ret, NULL);

	EVP_MD_CTX_free(hash);
	return good ? CSPR_DONE : CSPR_ERROR_NO_MEMORY;
}
