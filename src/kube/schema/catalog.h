#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "base/version.h"
#include "doc/names.h"

namespace pave::kube::schema {

/// A set of Kubernetes minor versions among those that the catalogue has: bit i is kOldestMinor + i.
using VersionMask = std::uint8_t;
inline constexpr int kOldestMinor = 33;
inline constexpr int kNewestMinor = 37;

/// What a value must be. Strings that the server decodes into a type of their own have a kind of their own.
enum class ShapeKind : std::uint8_t {
  Any,  ///< anything (RawExtension, JSON, FieldsV1)
  Boolean,
  Int32,
  Int64,
  Number,
  String,
  Bytes,      ///< base64
  Time,       ///< RFC 3339 (metav1.Time)
  MicroTime,  ///< RFC 3339 (metav1.MicroTime)
  Duration,   ///< Go duration (metav1.Duration)
  Quantity,
  IntOrString,
  Object,  ///< fields of type `detail`
  Map,     ///< keys are free, values have shape `detail`
  List,    ///< items have shape `detail`
  // What may stand for a schema inside the schema of a CustomResourceDefinition. A map has the fields of type `detail`, and
  // the server drops unknown ones without a word (apiextensions/v1, marshal.go).
  SchemaOrBoolean,  ///< a map, or a boolean
  SchemaOrList,     ///< a map or a list of maps; the server drops anything else
  SchemaOrStrings,  ///< a map or a list of strings; the server drops anything else
};

enum class ListType : std::uint8_t { Atomic, Set, Map };

/// An index into Catalog::shapes().
using ShapeId = std::uint16_t;
/// An index into Catalog::types().
using TypeId = std::uint16_t;

struct Shape {
  ShapeKind kind;
  ListType list_type;    ///< List only
  std::uint16_t detail;  ///< Object, SchemaOr...: TypeId; Map and List: ShapeId of the values
  std::uint16_t
      values;  ///< String: index of the enum's values + 1, 0: none or not enforced; List of type Map: index of its keys + 1
};

/// One field of an object type. A field whose facts changed between versions stands once for each form.
struct Field {
  doc::Symbol name;
  ShapeId shape;
  VersionMask versions;  ///< where the field exists in this form
  bool required;  ///< the OpenAPI document lists it as required, or it is an object that the server decodes as an
                  ///< empty one when it is not written, and then misses a required field in it
  bool enforced;  ///< ... and the server refuses an object without it (data/kubernetes/required-not-enforced.txt)
};

struct Type {
  std::uint32_t first_field;  ///< fields are sorted by name's symbol
  std::uint16_t field_count;
  doc::Symbol name;  ///< short name, `Container`
};

/// What is known of a group, version and kind. Lifecycle facts are Kubernetes' own markers (k8s.io/api 0.21 and newer).
struct KindFacts {
  std::string_view group;
  std::string_view version;
  std::string_view kind;
  VersionMask versions;      ///< where there is a schema
  TypeId type;               ///< valid when versions is not 0
  bool namespaced;           ///< valid when versions is not 0
  std::uint16_t introduced;  ///< minor version, 0: unknown
  std::uint16_t deprecated;  ///< minor version, 0: never
  std::uint16_t removed;     ///< minor version in which serving stops, 0: never
  std::string_view replacement_group;
  std::string_view replacement_version;  ///< empty: none
  std::string_view replacement_kind;
};

/// The schemas of all built-in kinds: constant data that was compiled from data/kubernetes when Pave was built; nothing
/// is read or constructed at run time. All members may be used from many threads.
class Catalog {
 public:
  static const Catalog& builtin();

  const doc::Names& names() const;
  std::span<const Shape> shapes() const;
  std::span<const Type> types() const;
  std::span<const Field> fields() const;
  std::span<const Field> fields(const Type& type) const { return fields().subspan(type.first_field, type.field_count); }
  /// All kinds, sorted by group, kind, version.
  std::span<const KindFacts> kinds() const;

  /// The facts of exactly this kind, whatever the version of Kubernetes; null: never heard of.
  const KindFacts* find(std::string_view group, std::string_view version, std::string_view kind) const;
  /// Whether built-in kinds are in this group (`apps`, ``, `batch` ...): then an unknown kind or version is an error.
  bool is_builtin_group(std::string_view group) const;
  /// The enum of a String shape or the keys of a List shape, as symbols of names(). Compare texts, not symbols: where the
  /// empty string stands for "not written", it is one of the values (kNoSymbol), and any unknown text is kNoSymbol too.
  std::span<const doc::Symbol> values(std::uint16_t index_plus_one) const;
};

/// The bit of a version, or no bit for one that the catalogue doesn't have.
inline VersionMask mask_of(base::KubeVersion version) {
  int bit = static_cast<int>(version.minor) - kOldestMinor;
  if (version.major != 1 || bit < 0 || bit > kNewestMinor - kOldestMinor) return 0;
  return static_cast<VersionMask>(1U << bit);
}

}  // namespace pave::kube::schema
