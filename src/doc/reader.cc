#include "doc/reader.h"

#include "base/utf8.h"
#include "doc/builder.h"
#include "doc/events.h"
#include "doc/parser.h"

namespace pave::doc {
namespace {

/// An error for bytes that are no text at all: it hides what the parser made of them.
std::optional<base::Diagnostic> find_bad_character(const base::Source& source, std::uint32_t begin, std::uint32_t end) {
  std::string_view text = source.text.substr(begin, end - begin);
  std::size_t at = base::find_unprintable(text);
  if (at == std::string_view::npos) return std::nullopt;
  std::uint32_t code = 0;
  bool well_formed = base::decode_utf8(text.substr(at), code) != 0;
  return base::Diagnostic{base::Code::SyntaxYaml, source.at(begin + at), well_formed ? "a control character" : "bytes that are not UTF-8",
                          well_formed ? "remove it, or write it as an escape in double quotes" : "save the file as UTF-8", {}};
}

}  // namespace

Stream read(const base::Source& source, base::Arena& arena, const ReadOptions& options) {
  Stream stream;
  if (source.text.size() > kMaxFileSize) {
    Document& document = stream.documents.emplace_back();
    document.errors.push_back({base::Code::SyntaxLimit, source.at(0), "the file is larger than " + std::to_string(kMaxFileSize >> 20) + " MiB", "split it into several files", {}});
    return stream;
  }
  Builder builder(source, arena, options, nullptr);
  Parser parser(source, arena, options.profile, builder, stream.comments);
  for (;;) {
    Document document;
    document.begin = parser.offset();
    try {
      if (!parser.next_document()) {
        // Behind the last document there may still be bytes that are no text.
        if (auto bad = find_bad_character(source, document.begin, static_cast<std::uint32_t>(source.text.size()))) {
          document.end = static_cast<std::uint32_t>(source.text.size());
          document.errors.push_back(std::move(*bad));
          stream.documents.push_back(std::move(document));
        }
        return stream;
      }
      document.root = builder.root();
      document.errors = std::move(builder.errors());
    } catch (SyntaxError& error) {
      document.errors.push_back(std::move(error.diagnostic));
      parser.skip_broken_document();
    }
    document.end = parser.offset();
    if (auto bad = find_bad_character(source, document.begin, document.end)) {
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
  Parser parser(source, arena, options.profile, builder, comments);
  if (auto bad = find_bad_character(source, 0, static_cast<std::uint32_t>(source.text.size()))) return std::unexpected(std::move(*bad));
  try {
    while (parser.next_document()) {
    }
  } catch (SyntaxError& error) {
    return std::unexpected(std::move(error.diagnostic));
  }
  return events + "-STR\n";
}

}  // namespace pave::doc
