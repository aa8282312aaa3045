#include "judge/server/certificates/pod_request.h"
#include "judge/server/certificates/signing_request.h"
#include "judge/server/certificates/trust_bundle.h"
#include "judge/server/formats.h"
#include "judge/server/kind_rules.h"

namespace pave::judge::server {
namespace {

constexpr Rule kSigningRequest[] = {
    {kWhole, must(certificates::judge_signing_request)},
};
constexpr Rule kTrustBundle[] = {
    {kWhole, must(certificates::judge_trust_bundle)},
};
constexpr Rule kPodRequest[] = {
    {f::spec, must_always(certificates::judge_pod_request)},
};

constexpr KindRules kKinds[] = {
    {.kind = "CertificateSigningRequest", .name = &kPathSegment, .rules = kSigningRequest, .any_prefix = true},
    {.kind = "ClusterTrustBundle", .name = &kPathSegment, .rules = kTrustBundle},
    {.kind = "PodCertificateRequest", .name = &kDnsSubdomain, .rules = kPodRequest},
};

}  // namespace

constinit const GroupRules kCertificatesKinds{"certificates.k8s.io", kKinds};

}  // namespace pave::judge::server
