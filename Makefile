# Thin names for dev.py, so that Windows and a machine without make have the same commands.
# Arguments go through ARGS:  make run ARGS="--data DIR check"   make test ARGS="tests/models -k quorum"
PYTHON ?= python3

.PHONY: run test thorough cover check setup lock wheelhouse

run test thorough cover check setup lock wheelhouse:
	@$(PYTHON) dev.py $@ $(ARGS)
