#pragma once

#include "judge/server/apiextensions/schema_node.h"
#include "judge/server/value.h"

namespace pave::judge::server::apiextensions {

/// What the server lets pass in a changed definition because the one before had it, too (apiextensions-apiserver,
/// pkg/apis/apiextensions/validation, validationOptions of ValidateCustomResourceDefinitionUpdate). In a new definition
/// nothing of it but the certificates, which are looked at once the definition is established.
struct Leniency {
  bool any_review_version = false;  ///< `conversionReviewVersions` without one that the server knows
  bool no_schema = false;           ///< versions without a schema
  bool any_type = false;            ///< types that OpenAPI does not have
  bool not_structural = false;
  bool unpruned_defaults = false;  ///< defaults with fields that their schema does not know
  bool any_set_items = false;      ///< lists of type set whose items are not compared as a whole
  bool loose_list_keys = false;    ///< keys of lists that can be missing or null, items that can be null
  bool any_bundle = true;          ///< certificates that can't be read
  bool keeps_unknown = false;      ///< the definition keeps unknown fields, as old ones could
};

/// `root`: the definition that is judged, with the one before.
Leniency leniency_of(Value root);

/// Whether the definition that was there is one that the server has taken into use. One without a status is a file that
/// stands for what exists, and the server takes a definition into use at once.
bool was_established(Value root);

/// The items of a list of type set are not compared as a whole; a list of type map or set has items or keys that can be
/// null, or keys that can be missing.
bool has_loose_set_items(SchemaNode schema);
bool has_loose_keys(SchemaNode schema);

/// Whether the text, base64, holds at least one certificate that can be read (client-go, transport.TLSConfigFor); also when
/// there is no OpenSSL to ask.
bool is_certificate_bundle(std::string_view text);

}  // namespace pave::judge::server::apiextensions
