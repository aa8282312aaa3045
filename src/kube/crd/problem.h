#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "doc/node.h"
#include "kube/crd/schema.h"

namespace pave::kube::crd {

/// What the API server has against a value of a custom resource.
enum class Fault : std::uint8_t {
  // While it decodes the object strictly (400):
  UnknownField,  ///< `schema` is that of the map around it; null: in metadata, or where nothing is known
  MetadataType,  ///< metadata, apiVersion or kind that can't be decoded; `detail` is what was expected
  // When it validates the object (422):
  Type,
  Required,  ///< `node` and `schema` are of the map that lacks the field, `detail` is the field's name
  Enum,
  TooLong,
  TooShort,
  Pattern,
  Format,
  AboveMaximum,
  BelowMinimum,
  NotMultiple,
  NumberRange,  ///< the number does not fit its type or format
  BadBound,     ///< the schema's bound does not fit the type, so that no number passes; `detail` names it
  TooManyItems,
  TooFewItems,
  RepeatedItem,  ///< uniqueItems
  TooManyFields,
  TooFewFields,
  FieldNotAllowed,  ///< additionalProperties: false
  AnyOf,
  OneOf,  ///< `count` alternatives fit
  AllOf,
  Not,
  DuplicateItem,  ///< of a list of type set or map; `other` is the earlier one
  ItemNotAMap,    ///< in a list of type map
  // Of type and metadata, of the object or an embedded one; `detail` says what is wrong, `help` what to write:
  Name,              ///< of the object, its namespace or kind
  Label,             ///< a key or value
  MetadataForm,      ///< a text of another form than it must have
  MetadataMissing,   ///< something that must be written
  MetadataConflict,  ///< two things that exclude each other
  MetadataSize,
  Immutable,  ///< a change that an existing object does not take
  Replicas,   ///< what the scale subresource can't read
};

/// One fault at one place. Views into the tree, the schema and the arena that the check was given.
struct Problem {
  Fault fault;
  std::string field;      ///< as the server writes it; where the server names the place in its message only, that place
  const doc::Node* node;  ///< the value at fault
  const Schema* schema = nullptr;
  std::string detail = {};
  std::string help = {};
  std::size_t count = 0;
  std::size_t guesses = 0;  ///< AnyOf, OneOf: problems behind this one that are those of the nearest alternative
  const doc::Node* other = nullptr;

  bool is_decoding() const { return fault == Fault::UnknownField || fault == Fault::MetadataType; }
  /// Whether the server names the place in its message only, and leaves the field of the cause empty.
  bool has_no_field() const {
    return fault == Fault::AnyOf || fault == Fault::OneOf || fault == Fault::AllOf || fault == Fault::Not ||
           fault == Fault::NumberRange || fault == Fault::BadBound;
  }
};

using Problems = std::vector<Problem>;

}  // namespace pave::kube::crd
