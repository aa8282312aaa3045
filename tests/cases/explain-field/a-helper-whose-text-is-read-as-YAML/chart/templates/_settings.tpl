{{- define "shop.settings" -}}
team: {{ .Values.team }}
kind: shop
{{- end -}}
