"""A container beside the others that says on its output what they tell it: names of metrics, and alerts as posted."""

import json
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from opentelemetry.proto.collector.metrics.v1.metrics_service_pb2 import ExportMetricsServiceRequest

PORT = 4318


class Listener(BaseHTTPRequestHandler):
    """Answers 200 to whatever is posted."""

    def do_POST(self) -> None:
        posted = self.rfile.read(int(self.headers["Content-Length"]))
        told = {"metrics": names_of(posted)} if self.path == "/v1/metrics" else {"alert": json.loads(posted)}
        sys.stdout.write(json.dumps(told) + "\n")
        sys.stdout.flush()
        self.send_response(200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def names_of(posted: bytes) -> list[str]:
    """Return the names of the metrics in the request, each once."""
    request = ExportMetricsServiceRequest.FromString(posted)
    scopes = (scope for resource in request.resource_metrics for scope in resource.scope_metrics)
    return sorted({metric.name for scope in scopes for metric in scope.metrics})


if __name__ == "__main__":
    ThreadingHTTPServer(("", PORT), Listener).serve_forever()
