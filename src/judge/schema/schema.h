#pragma once

#include <cstdint>

#include "base/version.h"
#include "judge/sink.h"
#include "kube/object.h"
#include "kube/schema/catalog.h"

namespace pave::judge::schema {

enum class Verdict : std::uint8_t {
  Judged,    ///< the object was compared with its schema, or its kind is wrong and that was said
  NoSchema,  ///< there is no schema, and nothing was said: see not_checked()
};

/// Says what a Kubernetes API server of that version would refuse in the object while it decodes it strictly (unknown
/// fields, wrong types, formats) and because a required field is missing or an enum's value is none; then, as warnings,
/// what the schema asks for and the server does not. Codes: schema/* but schema/not-checked, api/missing-field,
/// api/duplicate-item, syntax/limit.
///
/// Decoding is that of sigs.k8s.io/json: null means absent wherever it stands, numbers are compared after YAML became
/// JSON (so `1e3` is an integer), names of fields are case-sensitive. Below a top-level `status`, which the server
/// drops when it creates an object, only types and names of fields count. A kind that is served by other versions of
/// Kubernetes only is schema/unknown-kind, unless its removal is announced (then it is api/removed, another judge's).
///
/// Values below `data` and `stringData` of a Secret and of environment variables never appear in a message.
///
/// The tree must have been read with catalog.names(), or without names. A version that the catalogue doesn't have is
/// taken as the nearest one that it has. Pure; allocates nothing while nothing is wrong (unless a keyed list is long).
Verdict judge_schema(const kube::Object& object, const kube::schema::Catalog& catalog, base::KubeVersion version,
                     Sink& sink);

/// The remark for a kind without a schema, at the object's `kind` (schema/not-checked): the caller makes it once a
/// kind.
base::Diagnostic not_checked(const kube::Object& object, const kube::schema::Catalog& catalog);

inline constexpr int kMaxDepth = 1000;  ///< maps and lists inside each other; more is syntax/limit

}  // namespace pave::judge::schema
