{{- define "shop.labels" -}}
app.kubernetes.io/name: {{ .Chart.Name }}
team: {{ .Values.team | quote }}
{{- end -}}
