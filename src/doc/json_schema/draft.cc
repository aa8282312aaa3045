#include "doc/json_schema/draft.h"

#include <array>

namespace pave::doc::json_schema {
namespace {

constexpr std::array<std::string_view, 5> kUrls = {
    "http://json-schema.org/draft-04/schema", "http://json-schema.org/draft-06/schema",
    "http://json-schema.org/draft-07/schema", "https://json-schema.org/draft/2019-09/schema",
    "https://json-schema.org/draft/2020-12/schema"};

constexpr std::array kKeywords = {
    Keyword{"definitions", Draft::D4, false, false, true},
    Keyword{"not", Draft::D4, true, false, false},
    Keyword{"allOf", Draft::D4, false, true, false},
    Keyword{"anyOf", Draft::D4, false, true, false},
    Keyword{"oneOf", Draft::D4, false, true, false},
    Keyword{"properties", Draft::D4, false, false, true},
    Keyword{"additionalProperties", Draft::D4, true, false, false},
    Keyword{"patternProperties", Draft::D4, false, false, true},
    Keyword{"items", Draft::D4, true, true, false},
    Keyword{"additionalItems", Draft::D4, true, false, false},
    Keyword{"dependencies", Draft::D4, false, false, true},
    Keyword{"propertyNames", Draft::D6, true, false, false},
    Keyword{"contains", Draft::D6, true, false, false},
    Keyword{"if", Draft::D7, true, false, false},
    Keyword{"then", Draft::D7, true, false, false},
    Keyword{"else", Draft::D7, true, false, false},
    Keyword{"$defs", Draft::D2019, false, false, true},
    Keyword{"dependentSchemas", Draft::D2019, false, false, true},
    Keyword{"unevaluatedProperties", Draft::D2019, true, false, false},
    Keyword{"unevaluatedItems", Draft::D2019, true, false, false},
    Keyword{"contentSchema", Draft::D2019, true, false, false},
    Keyword{"prefixItems", Draft::D2020, false, true, false},
};

constexpr std::array<std::string_view, 9> kVocabularies = {
    "core",   "applicator",        "unevaluated",      "validation", "meta-data",
    "format", "format-annotation", "format-assertion", "content"};

bool has(Draft draft, Vocabulary vocabulary) {
  switch (vocabulary) {
    case Vocabulary::Format: return draft == Draft::D2019;
    case Vocabulary::Unevaluated:
    case Vocabulary::FormatAnnotation:
    case Vocabulary::FormatAssertion: return draft == Draft::D2020;
    default: return draft >= Draft::D2019;
  }
}

std::string_view without_scheme(std::string_view url) {
  for (std::string_view scheme : {"http://", "https://"})
    if (url.starts_with(scheme)) return url.substr(scheme.size());
  return url;
}

}  // namespace

std::optional<Draft> find_draft(std::string_view url) {
  if (std::size_t mark = url.find('#'); mark != std::string_view::npos) {
    if (mark + 1 != url.size()) return std::nullopt;
    url = url.substr(0, mark);
  }
  url = without_scheme(url);
  if (url == "json-schema.org/schema") return Draft::D2020;
  for (std::size_t i = 0; i < kUrls.size(); ++i)
    if (url == without_scheme(kUrls[i])) return static_cast<Draft>(i);
  return std::nullopt;
}

std::string_view url_of(Draft draft) { return kUrls[static_cast<std::size_t>(draft)]; }
std::string_view id_key(Draft draft) { return draft == Draft::D4 ? "id" : "$id"; }
std::span<const Keyword> keywords() { return kKeywords; }

std::optional<Vocabulary> find_vocabulary(Draft draft, std::string_view url) {
  if (draft < Draft::D2019) return std::nullopt;
  std::string_view prefix = draft == Draft::D2019 ? "https://json-schema.org/draft/2019-09/vocab/"
                                                  : "https://json-schema.org/draft/2020-12/vocab/";
  if (!url.starts_with(prefix)) return std::nullopt;
  url.remove_prefix(prefix.size());
  for (std::size_t i = 0; i < kVocabularies.size(); ++i)
    if (url == kVocabularies[i] && has(draft, static_cast<Vocabulary>(i))) return static_cast<Vocabulary>(i);
  return std::nullopt;
}

std::string_view name(Vocabulary vocabulary) { return kVocabularies[static_cast<std::size_t>(vocabulary)]; }

std::uint16_t default_vocabularies(Draft draft) {
  std::uint16_t common = bit(Vocabulary::Core) | bit(Vocabulary::Applicator) | bit(Vocabulary::Validation);
  return draft == Draft::D2020 ? common | bit(Vocabulary::Unevaluated) : common;
}

}  // namespace pave::doc::json_schema
