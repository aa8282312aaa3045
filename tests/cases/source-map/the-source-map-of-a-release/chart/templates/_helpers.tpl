{{- define "shop.labels" -}}
{{ toYaml .Values.labels }}
{{- end -}}
