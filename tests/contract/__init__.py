"""What an ITSM-NG server really does, rule by rule: on the sandbox, or on the server that `ITSMNG_TEST_URL` names."""
