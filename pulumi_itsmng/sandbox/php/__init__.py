"""PHP's own rules of values: what is true, what brackets in a name make, how JSON is written."""
