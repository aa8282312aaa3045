#pragma once

#include "judge/server/rule.h"

namespace pave::judge::server::networking {

/// An Ingress: hosts, paths by their type, backends, certificates
/// (pkg/apis/networking/validation, ValidateIngressCreate and ValidateIngressUpdate).
void judge_ingress(Value root);
/// An IngressClass (ValidateIngressClass and ValidateIngressClassUpdate).
void judge_ingress_class(Value root);

}  // namespace pave::judge::server::networking
