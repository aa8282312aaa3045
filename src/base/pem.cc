#include "base/pem.h"

#include "base/base64.h"

namespace pave::base {
namespace {

constexpr std::string_view kBegin = "-----BEGIN ";
constexpr std::string_view kEnd = "\n-----END ";
constexpr std::string_view kDashes = "-----";

std::string_view without_space_behind(std::string_view line) {
  while (!line.empty() && (line.back() == ' ' || line.back() == '\t' || line.back() == '\r' || line.back() == '\n'))
    line.remove_suffix(1);
  return line;
}

/// Takes a line off the front.
std::string_view take_line(std::string_view& text) {
  std::size_t end = text.find('\n');
  std::string_view line = text.substr(0, end);
  text = end == text.npos ? std::string_view() : text.substr(end + 1);
  return without_space_behind(line);
}

std::optional<std::string> decode(std::string_view text) {
  std::string packed;
  for (char c : text)
    if (c != ' ' && c != '\t') packed += c;
  return decode_base64(packed);
}

}  // namespace

std::optional<PemBlock> next_block(std::string_view& text) {
  std::string_view rest = text;
  while (true) {
    // The last beginning before the first end; earlier ones have none.
    std::size_t end = rest.find(kEnd);
    if (end == rest.npos) return std::nullopt;
    std::string_view before = rest.substr(0, end);
    std::string_view behind = rest.substr(end + kEnd.size());
    rest = behind;
    std::size_t begin = before.rfind(kBegin);
    if (begin == before.npos || (begin > 0 && before[begin - 1] != '\n')) continue;
    std::string_view body = before.substr(begin + kBegin.size());
    std::string_view type = take_line(body);
    if (!type.ends_with(kDashes)) continue;
    type.remove_suffix(kDashes.size());
    PemBlock block{type, false, {}};
    for (std::string_view next = body; take_line(next).find(':') != next.npos; body = next) block.has_headers = true;
    if (!behind.starts_with(type) || !behind.substr(type.size()).starts_with(kDashes)) continue;
    std::string_view tail = behind.substr(type.size() + kDashes.size());
    if (!take_line(tail).empty()) continue;
    auto bytes = decode(body);
    if (!bytes) continue;
    block.bytes = *std::move(bytes);
    text = tail;
    return block;
  }
}

}  // namespace pave::base
