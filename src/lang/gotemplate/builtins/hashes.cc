#include "lang/gotemplate/builtins/hashes.h"

#include <cstdint>
#include <string>

#include "base/sha.h"

namespace pave::lang::gotemplate {
namespace {

Value sha1sum(Call& call) { return call.text(base::hexadecimal(base::sha1(call[0].text()))); }
Value sha256sum(Call& call) { return call.text(base::hexadecimal(base::sha256(call[0].text()))); }
Value sha512sum(Call& call) { return call.text(base::hexadecimal(base::sha512(call[0].text()))); }

/// RFC 1950, as a decimal number.
Value adler32sum(Call& call) {
  constexpr std::uint32_t kModulus = 65521;
  std::uint32_t sum = 1;
  std::uint32_t sum_of_sums = 0;
  for (char c : call[0].text()) {
    sum = (sum + static_cast<unsigned char>(c)) % kModulus;
    sum_of_sums = (sum_of_sums + sum) % kModulus;
  }
  return call.text(std::to_string(sum_of_sums << 16 | sum));
}

constexpr Argument kText[] = {{"text", Param::String}};

constexpr Function kFunctions[] = {
    {.name = "sha1sum",
     .group = Group::Sprig,
     .topic = "hashes",
     .arguments = kText,
     .doc = "The SHA-1 of the text as 40 hexadecimal digits.",
     .example = {"{{ sha1sum \"abc\" }}", "a9993e364706816aba3e25717850c26c9cd0d89d"},
     .run = sha1sum},
    {.name = "sha256sum",
     .group = Group::Sprig,
     .topic = "hashes",
     .arguments = kText,
     .doc =
         "The SHA-256 of the text as 64 hexadecimal digits: in an annotation of a pod it makes pods start anew when a "
         "ConfigMap changes.",
     .example = {"{{ sha256sum \"abc\" }}", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
     .run = sha256sum},
    {.name = "sha512sum",
     .group = Group::Sprig,
     .topic = "hashes",
     .arguments = kText,
     .doc = "The SHA-512 of the text as 128 hexadecimal digits.",
     .example = {"{{ sha512sum \"abc\" | trunc 16 }}", "ddaf35a193617aba"},
     .run = sha512sum},
    {.name = "adler32sum",
     .group = Group::Sprig,
     .topic = "hashes",
     .arguments = kText,
     .doc = "The Adler-32 of the text as a decimal number.",
     .example = {"{{ adler32sum \"abc\" }}", "38600999"},
     .run = adler32sum},
};

}  // namespace

std::span<const Function> hash_functions() { return kFunctions; }

}  // namespace pave::lang::gotemplate
