// Verifies an evidence pack with what golang.org/x/mod has for Go's own checksum database, and nothing of libcspr.
//
//	verify_pack FOLDER            verifies; exit 0, or 1 with the first thing that is wrong
//	verify_pack FOLDER variants   reads rows "FILE OFFSET MASK SUMS"; for each it changes that byte of that file (and, where
//	                              SUMS is 1, SHA256SUMS with it) and says "found" or "missed"
//	verify_pack FOLDER sign       writes a key made here and a checkpoint of the pack's record signed with it
package main

import (
	"bufio"
	"bytes"
	"crypto/ed25519"
	"crypto/rand"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"encoding/hex"
	"encoding/pem"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

type pack map[string][]byte

type checkpoint struct {
	size      int64
	root      tlog.Hash
	text      string
	signature []byte
}

func read(folder string) (pack, error) {
	files := pack{}
	paths, err := filepath.Glob(filepath.Join(folder, "*"))
	for _, path := range paths {
		if files[filepath.Base(path)], err = os.ReadFile(path); err != nil {
			return nil, err
		}
	}
	return files, err
}

func (files pack) sums() []byte {
	var names []string
	for name := range files {
		if name != "SHA256SUMS" {
			names = append(names, name)
		}
	}
	sort.Strings(names)
	var sums bytes.Buffer
	for _, name := range names {
		fmt.Fprintf(&sums, "%x  %s\n", sha256.Sum256(files[name]), name)
	}
	return sums.Bytes()
}

// Both halves of the text are read leniently by NewVerifier: only the text that it would write is let in.
func (files pack) key() (note.Verifier, ed25519.PublicKey, error) {
	text := strings.TrimSuffix(string(files["key.vkey"]), "\n")
	verifier, err := note.NewVerifier(text)
	if err != nil {
		return nil, nil, err
	}
	key, err := base64.StdEncoding.Strict().DecodeString(text[strings.Index(text, "+")+10:])
	if err != nil {
		return nil, nil, err
	}
	again := fmt.Sprintf("%s+%08x+%s\n", verifier.Name(), verifier.KeyHash(), base64.StdEncoding.EncodeToString(key))
	if again != string(files["key.vkey"]) {
		return nil, nil, fmt.Errorf("it has another form than it was written in")
	}
	public, err := x509.MarshalPKIXPublicKey(ed25519.PublicKey(key[1:]))
	if err != nil {
		return nil, nil, err
	}
	if !bytes.Equal(pem.EncodeToMemory(&pem.Block{Type: "PUBLIC KEY", Bytes: public}), files["key.pem"]) {
		return nil, nil, fmt.Errorf("key.pem is another key")
	}
	return verifier, key[1:], nil
}

func open(text []byte, verifier note.Verifier) (*checkpoint, error) {
	opened, err := note.Open(text, note.VerifierList(verifier))
	if err != nil {
		return nil, err
	}
	signature, err := base64.StdEncoding.Strict().DecodeString(opened.Sigs[0].Base64)
	if err != nil {
		return nil, err
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) != 4 || !strings.HasPrefix(lines[0], verifier.Name()+"/") {
		return nil, fmt.Errorf("it is no checkpoint of this key")
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil || strconv.FormatInt(size, 10) != lines[1] || size < 1 {
		return nil, fmt.Errorf("its size is no number")
	}
	root, err := base64.StdEncoding.Strict().DecodeString(lines[2])
	if err != nil || len(root) != tlog.HashSize {
		return nil, fmt.Errorf("its root is no hash")
	}
	found := &checkpoint{size: size, text: opened.Text, signature: signature[4:]}
	copy(found.root[:], root)
	return found, nil
}

type tree []tlog.Hash

func (stored tree) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	var hashes []tlog.Hash
	for _, index := range indexes {
		hashes = append(hashes, stored[index])
	}
	return hashes, nil
}

func plant(leaves []tlog.Hash) (tree, error) {
	var stored tree
	for index, leaf := range leaves {
		hashes, err := tlog.StoredHashesForRecordHash(int64(index), leaf, stored)
		if err != nil {
			return nil, err
		}
		stored = append(stored, hashes...)
	}
	return stored, nil
}

func rows(file []byte) []string {
	return strings.Split(strings.TrimSuffix(string(file), "\n"), "\n")
}

func (files pack) leaves() (kept []tlog.Hash) {
	for _, row := range rows(files["leaves.txt"]) {
		var leaf tlog.Hash
		if bytes, err := hex.DecodeString(row); err == nil && hex.EncodeToString(bytes) == row {
			copy(leaf[:], bytes)
		}
		kept = append(kept, leaf)
	}
	return kept
}

func (files pack) lines() (leaves []tlog.Hash) {
	for _, line := range rows(files["record.jsonl"]) {
		leaves = append(leaves, tlog.RecordHash([]byte(line)))
	}
	return leaves
}

func hasRoot(leaves []tlog.Hash, latest *checkpoint) bool {
	stored, err := plant(leaves)
	if err != nil || int64(len(leaves)) < latest.size {
		return false
	}
	root, err := tlog.TreeHash(latest.size, stored)
	return err == nil && root == latest.root
}

// Whichever list has the root that was signed is the record as it was; each line of the other has to be proven.
func checkLines(lines, kept []tlog.Hash, latest *checkpoint) (tree, error) {
	believed, doubted, words := kept, lines, "line %d is not as it was signed"
	if !hasRoot(kept, latest) {
		believed, doubted, words = lines, kept, "leaf %d is not as it was signed"
		if !hasRoot(lines, latest) {
			return nil, fmt.Errorf("neither lines nor leaves have the root that was signed")
		}
	}
	stored, err := plant(believed)
	if err != nil {
		return nil, err
	}
	for index := int64(0); index < latest.size; index++ {
		proof, err := tlog.ProveRecord(latest.size, index, stored)
		if err != nil {
			return nil, err
		}
		if index >= int64(len(doubted)) || tlog.CheckRecord(proof, latest.size, latest.root, index, doubted[index]) != nil {
			return nil, fmt.Errorf(words, index+1)
		}
	}
	if len(lines) != len(kept) {
		return nil, fmt.Errorf("there are %d lines and %d leaves", len(lines), len(kept))
	}
	for index := range lines {
		if lines[index] != kept[index] {
			return nil, fmt.Errorf("line %d, which nothing signed, is not as its leaf", index+1)
		}
	}
	return stored, nil
}

func (files pack) verify() error {
	if !bytes.Equal(files["SHA256SUMS"], files.sums()) {
		return fmt.Errorf("SHA256SUMS: the files are not those that were written")
	}
	verifier, _, err := files.key()
	if err != nil {
		return fmt.Errorf("key.vkey: %v", err)
	}
	latest, err := open(files["checkpoint"], verifier)
	if err != nil {
		return fmt.Errorf("checkpoint: %v", err)
	}
	if latest.text != string(files["checkpoint.body"]) || !bytes.Equal(latest.signature, files["checkpoint.sig"]) {
		return fmt.Errorf("checkpoint.body, checkpoint.sig: they are not those of checkpoint")
	}
	stored, err := checkLines(files.lines(), files.leaves(), latest)
	if err != nil {
		return err
	}
	for name, text := range files {
		if !strings.HasPrefix(name, "checkpoint-") {
			continue
		}
		older, err := open(text, verifier)
		if err != nil {
			return fmt.Errorf("%s: %v", name, err)
		}
		proof, err := tlog.ProveTree(latest.size, older.size, stored)
		if err == nil {
			err = tlog.CheckTree(proof, latest.size, latest.root, older.size, older.root)
		}
		if err != nil || name != fmt.Sprintf("checkpoint-%d", older.size) {
			return fmt.Errorf("%s: it is of another history", name)
		}
	}
	return nil
}

func (files pack) variants() error {
	rows := bufio.NewScanner(os.Stdin)
	answers := bufio.NewWriter(os.Stdout)
	defer answers.Flush()
	for rows.Scan() {
		var name string
		var offset, mask, sums int
		if _, err := fmt.Sscan(rows.Text(), &name, &offset, &mask, &sums); err != nil {
			return err
		}
		whole, wholeSums := files[name], files["SHA256SUMS"]
		changed := append([]byte(nil), whole...)
		changed[offset] ^= byte(mask)
		files[name] = changed
		if sums == 1 {
			files["SHA256SUMS"] = files.sums()
		}
		if files.verify() != nil {
			fmt.Fprintln(answers, "found")
		} else {
			fmt.Fprintln(answers, "missed")
		}
		files["SHA256SUMS"] = wholeSums
		files[name] = whole
	}
	return rows.Err()
}

func (files pack) sign() error {
	private, public, err := note.GenerateKey(rand.Reader, "other.example/reviews")
	if err != nil {
		return err
	}
	signer, err := note.NewSigner(private)
	if err != nil {
		return err
	}
	lines := files.lines()
	stored, err := plant(lines)
	if err != nil {
		return err
	}
	root, err := tlog.TreeHash(int64(len(lines)), stored)
	if err != nil {
		return err
	}
	text := fmt.Sprintf("other.example/reviews/review-1\n%d\n%v\n", len(lines), root)
	signed, err := note.Sign(&note.Note{Text: text}, signer)
	if err != nil {
		return err
	}
	fmt.Printf("%s\n%s\n%s", private, public, signed)
	return nil
}

func main() {
	files, err := read(os.Args[1])
	if err == nil {
		switch strings.Join(os.Args[2:], " ") {
		case "":
			err = files.verify()
		case "variants":
			err = files.variants()
		case "sign":
			err = files.sign()
		}
	}
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
}
