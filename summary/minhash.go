package summary

import (
	"math"

	"github.com/khabar-go/khabar/article"
)

// SignatureSize is the number of hashes of a [Signature].
const SignatureSize = 96

// A Signature is what a [Grouper] knows of an article: the smallest values of 96 hash
// functions over the pairs of neighbouring words of its headline and text (minhash,
// Broder 1997). The part of the hashes that two signatures share is the part of the
// pairs that the articles share, give or take 0.05. The zero Signature is that of an
// article without text; it belongs to no group.
//
// Words are compared without marks, proclitics and ال, in one spelling; stop words,
// months, bylines, datelines, credits and what a page prints on every article are left
// out.
type Signature struct {
	Hashes [SignatureSize]uint32
	Pairs  uint32 // number of different pairs of words, 0 of an article without text
}

// Sign makes the signature of an article. It is the same on every machine and in every
// release that does not tell otherwise.
func Sign(a *article.Article) Signature {
	s := contents.Get().(*content)
	defer contents.Put(s)
	s.read(a)
	return sign(s.pairs)
}

// sign makes the signature of a set of pairs.
func sign(pairs []uint64) Signature {
	var s Signature
	if len(pairs) == 0 {
		return s
	}
	for i := range s.Hashes {
		s.Hashes[i] = math.MaxUint32
	}
	for _, p := range pairs {
		for i := range s.Hashes {
			s.Hashes[i] = min(s.Hashes[i], permuted(p, i))
		}
	}
	s.Pairs = uint32(len(pairs))
	return s
}

// permuted is hash function i: multiplication by an odd constant of its own, the upper
// half (Dietzfelbinger 1997).
func permuted(x uint64, i int) uint32 {
	return uint32(x * multipliers[i] >> 32)
}

// multipliers are odd numbers from the generator splitmix64 with the seed 1.
var multipliers = [SignatureSize]uint64{
	0x910a2dec89025cc1, 0xbeeb8da1658eec67, 0xf893a2eefb32555f, 0x71c18690ee42c90b,
	0x71bb54d8d101b5b9, 0xc34d0bff90150281, 0xe099ec6cd7363ca5, 0x85e7bb0f12278575,
	0x491718de357e3da9, 0xcb435c8e74616797, 0x6775dc7701564f61, 0x9afcd44d14cf8bff,
	0x7476cf8a4baa5dc1, 0x87b341d690d7a28b, 0x6f9b6dae6f4c57a9, 0x2ac2ce17a5794a3b,
	0xa534a6a6b7fd0b63, 0xd0bad0da572baaf1, 0xae84379630af89ef, 0xe263183773ef6509,
	0x10e2c46865e98747, 0x14d7973c5c2a449d, 0x7ef1fd0ed1548fcd, 0x1f8410633ef306ad,
	0x497305c5d1aab99f, 0x0c43407dc177b6f7, 0x83f91ca7864a7135, 0xb6b9aeef0d2df7ab,
	0x0b331645445bcd27, 0xff6c67e81909778b, 0x990cd70b12c5d085, 0x962b1967c90789bb,
	0x65ace2685a072c6d, 0x70616f2f48dce01d, 0x40d6824e2ef3fc17, 0x879e2e2256feff0d,
	0x8b2e02445e4be0f5, 0xbf8c59bb003553c1, 0xd16aa4b296eb9d19, 0xab27a171be5b133d,
	0xdca0c749607e2c87, 0xb54b3c40881e2907, 0x3c821fbf59108163, 0xa7ff0d388687ffb3,
	0xde70d1019fc66081, 0xd6de6acd12c87e39, 0x530e0e6118e9685f, 0x28bff9ea304d9f97,
	0xe4d9303221373073, 0xe9a6100461edd57b, 0x4d4673ef77ba0575, 0x21af8cfd4c4cbee5,
	0x536000f4bd6ae8f9, 0xf0af3ce429ca1791, 0x64c70b0b0c5b4a8f, 0x167587272751ecaf,
	0x9b679c859acd7aaf, 0x27cd5f9ec8c694cd, 0xf55540b2bff06253, 0xe02852925a4dc853,
	0x86c5d1b05ce2ce15, 0x1180b23a1075b77f, 0xc09a1a817914ffbd, 0x88b894e1401ed25b,
	0xb86c9a98359e0b63, 0x47a9dc6739325fad, 0x099545b4ca73e0f3, 0x05a2e18941c3936b,
	0x91866d4d0cde66a9, 0x1eb967d7929813bb, 0x29663e9ea0ec2561, 0xd2c61eeb27a21187,
	0xf902155aa328d575, 0xb0eb094e6f1dcf73, 0x90ccb6a06cd2330f, 0x7878834768668743,
	0x9fbd96359554aa53, 0xdc3320bb97ca63bf, 0xce45a342c10ffb55, 0x1bea994d2e7d779d,
	0xa64b31c22cc57f39, 0x388495061eb06ce1, 0x6c38537a931e49d7, 0xe31d5ce0684b83f3,
	0xaf60baae69576109, 0xf0dad8272e600eb1, 0xc0257e403811c379, 0x2072b26dfe81f26f,
	0x2d4de979b560315d, 0xbcf35b6db5f3ba41, 0xc7c9572ddea951a9, 0x635b0b7e74f0c83f,
	0x18c80a5e762810c3, 0xf3f0a4b172d1294b, 0x98d0ff43e17386af, 0x180a2bd6343d01f9,
}

// Similarity is the part of the word pairs of two articles that they share, as their
// signatures tell it: 0 to 1 (Jaccard's index).
func (s *Signature) Similarity(t *Signature) float64 {
	if s.Pairs == 0 || t.Pairs == 0 {
		return 0
	}
	same := 0
	for i := range s.Hashes {
		if s.Hashes[i] == t.Hashes[i] {
			same++
		}
	}
	return float64(same) / SignatureSize
}

// Containment is the part of the word pairs of the shorter article that the longer one
// has, as the signatures tell it: 0 to 1.
func (s *Signature) Containment(t *Signature) float64 {
	j := s.Similarity(t)
	shared := j / (1 + j) * float64(uint64(s.Pairs)+uint64(t.Pairs))
	if short := float64(min(s.Pairs, t.Pairs)); shared < short {
		return shared / short
	}
	return math.Ceil(j) // 1, or 0 of an empty one
}
