#include "base/utf8.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace pave::base {
namespace {

bool is_forbidden(std::uint32_t code) {
  if (code < 0x20) return code != '\t' && code != '\n' && code != '\r';
  return (code >= 0x7f && code < 0xa0 && code != 0x85) || code == 0xfffe || code == 0xffff;
}

/// How many bytes from `at` on are surely fine, in steps of 16.
std::size_t skip_plain_ascii(const char* at, const char* end) {
  const char* start = at;
#if defined(__SSE2__)
  const __m128i space = _mm_set1_epi8(0x20);
  const __m128i del = _mm_set1_epi8(0x7f);
  const __m128i line_feed = _mm_set1_epi8('\n');
  for (; end - at >= 16; at += 16) {
    __m128i block = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
    // Signed compare: bytes from 0x80 on are negative, so they count as below a space, too.
    __m128i low = _mm_andnot_si128(_mm_cmpeq_epi8(block, line_feed), _mm_cmplt_epi8(block, space));
    if (_mm_movemask_epi8(_mm_or_si128(low, _mm_cmpeq_epi8(block, del))) != 0) break;
  }
#else
  (void)end;
#endif
  return static_cast<std::size_t>(at - start);
}

}  // namespace

std::size_t decode_utf8(std::string_view text, std::uint32_t& code) {
  if (text.empty()) return 0;
  auto byte = [text](std::size_t i) { return static_cast<std::uint32_t>(static_cast<unsigned char>(text[i])); };
  std::uint32_t first = byte(0);
  if (first < 0x80) {
    code = first;
    return 1;
  }
  std::size_t length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
  if (first < 0xc2 || first > 0xf4 || text.size() < length) return 0;
  code = first & (0x7fU >> length);
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xc0) != 0x80) return 0;
    code = code << 6 | (byte(i) & 0x3f);
  }
  constexpr std::uint32_t kSmallest[] = {0, 0, 0x80, 0x800, 0x10000};
  bool well_formed = code >= kSmallest[length] && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
  return well_formed ? length : 0;
}

std::size_t find_unprintable(std::string_view text) {
  const char* end = text.data() + text.size();
  for (std::size_t at = 0; at < text.size();) {
    at += skip_plain_ascii(text.data() + at, end);
    // Up to 16 bytes with care, then in steps again.
    for (std::size_t stop = at + 16; at < text.size() && at < stop;) {
      std::uint32_t code = 0;
      std::size_t length = decode_utf8(text.substr(at), code);
      if (length == 0 || is_forbidden(code)) return at;
      at += length;
    }
  }
  return std::string_view::npos;
}

void append_utf8(std::uint32_t code, std::string& out) {
  auto put = [&out](std::uint32_t byte) { out += static_cast<char>(static_cast<unsigned char>(byte)); };
  if (code < 0x80) {
    put(code);
  } else if (code < 0x800) {
    put(0xc0 | code >> 6);
    put(0x80 | (code & 0x3f));
  } else if (code < 0x10000) {
    put(0xe0 | code >> 12);
    put(0x80 | (code >> 6 & 0x3f));
    put(0x80 | (code & 0x3f));
  } else {
    put(0xf0 | code >> 18);
    put(0x80 | (code >> 12 & 0x3f));
    put(0x80 | (code >> 6 & 0x3f));
    put(0x80 | (code & 0x3f));
  }
}

}  // namespace pave::base
