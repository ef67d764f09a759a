"""What an ITSM-NG server really does, rule by rule.

Runs against the sandbox, or against a real server of yours:

    ITSMNG_TEST_URL=https://…/apirest.php ITSMNG_TEST_LOGIN=… ITSMNG_TEST_PASSWORD=… pytest tests/contract

`ITSMNG_TEST_APP_TOKEN` is sent if the API client wants one. The user must be a Super-Admin of the
root entity. Everything is made under names of its own and removed again, whatever fails.
"""
