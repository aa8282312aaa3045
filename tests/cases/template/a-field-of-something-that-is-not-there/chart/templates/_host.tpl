{{ define "shop.host" }}{{ .Values.ingress.tls.host }}{{ end }}
