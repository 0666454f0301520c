-- Measures beside those of docs/log-format.md, for test_measure_tables.py: views, then a query for each by its name.

CREATE VIEW answers AS
SELECT session, round, side, each.key AS item, each.value->>'$' AS met
FROM slips, json_each(data->'items') AS each
WHERE split_part(each.key, '/', 1) = card AND each.value->>'$' <> 'unknown';

CREATE VIEW judged AS
SELECT session, round, side, item,
  CASE WHEN bool_and(met = 'yes') THEN 'yes' WHEN bool_and(met = 'no') THEN 'no' ELSE 'partly' END AS verdict
FROM answers GROUP BY ALL;

CREATE VIEW statements AS
SELECT session, round, side, each.key AS statement, CAST(each.value->>'$' AS INTEGER) AS score
FROM slips, json_each(data->'statements') AS each;

CREATE VIEW scores AS
SELECT session, round, coalesce(side, '') AS side, statement,
  CASE WHEN count(*) < 5 THEN array_to_string(list(score ORDER BY score), ' ')
       ELSE CAST(round_even(avg(score), 2) AS VARCHAR) END AS value
FROM statements GROUP BY GROUPING SETS ((session, round, statement), (session, round, statement, side));

CREATE VIEW decisions AS
SELECT session, round, arg_max(data, seq) AS data FROM entries WHERE kind = 'decision.made' GROUP BY session, round;

CREATE VIEW proposals AS
WITH decided AS (SELECT session, round, unnest(CAST(data->'proposals' AS VARCHAR[])) AS proposal FROM decisions)
SELECT session, round, proposal, arg_max(entries.data, seq) AS data
FROM entries JOIN decided USING (session, round)
WHERE kind = 'proposal.shaped' AND data->>'proposal' = proposal GROUP BY ALL;

CREATE VIEW options AS
WITH rounds AS (
  SELECT session, unnest(CAST(data->'scenario'->'rounds' AS JSON[])) AS one FROM lines WHERE kind = 'session.opened'
), every AS (
  SELECT session, one->>'id' AS round, unnest(CAST(one->'options' AS JSON[])) AS data FROM rounds
), decided AS (
  SELECT session, round, unnest(CAST(data->'options' AS VARCHAR[])) AS option FROM decisions
)
SELECT session, round, every.data FROM every JOIN decided USING (session, round) WHERE data->>'id' = option;

CREATE VIEW joinings AS
WITH moves AS (
  SELECT session, round, seq, data->>'proposal' AS proposal, data->>'card' AS card, data->>'how' AS how
  FROM entries WHERE kind = 'proposal.joined'
), left_at AS (
  SELECT session, round, proposal, card, max(seq) AS gone FROM moves WHERE how = 'leaves' GROUP BY ALL
)
SELECT session, round, card, side, bool_or(how = 'owns') AS owns
FROM moves LEFT JOIN left_at USING (session, round, proposal, card) JOIN cards USING (session, card)
SEMI JOIN proposals USING (session, round, proposal)
WHERE how <> 'leaves' AND seq > coalesce(gone, 0) GROUP BY ALL;

CREATE VIEW clock AS
SELECT session, round, kind, (lead(mono) OVER (PARTITION BY session, round ORDER BY seq) - mono) / 1000 AS span
FROM lines WHERE round <> '' AND kind IN ('round.started', 'clock.paused', 'clock.resumed', 'round.ended');

CREATE VIEW explained AS
WITH told AS (
  SELECT session, round, seq, data->>'card' AS card, unnest(CAST(data->'parameters' AS VARCHAR[])) AS parameter
  FROM entries WHERE kind = 'parameters.explained'
)
SELECT session, round, parameter, arg_max(card, seq) AS card FROM told GROUP BY ALL;

-- slips
SELECT session, round, coalesce(side, ''), count(*)
FROM slips GROUP BY GROUPING SETS ((session, round), (session, round, side));

-- items_answered
SELECT session, round, coalesce(side, ''), count(*)
FROM judged GROUP BY GROUPING SETS ((session, round), (session, round, side));

-- items_partly
SELECT session, round, coalesce(side, ''), count(*) FROM judged WHERE verdict = 'partly'
GROUP BY GROUPING SETS ((session, round), (session, round, side));

-- items_denied
SELECT session, round, coalesce(side, ''), count(*) FROM judged WHERE verdict = 'no'
GROUP BY GROUPING SETS ((session, round), (session, round, side));

-- heard
SELECT session, round, side, value FROM scores WHERE statement = 'heard';

-- power
SELECT session, round, side, value FROM scores WHERE statement = 'power';

-- help
SELECT session, round, side, value FROM scores WHERE statement = 'help';

-- assets_offered_beyond
SELECT session, round, coalesce(side, ''), count(*) FROM entries JOIN cards USING (session)
WHERE kind = 'offer.made' AND data->>'asset' = '' AND data->>'card' = cards.card
GROUP BY GROUPING SETS ((session, round), (session, round, side));

-- decider
SELECT session, round, '', data->>'by' FROM decisions;

-- final_say
SELECT session, round, '', data->>'final_say' FROM decisions;

-- among
SELECT session, round, '', json_array_length(data->'among') FROM decisions;

-- decided
SELECT session, round, '',
  array_to_string(CAST(data->'options' AS VARCHAR[]) || CAST(data->'proposals' AS VARCHAR[]), ' ')
FROM decisions;

-- planned_seconds
SELECT session, each.key, '', each.value->>'$' FROM lines, json_each(data->'seconds') AS each
WHERE kind = 'session.opened' AND (session, each.key) IN (SELECT session, round FROM lines WHERE kind = 'round.started');

-- played_seconds
SELECT session, round, '', round_even(sum(span), 0) FROM clock
WHERE kind IN ('round.started', 'clock.resumed') GROUP BY ALL;

-- paused_seconds
SELECT session, round, '', round_even(sum(span), 0) FROM clock WHERE kind = 'clock.paused' GROUP BY ALL;

-- cost
SELECT session, round, '', sum(CAST(data->>'cost' AS DOUBLE))
FROM (SELECT session, round, data FROM proposals UNION ALL SELECT session, round, data FROM options)
GROUP BY ALL HAVING count(data->>'cost') = count(*);

-- weeks
SELECT session, round, '', max(CAST(data->>'weeks' AS DOUBLE)) FROM proposals
GROUP BY ALL HAVING count(data->>'weeks') = count(*);

-- shaped
WITH shapers AS (SELECT DISTINCT session, round, unnest(CAST(data->'cards' AS VARCHAR[])) AS card FROM proposals)
SELECT session, round, coalesce(side, ''), count(*) FROM shapers JOIN cards USING (session, card)
GROUP BY GROUPING SETS ((session, round), (session, round, side));

-- joined
SELECT session, round, coalesce(side, ''), count(DISTINCT card) FROM joinings
GROUP BY GROUPING SETS ((session, round), (session, round, side));

-- owners
SELECT session, round, coalesce(side, ''), count(DISTINCT card) FROM joinings WHERE owns
GROUP BY GROUPING SETS ((session, round), (session, round, side));

-- outcomes_served
WITH served AS (SELECT session, round, unnest(CAST(data->'outcomes' AS VARCHAR[])) AS outcome FROM proposals)
SELECT session, round, '', count(DISTINCT outcome) FROM served GROUP BY ALL;

-- parameters_explained
SELECT session, round, coalesce(side, ''), count(*) FROM explained LEFT JOIN cards USING (session, card)
GROUP BY GROUPING SETS ((session, round), (session, round, side)) HAVING side IS NOT NULL OR grouping(side) = 1;
