# Everything one needs: `make demo`, `make test`, `make check`. Needs Python 3.11 and git; the rest is fetched.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
PORT ?= 8000
TALKOOT_DATA ?= $(CURDIR)/var
export TALKOOT_DATA
export TALKOOT_STATIC ?= $(CURDIR)/var/static
RUN := .venv/bin

.PHONY: demo demo-reset serve test test-sqlite test-postgresql check fix bench setup clean lock translations

demo: setup ## fill a believable network (the first time), serve it, say how to sign in
	@TALKOOT_DEMO=1 $(RUN)/talkoot demo
	@TALKOOT_DEMO=1 TALKOOT_URL=http://localhost:$(PORT) $(RUN)/talkoot serve --port $(PORT)

demo-reset: setup ## throw the demo's data away and begin anew
	@TALKOOT_DEMO=1 $(RUN)/talkoot demo --reset

serve: setup ## a real instance on the data in TALKOOT_DATA (or DATABASE_URL)
	@$(RUN)/talkoot setup
	@$(RUN)/talkoot serve --port $(PORT)

setup: .venv/.built ## environment, browser assets, translations

.venv/.installed: requirements.lock pyproject.toml
	@test -x .venv/bin/python || $(PYTHON) -m venv .venv
	@test -x .venv/bin/uv || .venv/bin/pip install --quiet --disable-pip-version-check uv
	@.venv/bin/uv pip sync --quiet --python .venv requirements.lock
	@.venv/bin/uv pip install --quiet --python .venv --no-deps --no-build-isolation --editable .
	@touch $@

node_modules/.fetched: .venv/.installed package-lock.json
	@$(RUN)/python tools/npm.py ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

.venv/.built: node_modules/.fetched $(wildcard talkoot/locale/*/LC_MESSAGES/*.po) $(wildcard talkoot/web/ui/css/*) $(wildcard talkoot/web/ui/static/ui/js/*) talkoot/web/ui/assets.py
	@$(RUN)/python -m talkoot.web.ui.assets
	@$(RUN)/pybabel --quiet compile --directory talkoot/locale --domain django
	@$(RUN)/talkoot collectstatic --noinput --verbosity 0
	@touch $@

test: setup ## the whole suite on SQLite, and again on PostgreSQL when one answers
	@$(RUN)/python tools/suite.py

check: setup ## the guards, in under a minute
	@$(RUN)/python tools/guards.py

fix: setup ## format and mend what can be mended
	@$(RUN)/ruff check --fix --quiet . ; $(RUN)/ruff format --quiet .

bench: setup ## measure the public pages
	@$(RUN)/python -m bench

translations: setup ## bring the catalogues up to date with the sources
	@$(RUN)/talkoot translations

lock: ## resolve the dependencies anew
	@.venv/bin/uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --upgrade -o requirements.lock

clean:
	@rm -rf .venv node_modules var
