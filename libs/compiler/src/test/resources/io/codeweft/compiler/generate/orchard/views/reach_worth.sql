-- What a way of reaching fruit is worth when nobody else may pick it.
SELECT CAST(method AS VARCHAR) AS method, CAST(confidence AS DOUBLE) AS confidence
FROM (VALUES ('hand', 0.9), ('ladder', 0.75)) AS m (method, confidence)
