#pragma once

#include <cstddef>
#include <span>

#include "base/version.h"
#include "doc/path.h"
#include "judge/schema/unknown_field.h"
#include "judge/sink.h"
#include "kube/schema/catalog.h"

namespace pave::judge::schema {

/// Compares one tree with its type; see judge_schema(). The cost is one binary search a field and one pass over a
/// type's fields a map; the schema is walked along the tree, so an object costs what it holds, not what its kind could
/// hold.
class Walk {
 public:
  Walk(const kube::schema::Catalog& catalog, base::KubeVersion version, Sink& sink)
      : catalog_(catalog),
        types_(catalog.types()),
        shapes_(catalog.shapes()),
        env_var_(catalog.names().find("EnvVar")),
        http_header_(catalog.names().find("HTTPHeader")),
        version_(version),
        mask_(kube::schema::mask_of(version)),
        sink_(sink) {}

  /// The whole object. Needs a version that the catalogue has.
  void root(const doc::Node& node, kube::schema::TypeId type, bool is_secret);

 private:
  /// What holds for a value because of where it stands.
  struct Scope {
    bool hidden = false;    ///< its value must not be shown
    bool in_map = false;    ///< it is an entry of a map with free keys, or inside one
    bool validated = true;  ///< the server looks at required fields and enums, too
    bool strict = true;     ///< the server refuses unknown fields; otherwise it drops them
    int depth = 0;
  };

  /// The fields of a Map, or of a Null that the server decodes as an empty object.
  void object(const doc::Node& node, const Place& place, Scope scope);
  bool holds_env_vars(const kube::schema::Shape& shape) const;
  void value(const doc::Node& node, kube::schema::ShapeId shape, const Place& parent, const doc::Path& path,
             Scope scope);
  void items(const doc::Node& list, const kube::schema::Shape& shape, const Place& parent, const doc::Path& path,
             Scope scope);
  void entries(const doc::Node& map, const kube::schema::Shape& shape, const Place& parent, const doc::Path& path,
               Scope scope);
  void schema(const doc::Node& node, const kube::schema::Shape& shape, const Place& parent, const doc::Path& path,
              Scope scope);
  void unknown_field(const doc::Node& field, const Place& place, const doc::Path& path, Scope scope);
  void scalar(const doc::Node& node, const kube::schema::Shape& shape, const doc::Path& path, Scope scope);
  void missing_fields(const doc::Node& node, const Place& place);
  void missing_field(const doc::Node& node, const kube::schema::Field& field, const doc::Node* written,
                     const Place& place);

  bool demands_fields(kube::schema::TypeId type) const;

  const kube::schema::Field* find_field(kube::schema::TypeId type, doc::Symbol name) const;

  const kube::schema::Catalog& catalog_;
  std::span<const kube::schema::Type> types_;
  std::span<const kube::schema::Shape> shapes_;
  bool may_be_secret(doc::Symbol type) const { return type == env_var_ || type == http_header_; }
  /// Whether messages must not show the value: of such a type, or an entry of a map with a key like `password`.
  bool is_hidden(const Scope& scope, const doc::Path& path) const;

  doc::Symbol env_var_;  ///< the types whose values may be secrets
  doc::Symbol http_header_;
  base::KubeVersion version_;
  kube::schema::VersionMask mask_;
  std::size_t comparisons_left_ = kMaxComparisons;
  Sink& sink_;
};

}  // namespace pave::judge::schema
