#include "lang/gotemplate/builtins/random.h"

#include <cstdint>
#include <string>
#include <string_view>

#include "base/base64.h"
#include "lang/host.h"

namespace pave::lang::gotemplate {
namespace {

constexpr std::string_view kDigits = "0123456789";
constexpr std::string_view kLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
constexpr std::string_view kLettersAndDigits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
constexpr std::string_view kAscii =
    " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~";

Value too_long(Call& call) {
  return call.fail("a random text of more than " + std::to_string(kMaxRandomText) + " characters is asked for");
}

Value drawn(Call& call, std::string_view alphabet) {
  std::int64_t count = call[0].integer;
  if (count > kMaxRandomText) return too_long(call);
  std::string out;
  for (std::int64_t i = 0; i < count; ++i) out += alphabet[call.host().random().below(alphabet.size())];
  return call.text(out);
}

Value alpha(Call& call) { return drawn(call, kLetters); }
Value alpha_num(Call& call) { return drawn(call, kLettersAndDigits); }
Value ascii(Call& call) { return drawn(call, kAscii); }
Value numeric(Call& call) { return drawn(call, kDigits); }

Value bytes(Call& call) {
  std::int64_t count = call[0].integer;
  if (count < 0) return call.fail("runtime error: makeslice: len out of range");
  if (count > kMaxRandomText) return too_long(call);
  std::string drawn(static_cast<std::size_t>(count), '\0');
  call.host().random().fill({reinterpret_cast<unsigned char*>(drawn.data()), drawn.size()});
  std::string out;
  base::encode_base64(drawn, out);
  return call.text(out);
}

/// RFC 9562, section 5.4.
Value uuidv4(Call& call) {
  unsigned char drawn[16];
  call.host().random().fill(drawn);
  drawn[6] = static_cast<unsigned char>((drawn[6] & 0x0f) | 0x40);
  drawn[8] = static_cast<unsigned char>((drawn[8] & 0x3f) | 0x80);
  std::string out;
  for (std::size_t i = 0; i < 16; ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) out += '-';
    out += "0123456789abcdef"[drawn[i] >> 4];
    out += "0123456789abcdef"[drawn[i] & 15];
  }
  return call.text(out);
}

constexpr Argument kCount[] = {{"count", Param::Int}};

constexpr Function kFunctions[] = {
    {.name = "randAlpha",
     .group = Group::Sprig,
     .topic = "random",
     .arguments = kCount,
     .doc = "That many random letters. The same for the same seed.",
     .example = {"{{ randAlpha 8 | len }}", "8"},
     .run = alpha},
    {.name = "randAlphaNum",
     .group = Group::Sprig,
     .topic = "random",
     .arguments = kCount,
     .doc = "That many random letters and digits. The same for the same seed.",
     .example = {"{{ randAlphaNum 16 | len }}", "16"},
     .run = alpha_num},
    {.name = "randAscii",
     .group = Group::Sprig,
     .topic = "random",
     .arguments = kCount,
     .doc = "That many random printable characters of ASCII, the space included. The same for the same seed.",
     .example = {"{{ randAscii 5 | len }}", "5"},
     .run = ascii},
    {.name = "randNumeric",
     .group = Group::Sprig,
     .topic = "random",
     .arguments = kCount,
     .doc = "That many random digits. The same for the same seed.",
     .example = {"{{ randNumeric 4 | len }}", "4"},
     .run = numeric},
    {.name = "randBytes",
     .group = Group::Sprig,
     .topic = "random",
     .arguments = kCount,
     .doc = "That many random bytes as base64. The same for the same seed.",
     .example = {"{{ randBytes 3 | len }}", "4"},
     .run = bytes},
    {.name = "uuidv4",
     .group = Group::Sprig,
     .topic = "random",
     .arguments = {},
     .doc = "A random UUID (version 4). The same for the same seed.",
     .example = {"{{ uuidv4 | len }}", "36"},
     .run = uuidv4},
};

}  // namespace

std::span<const Function> random_functions() { return kFunctions; }

}  // namespace pave::lang::gotemplate
