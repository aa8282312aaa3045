#include "judge/server/core/projected_volume.h"

#include <string>

#include <fmt/format.h>

#include "judge/server/core/downward_api.h"
#include "judge/server/core/file_items.h"
#include "judge/server/core/signer_names.h"
#include "judge/server/core/volume_paths.h"
#include "judge/server/formats.h"
#include "judge/server/label_selector.h"
#include "judge/server/seen.h"
#include "judge/value_text.h"

namespace pave::judge::server::core {
namespace {

using base::Code;

constexpr std::int64_t kMinTokenSeconds = 10 * 60;
constexpr std::int64_t kMaxTokenSeconds = std::int64_t{1} << 32;
constexpr std::int64_t kMinCertificateSeconds = 3600;
constexpr std::int64_t kMaxCertificateSeconds = 91 * 24 * 3600;
constexpr std::int64_t kMaxKubernetesCertificateSeconds = 24 * 3600;
constexpr std::size_t kMaxAnnotationBytes = 256 * 1024;

/// The files of a volume as its sources are read.
struct Files {
  Value projected;
  Seen<std::string_view> paths = {};

  /// An empty path counts only where the source has no list of files.
  void add(const Value& path) {
    if (!paths.insert(path.text()))
      projected.say_at(path, Code::ServerDuplicate, fmt::format("two sources have a file {}", quoted(path.text())),
                       "give one another path");
  }
};

constexpr Rule kNamedItems[] = {
    {f::name, required()},
    {f::items, each(judge_file_item)},
};

void judge_items(const Value& source, Files& files) {
  judge(source, kNamedItems);
  for (Value item : source[f::items].children())
    if (Value path = item[f::path]; !path.text().empty()) files.add(path);
}

void judge_downward(const Value& source, Files& files) {
  for (Value file : source[f::items].children()) {
    judge_downward_file(source, file);
    if (Value path = file[f::path]; !path.text().empty()) files.add(path);
  }
}

constexpr Rule kToken[] = {
    {f::expirationSeconds, range(kMinTokenSeconds, kMaxTokenSeconds)},
};

/// The server names the volume's path.
void judge_token(const Value& source, const Value& projected, bool keeps_path) {
  judge(source, kToken);
  Value path = source[f::path];
  Value place = projected.named("path");
  if (path.text().empty()) place.say_at(path, Code::ServerRequired, "a token needs a path", "add \"path\"");
  else if (!keeps_path) judge_file_path(place, path);
}

void judge_bundle_name(const Value& bundle) {
  Value name = bundle[f::name];
  if (!is_trust_bundle_name(name.text()))
    name.say(name.text().empty() ? Code::ServerRequired : Code::ServerBadName,
             fmt::format("{} can't be the name of a ClusterTrustBundle", quoted(name.text())),
             std::string(kDnsSubdomain.help));
  if (bundle[f::labelSelector].written())
    bundle[f::labelSelector].say(Code::ServerConflict, "a bundle that is named takes no labelSelector",
                                 "remove it, or select with signerName");
}

void judge_bundle(const Value& bundle, Files& files) {
  bool named = bundle[f::name].written();
  bool selected = bundle[f::signerName].written();
  if (named && selected) {
    bundle.say(Code::ServerConflict, "name and signerName exclude each other", "remove one of them");
  } else if (named) {
    judge_bundle_name(bundle);
  } else if (selected) {
    judge_signer_name(bundle[f::signerName]);
    if (Value selector = bundle[f::labelSelector]; selector.written()) judge_label_selector(selector);
  } else {
    bundle.say(Code::ServerRequired, "a clusterTrustBundle needs a name or a signerName", "add one of them");
  }
  Value path = bundle[f::path];
  if (path.text().empty()) path.say(Code::ServerRequired, "a clusterTrustBundle needs a path", "add \"path\"");
  judge_own_file_path(path);
  files.add(path);
}

/// ValidateUserAnnotations: keys in a domain.
void judge_user_annotations(Value annotations) {
  std::size_t bytes = 0;
  for (Value annotation : annotations.children()) {
    bytes += annotation.key().size() + annotation.text().size();
    if (!kAnnotationKey.fits(annotation.key()) || annotation.key().find('/') == std::string_view::npos)
      annotations.say_at(annotation, Code::ServerBadFormat,
                         fmt::format("{} is not a key with a domain", quoted(annotation.key())),
                         "write it as `example.com/key`");
  }
  if (bytes > kMaxAnnotationBytes)
    annotations.say(Code::ServerTooLong, fmt::format("the annotations have {} bytes", bytes),
                    fmt::format("write at most {} bytes, keys included", kMaxAnnotationBytes));
}

constexpr std::string_view kKeyTypes[] = {"RSA3072", "RSA4096", "ECDSAP256", "ECDSAP384", "ECDSAP521", "ED25519"};

constexpr Rule kCertificate[] = {
    {f::signerName, must_always(judge_signer_name)},
    {f::userAnnotations, must(judge_user_annotations)},
    {f::keyType, required()},
    {f::keyType, one_of(kKeyTypes)},
    {f::credentialBundlePath, must(judge_own_file_path)},
    {f::keyPath, must(judge_own_file_path)},
    {f::certificateChainPath, must(judge_own_file_path)},
};

void judge_certificate(const Value& source, Files& files) {
  judge(source, kCertificate);
  if (Value seconds = source[f::maxExpirationSeconds]; seconds.written()) {
    std::int64_t most =
        is_kubernetes_signer(source[f::signerName].text()) ? kMaxKubernetesCertificateSeconds : kMaxCertificateSeconds;
    if (std::int64_t number = seconds.integer_or(most); number < kMinCertificateSeconds || number > most)
      seconds.say(Code::ServerOutOfRange, fmt::format("maxExpirationSeconds is {}", number),
                  fmt::format("write a number from {} to {}", kMinCertificateSeconds, most));
  }
  bool has_path = false;
  for (doc::Symbol field : {f::credentialBundlePath, f::keyPath, f::certificateChainPath}) {
    Value path = source[field];
    if (path.text().empty()) continue;
    has_path = true;
    files.add(path);
  }
  if (!has_path)
    source.say(Code::ServerRequired, "a podCertificate needs a path",
               "add credentialBundlePath, keyPath or certificateChainPath");
}

/// From 1.37 on; before, ClusterTrustBundleProjection and PodCertificateRequest are off, and the server drops these
/// sources before it looks.
constexpr int kCertificatesSince = 37;

void judge_source(const Value& source, Files& files, bool keeps_tokens) {
  int count = 0;
  bool has_certificates = source.scope().minor() >= kCertificatesSince;
  if (Value secret = source[f::secret]; secret.written()) ++count, judge_items(secret, files);
  if (Value config = source[f::configMap]; config.written()) ++count, judge_items(config, files);
  if (Value downward = source[f::downwardAPI]; downward.written()) ++count, judge_downward(downward, files);
  if (Value token = source[f::serviceAccountToken]; token.written())
    ++count, judge_token(token, files.projected, keeps_tokens);
  if (Value bundle = source[f::clusterTrustBundle]; has_certificates && bundle.written())
    ++count, judge_bundle(bundle, files);
  if (Value certificate = source[f::podCertificate]; has_certificates && certificate.written())
    ++count, judge_certificate(certificate, files);
  if (count > 1)
    source.say(Code::ServerConflict, "an item of a projected volume has one source", "write an item for each source");
}

void judge_sources(const Value& projected, bool keeps_tokens) {
  Files files{projected};
  for (Value source : projected[f::sources].children()) judge_source(source, files, keeps_tokens);
}

void judge_all_sources(Value projected) { judge_sources(projected, false); }

constexpr Rule kProjected[] = {
    {f::defaultMode, range(0, kMaxFileMode)},
    {kWhole, must(judge_all_sources)},
};

}  // namespace

constinit const Table kProjectedSource = kProjected;

bool has_bad_token_path(Value volumes) {
  for (Value volume : volumes.children())
    for (Value source : volume[f::projected][f::sources].children())
      if (!is_file_path(source[f::serviceAccountToken][f::path].text())) return true;
  return false;
}

void judge_projected_keeping_tokens(Value projected) {
  judge(projected, Table(kProjected).first(1));
  judge_sources(projected, true);
}

}  // namespace pave::judge::server::core
