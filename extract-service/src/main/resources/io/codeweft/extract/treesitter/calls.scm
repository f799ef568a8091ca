; Calls, with what is called.
(call function: (_) @callee) @call
