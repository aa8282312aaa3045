#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace pave::doc::json_schema {

/// Editions of JSON Schema, in order.
enum class Draft : std::uint8_t { D4, D6, D7, D2019, D2020 };

/// What `$schema` names; the scheme may be http or https, and an empty fragment is allowed. nullopt: none of them.
std::optional<Draft> find_draft(std::string_view url);
/// `http://json-schema.org/draft-07/schema`.
std::string_view url_of(Draft draft);
/// `id` in draft 4, `$id` later.
std::string_view id_key(Draft draft);

/// Where a schema has schemas in it.
struct Keyword {
  std::string_view name;
  Draft since;
  bool is_schema;  ///< `not: {}`
  bool is_list;    ///< `allOf: [{}]`
  bool is_map;     ///< `properties: {a: {}}`
};
/// Of all drafts; each holds from `since` on.
std::span<const Keyword> keywords();

/// Parts of the later drafts that a meta-schema turns on.
enum class Vocabulary : std::uint8_t {
  Core,
  Applicator,
  Unevaluated,
  Validation,
  MetaData,
  Format,
  FormatAnnotation,
  FormatAssertion,
  Content,
};
/// The vocabulary that a URL names in that draft; nullopt: none that is known.
std::optional<Vocabulary> find_vocabulary(Draft draft, std::string_view url);
/// The URL of the meta-schema of a vocabulary, without `https://json-schema.org/draft/2020-12/meta/`: `core`.
std::string_view name(Vocabulary vocabulary);
/// Those that a schema has whose meta-schema says nothing, one bit each.
std::uint16_t default_vocabularies(Draft draft);
inline constexpr std::uint16_t bit(Vocabulary vocabulary) {
  return static_cast<std::uint16_t>(1U << static_cast<unsigned>(vocabulary));
}

}  // namespace pave::doc::json_schema
