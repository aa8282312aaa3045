#include "doc/reader.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>

#include "base/utf8.h"
#include "doc/builder.h"
#include "doc/events.h"
#include "doc/parser.h"

namespace pave::doc {
namespace {

std::string hexadecimal(std::uint32_t value, int digits) {
  std::string out;
  for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) out += "0123456789ABCDEF"[value >> shift & 15];
  return out;
}

std::string code_point(std::uint32_t code) { return "U+" + hexadecimal(code, 4); }
std::string escape_of(std::uint32_t code) {
  return code <= 0xff ? "\\x" + hexadecimal(code, 2) : "\\u" + hexadecimal(code, 4);
}

base::Diagnostic describe_bad_character(const base::Source& source, std::size_t at) {
  std::uint32_t code = 0;
  bool well_formed = base::decode_utf8(source.text.substr(at), code) != 0;
  if (well_formed)
    return {base::Code::SyntaxYaml,
            source.at(at),
            "a control character, " + code_point(code),
            "remove it, or write it as an escape in double quotes: " + escape_of(code),
            {}};
  if (at == 0 && (source.text.starts_with("\xff\xfe") || source.text.starts_with("\xfe\xff")))
    return {base::Code::SyntaxYaml, source.at(at), "this file is UTF-16", "save it as UTF-8", {}};
  return {base::Code::SyntaxYaml,
          source.at(at),
          "this byte is not UTF-8: " + hexadecimal(static_cast<unsigned char>(source.text[at]), 2),
          "save the file as UTF-8; it may be Windows-1252 or Latin-1 now",
          {}};
}

/// An error for bytes that are no text: it hides what the parser made of them. `quoted` are texts in quotes, which may
/// hold all characters that JSON allows there (nb-json in YAML 1.2.2).
std::optional<base::Diagnostic> find_bad_character(const base::Source& source, std::uint32_t begin, std::uint32_t end,
                                                   const Parser::Ranges& quoted) {
  std::string_view text = source.text.substr(0, end);
  for (std::size_t at = begin; at < end;) {
    std::size_t skipped = base::find_unprintable(text.substr(at));
    if (skipped == std::string_view::npos) return std::nullopt;
    at += skipped;
    std::uint32_t code = 0;
    std::size_t length = base::decode_utf8(text.substr(at), code);
    auto after = std::upper_bound(quoted.begin(), quoted.end(), at,
                                  [](std::size_t place, const auto& range) { return place < range.first; });
    bool allowed = length != 0 && code >= 0x20 && after != quoted.begin() && at < std::prev(after)->second;
    if (!allowed) return describe_bad_character(source, at);
    at += length;
  }
  return std::nullopt;
}

/// The bad character of a document that the parser has read, if there is one. Only where something may be wrong is it
/// read a second time, to learn where its quotes are.
std::optional<base::Diagnostic> check_characters(const base::Source& source, std::uint32_t begin, std::uint32_t end,
                                                 const ReadOptions& options) {
  if (base::find_unprintable(source.text.substr(begin, end - begin)) == std::string_view::npos) return std::nullopt;
  base::Arena arena;
  std::vector<Comment> comments;
  Builder builder(source, arena, options, nullptr);
  Parser parser(source, arena, options.profile, !options.as_unmarshal, builder, comments);
  Parser::Ranges quoted;
  parser.read_again(begin, quoted);
  try {
    parser.next_document();
  } catch (SyntaxError&) {
    // What it read up to there is enough.
  }
  return find_bad_character(source, begin, end, quoted);
}

}  // namespace

Stream read(const base::Source& source, base::Arena& arena, const ReadOptions& options) {
  Stream stream;
  if (source.text.size() > kMaxFileSize) {
    Document& document = stream.documents.emplace_back();
    document.errors.push_back({base::Code::SyntaxLimit,
                               source.at(0),
                               "the file is larger than " + std::to_string(kMaxFileSize >> 20) + " MiB",
                               "split it into several files",
                               {}});
    return stream;
  }
  Builder builder(source, arena, options, nullptr);
  Parser parser(source, arena, options.profile, !options.as_unmarshal, builder, stream.comments);
  for (;;) {
    Document document;
    document.begin = parser.offset();
    try {
      if (!parser.next_document()) {
        // Behind the last document there may still be bytes that are no text.
        if (auto bad = find_bad_character(source, document.begin, static_cast<std::uint32_t>(source.text.size()), {})) {
          document.end = static_cast<std::uint32_t>(source.text.size());
          document.errors.push_back(std::move(*bad));
          stream.documents.push_back(std::move(document));
        }
        return stream;
      }
      document.root = builder.root();
      document.errors = std::move(builder.errors());
      document.warnings = std::move(builder.warnings());
    } catch (SyntaxError& error) {
      document.errors.push_back(std::move(error.diagnostic));
      parser.skip_broken_document();
    }
    document.end = parser.offset();
    if (auto bad = check_characters(source, document.begin, document.end, options)) {
      document.errors.clear();
      document.errors.push_back(std::move(*bad));
    }
    if (!document.errors.empty()) document.root = nullptr;
    stream.documents.push_back(std::move(document));
  }
}

base::Expected<std::string> read_events(const base::Source& source) {
  std::string events = "+STR\n";
  base::Arena arena;
  std::vector<Comment> comments;
  ReadOptions options{.profile = Profile::Yaml12, .names = nullptr};
  Builder builder(source, arena, options, &events);
  Parser parser(source, arena, options.profile, !options.as_unmarshal, builder, comments);
  try {
    for (;;) {
      std::uint32_t begin = parser.offset();
      bool read = parser.next_document();
      if (auto bad = check_characters(source, begin,
                                      read ? parser.offset() : static_cast<std::uint32_t>(source.text.size()), options))
        return std::unexpected(std::move(*bad));
      if (!read) break;
    }
  } catch (SyntaxError& error) {
    return std::unexpected(std::move(error.diagnostic));
  }
  return events + "-STR\n";
}

}  // namespace pave::doc
