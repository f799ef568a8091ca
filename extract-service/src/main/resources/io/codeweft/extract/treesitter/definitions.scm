; Functions and classes. @definition names the node, @name its name.
(function_definition name: (identifier) @name) @definition
(class_definition name: (identifier) @name) @definition

; Which of them are asynchronous, and where those begin that have decorators.
(function_definition "async") @async
(decorated_definition definition: (_) @decorated) @whole
