{{- define "shop.image" -}}
{{ .image.image }}
{{- end -}}
{{- define "shop.policy" -}}
{{ .policy }}
{{- end -}}
