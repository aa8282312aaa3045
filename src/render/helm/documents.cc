#include "render/helm/documents.h"

#include <algorithm>

#include "base/unicode.h"
#include "base/utf8.h"

namespace pave::render::helm {
namespace {

/// What `\s` is in Go's regular expressions.
bool is_pattern_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r'; }

std::size_t leading_space(std::string_view text) {
  std::size_t size = 0;
  while (size < text.size()) {
    std::uint32_t code = 0;
    std::size_t bytes = base::decode_utf8(text.substr(size), code);
    if (bytes == 0 || !base::is_white_space(code)) break;
    size += bytes;
  }
  return size;
}

std::size_t trailing_space(std::string_view text) {
  std::size_t end = text.size();
  while (end > 0) {
    std::size_t begin = end - 1;
    while (begin > 0 && end - begin < 4 && !base::begins_character(text[begin])) --begin;
    std::uint32_t code = 0;
    if (base::decode_utf8(text.substr(begin, end - begin), code) != end - begin || !base::is_white_space(code)) break;
    end = begin;
  }
  return text.size() - end;
}

/// A separator: what stands before `begin` and from `end` on is kept.
struct Separator {
  std::size_t begin;
  std::size_t end;
};

/// `(?m)^---[ \t]*` from `from` on; begins at text.size() when there is none.
Separator next_line_separator(std::string_view text, std::size_t from) {
  for (std::size_t at = from;; ++at) {
    at = text.find("---", at);
    if (at == std::string_view::npos) return {text.size(), text.size()};
    if (at != 0 && text[at - 1] != '\n') continue;
    std::size_t end = text.find_first_not_of(" \t", at + 3);
    return {at, std::min(end, text.size())};
  }
}

/// `(?:^|\s*\n)---\s*`; `^` is the start of the text alone.
Separator next_space_separator(std::string_view text, std::size_t from) {
  std::size_t begin = text.size();
  std::size_t end = text.size();
  if (from == 0 && text.starts_with("---")) {
    begin = 0;
    end = 3;
  } else {
    std::size_t line = text.find("\n---", from);
    if (line == std::string_view::npos) return {text.size(), text.size()};
    begin = line;
    while (begin > from && is_pattern_space(text[begin - 1])) --begin;
    end = line + 4;
  }
  while (end < text.size() && is_pattern_space(text[end])) ++end;
  return {begin, end};
}

}  // namespace

std::string_view trim_space(std::string_view text) {
  text.remove_prefix(leading_space(text));
  text.remove_suffix(trailing_space(text));
  return text;
}

std::vector<Part> split_documents(std::string_view text, HelmVersion version) {
  bool trims_end = version == HelmVersion::V4_1;
  std::size_t start = leading_space(text);
  std::string_view body = text.substr(start);
  if (trims_end) body.remove_suffix(trailing_space(body));

  std::vector<Part> parts;
  std::size_t from = 0;
  while (from <= body.size()) {
    Separator next = trims_end ? next_space_separator(body, from) : next_line_separator(body, from);
    std::string_view document = body.substr(from, next.begin - from);
    std::size_t lead = leading_space(document);
    if (lead < document.size()) {
      std::size_t tail = trims_end ? trailing_space(document) : 0;
      parts.push_back(
          {static_cast<std::uint32_t>(start + from + lead), static_cast<std::uint32_t>(start + next.begin - tail)});
    }
    if (next.begin == body.size() && next.end == body.size()) break;
    from = next.end;
  }
  return parts;
}

}  // namespace pave::render::helm
